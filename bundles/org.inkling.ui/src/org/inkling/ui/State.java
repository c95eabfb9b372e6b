package org.inkling.ui;

import org.inkling.api.Severity;
import org.inkling.ui.charts.Tone;

/** State of a block, a sample, a result: a colour, a sign and a word, never a colour alone. */
public enum State {
    /** Not yet done. */
    OPEN(Tone.MUTED, "○", "open"),
    /** Done and up to date. */
    DONE(Tone.OK, "✓", "done"),
    /** Done, but something it was made of has changed. */
    STALE(Tone.MUTED, "◌", "out of date"), WARNING(Tone.WARN, "▲", "warning"), ERROR(Tone.BAD, "✗", "error");

    private final Tone tone;
    private final String sign;
    private final String word;

    State(Tone tone, String sign, String word) {
        this.tone = tone;
        this.sign = sign;
        this.word = word;
    }

    public Tone tone() {
        return tone;
    }

    /** One character that stands for it. */
    public String sign() {
        return sign;
    }

    public String word() {
        return word;
    }

    public static State of(Severity severity) {
        return switch (severity) {
            case INFO -> OPEN;
            case WARNING -> WARNING;
            case ERROR -> ERROR;
        };
    }
}
