package org.inkling.cli.internal;

import picocli.CommandLine.Parameters;

/** Options of the verbs that work on one impulse. */
final class ImpulseOptions extends ImpulseSettings {

    @Parameters(paramLabel = "DIR", description = "Folder of the project.")
    private String directory = "";

    String directory() {
        return directory;
    }
}
