package org.inkling.resources.internal;

import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.data.DatasetStore;
import org.inkling.engine.ResultStore;
import org.inkling.project.ImpulseDocument;
import org.inkling.engine.Estimates;
import org.inkling.project.LabProject;
import org.inkling.project.LabSettings;
import org.inkling.resources.ProblemMarkers;
import org.inkling.resources.Services;

/** Validates a lab project after a change of its settings, dataset, impulses or results, and keeps its markers up to date. */
public final class LabBuilder extends IncrementalProjectBuilder {

    private static final String INPUTS = "inputs";
    private static final String RESULTS = ResultStore.FOLDER;

    @Override
    protected IProject @Nullable [] build(int kind, @Nullable Map<String, String> arguments, @Nullable IProgressMonitor monitor)
            throws CoreException {
        Changes changes = new Changes();
        IResourceDelta delta = kind == FULL_BUILD ? null : getDelta(getProject());
        if (delta == null) {
            changes.inputs = true;
            changes.results = true;
        } else {
            delta.accept(changes::visit);
        }
        if (changes.inputs || changes.results) {
            check(changes, SubMonitor.convert(monitor, "Checking " + getProject().getName(), 100));
        }
        return null;
    }

    @Override
    protected void clean(@Nullable IProgressMonitor monitor) throws CoreException {
        ProblemMarkers.clear(getProject());
    }

    /** Only this project is locked, so that work in others goes on. */
    @Override
    public ISchedulingRule getRule(int kind, @Nullable Map<String, String> arguments) {
        return getProject();
    }

    private void check(Changes changes, SubMonitor monitor) throws CoreException {
        IProject project = getProject();
        IPath location = project.getLocation();
        if (location == null) {
            return;
        }
        try (Services services = Services.of(LabBuilder.class)) {
            LabProject lab = LabProject.at(location.toPath());
            BlockCatalog catalog = services.need(BlockCatalog.class);
            if (changes.inputs) {
                ProblemMarkers.update(project, INPUTS, new LabChecks(lab, catalog).inputs());
            }
            monitor.worked(60);
            ProblemMarkers.update(project, RESULTS, ResultChecks.of(lab, catalog, services.need(Estimates.class)));
            monitor.worked(40);
        }
    }

    /** What a delta touches. */
    private static final class Changes {

        private boolean inputs;
        private boolean results;

        boolean visit(IResourceDelta delta) {
            if (delta.getProjectRelativePath().isEmpty()) {
                return true;
            }
            boolean onlyMarkers = delta.getKind() == IResourceDelta.CHANGED && delta.getFlags() == IResourceDelta.MARKERS;
            if (!onlyMarkers) {
                String top = delta.getProjectRelativePath().segment(0);
                inputs |= top.equals(DatasetStore.FOLDER) || top.equals(LabSettings.FILE) || top.endsWith(ImpulseDocument.EXTENSION);
                results |= top.equals(RESULTS);
            }
            return false;
        }
    }
}
