package org.inkling.ui.data.internal.acquisition;

import java.util.function.Consumer;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.inkling.api.OperationException;
import org.inkling.ui.data.internal.Datasets;
import org.inkling.ui.data.internal.edit.DatasetEditing;

/** Reads the sample that is selected, in the background; what was asked for before is forgotten. */
final class SampleLoader {

    private final IProject project;
    private final Datasets datasets;
    private final Control control;
    private final Consumer<String> failed;
    private final Consumer<Loaded> loaded;
    private SampleRow shown;
    private Job reading;

    /** @param failed told why a sample cannot be read */
    SampleLoader(IProject project, Datasets datasets, Control control, Consumer<Loaded> loaded, Consumer<String> failed) {
        this.project = project;
        this.datasets = datasets;
        this.control = control;
        this.loaded = loaded;
        this.failed = failed;
    }

    /** Reads a sample unless it is the one shown. */
    void load(SampleRow row) {
        if (row.equals(shown)) {
            return;
        }
        if (reading != null) {
            reading.cancel();
        }
        shown = row;
        reading = new Job("Read " + row.name()) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    Loaded read = Loaded.read(datasets.store(project), row);
                    tell(this, () -> loaded.accept(read));
                } catch (OperationException e) {
                    tell(this, () -> failed.accept(e.problems().get(0).summary()));
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == DatasetEditing.FAMILY || project.equals(family);
            }
        };
        reading.setSystem(true);
        reading.setPriority(Job.INTERACTIVE);
        reading.schedule();
    }

    private void tell(Job job, Runnable action) {
        if (control.isDisposed()) {
            return;
        }
        control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed() && reading == job) {
                action.run();
            }
        });
    }

    /** The next {@link #load} reads whatever it is asked for. */
    void forget() {
        shown = null;
    }
}
