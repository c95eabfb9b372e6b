package org.inkling.ui.lab.internal;

/** What a new lab project starts from. */
public enum Start {

    SAMPLE("free-fall", "Free-fall sample"), AS_IN_LAB("free-fall-as-in-lab", "Free-fall sample, as in the lab"), IMPORT("free-fall",
            "My own recordings"), EMPTY("empty", "Empty");

    private final String template;
    private final String title;

    Start(String template, String title) {
        this.template = template;
        this.title = title;
    }

    /** Id of the template. */
    String template() {
        return template;
    }

    String title() {
        return title;
    }

    String description() {
        return switch (this) {
            case SAMPLE -> "Recordings of a phone that falls, rests and is carried around, with our settings: features are standardised, "
                    + "validation is done recording by recording.";
            case AS_IN_LAB -> "The same recordings with the settings of the published lab: validation windows are drawn at random, "
                    + "so its figures can be compared.";
            case IMPORT -> "A folder or zip with recordings of an accelerometer; the impulse starts with the settings of the sample.";
            case EMPTY -> "No data and no impulse.";
        };
    }

    /** Whether it needs the recordings that come with the program. */
    boolean needsSample() {
        return this == SAMPLE || this == AS_IN_LAB;
    }
}
