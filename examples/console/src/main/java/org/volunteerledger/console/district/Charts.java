package org.volunteerledger.console.district;

import java.util.List;
import java.util.Locale;
import org.volunteerledger.statistics.YearlyStatement.Line;

/** Charts as SVG that stands in a page, with a title and a description for those who cannot see them. */
final class Charts {

    private static final int WIDTH = 760;
    private static final int BAR = 18;
    private static final int STEP = 26;
    private static final int LABELS = 270;
    private static final int VALUES = 90;

    private static final int COLUMNS_HEIGHT = 300;
    private static final int TOP = 24;
    private static final int BOTTOM = 28;
    private static final int LEFT = 70;
    private static final int LONGEST_LABEL = 22;

    private Charts() {}

    /** Hours as bars from left to right, one below the other. */
    static String bars(String id, String title, List<Line> lines) {
        long most = Math.max(1, lines.stream().mapToLong(Line::minutes).max().orElse(1));
        int height = lines.size() * STEP + 8;
        StringBuilder svg = open(id, title, lines, height);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int y = 4 + i * STEP;
            double length = (double) line.minutes() / most * (WIDTH - LABELS - VALUES);
            text(svg, LABELS - 10, y + 14, "end", shortened(line.label()));
            rect(svg, LABELS, y, Math.max(1, length), BAR, line);
            text(svg, LABELS + length + 8, y + 14, "start", hours(line.minutes()));
        }
        return svg.append("</svg>\n").toString();
    }

    /** Hours as columns beside each other, for what has an order of its own. */
    static String columns(String id, String title, List<Line> lines) {
        long most = Math.max(60, lines.stream().mapToLong(Line::minutes).max().orElse(60));
        long tick = tick(most / 60);
        double scale = (double) (COLUMNS_HEIGHT - TOP - BOTTOM) / most;
        int base = COLUMNS_HEIGHT - BOTTOM;
        StringBuilder svg = open(id, title, lines, COLUMNS_HEIGHT);
        for (long at = 0; at * 60 <= most; at += tick) {
            double y = base - at * 60 * scale;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                    LEFT,
                    WIDTH,
                    y,
                    y));
            text(svg, LEFT - 8, y + 4, "end", String.format(Locale.ROOT, "%,d", at));
        }
        double step = (double) (WIDTH - LEFT) / Math.max(1, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double high = line.minutes() * scale;
            double x = LEFT + i * step + step * 0.15;
            rect(svg, x, base - high, step * 0.7, (int) Math.round(high), line);
            text(svg, x + step * 0.35, base + 18, "middle", month(line.label()));
        }
        return svg.append("</svg>\n").toString();
    }

    /** Whole hours: a chart shows what compares, the table below it is exact. */
    private static String hours(long minutes) {
        return String.format(Locale.ROOT, "%,d", Math.round(minutes / 60.0));
    }

    /** Text that means nothing to a browser. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static StringBuilder open(String id, String title, List<Line> lines, int height) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg role=\"img\" aria-labelledby=\"%1$s-t %1$s-d\" viewBox=\"0 0 %2$d %3$d\">\n",
                id,
                WIDTH,
                height));
        svg.append("<title id=\"")
                .append(id)
                .append("-t\">")
                .append(escape(title))
                .append("</title>\n");
        svg.append("<desc id=\"").append(id).append("-d\">");
        for (Line line : lines) {
            svg.append(escape(line.label()))
                    .append(": ")
                    .append(hours(line.minutes()))
                    .append(" h; ");
        }
        return svg.append("</desc>\n");
    }

    private static void rect(StringBuilder svg, double x, double y, double width, int height, Line line) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"2\"><title>%s: %s h</title></rect>\n",
                x,
                y,
                width,
                Math.max(1, height),
                escape(line.label()),
                hours(line.minutes())));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escape(text)));
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    private static String month(String label) {
        return label.length() == 7 ? Integer.parseInt(label, 5, 7, 10) + "月" : label;
    }

    /** A round number of hours between two lines of the grid: about five of them. */
    private static long tick(long most) {
        long unit = 1;
        while (unit * 10 <= most) {
            unit *= 10;
        }
        return most / unit >= 5 ? unit : Math.max(1, most / unit >= 2 ? unit / 2 : unit / 5);
    }
}
