package org.inkling.packs;

/**
 * An installed pack.
 *
 * @param id      id of its feature, for example {@code org.inkling.board.generic.cortex_m4.feature}
 * @param version version of its feature
 * @param name    for people
 */
public record Pack(String id, String version, String name) {
}
