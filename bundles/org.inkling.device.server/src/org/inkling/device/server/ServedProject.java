package org.inkling.device.server;

import java.nio.file.Path;

import org.inkling.data.DatasetStore;

/**
 * A lab project that a server takes data for.
 *
 * @param id      number in the addresses of the Studio routes, unique on one server, from 1
 * @param name    what people read
 * @param dataset where samples are stored
 * @param keys    who may send them
 */
public record ServedProject(int id, String name, DatasetStore dataset, ProjectKeys keys) {

    /** The project's folder. */
    public Path root() {
        return dataset.root();
    }
}
