package org.inkling.ui;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;

/**
 * A screen of a lab project that is not a file of it: a node in the navigator that opens as an editor on a {@link LabScreenInput}.
 * Registered as an OSGi service; {@link LabScreens} knows them all.
 */
public interface LabScreen {

    /** What the project is about and what is next. */
    String DASHBOARD = "dashboard";
    /** The recordings: shown where the folder of the dataset is. */
    String DATA = "data";
    /** Everything again with the stored parameters. */
    String RETRAIN = "retrain";
    /** The test recordings, answered by the model. */
    String TESTING = "testing";
    /** A recording or a device, answered by the model. */
    String LIVE = "live";
    /** Stored states of the project. */
    String VERSIONS = "versions";
    /** What goes onto a device. */
    String DEPLOYMENT = "deployment";

    /** Identifies it in an input and in the navigator; one of the constants, or a word of a pack's own. */
    String id();

    /** What people read in the navigator and on the tab. */
    String title();

    /** A name in {@link Icons}. */
    String icon();

    /** Place among the screens of a project: those below 300 stand before the impulses, the others after them. */
    int order();

    /** Id of the editor that shows it. */
    String editorId();

    /**
     * What the navigator's dot says. Called in the background, again whenever files of the project change.
     *
     * @param lab the project, read only
     */
    default State state(Lab lab) throws OperationException {
        return State.OPEN;
    }
}
