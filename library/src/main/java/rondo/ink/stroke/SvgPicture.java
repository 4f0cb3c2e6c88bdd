// Pictures of ink as SVG.
package rondo.ink.stroke;

import java.util.List;
import rondo.basis.Svg;

/// Pictures of ink as SVG: strokes as black lines, a dot where the pen did not move, y downwards.
public final class SvgPicture {
    private static final double MARGIN = 0.06; // of the shorter side
    private static final double PEN = 2; // width
    private static final int LONG_SIDE = 400; // of the picture of one ink
    private static final int SHEET = 1200; // width
    private static final int ROW = 100; // height of the ink in a row of a sheet
    private static final int CAPTION = 20;
    private static final int WIDEST = 8; // times as wide as high, in a sheet

    private final StringBuilder svg = new StringBuilder();

    private SvgPicture() {}

    /// A picture of ink.
    ///
    /// @return a whole SVG document
    public static String of(Ink ink) {
        double aspect = aspect(ink);
        int width = (int) Math.ceil(aspect >= 1 ? LONG_SIDE : LONG_SIDE * aspect);
        int height = (int) Math.ceil(aspect >= 1 ? LONG_SIDE / aspect : LONG_SIDE);
        var picture = new SvgPicture();
        picture.add(ink, 0, 0, width, height);
        return Svg.document(width, height, picture.svg);
    }

    /// A sheet of pictures in rows, each with its label below it.
    ///
    /// @return a whole SVG document
    public static String sheet(List<InkSample> samples) {
        double widest = samples.stream()
                .mapToDouble(sample -> aspect(sample.ink()))
                .sorted()
                .skip(samples.size() * 9L / 10) // most fit, and one that is very wide does not spoil the sheet
                .findFirst()
                .orElse(1);
        int columns = Math.max(1, (int) (SHEET / (ROW * Math.clamp(widest, 1, WIDEST))));
        int width = SHEET / columns;
        int rows = (samples.size() + columns - 1) / columns;
        var picture = new SvgPicture();
        for (int i = 0; i < samples.size(); i++) {
            int x = i % columns * width;
            int y = i / columns * (ROW + CAPTION);
            picture.add(samples.get(i).ink(), x, y, width, ROW);
            int line = y + ROW + CAPTION * 2 / 3;
            samples.get(i).label().ifPresent(label -> picture.addCaption(label, x + width / 2, line));
        }
        return Svg.document(SHEET, Math.max(1, rows) * (ROW + CAPTION), picture.svg);
    }

    /// Width for height, from 1/10 to 10.
    private static double aspect(Ink ink) {
        var bounds = ink.bounds();
        double least = Math.max(bounds.width(), bounds.height()) / 10;
        return least == 0 ? 1 : Math.max(bounds.width(), least) / Math.max(bounds.height(), least);
    }

    /// Adds ink, as large as it fits into a box, in the middle of it.
    private void add(Ink ink, double x, double y, double width, double height) {
        var bounds = ink.bounds();
        double margin = MARGIN * Math.min(width, height) + PEN;
        double scale = Math.min((width - 2 * margin) / bounds.width(), (height - 2 * margin) / bounds.height());
        scale = scale < Double.POSITIVE_INFINITY ? scale : 0; // a dot
        double right = x + (width - scale * bounds.width()) / 2;
        double down = y + (height - scale * bounds.height()) / 2;
        svg.append("<path fill=\"none\" stroke=\"black\" stroke-width=\"").append(PEN);
        svg.append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"");
        for (var stroke : ink.strokes()) {
            for (int i = 0; i < stroke.size(); i++) {
                svg.append(i == 0 ? 'M' : 'L');
                addNumber(right + scale * ((double) stroke.x(i) - bounds.left()));
                svg.append(' ');
                addNumber(down + scale * ((double) stroke.y(i) - bounds.top()));
            }
            svg.append(stroke.size() == 1 ? "h0" : "");
        }
        svg.append("\"/>\n");
    }

    /// With one digit behind the point.
    private void addNumber(double number) {
        long tenths = Math.round(10 * number);
        svg.append(tenths / 10);
        if (tenths % 10 != 0) {
            svg.append('.').append(Math.abs(tenths % 10));
        }
    }

    private void addCaption(String label, int x, int y) {
        svg.append("<text x=\"").append(x).append("\" y=\"").append(y);
        svg.append("\" font-family=\"sans-serif\" font-size=\"14\" text-anchor=\"middle\" fill=\"#444\">");
        svg.append(Svg.text(label)).append("</text>\n");
    }
}
