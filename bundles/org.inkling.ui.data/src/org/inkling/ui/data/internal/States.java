package org.inkling.ui.data.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.engine.Freshness;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.LabProject;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreens;
import org.inkling.ui.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the steps of an impulse are done and up to date, for the navigator's dots; found out in the background. */
@Component(service = States.class)
public final class States {

    private static final int GATHER_MS = 300;

    private final BlockCatalog catalog;
    private final LabScreens screens;
    private final Map<IProject, Map<String, State>> screenStates = new ConcurrentHashMap<>();
    private final Map<IProject, Job> asking = new ConcurrentHashMap<>();
    private final Map<IFile, Freshness> known = new ConcurrentHashMap<>();
    private final Map<IFile, Job> finding = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Consumer<IProject>> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public States(@Reference BlockCatalog catalog, @Reference LabScreens screens) {
        this.catalog = catalog;
        this.screens = screens;
    }

    /** Adds a listener, which is called in any thread. */
    void addListener(Consumer<IProject> listener) {
        listeners.add(listener);
    }

    void removeListener(Consumer<IProject> listener) {
        listeners.remove(listener);
    }

    /** The files of a project have changed: what is known is kept until it is found out again. */
    void changed(IProject project) {
        known.keySet().removeIf(f -> !f.exists());
        finding.keySet().removeIf(f -> !f.exists());
        known.keySet().stream().filter(f -> f.getProject().equals(project)).forEach(this::find);
        if (!project.isAccessible()) {
            screenStates.remove(project);
            asking.remove(project);
        } else if (screenStates.containsKey(project)) {
            ask(project);
        }
    }

    /** The state of a screen, found out in the background; open at first. */
    State screen(IProject project, String screen) {
        Map<String, State> found = screenStates.get(project);
        if (found == null) {
            ask(project);
            return State.OPEN;
        }
        return found.getOrDefault(screen, State.OPEN);
    }

    private void ask(IProject project) {
        asking.computeIfAbsent(project, Asking::new).schedule(GATHER_MS);
    }

    /** Asks every screen of a project. */
    private final class Asking extends Job {

        private final IProject project;

        Asking(IProject project) {
            super("Find out the steps of " + project.getName());
            this.project = project;
            setSystem(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            IPath location = project.getLocation();
            if (!project.isAccessible() || location == null) {
                screenStates.remove(project);
                return Status.OK_STATUS;
            }
            LabProject lab = LabProject.at(location.toPath());
            Map<String, State> found = new HashMap<>();
            for (LabScreen screen : screens.all()) {
                try {
                    found.put(screen.id(), screen.state(lab));
                } catch (OperationException | RuntimeException | LinkageError e) {
                    // a screen that cannot tell is open; when it is opened it says why
                    found.put(screen.id(), State.OPEN);
                }
            }
            if (!found.equals(screenStates.put(project, found))) {
                listeners.forEach(l -> l.accept(project));
            }
            return Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == States.class || project.equals(family);
        }
    }

    /** Whether what comes out of the blocks of a section is up to date. */
    boolean isCurrent(IFile impulse, String section) {
        Freshness freshness = known.get(impulse);
        if (freshness == null) {
            find(impulse);
            return false;
        }
        return section.equals(ImpulseDocument.DSP) ? freshness.features() : freshness.model();
    }

    /** The same in words. */
    String describe(IFile impulse, String section) {
        String step = section.equals(ImpulseDocument.DSP) ? "features" : "model";
        return step + (isCurrent(impulse, section) ? " up to date" : " not up to date: run the impulse");
    }

    private void find(IFile impulse) {
        finding.computeIfAbsent(impulse, Finding::new).schedule(GATHER_MS);
    }

    private final class Finding extends Job {

        private final IFile impulse;

        Finding(IFile impulse) {
            super("Compare the results of " + impulse.getName());
            this.impulse = impulse;
            setSystem(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            IPath location = impulse.getProject().getLocation();
            if (!impulse.exists() || location == null) {
                known.remove(impulse);
                return Status.OK_STATUS;
            }
            String name = impulse.getFullPath().removeFileExtension().lastSegment();
            Freshness found = Freshness.of(catalog, LabProject.at(location.toPath()), name);
            if (!found.equals(known.put(impulse, found))) {
                listeners.forEach(l -> l.accept(impulse.getProject()));
            }
            return Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == States.class || impulse.getProject().equals(family);
        }
    }
}
