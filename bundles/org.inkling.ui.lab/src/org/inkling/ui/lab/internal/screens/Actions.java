package org.inkling.ui.lab.internal.screens;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.inkling.api.OperationException;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.Template;
import org.inkling.resources.LabActions;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.inkling.ui.LabScreenInput;

/** What the buttons of the screens and of the guide do. User interface's thread only. */
public final class Actions {

    /** Command that opens the import wizard. */
    public static final String IMPORT = "org.inkling.ui.lab.import";

    private Actions() {
    }

    private static IWorkbenchPage page() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return (window == null ? PlatformUI.getWorkbench().getWorkbenchWindows()[0] : window).getActivePage();
    }

    /** Opens a screen of a project. @param id one of the constants of LabScreen */
    public static void screen(IProject project, String id) {
        try {
            LabScreenInput.open(page(), project, id);
        } catch (PartInitException e) {
            show(e.getStatus());
        }
    }

    /** Opens an impulse. */
    public static void impulse(IProject project, String name) {
        IFile file = project.getFile(name + ImpulseDocument.EXTENSION);
        try {
            IDE.openEditor(page(), file);
        } catch (PartInitException e) {
            show(e.getStatus());
        }
    }

    /** Makes an impulse with the settings of the free-fall template and opens it. */
    public static void newImpulse(IProject project) {
        Template template = Template.all().get(0);
        Map.Entry<String, String> first = template.impulses().entrySet().iterator().next();
        IFile file = project.getFile(first.getKey() + ImpulseDocument.EXTENSION);
        try {
            if (!file.exists()) {
                file.create(new ByteArrayInputStream(first.getValue().getBytes(StandardCharsets.UTF_8)), IResource.NONE, null);
            }
            impulse(project, first.getKey());
        } catch (CoreException e) {
            show(e.getStatus());
        }
    }

    /** Executes a command without parameters. */
    public static void command(String id) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
        } catch (CommandException e) {
            ILog.of(Actions.class).error("The command " + id + " cannot be executed", e);
        }
    }

    /** Sets a value of {@code lab.yaml}. */
    public static void setting(IProject project, String key, Object value) {
        try {
            LabActions.set(project, key, value, null);
        } catch (OperationException e) {
            show(Status.error(e.problems().get(0).toString()));
        } catch (CoreException e) {
            show(e.getStatus());
        }
    }

    /** Saves what is open of the project and does an operation to it. @return false when the person did not want to save */
    public static boolean run(IProject project, String title, String operation, Map<String, Object> arguments) {
        return run(project, title, operation, arguments, job -> {});
    }

    /** The same. @param done called in the user interface's thread when it has worked */
    public static boolean run(IProject project, String title, String operation, Map<String, Object> arguments,
            Consumer<OperationJob> done) {
        return start(project, title, operation, arguments, done, new OperationListener() {
        });
    }

    /** The same with a listener of its own. */
    static boolean start(IProject project, String title, String operation, Map<String, Object> arguments, Consumer<OperationJob> done,
            OperationListener listener) {
        if (!IDE.saveAllEditors(new IResource[]{ project }, false)) {
            return false;
        }
        OperationJob job = new OperationJob(title, project, operation, ParameterValues.of(arguments));
        job.addListener(listener);
        job.addListener(new OperationListener() {

            @Override
            public void finished(OperationJob over, IStatus status) {
                if (status.isOK() && PlatformUI.isWorkbenchRunning()) {
                    Display.getDefault().asyncExec(() -> done.accept(over));
                }
            }
        });
        job.setUser(false);
        job.schedule();
        return true;
    }

    /** Shows a file or folder in the file manager of the system. */
    static void showInSystem(java.nio.file.Path path) {
        if (!Program.launch(path.toString())) {
            show(Status.warning("This system has no program that shows " + path + "."));
        }
    }

    static void show(IStatus status) {
        StatusManager.getManager().handle(status, StatusManager.SHOW | StatusManager.LOG);
    }
}
