package org.inkling.ui.data.internal.edit;

import java.util.function.Consumer;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;

/** Carries out changes of datasets in the background, so that Undo knows of them. */
public final class DatasetEditing {

    /** Every such job belongs to this family, and to its project. */
    public static final Object FAMILY = new Object();

    private DatasetEditing() {
    }

    /**
     * Carries out a change.
     *
     * @param label what Undo calls it, for example "Delete 3 samples"
     * @param end   called in the user interface's thread with OK, or with a status that says what went wrong
     */
    public static void run(IProject project, String label, DatasetChange change, Consumer<IStatus> end) {
        DatasetOperation operation = new DatasetOperation(label, project, change);
        Job job = new Job(label) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                IStatus status;
                try {
                    status = PlatformUI.getWorkbench().getOperationSupport().getOperationHistory().execute(operation, monitor, null);
                } catch (ExecutionException e) {
                    status = Status.error(label + " failed", e);
                }
                IStatus result = status;
                PlatformUI.getWorkbench().getDisplay().asyncExec(() -> end.accept(result));
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == FAMILY || project.equals(family);
            }
        };
        job.setPriority(Job.SHORT);
        job.schedule();
    }
}
