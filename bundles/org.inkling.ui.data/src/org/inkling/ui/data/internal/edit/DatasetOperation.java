package org.inkling.ui.data.internal.edit;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IAdvancedUndoableOperation2;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.PlatformUI;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.data.DatasetStore;
import org.inkling.resources.Services;
import org.inkling.ui.data.internal.Datasets;

/** A {@link DatasetChange} in the history of the workbench, where Undo and Redo of navigator and screens find it. */
final class DatasetOperation extends AbstractOperation implements IAdvancedUndoableOperation2 {

    private final IProject project;
    private final DatasetChange change;
    private DatasetChange.Back back;

    DatasetOperation(String label, IProject project, DatasetChange change) {
        super(label);
        this.project = project;
        this.change = change;
        addContext(PlatformUI.getWorkbench().getOperationSupport().getUndoContext());
    }

    @Override
    public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
        return run(monitor, store -> back = change.apply(store));
    }

    @Override
    public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
        return execute(monitor, info);
    }

    @Override
    public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
        return run(monitor, store -> back.run(store));
    }

    @Override
    public boolean canUndo() {
        return back != null && project.isAccessible();
    }

    @Override
    public boolean canExecute() {
        return project.isAccessible();
    }

    @Override
    public boolean canRedo() {
        return project.isAccessible();
    }

    private IStatus run(IProgressMonitor monitor, DatasetChange.Back step) {
        try (Services services = Services.of(DatasetOperation.class)) {
            Datasets datasets = services.need(Datasets.class);
            IStatus status = Status.OK_STATUS;
            try {
                step.run(datasets.store(project));
            } catch (OperationException e) {
                Problem first = e.problems().get(0);
                status = new Status(IStatus.ERROR, DatasetOperation.class, first.summary() + ways(first), e);
            }
            datasets.readNow(project);
            refresh(monitor);
            return status;
        }
    }

    private static String ways(Problem problem) {
        return problem.resolutions().isEmpty() ? "" : " " + problem.resolutions().get(0).label() + ".";
    }

    private void refresh(IProgressMonitor monitor) {
        try {
            IFolder folder = project.getFolder(DatasetStore.FOLDER);
            folder.refreshLocal(IResource.DEPTH_INFINITE, monitor);
        } catch (CoreException e) {
            // the dataset itself is changed; the workspace sees it at its next refresh
            ILog.of(DatasetOperation.class).warn("The dataset of " + project.getName() + " could not be refreshed", e);
        }
    }

    /** Undo and Redo do not block the window. */
    @Override
    public boolean runInBackground() {
        return true;
    }

    @Override
    public IStatus computeExecutionStatus(IProgressMonitor monitor) {
        return Status.OK_STATUS;
    }

    @Override
    public void setQuietCompute(boolean quiet) {
        // nothing is asked
    }
}
