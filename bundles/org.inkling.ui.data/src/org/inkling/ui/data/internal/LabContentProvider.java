package org.inkling.ui.data.internal;

import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.ui.progress.UIJob;
import org.inkling.resources.Services;

/** Children of lab projects in the navigator; follows the workspace. */
public final class LabContentProvider implements ITreeContentProvider, IResourceChangeListener {

    /** Changes that come within this time are shown together. */
    private static final int GATHER_MS = 150;

    private final Set<Object> changed = new LinkedHashSet<>();
    private final Job refresh = new Refresh();
    private StructuredViewer viewer;

    public LabContentProvider() {
        ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
    }

    @Override
    public void inputChanged(Viewer newViewer, Object oldInput, Object newInput) {
        viewer = newViewer instanceof StructuredViewer structured ? structured : null;
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
        refresh.cancel();
    }

    @Override
    public Object[] getElements(Object input) {
        if (input instanceof IWorkspace workspace) {
            return workspace.getRoot().getProjects();
        }
        return input instanceof IWorkspaceRoot root ? root.getProjects() : getChildren(input);
    }

    @Override
    public Object[] getChildren(Object parent) {
        try {
            return LabTree.children(parent);
        } catch (CoreException e) {
            ILog.of(LabContentProvider.class).log(e.getStatus());
            return new Object[0];
        }
    }

    @Override
    public Object getParent(Object element) {
        return LabTree.parent(element);
    }

    @Override
    public boolean hasChildren(Object element) {
        return !(element instanceof BlockNode) && !(element instanceof ScreenNode) && getChildren(element).length > 0;
    }

    @Override
    public void resourceChanged(IResourceChangeEvent event) {
        IResourceDelta delta = event.getDelta();
        if (delta == null) {
            return;
        }
        Set<Object> touched = new LinkedHashSet<>();
        boolean root = false;
        for (IResourceDelta child : delta.getAffectedChildren()) {
            boolean comesOrGoes = child.getKind() != IResourceDelta.CHANGED
                    || (child.getFlags() & (IResourceDelta.OPEN | IResourceDelta.DESCRIPTION)) != 0;
            root |= comesOrGoes;
            if (contentChanged(child)) {
                touched.add(child.getResource());
            }
        }
        if (root) {
            touched = Set.of(ResourcesPlugin.getWorkspace().getRoot());
        }
        if (!touched.isEmpty()) {
            touched.stream().filter(IProject.class::isInstance).forEach(p -> changed((IProject) p));
            synchronized (changed) {
                changed.addAll(touched);
            }
            refresh.schedule(GATHER_MS);
        }
    }

    private void changed(IProject project) {
        try (Services services = Services.of(LabContentProvider.class)) {
            services.find(Datasets.class).ifPresent(d -> d.changed(project));
            services.find(States.class).ifPresent(s -> s.changed(project));
        }
    }

    private static boolean contentChanged(IResourceDelta delta) {
        if (delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & ~IResourceDelta.MARKERS) != 0) {
            return true;
        }
        for (IResourceDelta child : delta.getAffectedChildren()) {
            if (contentChanged(child)) {
                return true;
            }
        }
        return false;
    }

    private final class Refresh extends UIJob {

        Refresh() {
            super("Refresh lab projects");
            setSystem(true);
        }

        @Override
        public IStatus runInUIThread(IProgressMonitor monitor) {
            Set<Object> now;
            synchronized (changed) {
                now = new LinkedHashSet<>(changed);
                changed.clear();
            }
            if (viewer == null || viewer.getControl() == null || viewer.getControl().isDisposed()) {
                return Status.OK_STATUS;
            }
            if (now.stream().anyMatch(IWorkspaceRoot.class::isInstance)) {
                viewer.refresh();
            } else {
                now.stream().filter(p -> ((IResource) p).exists()).forEach(viewer::refresh);
            }
            return Status.OK_STATUS;
        }
    }
}
