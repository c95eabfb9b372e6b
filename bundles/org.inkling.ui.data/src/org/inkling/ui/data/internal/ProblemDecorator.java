package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ILightweightLabelDecorator;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.LabelProviderChangedEvent;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.inkling.resources.LabNature;
import org.inkling.resources.ProblemMarkers;

/** Shows the worst problem of a resource of a lab project, and of what is in it, as a sign on its icon. */
public final class ProblemDecorator extends LabelProvider implements ILightweightLabelDecorator {

    private final IResourceChangeListener listener = this::markersChanged;

    public ProblemDecorator() {
        ResourcesPlugin.getWorkspace().addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(listener);
        super.dispose();
    }

    private void markersChanged(IResourceChangeEvent event) {
        IMarkerDelta[] deltas = event.findMarkerDeltas(ProblemMarkers.TYPE, true);
        if (deltas.length > 0) {
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> fireLabelProviderChanged(new LabelProviderChangedEvent(this)));
        }
    }

    @Override
    public void decorate(Object element, IDecoration decoration) {
        if (!(element instanceof IResource resource) || !LabNature.isOn(resource.getProject())) {
            return;
        }
        try {
            int severity = resource.findMaxProblemSeverity(IMarker.PROBLEM, true, IResource.DEPTH_INFINITE);
            if (severity == IMarker.SEVERITY_ERROR) {
                decoration.addOverlay(shared(ISharedImages.IMG_DEC_FIELD_ERROR), IDecoration.BOTTOM_LEFT);
            } else if (severity == IMarker.SEVERITY_WARNING) {
                decoration.addOverlay(shared(ISharedImages.IMG_DEC_FIELD_WARNING), IDecoration.BOTTOM_LEFT);
            }
        } catch (CoreException e) {
            // the resource went away meanwhile, and its decoration with it
            return;
        }
    }

    private static ImageDescriptor shared(String id) {
        return PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(id);
    }
}
