package org.inkling.ui.charts;

import java.util.List;

/**
 * A confusion matrix: a row for each actual class, a column for each predicted one, counts with the share of the row,
 * and the F1 score.
 *
 * @param actual    names of the rows
 * @param predicted names of the columns, the classes first; an extra column such as "uncertain" may follow
 * @param counts    rows × columns
 */
public record ConfusionChart(List<String> actual, List<String> predicted, int[][] counts) implements Chart {

    private static final double ROW = 40;
    private static final double HEAD = 26;

    public ConfusionChart {
        actual = List.copyOf(actual);
        predicted = List.copyOf(predicted);
        int columns = predicted.size();
        if (counts.length != actual.size() || java.util.Arrays.stream(counts).anyMatch(row -> row.length != columns)) {
            throw new IllegalArgumentException("the counts do not fit the names");
        }
    }

    /** Height it needs. */
    public double height() {
        return HEAD + ROW * actual.size();
    }

    /** F1 score of a class, 0 when it was neither there nor predicted. */
    public double f1(int label) {
        int hits = counts[label][label];
        int others = 0;
        for (int r = 0; r < counts.length; r++) {
            for (int c = 0; c < predicted.size(); c++) {
                if (r != c && (r == label || c == label)) {
                    others += counts[r][c];
                }
            }
        }
        return hits + others == 0 ? 0 : 2.0 * hits / (2.0 * hits + others);
    }

    @Override
    public void paint(Painter painter, Box area, Theme theme) {
        Colour muted = theme.colour(Tone.MUTED);
        double first = firstColumn(painter, area);
        double width = (area.width() - first) / (predicted.size() + 1);
        double small = painter.lineHeight(TextStyle.SMALL_STRONG);
        double headTop = area.y() + (HEAD - small) / 2;
        painter.text(Texts.fit(painter, "actual \u2216 predicted", first - 8, TextStyle.SMALL_STRONG), area.x() + 4, headTop, Align.LEFT,
                TextStyle.SMALL_STRONG, muted);
        for (int c = 0; c <= predicted.size(); c++) {
            String name = c < predicted.size() ? predicted.get(c) : "F1";
            painter.text(Texts.fit(painter, name, width - 6, TextStyle.SMALL_STRONG), area.x() + first + width * (c + 0.5), headTop,
                    Align.CENTRE,
                    TextStyle.SMALL_STRONG, muted);
        }
        for (int r = 0; r < actual.size(); r++) {
            row(painter, new Box(area.x(), area.y() + HEAD + r * ROW, area.width(), ROW), first, width, r, theme);
        }
    }

    private void row(Painter painter, Box box, double first, double width, int r, Theme theme) {
        painter.line(box.x(), box.y(), box.right(), box.y(), theme.colour(Tone.LINE), 1);
        double middle = box.y() + (ROW - painter.lineHeight(TextStyle.TEXT)) / 2;
        painter.text(Texts.fit(painter, actual.get(r), first - 8, TextStyle.TEXT), box.x() + 4, middle, Align.LEFT, TextStyle.TEXT,
                theme.colour(Tone.TEXT));
        int total = java.util.Arrays.stream(counts[r]).sum();
        for (int c = 0; c < predicted.size(); c++) {
            cell(painter, new Box(box.x() + first + width * c, box.y(), width, ROW), counts[r][c], total, r == c, theme);
        }
        painter.text(total == 0 ? "–" : String.format(java.util.Locale.ROOT, "%.2f", f1(r)), box.right() - width / 2, middle, Align.CENTRE,
                TextStyle.TEXT, theme.colour(Tone.TEXT));
    }

    private static void cell(Painter painter, Box box, int count, int total, boolean right, Theme theme) {
        if (count > 0) {
            painter.fill(box.inset(1, 1, 1, 0), 4, theme.colour(right ? Tone.OK_SOFT : Tone.BAD_SOFT));
        }
        TextStyle style = right ? TextStyle.STRONG : TextStyle.TEXT;
        Colour colour = theme.colour(count > 0 ? Tone.TEXT : Tone.MUTED);
        double line = painter.lineHeight(style);
        double top = box.y() + (box.height() - line - painter.lineHeight(TextStyle.SMALL)) / 2;
        painter.text(Numbers.count(count), box.x() + box.width() / 2, top, Align.CENTRE, style, colour);
        painter.text(total == 0 ? "–" : Numbers.percent((double) count / total), box.x() + box.width() / 2, top + line, Align.CENTRE,
                TextStyle.SMALL,
                theme.colour(Tone.MUTED));
    }

    private double firstColumn(Painter painter, Box area) {
        double widest = painter.textWidth("actual \u2216 predicted", TextStyle.SMALL_STRONG);
        for (String name : actual) {
            widest = Math.max(widest, painter.textWidth(name, TextStyle.TEXT));
        }
        return Math.min(widest + 16, area.width() * 0.35);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Confusion matrix.");
        for (int r = 0; r < actual.size(); r++) {
            text.append(" Actual ").append(actual.get(r)).append(':');
            for (int c = 0; c < predicted.size(); c++) {
                text.append(c == 0 ? " " : ", ").append(counts[r][c]).append(" as ").append(predicted.get(c));
            }
            text.append(", F1 ").append(Numbers.decimal(f1(r), 2)).append('.');
        }
        return text.toString();
    }
}
