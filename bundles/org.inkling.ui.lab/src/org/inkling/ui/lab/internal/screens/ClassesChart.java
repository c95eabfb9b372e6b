package org.inkling.ui.lab.internal.screens;

import java.util.List;

import org.inkling.ui.charts.Align;
import org.inkling.ui.charts.Box;
import org.inkling.ui.charts.Chart;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.Painter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Texts;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/**
 * Recordings of each class as bars: the training part full, the test part behind it in outline.
 *
 * @param names    of the classes
 * @param training recordings of each
 * @param testing  recordings of each
 */
record ClassesChart(List<String> names, List<Integer> training, List<Integer> testing) implements Chart {

    private static final double ROW = 26;
    private static final double LEGEND = 22;

    double height() {
        return ROW * names.size() + LEGEND;
    }

    @Override
    public void paint(Painter painter, Box area, Theme theme) {
        double left = 0;
        double right = 0;
        int most = 1;
        for (int i = 0; i < names.size(); i++) {
            left = Math.max(left, painter.textWidth(names.get(i), TextStyle.TEXT));
            right = Math.max(right, painter.textWidth(counts(i), TextStyle.TEXT));
            most = Math.max(most, training.get(i) + testing.get(i));
        }
        left = Math.min(left, area.width() * 0.4) + 10;
        double room = Math.max(0, area.width() - left - right - 12);
        for (int i = 0; i < names.size(); i++) {
            double top = area.y() + i * ROW;
            double text = top + (ROW - painter.lineHeight(TextStyle.TEXT)) / 2;
            painter.text(Texts.fit(painter, names.get(i), left - 8, TextStyle.TEXT), area.x(), text, Align.LEFT, TextStyle.TEXT,
                    theme.colour(Tone.TEXT));
            bars(painter, new Box(area.x() + left, top + 7, room, ROW - 14), i, most, theme);
            painter.text(counts(i), area.right(), text, Align.RIGHT, TextStyle.TEXT, theme.colour(Tone.MUTED));
        }
        legend(painter, area, left, theme);
    }

    private void bars(Painter painter, Box box, int i, int most, Theme theme) {
        Colour colour = theme.label(i);
        painter.fill(box, 4, theme.colour(Tone.PAGE));
        double whole = box.width() * (training.get(i) + testing.get(i)) / most;
        if (whole > 0) {
            Box all = new Box(box.x() + 0.5, box.y() + 0.5, Math.max(4, whole - 1), box.height() - 1);
            painter.fill(all, 4, theme.colour(Tone.SURFACE).mix(colour, 0.25));
            painter.outline(all, 4, colour, 1);
        }
        if (training.get(i) > 0) {
            painter.fill(new Box(box.x(), box.y(), Math.max(4, box.width() * training.get(i) / most), box.height()), 4, colour);
        }
    }

    private static void legend(Painter painter, Box area, double left, Theme theme) {
        double top = area.bottom() - LEGEND + (LEGEND - painter.lineHeight(TextStyle.SMALL));
        double middle = top + painter.lineHeight(TextStyle.SMALL) / 2;
        Colour muted = theme.colour(Tone.MUTED);
        double x = area.x() + left;
        painter.fill(new Box(x, middle - 4, 14, 8), 3, muted);
        painter.text("training", x + 20, top, Align.LEFT, TextStyle.SMALL, muted);
        x += 34 + painter.textWidth("training", TextStyle.SMALL);
        painter.fill(new Box(x, middle - 4, 14, 8), 3, theme.colour(Tone.SURFACE).mix(muted, 0.25));
        painter.outline(new Box(x + 0.5, middle - 3.5, 13, 7), 3, muted, 1);
        painter.text("testing", x + 20, top, Align.LEFT, TextStyle.SMALL, muted);
    }

    private String counts(int i) {
        return Numbers.count(training.get(i)) + " + " + Numbers.count(testing.get(i));
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Recordings for training and testing.");
        for (int i = 0; i < names.size(); i++) {
            text.append(' ').append(names.get(i)).append(": ").append(training.get(i)).append(" and ").append(testing.get(i)).append('.');
        }
        return text.toString();
    }
}
