package org.inkling.ui;

import java.util.Objects;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.inkling.resources.Services;
import org.inkling.ui.internal.LabScreenFactory;

/**
 * A {@link LabScreen} of a project, as an input of its editor;
 * comes back when the workbench is started again.
 */
@NonNullByDefault({})
public final class LabScreenInput implements IEditorInput, IPersistableElement {

    private final IProject project;
    private final String screen;

    public LabScreenInput(IProject project, String screen) {
        this.project = project;
        this.screen = screen;
    }

    /**
     * Opens a screen, or shows the editor that is open on it.
     *
     * @param screenId {@link LabScreen#id()}
     * @throws PartInitException if there is no such screen or its editor cannot be made
     */
    public static IEditorPart open(IWorkbenchPage page, IProject project, String screenId) throws PartInitException {
        String editor;
        try (Services services = Services.of(LabScreenInput.class)) {
            editor = services.find(LabScreens.class).flatMap(s -> s.find(screenId)).map(LabScreen::editorId)
                    .orElseThrow(() -> new PartInitException("No screen " + screenId + " is installed."));
        }
        return page.openEditor(new LabScreenInput(project, screenId), editor);
    }

    public IProject project() {
        return project;
    }

    /** {@link LabScreen#id()}. */
    public String screen() {
        return screen;
    }

    @Override
    public boolean exists() {
        return project.isAccessible();
    }

    private String title() {
        try (Services services = Services.of(LabScreenInput.class)) {
            return services.find(LabScreens.class).flatMap(s -> s.find(screen)).map(LabScreen::title).orElse(screen);
        }
    }

    /** {@link LabScreen#icon()}. */
    String icon() {
        try (Services services = Services.of(LabScreenInput.class)) {
            return services.find(LabScreens.class).flatMap(s -> s.find(screen)).map(LabScreen::icon).orElse("project");
        }
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.descriptor(icon());
    }

    @Override
    public String getName() {
        return title();
    }

    @Override
    public String getToolTipText() {
        return title() + " of " + project.getName();
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public String getFactoryId() {
        return LabScreenFactory.ID;
    }

    @Override
    public void saveState(IMemento memento) {
        LabScreenFactory.save(memento, project.getName(), screen);
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return adapter == IProject.class || adapter == IResource.class ? adapter.cast(project) : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabScreenInput that && project.equals(that.project) && screen.equals(that.screen);
    }

    @Override
    public int hashCode() {
        return Objects.hash(project, screen);
    }
}
