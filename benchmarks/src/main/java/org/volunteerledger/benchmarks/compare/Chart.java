package org.volunteerledger.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.volunteerledger.benchmarks.Quartiles;
import org.volunteerledger.benchmarks.ReportKind;

/**
 * The times as one SVG that needs nothing from elsewhere: for each report a line for each engine, a dot at the median and a stroke from
 * quartile to quartile, on a logarithmic scale that all share.
 */
final class Chart {

    private static final int WIDTH = 960;
    private static final int LEFT = 150;
    private static final int RIGHT = 110;
    private static final int TOP = 70;
    private static final int STEP = 17;
    private static final int GAP = 34;

    private static final List<String> COLOURS = List.of(
            "#c0392b", "#e67e22", "#2471a3", "#5dade2", "#7d6608", "#117a65", "#7f8c8d", "#1e8449", "#6c3483",
            "#af7ac5", "#aab7b8");

    private final Measurements measurements;
    private final List<String> labels;
    private final int from;
    private final int to;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Measurements measurements) {
        this.measurements = measurements;
        this.labels = List.copyOf(measurements.labels());
        double[] medians = labels.stream()
                .flatMap(label ->
                        List.of(ReportKind.values()).stream().map(report -> measurements.nanoseconds(label, report)))
                .filter(Objects::nonNull)
                .mapToDouble(Quartiles::median)
                .sorted()
                .toArray();
        from = (int) Math.floor(Math.log10(medians[0]));
        to = (int) Math.ceil(Math.log10(medians[medians.length - 1]) + 0.05);
    }

    /** The chart, with lines of text above it. */
    static String svg(Measurements measurements, List<String> title) {
        Chart chart = new Chart(measurements);
        chart.draw(title);
        return chart.svg.toString();
    }

    private void draw(List<String> title) {
        int height = TOP + title.size() * STEP + ReportKind.values().length * (labels.size() * STEP + GAP) + 10;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n<rect width=\"%1$d\" height=\"%2$d\""
                        + " fill=\"#fff\"/>%n",
                WIDTH,
                height));
        svg.append("<title>").append(escape(title.get(0))).append("</title>\n");
        int y = 24;
        for (String line : title) {
            text(10, y, "start", y == 24 ? "font-size=\"16\" font-weight=\"bold\"" : "", line);
            y += STEP + (y == 24 ? 6 : 0);
        }
        y += GAP;
        grid(y - 14, height - 10);
        for (ReportKind report : ReportKind.values()) {
            y = section(report, y);
        }
        svg.append("</svg>\n");
    }

    private void grid(int top, int bottom) {
        for (int power = from; power <= to; power++) {
            double x = x(Math.pow(10, power));
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#ddd\"/>%n",
                    x,
                    top,
                    bottom));
            text(x, top - 4, "middle", "fill=\"#555\"", Amounts.round(Math.pow(10, power)));
        }
    }

    private int section(ReportKind report, int top) {
        int y = top + 8;
        text(10, y, "start", "font-weight=\"bold\"", report.code());
        for (int i = 0; i < labels.size(); i++) {
            y += STEP;
            String label = labels.get(i);
            text(LEFT - 10, y, "end", "", label);
            line(report, label, measurements.nanoseconds(label, report), y - 4, COLOURS.get(i % COLOURS.size()));
        }
        return y + GAP - 8;
    }

    private void line(ReportKind report, String label, @Nullable Quartiles times, int y, String colour) {
        if (times == null) {
            text(LEFT, y + 4, "start", "fill=\"#999\"", "no answer without the rows");
            return;
        }
        String median = Amounts.time(times.median());
        svg.append(String.format(
                Locale.ROOT,
                "<g><title>%1$s %2$s: %3$s</title>"
                        + "<line x1=\"%4$d\" x2=\"%5$.1f\" y1=\"%6$d\" y2=\"%6$d\" stroke=\"#eee\"/>",
                label,
                report.code(),
                median,
                LEFT,
                x(times.median()),
                y));
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%1$.1f\" x2=\"%2$.1f\" y1=\"%3$d\" y2=\"%3$d\" stroke=\"%4$s\" stroke-width=\"4\"/>"
                        + "<circle cx=\"%5$.1f\" cy=\"%3$d\" r=\"5\" fill=\"%4$s\"/></g>%n",
                x(times.lower()),
                x(times.upper()),
                y,
                colour,
                x(times.median())));
        text(x(times.median()) + 9, y + 4, "start", "", median);
    }

    private void text(double x, int y, String anchor, String style, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" %s>%s</text>%n",
                x,
                y,
                anchor,
                style,
                escape(text)));
    }

    private double x(double nanoseconds) {
        double part = (Math.log10(nanoseconds) - from) / (to - from);
        return LEFT + Math.max(0, Math.min(1, part)) * (WIDTH - LEFT - RIGHT);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
