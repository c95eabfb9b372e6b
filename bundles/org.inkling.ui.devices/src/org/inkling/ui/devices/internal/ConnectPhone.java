package org.inkling.ui.devices.internal;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.inkling.resources.LabNature;

/** Shows the QR code of the project at hand: the selected one, that of the editor, or the only one. */
public final class ConnectPhone extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IProject project = project(event);
        if (project == null) {
            MessageDialog.openInformation(HandlerUtil.getActiveShell(event), "Connect phone",
                    "A phone joins a lab project. Select one first, or create one with New lab.");
            return null;
        }
        new ConnectPhoneDialog(HandlerUtil.getActiveShell(event), project).open();
        return null;
    }

    private static @Nullable IProject project(ExecutionEvent event) {
        ISelection selection = HandlerUtil.getCurrentSelection(event);
        if (selection instanceof IStructuredSelection elements && elements.getFirstElement() != null) {
            IResource resource = Adapters.adapt(elements.getFirstElement(), IResource.class);
            if (resource != null && LabNature.isOn(resource.getProject())) {
                return resource.getProject();
            }
        }
        IEditorPart editor = HandlerUtil.getActiveEditor(event);
        IResource edited = editor == null ? null : Adapters.adapt(editor.getEditorInput(), IResource.class);
        if (edited != null && LabNature.isOn(edited.getProject())) {
            return edited.getProject();
        }
        List<IProject> labs = labs();
        return labs.size() == 1 ? labs.get(0) : null;
    }

    /** Every open lab project. */
    static List<IProject> labs() {
        return java.util.Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(LabNature::isOn).toList();
    }
}
