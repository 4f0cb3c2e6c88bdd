// Reads UNIPEN.
package rondo.ink.format;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import rondo.basis.InputException;
import rondo.basis.Lines;
import rondo.basis.Shown;
import rondo.ink.stroke.InkSample;

/// Reads UNIPEN: keywords at the beginnings of lines, and the points of a stroke between `.PEN_DOWN` and `.PEN_UP`.
/// A segment is given as soon as the last of its strokes has ended. What the pen did in the air is left out.
final class UnipenReader implements SampleReader {
    private static final int MOST_WAITING = 1_000_000;
    private static final int MOST_NOTES = 100;

    private final String name;
    private final Lines lines;
    private final StrokePoints points;
    private final List<RawStroke> strokes = new ArrayList<>();
    private final Deque<UnipenSegment> waiting = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private List<String> channels = List.of("X", "Y");
    private Optional<String> writer = Optional.empty();
    private Optional<String> level = Optional.empty();
    private boolean down; // the pen, so that numbers are points
    private boolean ended;

    UnipenReader(InputStream in, String name) {
        this.name = name;
        lines = new Lines(in, name);
        points = new StrokePoints(lines::place);
    }

    @Override
    public Optional<InkSample> next() {
        while (!ended && !isComplete()) {
            lines.next().ifPresentOrElse(this::take, this::end);
        }
        return Optional.ofNullable(waiting.poll()).map(segment -> segment.sample(strokes));
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private boolean isComplete() {
        return !waiting.isEmpty() && waiting.peek().last() < strokes.size();
    }

    private void take(String line) {
        if (line.length() > 1 && line.charAt(0) == '.' && Character.isLetter(line.charAt(1))) {
            endStroke();
            int end = 1;
            while (end < line.length() && line.charAt(end) > ' ') {
                end++;
            }
            keyword(
                    line.substring(1, end).toUpperCase(Locale.ROOT),
                    line.substring(end).strip());
        } else if (down) {
            addPoints(line);
        }
    }

    private void keyword(String keyword, String rest) {
        switch (keyword) {
            case "PEN_DOWN" -> {
                down = true;
                addPoints(rest);
            }
            case "COORD" -> channels = channels(rest);
            case "SEGMENT" -> addSegment(rest);
            case "WRITER_ID" -> writer = Optional.of(rest).filter(id -> !id.isEmpty());
            case "INCLUDE" -> note(".INCLUDE " + rest + ": left out; other files are not read");
            default -> {
                // about the collection, the tablet or the recording
            }
        }
    }

    private List<String> channels(String rest) {
        var found = List.of(rest.toUpperCase(Locale.ROOT).split("\\s+"));
        if (!found.contains("X") || !found.contains("Y")) {
            throw new InputException(lines.place() + ".COORD " + rest + "; expected X and Y among the channels");
        }
        return found;
    }

    private void addSegment(String rest) {
        var segment = UnipenSegment.parse(rest, lines.place(), writer);
        if (level.isEmpty()) {
            level = Optional.of(segment.level());
        }
        if (level.get().equals(segment.level())) {
            if (waiting.size() == MOST_WAITING) {
                throw new InputException(lines.place() + "more than " + MOST_WAITING
                        + " segments before their strokes; expected fewer; cut the file into several");
            }
            waiting.add(segment);
        } else {
            note("segments of level " + segment.level() + ": left out; samples are those of level " + level.get());
        }
    }

    private void addPoints(String line) {
        var tokens = new StringTokenizer(line);
        if (tokens.countTokens() % channels.size() != 0) {
            throw new InputException(lines.place() + tokens.countTokens() + " numbers; expected " + channels.size()
                    + " for each point: " + String.join(" ", channels));
        }
        while (tokens.hasMoreTokens()) {
            double x = 0;
            double y = 0;
            double time = 0;
            double pressure = 0;
            for (var channel : channels) {
                double number = number(tokens.nextToken());
                switch (channel) {
                    case "X" -> x = number;
                    case "Y" -> y = number;
                    case "T" -> time = number;
                    case "P" -> pressure = number;
                    default -> {
                        // a channel that ink does not have
                    }
                }
            }
            points.add(x, y, time, pressure);
        }
    }

    private double number(String token) {
        try {
            return Double.parseDouble(token);
        } catch (NumberFormatException e) {
            throw new InputException(
                    lines.place() + Shown.text(token) + " among the numbers of a stroke; expected numbers alone", e);
        }
    }

    private void endStroke() {
        if (down) {
            strokes.add(points.end(channels.contains("T"), channels.contains("P")));
            down = false;
        }
    }

    private void end() {
        endStroke();
        ended = true;
        if (level.isEmpty() && !strokes.isEmpty()) {
            waiting.add(UnipenSegment.all(strokes.size(), name, writer));
        }
    }

    private void note(String note) {
        if (!notes.contains(name + ": " + note) && notes.size() < MOST_NOTES) {
            notes.add(name + ": " + note);
        }
    }
}
