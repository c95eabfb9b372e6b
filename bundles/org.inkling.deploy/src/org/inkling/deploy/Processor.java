package org.inkling.deploy;

/** What the weights of a network are packed for. Any choice gives the same bits on any processor. */
public enum Processor {

    /** Plain arrays and loops. */
    ANY("any"),

    /** The DSP extension of Cortex-M4, M7, M33 and the like. */
    CORTEX_M("cortex-m");

    private final String id;

    Processor(String id) {
        this.id = id;
    }

    /** Name on the command line. */
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static Processor of(String id) {
        for (Processor processor : values()) {
            if (processor.id.equals(id)) {
                return processor;
            }
        }
        throw new IllegalArgumentException("no processor " + id);
    }
}
