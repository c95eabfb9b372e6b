package org.inkling.versioning;

import java.util.List;

/** The stored versions of a project. @param versions the newest first */
public record VersionList(List<Version> versions) {

    public VersionList {
        versions = List.copyOf(versions);
    }
}
