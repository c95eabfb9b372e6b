package org.inkling.ui.lab.internal.intro;

import org.inkling.ui.charts.Tone;
import org.inkling.ui.lab.internal.Start;

/** A kind of project the welcome page offers, and what of it there is. */
enum Beginning {

    MOTION("Motion: free fall", "A phone that falls, rests or is carried around. 102 recordings made by a simulation, and an impulse with "
            + "spectral features and a small network: a tested model in a minute.", "Start with the sample", Start.SAMPLE, Tone.INPUT_FROM,
            Tone.INPUT_TO), IMAGE("Images",
                    "Pictures can be imported and looked at. Blocks for images are not part of Inkling yet, so there is "
                            + "no sample and nothing to train; the project starts empty.",
                    "Start empty", Start.EMPTY, Tone.LEARN_FROM,
                    Tone.LEARN_TO), AUDIO("Audio: trigger word", "Sound can be imported, seen and played. Blocks for sound are not part of "
                            + "Inkling yet, so there is no sample and nothing to train; the project starts empty.", "Start empty",
                            Start.EMPTY,
                            Tone.OUTPUT_FROM, Tone.OUTPUT_TO);

    private final String title;
    private final String text;
    private final String action;
    private final Start start;
    private final Tone from;
    private final Tone to;

    Beginning(String title, String text, String action, Start start, Tone from, Tone to) {
        this.title = title;
        this.text = text;
        this.action = action;
        this.start = start;
        this.from = from;
        this.to = to;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }

    String action() {
        return action;
    }

    Start start() {
        return start;
    }

    Tone from() {
        return from;
    }

    Tone to() {
        return to;
    }
}
