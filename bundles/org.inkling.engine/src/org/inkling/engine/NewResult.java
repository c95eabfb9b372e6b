package org.inkling.engine;

import java.util.List;

/**
 * A project that was made.
 *
 * @param name     of the project
 * @param template it was made from
 * @param impulses it starts with
 */
public record NewResult(String name, String template, List<String> impulses) {
}
