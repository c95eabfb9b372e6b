package org.inkling.ui.lab.internal.screens;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.inkling.api.OperationException;
import org.inkling.project.LabProject;
import org.inkling.versioning.Version;
import org.inkling.versioning.Versions;

/**
 * What the versioning screen shows.
 *
 * @param versions    the newest first
 * @param changed     whether the project differs from the newest one
 * @param interrupted the version whose restoring was interrupted
 * @param busy        whether an operation works on the project
 */
record VersionsData(List<Version> versions, boolean changed, Optional<Version> interrupted, boolean busy) {

    static VersionsData load(LabProject lab, boolean busy, IProgressMonitor monitor) throws OperationException {
        Versions versions = Versions.of(lab.root());
        // while something works, files come and go, and the question would be asked again when it has ended
        boolean changed = busy || versions.changed(new Silent(monitor));
        return new VersionsData(versions.list(), changed, versions.interrupted(), busy);
    }
}
