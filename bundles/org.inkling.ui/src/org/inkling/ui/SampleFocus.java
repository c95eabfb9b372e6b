package org.inkling.ui;

import org.eclipse.core.resources.IProject;

/**
 * One recording, or a stretch of one, that people look at. Put into the workbench selection by tables, plots and the explorer;
 * each of them follows it.
 *
 * @param project    it belongs to
 * @param sample     {@link org.inkling.api.data.SampleRef#id()}
 * @param startFrame first frame of the stretch
 * @param frames     length of the stretch; 0 means the whole recording
 */
public record SampleFocus(IProject project, String sample, int startFrame, int frames) {

    /** The whole recording. */
    public static SampleFocus whole(IProject project, String sample) {
        return new SampleFocus(project, sample, 0, 0);
    }
}
