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
}
