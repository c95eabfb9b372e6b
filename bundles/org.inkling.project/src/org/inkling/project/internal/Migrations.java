package org.inkling.project.internal;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.inkling.api.Location;
import org.inkling.api.Problem;

/**
 * Brings the tree of an old file to the newest format, one version at a time.
 *
 * @param kind    what the file is, for people
 * @param current newest version
 * @param steps   by the version they start from, the change to the next version
 */
public record Migrations(String kind, int current, SortedMap<Integer, UnaryOperator<Map<String, Object>>> steps) {

    /** A format that has had one version only. */
    public static Migrations none(String kind, int current) {
        return new Migrations(kind, current, Collections.emptySortedMap());
    }

    /** The tree in the newest format; empty when its version cannot be read, which is reported. */
    public Map<String, Object> apply(Map<String, Object> tree, String resource, Consumer<Problem> problems) {
        Location where = Location.of(resource, "schema");
        if (!(tree.get("schema") instanceof Long version) || version < 1) {
            problems.accept(Problem.error("schema.missing", where, "The version of the format is not given.",
                    "Write \"schema: " + current + "\" at the top of the file"));
            return Map.of();
        }
        if (version > current) {
            problems.accept(Problem.error("schema.newer", where, "This " + kind + " has format version " + version
                    + "; this program reads versions up to " + current + ".", "Open it with a newer version of the program"));
            return Map.of();
        }
        Map<String, Object> migrated = tree;
        for (long v = version; v < current; v++) {
            UnaryOperator<Map<String, Object>> step = steps.get((int) v);
            if (step == null) {
                problems.accept(
                        Problem.error("schema.too-old", where, "Format version " + v + " of this " + kind + " is not read any more.",
                                "Open it with an older version of the program first"));
                return Map.of();
            }
            migrated = step.apply(migrated);
        }
        return migrated;
    }
}
