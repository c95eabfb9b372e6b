package org.inkling.ui.data.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.data.DatasetListing;
import org.inkling.data.DatasetStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What labels need to know of the samples of each project, read in the background.
 * An answer may be missing at first; listeners are told when it is there.
 */
@Component(service = Datasets.class)
public final class Datasets {

    private final Map<IProject, Known> known = new ConcurrentHashMap<>();
    private final Map<IProject, DatasetStore> stores = new ConcurrentHashMap<>();
    private final Map<IProject, Job> reading = new HashMap<>();
    private final CopyOnWriteArrayList<Consumer<IProject>> listeners = new CopyOnWriteArrayList<>();

    /** @param byPath the samples of the listing; @param failure why there is no listing, empty when there is one */
    private record Known(DatasetListing listing, Map<String, SampleRef> byPath, List<Problem> failure) {
    }

    @Activate
    public Datasets() {
        // filled when asked
    }

    /** Adds a listener, which is called in any thread. */
    public void addListener(Consumer<IProject> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<IProject> listener) {
        listeners.remove(listener);
    }

    /** The sample in a file, when it is known. */
    Optional<SampleRef> sample(IFile file) {
        return samples(file.getProject()).map(m -> m.get(path(file)));
    }

    /** Every sample of a project by project-relative path, when it is known. */
    Optional<Map<String, SampleRef>> samples(IProject project) {
        return known(project).map(Known::byPath);
    }

    /** The dataset of a project as it was last read; empty at first. */
    public Optional<DatasetListing> listing(IProject project) {
        return known(project).map(Known::listing);
    }

    /** Why the dataset of a project cannot be read at all; usually empty. */
    public List<Problem> failure(IProject project) {
        return known(project).map(Known::failure).orElse(List.of());
    }

    private Optional<Known> known(IProject project) {
        Known now = known.get(project);
        if (now == null) {
            read(project);
        }
        return Optional.ofNullable(now);
    }

    /** The dataset of a project, for reading and changing it in the background. */
    public DatasetStore store(IProject project) throws OperationException {
        IPath location = project.getLocation();
        if (location == null) {
            throw new OperationException(
                    Problem.error("dataset.no-project", Location.of(project.getName()), "The project is closed or gone.",
                            "Open the project"));
        }
        DatasetStore store = stores.get(project);
        if (store == null || !store.root().equals(location.toPath().toAbsolutePath().normalize())) {
            store = DatasetStore.open(location.toPath());
            stores.put(project, store);
        }
        return store;
    }

    /** Reads a dataset now, in the thread of the caller, and tells the listeners when it has changed. */
    public void readNow(IProject project) {
        if (!project.isAccessible() || project.getLocation() == null) {
            known.remove(project);
            stores.remove(project);
            return;
        }
        Known now;
        try {
            DatasetListing listing = store(project).list();
            Map<String, SampleRef> samples = new HashMap<>();
            listing.samples().forEach(s -> samples.put(s.path(), s));
            now = new Known(listing, samples, List.of());
        } catch (OperationException e) {
            // the builder's markers name these problems too
            now = new Known(new DatasetListing(List.of(), List.of()), Map.of(), e.problems());
        }
        if (!now.equals(known.put(project, now))) {
            listeners.forEach(l -> l.accept(project));
        }
    }

    public static String path(IResource resource) {
        return resource.getProjectRelativePath().toPortableString();
    }

    /** The files of a project have changed: what is known is kept until it is read again. */
    public void changed(IProject project) {
        if (!project.isAccessible()) {
            known.remove(project);
            stores.remove(project);
        } else if (known.containsKey(project)) {
            read(project);
        }
    }

    private void read(IProject project) {
        synchronized (reading) {
            reading.computeIfAbsent(project, Reading::new).schedule(100);
        }
    }

    private final class Reading extends Job {

        private final IProject project;

        Reading(IProject project) {
            super("Read the dataset of " + project.getName());
            this.project = project;
            setSystem(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            readNow(project);
            return Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == Datasets.class || project.equals(family);
        }
    }
}
