package org.inkling.ui.data.internal.acquisition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.operations.UndoRedoActionGroup;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.data.DatasetListing;
import org.inkling.data.DatasetStore;
import org.inkling.data.SampleFacts;
import org.inkling.engine.Sensors;
import org.inkling.project.LabProject;
import org.inkling.resources.ProblemMarkers;
import org.inkling.resources.Services;
import org.inkling.ui.LabScreenEditor;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.data.internal.Datasets;
import org.inkling.ui.data.internal.edit.DatasetEditing;

/** The editor of the screen "Data acquisition". */
public final class DataEditor extends LabScreenEditor {

    /** Editor id. */
    public static final String ID = "org.inkling.ui.data.acquisition";

    private static final String IMPORT = "org.inkling.ui.lab.import";

    private final Services services = Services.of(DataEditor.class);
    private final Consumer<IProject> listener = this::datasetChanged;
    private final ISelectionListener follower = this::selectionChanged;
    private final Runnable devices = this::lookForDevices;
    private Display display;
    private Datasets datasets;
    private Optional<Sensors> sensors = Optional.empty();
    private DataPage page;
    private Job reading;
    private Job looking;

    @Override
    protected void createScreen(Composite parent) {
        display = parent.getDisplay();
        datasets = services.need(Datasets.class);
        sensors = services.find(Sensors.class);
        page = new DataPage(parent, project(), datasets, this::importFiles);
        getSite().setSelectionProvider(page.focus());
        reading = new Reading();
        looking = new Looking();
        datasets.addListener(listener);
        sensors.ifPresent(s -> s.addListener(devices));
        getSite().getPage().addPostSelectionListener(follower);
        IUndoContext undo = PlatformUI.getWorkbench().getOperationSupport().getUndoContext();
        new UndoRedoActionGroup(getSite(), undo, true).fillActionBars(getEditorSite().getActionBars());
        reading.schedule();
        looking.schedule();
    }

    /** Shows a part of the dataset. */
    public void show(Split split) {
        page.choose(split);
    }

    private void importFiles() {
        try {
            getSite().getService(IHandlerService.class).executeCommand(IMPORT, null);
        } catch (CommandException e) {
            ILog.of(DataEditor.class).error("The import wizard cannot be opened", e);
        }
    }

    @Override
    protected void projectChanged() {
        datasets.changed(project());
        // markers may have changed too
        reading.schedule(100);
    }

    private void datasetChanged(IProject changed) {
        if (changed.equals(project())) {
            reading.schedule();
        }
    }

    private void lookForDevices() {
        looking.schedule(50);
    }

    private void selectionChanged(IWorkbenchPart part, ISelection selection) {
        if (part == this || page.control().isDisposed() || !(selection instanceof IStructuredSelection structured)
                || structured.isEmpty()) {
            return;
        }
        Object element = structured.getFirstElement();
        Optional<SampleFocus> focus = element instanceof SampleFocus direct
                ? Optional.of(direct)
                : focus(Adapters.adapt(element, IFile.class));
        focus.filter(f -> f.project().equals(project())).ifPresent(page::reveal);
    }

    private Optional<SampleFocus> focus(IFile file) {
        if (file == null || !file.getProject().equals(project())) {
            return Optional.empty();
        }
        return datasets.listing(project())
                .flatMap(l -> l.samples().stream().filter(s -> s.path().equals(Datasets.path(file))).findFirst())
                .map(s -> SampleFocus.whole(project(), s.id()));
    }

    /** Makes rows of the dataset and the problems of its files. */
    private final class Reading extends Job {

        Reading() {
            super("Show the dataset of " + project().getName());
            setSystem(true);
            setPriority(INTERACTIVE);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            if (!project().isAccessible()) {
                return Status.OK_STATUS;
            }
            if (datasets.listing(project()).isEmpty()) {
                // tells the listener, which schedules this job again
                datasets.readNow(project());
            }
            DatasetListing listing = datasets.listing(project()).orElse(new DatasetListing(List.of(), List.of()));
            SampleIndex index = new SampleIndex(rows(listing, problems()));
            List<Problem> failure = datasets.failure(project());
            display.asyncExec(() -> page.show(index, failure));
            return Status.OK_STATUS;
        }

        private List<SampleRow> rows(DatasetListing listing, Map<String, String> problems) {
            List<SampleRow> rows = new ArrayList<>(listing.samples().size());
            for (SampleRef sample : listing.samples()) {
                SampleFacts facts = listing.facts().get(sample.path());
                if (facts != null) {
                    rows.add(new SampleRow(sample, facts, problems.getOrDefault(sample.path(), "")));
                }
            }
            return rows;
        }

        /** The worst problem of each file of the dataset, by its path. */
        private Map<String, String> problems() {
            Map<String, String> messages = new HashMap<>();
            try {
                IResource folder = project().getFolder(DatasetStore.FOLDER);
                IMarker[] markers = folder.exists()
                        ? folder.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_INFINITE)
                        : new IMarker[0];
                for (IMarker marker : markers) {
                    IPath path = marker.getResource().getProjectRelativePath();
                    messages.putIfAbsent(path.toPortableString(), marker.getAttribute(IMarker.MESSAGE, ""));
                }
            } catch (CoreException e) {
                // the project was closed meanwhile
                messages.clear();
            }
            return messages;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == DatasetEditing.FAMILY || project().equals(family);
        }
    }

    /** Asks the connectors which devices there are. */
    private final class Looking extends Job {

        Looking() {
            super("Look for devices");
            setSystem(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            IPath location = project().getLocation();
            if (!project().isAccessible() || location == null || sensors.isEmpty()) {
                return Status.OK_STATUS;
            }
            List<SensorEndpoint> found = sensors.get().discover(LabProject.at(location.toPath()));
            display.asyncExec(() -> page.showDevices(found));
            return Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == DatasetEditing.FAMILY || project().equals(family);
        }
    }

    @Override
    public void dispose() {
        if (datasets != null) {
            datasets.removeListener(listener);
            sensors.ifPresent(s -> s.removeListener(devices));
            getSite().getPage().removePostSelectionListener(follower);
            reading.cancel();
            looking.cancel();
        }
        services.close();
        super.dispose();
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }
}
