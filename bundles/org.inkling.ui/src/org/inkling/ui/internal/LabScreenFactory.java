package org.inkling.ui.internal;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.Path;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.inkling.ui.LabScreenInput;

/** Brings the screens back that were open when the workbench was left. */
public final class LabScreenFactory implements IElementFactory {

    /** Id in plugin.xml. */
    public static final String ID = "org.inkling.ui.screen";

    private static final String PROJECT = "project";
    private static final String SCREEN = "screen";

    public static void save(IMemento memento, String project, String screen) {
        memento.putString(PROJECT, project);
        memento.putString(SCREEN, screen);
    }

    @Override
    public IAdaptable createElement(IMemento memento) {
        String project = memento.getString(PROJECT);
        String screen = memento.getString(SCREEN);
        if (project == null || screen == null || !Path.ROOT.isValidSegment(project)) {
            return null;
        }
        return new LabScreenInput(ResourcesPlugin.getWorkspace().getRoot().getProject(project), screen);
    }
}
