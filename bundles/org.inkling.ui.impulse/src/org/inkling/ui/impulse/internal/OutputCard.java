package org.inkling.ui.impulse.internal;

import java.util.List;

import org.eclipse.swt.widgets.Composite;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** The classes the impulse tells apart. Opens the results. */
final class OutputCard extends StripCard {

    private List<String> labels = List.of();

    OutputCard(Composite parent, Runnable open) {
        super(parent, open);
    }

    void update(List<String> classes) {
        labels = classes;
        redraw();
    }

    @Override
    Tone from() {
        return Tone.OUTPUT_FROM;
    }

    @Override
    Tone to() {
        return Tone.OUTPUT_TO;
    }

    @Override
    void write(CardInk ink, Theme theme) {
        Colour white = Colour.of("#ffffff");
        ink.title("Output", Glyph.CHECK, white);
        ink.wrapped(labels.isEmpty() ? "no classes yet" : String.join(", ", labels), white, 5);
    }

    @Override
    String describe() {
        return "Output: " + (labels.isEmpty() ? "no classes yet" : String.join(", ", labels)) + ". Enter opens the results.";
    }
}
