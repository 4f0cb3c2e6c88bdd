// Answers decoders that ask how probable words are.
package rondo.app.rank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rondo.app.stream.Streams;
import rondo.basis.InputException;
import rondo.basis.RondoException;
import rondo.basis.Shown;
import rondo.decode.word.RankedWord;
import rondo.decode.word.Ranker;
import rondo.decode.word.RankingSession;
import rondo.decode.word.WordQuery;
import rondo.decode.word.WordState;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers decoders that ask how probable words are: a request a line, an answer a line, in the same order.
/// Requests of one kind that have arrived together are worked on together. What is wrong with a request is its
/// answer, and the next one is read.
final class RankServer {
    /// How many states may be open unless it is said.
    static final int STATES = 10_000;

    private static final int LONGEST_SOURCE = 10_000; // in characters: open states keep it

    private final Ranker ranker;
    private final boolean translator;
    private final OpenStates states;
    private boolean closed;

    /// @param translator whether texts have sources
    /// @param most how many states may be open at once
    RankServer(Ranker ranker, boolean translator, int most) {
        this.ranker = ranker;
        this.translator = translator;
        this.states = new OpenStates(most);
    }

    /// Answers until it is told to end or the input ends.
    void run(Streams streams) {
        var lines = new RequestLines(streams.in());
        try (var session = ranker.session()) {
            var arrived = lines.next();
            while (!arrived.isEmpty() && !closed) {
                var requests = arrived.stream().map(RequestReader::read).toList();
                for (int i = 0; i < requests.size() && !closed; i = endOfKind(requests, i)) {
                    answer(session, requests.subList(i, endOfKind(requests, i)))
                            .forEach(answer ->
                                    streams.out().print(JsonMapper.shared().writeValueAsString(answer) + "\n"));
                }
                closed |= streams.out().checkError();
                arrived = closed ? List.of() : lines.next();
            }
        }
    }

    /// Where requests end that can be worked on together.
    private static int endOfKind(List<Request> requests, int from) {
        var kind = requests.get(from).getClass();
        boolean together = kind == Request.Rank.class || kind == Request.Extend.class;
        int end = from + 1;
        while (together && end < requests.size() && requests.get(end).getClass() == kind) {
            end++;
        }
        return end;
    }

    /// Answers requests of one kind, one by one if one of them is wrong.
    private List<ObjectNode> answer(RankingSession session, List<Request> requests) {
        try {
            return answers(session, requests);
        } catch (RuntimeException e) {
            if (requests.size() == 1) {
                String message = e instanceof RondoException ? String.valueOf(e.getMessage()) : "failed: " + e;
                return List.of(node(requests.getFirst()).put("error", message));
            }
            return requests.stream()
                    .flatMap(request -> answer(session, List.of(request)).stream())
                    .toList();
        }
    }

    private List<ObjectNode> answers(RankingSession session, List<Request> requests) {
        var first = requests.getFirst();
        return switch (first) {
            case Request.Rank _ ->
                rank(session, requests.stream().map(Request.Rank.class::cast).toList());
            case Request.Extend _ ->
                extend(
                        session,
                        requests.stream().map(Request.Extend.class::cast).toList());
            case Request.Open open -> List.of(opened(first, open(session, open)));
            case Request.Fork fork -> List.of(opened(first, states.of(fork.states())));
            case Request.Drop drop -> {
                states.drop(drop.states());
                yield List.of(node(first));
            }
            case Request.Close _ -> {
                closed = true;
                yield List.of(node(first));
            }
            case Request.Bad bad -> List.of(node(first).put("error", bad.error()));
        };
    }

    private List<WordState> open(RankingSession session, Request.Open open) {
        int count = open.sources().or(open::texts).map(List::size).orElse(1);
        if (translator && open.sources().isEmpty()) {
            throw new InputException("field sources: missing; expected what is translated");
        }
        var sources = translator ? open.sources().orElseThrow() : Collections.nCopies(count, "");
        var texts = open.texts().orElse(Collections.nCopies(count, ""));
        if (texts.size() != count) {
            throw new InputException(
                    "field texts: " + texts.size() + " of them; expected one for each of " + count + " sources");
        }
        states.checkRoom(count);
        var opened = new ArrayList<WordState>();
        for (int i = 0; i < count; i++) {
            if (sources.get(i).length() > LONGEST_SOURCE) {
                throw new InputException("field sources[" + i + "]: "
                        + Shown.number(sources.get(i).length())
                        + " characters; expected at most " + Shown.number(LONGEST_SOURCE)
                        + "; cut it into sentences");
            }
            opened.add(session.open(sources.get(i), texts.get(i)));
        }
        return opened;
    }

    private ObjectNode opened(Request request, List<WordState> more) {
        states.checkRoom(more.size());
        var answer = node(request);
        states.open(more).forEach(answer.putArray("states")::add);
        return answer;
    }

    private List<ObjectNode> extend(RankingSession session, List<Request.Extend> requests) {
        var from = new ArrayList<WordState>();
        var words = new ArrayList<String>();
        for (var request : requests) {
            checkCount("words", request.words().size(), request.states().size());
            from.addAll(states.of(request.states()));
            words.addAll(request.words());
        }
        states.checkRoom(from.size());
        var longer = session.extend(from, words).iterator();
        return requests.stream()
                .map(request -> opened(
                        request,
                        request.states().stream().map(_ -> longer.next()).toList()))
                .toList();
    }

    private List<ObjectNode> rank(RankingSession session, List<Request.Rank> requests) {
        var queries = new ArrayList<WordQuery>();
        for (var request : requests) {
            checkCount(
                    "candidates", request.candidates().size(), request.states().size());
            var texts = states.of(request.states());
            for (int i = 0; i < texts.size(); i++) {
                int best = request.best().orElse(Integer.MAX_VALUE);
                queries.add(new WordQuery(texts.get(i), request.candidates().get(i), best));
            }
        }
        var found = session.rank(queries).iterator();
        var answers = new ArrayList<ObjectNode>();
        for (var request : requests) {
            var answer = node(request);
            var rankings = answer.putArray("rankings");
            for (var candidates : request.candidates()) {
                write(candidates.size(), found.next(), rankings.addObject());
            }
            answers.add(answer);
        }
        return answers;
    }

    private static void checkCount(String field, int found, int count) {
        if (found != count) {
            throw new InputException(
                    "field " + field + ": " + found + " of them; expected one for each of " + count + " states");
        }
    }

    /// Writes what was found of candidates in their order; null for those that are not among the best.
    private static void write(int count, List<RankedWord> found, ObjectNode to) {
        var logProbs = to.putArray("logProbs");
        var ranks = to.putArray("ranks");
        for (int i = 0; i < count; i++) {
            logProbs.addNull();
            ranks.addNull();
        }
        for (var word : found) {
            logProbs.set(word.candidate(), (float) word.logProb());
            ranks.set(word.candidate(), word.rank());
        }
        var unknown = found.stream()
                .filter(RankedWord::unknown)
                .map(RankedWord::candidate)
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(to.putArray("unknown")::add);
        }
    }

    private static ObjectNode node(Request request) {
        var answer = JsonMapper.shared().createObjectNode();
        answer.set("id", request.id());
        return answer;
    }
}
