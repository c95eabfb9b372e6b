package org.inkling.versioning;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A stored version of a project.
 *
 * @param number    1 for the first one; 0 for the project as it stands in its folder
 * @param id        hash of the version, 40 hexadecimal digits; empty for the project as it stands
 * @param name      what people call it
 * @param time      when it was stored, ISO 8601 in UTC, for example {@code 2026-11-22T20:15:30Z}
 * @param automatic whether the program stored it by itself, before restoring another
 * @param samples   number of recordings in the dataset
 * @param results   of each impulse that has any, by name
 */
public record Version(int number, String id, String name, String time, boolean automatic, int samples, List<Result> results) {

    public Version {
        results = List.copyOf(results);
    }

    /** Number and name, for example {@code 3 "With high-pass"}. */
    @Override
    public String toString() {
        return number == 0 ? name : number + " \"" + name + "\"";
    }

    /**
     * What the report of an impulse said.
     *
     * @param validation accuracy on held-out rows, float32, 0..1; null when it was not trained
     * @param test       accuracy on the testing data, float32, 0..1; null when it was not tested
     */
    public record Result(String impulse, @Nullable Double validation, @Nullable Double test) {
    }
}
