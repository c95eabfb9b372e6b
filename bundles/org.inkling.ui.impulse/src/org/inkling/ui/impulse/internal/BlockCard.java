package org.inkling.ui.impulse.internal;

import org.eclipse.swt.widgets.Composite;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;

/** A processing or learning block: what it is, the parameters that matter most, its state. */
final class BlockCard extends StripCard {

    private final boolean learns;
    private BlockSummary summary;

    BlockCard(Composite parent, boolean learns, BlockSummary summary, Runnable open) {
        super(parent, open);
        this.learns = learns;
        this.summary = summary;
    }

    void update(BlockSummary now) {
        summary = now;
        redraw();
    }

    @Override
    Tone from() {
        return learns ? Tone.LEARN_FROM : Tone.DSP;
    }

    @Override
    Tone to() {
        return learns ? Tone.LEARN_TO : Tone.DSP;
    }

    @Override
    boolean filled() {
        return learns;
    }

    @Override
    void write(CardInk ink, Theme theme) {
        Colour white = Colour.of("#ffffff");
        ink.title(summary.title(), learns ? Glyph.NETWORK : Glyph.BOLT, learns ? white : theme.colour(Tone.DSP));
        if (!summary.headline().isEmpty()) {
            ink.wrapped(summary.headline(), learns ? white : theme.colour(Tone.MUTED), 2);
            ink.gap(6);
        }
        summary.values().forEach((label, value) -> {
            if (learns) {
                ink.pair(label, value);
            } else {
                ink.field(label, value, theme);
            }
        });
        ink.gap(learns ? 10 : 4);
        ink.status(summary.state().sign(), learns ? white : theme.colour(summary.state().tone()), summary.stateText());
    }

    @Override
    String describe() {
        StringBuilder text = new StringBuilder(learns ? "Learning block " : "Processing block ").append(summary.title());
        summary.values().forEach((label, value) -> text.append(", ").append(label).append(' ').append(value));
        return text.append(". ").append(summary.stateText()).append(". Enter opens its settings.").toString();
    }
}
