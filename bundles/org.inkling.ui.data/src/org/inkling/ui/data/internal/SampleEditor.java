package org.inkling.ui.data.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.data.Acquisition;
import org.inkling.data.DatasetStore;
import org.inkling.data.SampleReader;

/** Shows a recording: what is known about it and its raw values. Recordings are never changed, so there is nothing to save. */
public final class SampleEditor extends EditorPart {

    /** Editor id. */
    public static final String ID = "org.inkling.ui.data.sample";

    private final IResourceChangeListener listener = this::resourceChanged;
    private SamplePage page;

    /** What was read of a file: its entry when it is in the dataset, and its content or what is wrong with it. */
    record Reading(String name, Optional<SampleRef> entry, Optional<Acquisition> content, List<Problem> problems) {
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof IFileEditorInput)) {
            throw new PartInitException("Only recordings in a project can be opened.");
        }
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new SamplePage(parent);
        ResourcesPlugin.getWorkspace().addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
        read();
    }

    private IFile file() {
        return ((IFileEditorInput) getEditorInput()).getFile();
    }

    private void read() {
        IFile file = file();
        Job job = new Job("Read " + file.getName()) {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                Reading reading = read(file);
                getSite().getShell().getDisplay().asyncExec(() -> show(reading));
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == SampleEditor.class || file.getProject().equals(family);
            }
        };
        job.setSystem(true);
        job.schedule();
    }

    private static Reading read(IFile file) {
        List<Problem> problems = new ArrayList<>();
        if (file.getLocation() == null || !file.exists()) {
            return new Reading(file.getName(), Optional.empty(), Optional.empty(),
                    List.of(Problem.error("sample.gone", org.inkling.api.Location.of(file.getName()),
                            "The recording is no longer there.")));
        }
        Path path = file.getLocation().toPath();
        Optional<SampleRef> entry = Optional.empty();
        try {
            entry = DatasetStore.open(file.getProject().getLocation().toPath()).samples().stream()
                    .filter(s -> s.path().equals(Datasets.path(file)))
                    .findFirst();
        } catch (OperationException e) {
            problems.addAll(e.problems());
        }
        String name = entry.map(SampleRef::name).filter(n -> !n.isEmpty()).orElse(file.getName());
        double interval = entry.map(e -> e.schema().intervalMs()).orElse(0.0);
        try {
            SampleReader reader = new SampleReader();
            return new Reading(name, entry, Optional.of(reader.read(file.getName(), reader.bytes(path, file.getName()), interval)),
                    problems);
        } catch (OperationException e) {
            problems.addAll(e.problems());
            return new Reading(name, entry, Optional.empty(), problems);
        }
    }

    private void show(Reading reading) {
        if (!page.isDisposed()) {
            setPartName(reading.name());
            page.show(reading);
        }
    }

    private void resourceChanged(IResourceChangeEvent event) {
        IFile file = file();
        IResourceDelta own = event.getDelta() == null ? null : event.getDelta().findMember(file.getFullPath());
        IResourceDelta labels = event.getDelta() == null
                ? null
                : event.getDelta().findMember(file.getProject().getFolder(DatasetStore.FOLDER).getFile("info.labels").getFullPath());
        if (own != null && own.getKind() == IResourceDelta.REMOVED) {
            getSite().getShell().getDisplay().asyncExec(() -> getSite().getPage().closeEditor(this, false));
        } else if (own != null && (own.getFlags() & IResourceDelta.CONTENT) != 0 || labels != null) {
            read();
        }
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(listener);
        super.dispose();
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // recordings are never changed
    }

    @Override
    public void doSaveAs() {
        // recordings are never changed
    }
}
