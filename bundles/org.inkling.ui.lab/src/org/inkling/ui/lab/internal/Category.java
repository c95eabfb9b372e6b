package org.inkling.ui.lab.internal;

import java.util.Arrays;

/** The part of the dataset that imported recordings go to, as the import operation names it. */
enum Category {

    AS_FOUND("as-found", "as the source says, else split 80/20"), TRAINING("training", "training"), TESTING("testing",
            "testing"), SPLIT("split", "split 80/20 by content");

    private final String id;
    private final String title;

    Category(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    static String[] titles() {
        return Arrays.stream(values()).map(c -> c.title).toArray(String[]::new);
    }
}
