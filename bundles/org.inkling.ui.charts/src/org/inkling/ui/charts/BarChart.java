package org.inkling.ui.charts;

import java.util.List;

/**
 * Counts by class as horizontal bars, each with its name and number.
 *
 * @param names  of the classes
 * @param counts one for each
 */
public record BarChart(List<String> names, int[] counts) implements Chart {

    private static final double ROW = 26;

    /** Height it needs. */
    public double height() {
        return ROW * names.size();
    }

    @Override
    public void paint(Painter painter, Box area, Theme theme) {
        double left = 0;
        double right = 0;
        int most = 1;
        for (int i = 0; i < counts.length; i++) {
            left = Math.max(left, painter.textWidth(names.get(i), TextStyle.TEXT));
            right = Math.max(right, painter.textWidth(Numbers.count(counts[i]), TextStyle.TEXT));
            most = Math.max(most, counts[i]);
        }
        left = Math.min(left, area.width() * 0.4) + 10;
        double room = Math.max(0, area.width() - left - right - 10);
        for (int i = 0; i < counts.length; i++) {
            double top = area.y() + i * ROW;
            double text = top + (ROW - painter.lineHeight(TextStyle.TEXT)) / 2;
            painter.text(Texts.fit(painter, names.get(i), left - 8, TextStyle.TEXT), area.x(), text, Align.LEFT, TextStyle.TEXT,
                    theme.colour(Tone.TEXT));
            painter.fill(new Box(area.x() + left, top + 7, room, ROW - 14), 4, theme.colour(Tone.PAGE));
            if (counts[i] > 0) {
                painter.fill(new Box(area.x() + left, top + 7, Math.max(4, room * counts[i] / most), ROW - 14), 4, theme.label(i));
            }
            painter.text(Numbers.count(counts[i]), area.right(), text, Align.RIGHT, TextStyle.TEXT, theme.colour(Tone.MUTED));
        }
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append(' ').append(Numbers.count(counts[i]));
        }
        return text.toString();
    }
}
