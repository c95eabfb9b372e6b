package org.inkling.ui.impulse.internal;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.inkling.api.OperationException;
import org.inkling.api.Resolution;
import org.inkling.project.LabProject;
import org.inkling.resources.LabActions;

/** Carries out ways out of problems from the editor: edits of this impulse as edits of its text, everything else as the quick fixes do. */
final class Resolver {

    private Resolver() {
    }

    static boolean isKnown(Resolution resolution) {
        return LabActions.isKnown(resolution);
    }

    static void run(ImpulseEditor editor, Resolution resolution) {
        boolean own = resolution.action().equals(LabProject.ACTION_SET)
                && resolution.arguments().getOrDefault("impulse", "").equals(editor.model().document().name());
        if (own) {
            editor.model().set(resolution.arguments().getOrDefault("element", ""), typed(resolution.arguments().getOrDefault("value", "")));
            return;
        }
        if (resolution.action().equals(LabProject.ACTION_SET)) {
            // another impulse's text buffer, which an editor may show
            carryOut(editor.model().project(), resolution, null);
            return;
        }
        Job job = new Job(resolution.label()) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return carryOut(editor.model().project(), resolution, monitor);
            }
        };
        job.setUser(true);
        job.schedule();
    }

    private static IStatus carryOut(IProject project, Resolution resolution, @Nullable IProgressMonitor monitor) {
        try {
            LabActions.run(project, resolution, monitor);
            return Status.OK_STATUS;
        } catch (OperationException e) {
            return Status.error(e.problems().get(0).toString());
        } catch (CoreException e) {
            return e.getStatus();
        }
    }

    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        try {
            double number = Double.parseDouble(value);
            return number == Math.rint(number) ? (Object) (long) number : Double.valueOf(number);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** Opens the Problems view. */
    static void showAll() {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            page.showView(IPageLayout.ID_PROBLEM_VIEW);
        } catch (PartInitException e) {
            org.eclipse.ui.statushandlers.StatusManager.getManager().handle(e.getStatus());
        }
    }
}
