package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.Platform;
import org.inkling.ui.LabScreen;

/**
 * A screen of a lab project in the navigator.
 *
 * @param project it belongs to
 * @param id      {@link LabScreen#id()}
 * @param title   what people read
 * @param icon    name in the icon set
 * @param order   place among the screens
 */
public record ScreenNode(IProject project, String id, String title, String icon, int order) implements IAdaptable {

    static ScreenNode of(IProject project, LabScreen screen) {
        return new ScreenNode(project, screen.id(), screen.title(), screen.icon(), screen.order());
    }

    /** A screen is no file: deleting it must not delete the project. Commands for a project find it all the same. */
    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return adapter == IProject.class ? adapter.cast(project) : Platform.getAdapterManager().getAdapter(this, adapter);
    }
}
