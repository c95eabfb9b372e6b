package org.inkling.ui.impulse.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.ResultStore;
import org.inkling.project.ImpulseDocument;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;

/** Runs the impulse of the active editor or of the selection, and opens its results. */
public final class RunImpulse extends AbstractHandler {

    private static final String EXTENSION = ImpulseDocument.EXTENSION.substring(1);

    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveShell(event);
        IEditorPart editor = HandlerUtil.getActiveEditor(event);
        IFile file = editor instanceof ImpulseEditor impulse ? impulse.model().file() : null;
        if (file == null) {
            file = impulse(selected(HandlerUtil.getCurrentSelection(event)));
        }
        if (file == null && editor != null) {
            file = impulse(project(editor.getEditorInput()));
        }
        if (file == null) {
            MessageDialog.openInformation(shell, "Run impulse",
                    "Open an impulse, or select an impulse or a lab project that has one; then run it.");
        } else {
            start(file, "run");
        }
        return null;
    }

    private static @Nullable IResource selected(@Nullable ISelection selection) {
        return selection instanceof IStructuredSelection structured && !structured.isEmpty()
                ? Adapters.adapt(structured.getFirstElement(), IResource.class)
                : null;
    }

    private static @Nullable IProject project(@Nullable IEditorInput input) {
        IResource resource = ResourceUtil.getResource(input);
        return resource == null ? null : resource.getProject();
    }

    /** The impulse a person means: the file itself, or the first one of its project. */
    private static @Nullable IFile impulse(@Nullable IResource resource) {
        if (resource instanceof IFile file && EXTENSION.equals(file.getFileExtension())) {
            return file;
        }
        IContainer project = resource == null ? null : resource.getProject();
        if (project == null || !project.isAccessible()) {
            return null;
        }
        try {
            for (IResource member : project.members()) {
                if (member instanceof IFile file && EXTENSION.equals(file.getFileExtension())) {
                    return file;
                }
            }
        } catch (CoreException e) {
            StatusManager.getManager().handle(e.getStatus());
        }
        return null;
    }

    static void start(ImpulseEditor editor) {
        start(editor.model().file(), "run");
    }

    static void start(ImpulseEditor editor, String operation) {
        start(editor.model().file(), operation);
    }

    /** Saves what is open of the project and starts an operation on an impulse. */
    static void start(IFile file, String operation) {
        if (!IDE.saveAllEditors(new IResource[]{ file.getProject() }, false)) {
            return;
        }
        String name = file.getFullPath().removeFileExtension().lastSegment();
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("impulse", name);
        String verb = Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
        OperationJob job = new OperationJob(verb + " " + name, file.getProject(), operation, ParameterValues.of(arguments));
        if (operation.equals("run")) {
            job.addListener(new OperationListener() {

                @Override
                public void finished(OperationJob done, IStatus status) {
                    if (status.isOK() && PlatformUI.isWorkbenchRunning()) {
                        Display.getDefault().asyncExec(() -> openResults(file));
                    }
                }
            });
        }
        job.setUser(false);
        job.schedule();
    }

    static void openResults(ImpulseEditor editor) {
        openResults(editor.model().file());
    }

    /** Opens the results of an impulse when there are any. */
    static void openResults(IFile impulse) {
        String name = impulse.getFullPath().removeFileExtension().lastSegment();
        IFile report = impulse.getProject().getFile(IPath.fromOSString(ResultStore.FOLDER).append(name).append(ResultStore.REPORT));
        if (!report.exists() || PlatformUI.getWorkbench().getActiveWorkbenchWindow() == null) {
            return;
        }
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            IDE.openEditor(page, report, ResultsEditor.ID);
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
        }
    }
}
