package org.inkling.api.data;

/**
 * One value of every frame.
 *
 * @param name  for example {@code accX}
 * @param units free text, for example {@code m/s2}
 */
public record Axis(String name, String units) {
}
