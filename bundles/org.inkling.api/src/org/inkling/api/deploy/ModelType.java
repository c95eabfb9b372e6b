package org.inkling.api.deploy;

/** Arithmetic of a network. */
public enum ModelType {

    /** Single precision. */
    FLOAT32("float32"),

    /** Quantised to eight bits. */
    INT8("int8");

    private final String id;

    ModelType(String id) {
        this.id = id;
    }

    /** Name in files and on the command line. */
    public String id() {
        return id;
    }
}
