package org.inkling.ui.lab.internal;

/** What a new lab project starts from. */
enum Start {

    SAMPLE("free-fall", "Free-fall sample", "Recordings of a phone that falls, rests and is carried around, with our settings: features are standardised,"
            + " validation is done recording by recording."),
    AS_IN_LAB("free-fall-as-in-lab", "Free-fall sample, as in the lab",
            "The same recordings with the settings of the published lab: validation windows are drawn at random, so its figures can be compared."),
    IMPORT("free-fall", "My own recordings", "A folder or zip with recordings of an accelerometer; the impulse starts with the settings of the sample."),
    EMPTY("empty", "Empty", "No data and no impulse.");

    private final String template;
    private final String title;
    private final String description;

    Start(String template, String title, String description) {
        this.template = template;
        this.title = title;
        this.description = description;
    }

    /** Id of the template. */
    String template() {
        return template;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    /** Whether it needs the recordings that come with the program. */
    boolean needsSample() {
        return this == SAMPLE || this == AS_IN_LAB;
    }
}
