package org.inkling.ui.charts;

import java.util.ArrayList;
import java.util.List;

/** Fits text into a width. */
public final class Texts {

    private static final String MORE = "…";

    private Texts() {
    }

    /** The text, shortened with an ellipsis when it is wider than allowed. */
    public static String fit(Painter painter, String text, double width, TextStyle style) {
        String fitted = text;
        while (fitted.length() > 1 && painter.textWidth(fitted, style) > width) {
            fitted = fitted.substring(0, fitted.length() - (fitted.endsWith(MORE) ? 2 : 1)) + MORE;
        }
        return fitted;
    }

    /** The text in lines no wider than allowed; the last of at most {@code most} lines is shortened. */
    public static List<String> wrap(Painter painter, String text, double width, TextStyle style, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        String rest = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (lines.size() == most - 1) {
                rest = rest.isEmpty() ? line.isEmpty() ? word : line + " " + word : rest + " " + word;
                line = "";
            } else if (!line.isEmpty() && painter.textWidth(longer, style) > width) {
                lines.add(fit(painter, line, width, style));
                line = word;
                if (lines.size() == most - 1) {
                    rest = word;
                    line = "";
                }
            } else {
                line = longer;
            }
        }
        String last = rest.isEmpty() ? line : rest;
        if (!last.isEmpty()) {
            lines.add(fit(painter, last, width, style));
        }
        return lines;
    }
}
