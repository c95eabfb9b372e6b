package org.inkling.ui.lab.internal.preferences;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;

/** What a person has chosen for new lab projects. */
public final class LabPreferences {

    /** Preference node. */
    static final String NODE = "org.inkling.ui.lab";
    /** Key of the board of new projects: its id, empty for the template's. */
    static final String BOARD = "default_board";
    /** Key of the folder new projects are made in, empty for the workspace. */
    static final String FOLDER = "projects_folder";

    private LabPreferences() {
    }

    private static String text(String key) {
        return Platform.getPreferencesService().getString(NODE, key, "", null).strip();
    }

    /** Id of the board of new projects; empty for that of the template. */
    public static String board() {
        return text(BOARD);
    }

    /** The folder new projects are made in; empty for the workspace. */
    public static Optional<Path> folder() {
        String text = text(FOLDER);
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)).filter(Files::isDirectory);
    }
}
