package org.inkling.ui.data.internal;

import java.util.HashMap;
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
import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.data.DatasetStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What labels need to know of the samples of each project, read in the background.
 * An answer may be missing at first; listeners are told when it is there.
 */
@Component(service = Datasets.class)
public final class Datasets {

    private final Map<IProject, Map<String, SampleRef>> known = new ConcurrentHashMap<>();
    private final Map<IProject, Job> reading = new HashMap<>();
    private final CopyOnWriteArrayList<Consumer<IProject>> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public Datasets() {
        // filled when asked
    }

    /** Adds a listener, which is called in any thread. */
    void addListener(Consumer<IProject> listener) {
        listeners.add(listener);
    }

    void removeListener(Consumer<IProject> listener) {
        listeners.remove(listener);
    }

    /** The sample in a file, when it is known. */
    Optional<SampleRef> sample(IFile file) {
        return samples(file.getProject()).map(m -> m.get(path(file)));
    }

    /** Every sample of a project by project-relative path, when it is known. */
    Optional<Map<String, SampleRef>> samples(IProject project) {
        Map<String, SampleRef> samples = known.get(project);
        if (samples == null) {
            read(project);
        }
        return Optional.ofNullable(samples);
    }

    static String path(IResource resource) {
        return resource.getProjectRelativePath().toPortableString();
    }

    /** The files of a project have changed: what is known is kept until it is read again. */
    void changed(IProject project) {
        if (!project.isAccessible()) {
            known.remove(project);
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
            IPath location = project.getLocation();
            if (!project.isAccessible() || location == null) {
                known.remove(project);
                return Status.OK_STATUS;
            }
            Map<String, SampleRef> samples = new HashMap<>();
            try {
                DatasetStore.open(location.toPath()).samples().forEach(s -> samples.put(s.path(), s));
            } catch (OperationException e) {
                // the builder's markers name these problems
                samples.clear();
            }
            if (!samples.equals(known.put(project, samples))) {
                listeners.forEach(l -> l.accept(project));
            }
            return Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == Datasets.class || project.equals(family);
        }
    }
}
