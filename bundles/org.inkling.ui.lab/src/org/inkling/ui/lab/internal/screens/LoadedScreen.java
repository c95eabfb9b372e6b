package org.inkling.ui.lab.internal.screens;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.project.LabProject;
import org.inkling.resources.OperationJob;
import org.inkling.ui.LabScreenEditor;
import org.inkling.ui.Look;
import org.inkling.ui.PageHeader;
import org.inkling.ui.ProblemList;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Tone;

/**
 * A screen that reads its data in the background and is built anew when the data has changed.
 *
 * @param <D> the data, a record: equal data is not shown again
 */
abstract class LoadedScreen<D> extends LabScreenEditor {

    private final IJobChangeListener busy = new JobChangeAdapter() {

        @Override
        public void scheduled(IJobChangeEvent event) {
            changed(event.getJob());
        }

        @Override
        public void done(IJobChangeEvent event) {
            changed(event.getJob());
        }

        private void changed(Job job) {
            if (job instanceof OperationJob operation && operation.project().equals(project())) {
                reload();
            }
        }
    };

    private Composite container;
    private Job load;
    private D shown;

    /** Reads what the screen shows; called in the background. */
    abstract D load(LabProject lab, IProgressMonitor monitor) throws OperationException;

    /** Builds the contents of the page, which has a grid of one column. */
    abstract void build(Composite page, PageHeader header, D data);

    @Override
    protected final void createScreen(Composite parent) {
        container = Look.apply(new Composite(parent, SWT.NONE), Tone.PAGE, Tone.TEXT);
        container.setLayout(new FillLayout());
        Look.follow(container);
        Composite page = Widgets.page(container);
        PageHeader header = new PageHeader(page);
        header.setTitle(getPartName());
        header.setSubtitle("Reading the project…");
        load = new Load(parent.getDisplay());
        load.setSystem(true);
        Job.getJobManager().addJobChangeListener(busy);
        container.addDisposeListener(event -> Job.getJobManager().removeJobChangeListener(busy));
        load.schedule();
    }

    /** Reads the data again, soon; from any thread. */
    final void reload() {
        Job job = load;
        if (job != null) {
            job.schedule();
        }
    }

    /** Builds the page again from the data that is there. */
    final void rebuild() {
        D data = shown;
        if (data != null) {
            show(data, List.of());
        }
    }

    @Override
    protected final void projectChanged() {
        reload();
    }

    final boolean isBusy() {
        return OperationJob.isBusy(project());
    }

    private void show(D data, List<Problem> problems) {
        if (container.isDisposed()) {
            return;
        }
        int top = 0;
        container.setRedraw(false);
        try {
            for (Control child : container.getChildren()) {
                top = child instanceof ScrolledComposite scroller ? scroller.getOrigin().y : top;
                child.dispose();
            }
            Composite page = Widgets.page(container);
            PageHeader header = new PageHeader(page);
            if (data == null) {
                header.setTitle(getPartName());
                header.setSubtitle("This cannot be shown.");
                ProblemList list = new ProblemList(page, 4, way -> false, (problem, way) -> {}, () -> {});
                list.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
                list.show(problems);
            } else {
                build(page, header, data);
            }
            container.layout(true, true);
            Widgets.fit(page);
            if (page.getParent() instanceof ScrolledComposite scroller) {
                scroller.setOrigin(new Point(0, top));
            }
        } finally {
            container.setRedraw(true);
        }
    }

    @Override
    public void setFocus() {
        if (container != null && !container.isDisposed()) {
            container.setFocus();
        }
    }

    private final class Load extends Job {

        private final Display display;

        Load(Display display) {
            super("Read " + project().getName());
            this.display = display;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            IPath location = project().isAccessible() ? project().getLocation() : null;
            if (location == null) {
                return Status.OK_STATUS;
            }
            try {
                D data = load(LabProject.open(location.toPath()), monitor);
                later(data, List.of());
            } catch (OperationException e) {
                later(null, e.problems());
            }
            return Status.OK_STATUS;
        }

        private void later(D data, List<Problem> problems) {
            if (display.isDisposed()) {
                return;
            }
            display.asyncExec(() -> {
                if (data == null || !Objects.equals(data, shown)) {
                    shown = data;
                    show(data, problems);
                }
            });
        }

        @Override
        public boolean belongsTo(Object family) {
            return project().equals(family);
        }
    }
}
