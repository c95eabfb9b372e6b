package org.inkling.api.deploy;

/**
 * What people see of a target.
 *
 * @param id          on the command line, for example {@code cpp}
 * @param title       for example "C++ library"
 * @param description one sentence
 * @param section     {@code library}, {@code firmware} or {@code model}
 */
public record TargetInfo(String id, String title, String description, String section) {

    /** Sections: code to build into a program, a program as it is, a model without code. */
    public static final String LIBRARY = "library";
    public static final String FIRMWARE = "firmware";
    public static final String MODEL = "model";
}
