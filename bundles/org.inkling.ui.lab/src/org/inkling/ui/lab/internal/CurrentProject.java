package org.inkling.ui.lab.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.inkling.resources.LabNature;
import org.inkling.ui.SampleFocus;

/** The lab project a person works with: the one selected, that of the active editor, or the only one there is. */
public final class CurrentProject {

    private CurrentProject() {
    }

    public static Optional<IProject> of(IWorkbenchPage page) {
        if (page == null) {
            return only();
        }
        return of(page.getSelection()).or(() -> of(page.getActiveEditor())).or(CurrentProject::only);
    }

    /** The lab project of what is selected. */
    public static Optional<IProject> of(ISelection selection) {
        if (!(selection instanceof IStructuredSelection structured) || structured.isEmpty()) {
            return Optional.empty();
        }
        Object first = structured.getFirstElement();
        if (first instanceof SampleFocus focus) {
            return lab(focus.project());
        }
        return lab(Adapters.adapt(first, IResource.class)).or(() -> lab(Adapters.adapt(first, IProject.class)));
    }

    /** The lab project an editor belongs to. */
    public static Optional<IProject> of(IEditorPart editor) {
        return editor == null ? Optional.empty() : lab(Adapters.adapt(editor.getEditorInput(), IResource.class));
    }

    private static Optional<IProject> lab(IResource resource) {
        return Optional.ofNullable(resource).map(IResource::getProject).filter(LabNature::isOn);
    }

    /** Every open lab project. */
    public static List<IProject> all() {
        return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(LabNature::isOn).toList();
    }

    private static Optional<IProject> only() {
        List<IProject> all = all();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
