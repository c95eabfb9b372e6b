package org.inkling.api.impulse;

import java.util.List;

/**
 * What people see of a block before they add it.
 *
 * @param type        id in files
 * @param title       name
 * @param description one or two sentences
 * @param author      who made it
 * @param recommended whether it is a good first choice for time series
 * @param versions    every version that still runs, ascending; the last one is offered for new use
 */
public record BlockInfo(String type, String title, String description, String author, boolean recommended, List<Integer> versions) {

    public BlockInfo {
        versions = List.copyOf(versions);
    }

    public int latest() {
        return versions.get(versions.size() - 1);
    }
}
