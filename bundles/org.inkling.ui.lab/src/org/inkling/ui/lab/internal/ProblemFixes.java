package org.inkling.ui.lab.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.inkling.api.OperationException;
import org.inkling.api.Resolution;
import org.inkling.resources.LabActions;
import org.inkling.resources.ProblemMarkers;
import org.inkling.ui.Icons;

/** Quick fixes: the ways out that a problem carries and the program can carry out. */
public final class ProblemFixes implements IMarkerResolutionGenerator2 {

    @Override
    public boolean hasResolutions(IMarker marker) {
        return ProblemMarkers.resolutions(marker).stream().anyMatch(LabActions::isKnown);
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        return ProblemMarkers.resolutions(marker).stream().filter(LabActions::isKnown).map(r -> new Fix(marker, r))
                .toArray(IMarkerResolution[]::new);
    }

    private static final class Fix extends WorkbenchMarkerResolution {

        private final IMarker own;
        private final Resolution resolution;

        Fix(IMarker own, Resolution resolution) {
            this.own = own;
            this.resolution = resolution;
        }

        @Override
        public String getLabel() {
            return resolution.label();
        }

        @Override
        public String getDescription() {
            return resolution.label() + ".";
        }

        @Override
        public Image getImage() {
            return Icons.image("done");
        }

        @Override
        public IMarker[] findOtherMarkers(IMarker[] markers) {
            return Arrays.stream(markers).filter(m -> !m.equals(own)).filter(m -> sameWayOut(m) != null).toArray(IMarker[]::new);
        }

        /** The resolution of another marker that does the same thing to its own resource. */
        private Resolution sameWayOut(IMarker marker) {
            return ProblemMarkers.resolutions(marker).stream()
                    .filter(r -> r.action().equals(resolution.action()) && r.label().equals(resolution.label())).findFirst().orElse(null);
        }

        @Override
        public void run(IMarker marker) {
            Resolution way = marker.equals(own) ? resolution : sameWayOut(marker);
            if (way == null || !marker.exists()) {
                return;
            }
            List<String> failures = new ArrayList<>();
            try {
                LabActions.run(marker.getResource().getProject(), way, null);
            } catch (OperationException e) {
                e.problems().forEach(p -> failures.add(p.toString()));
            } catch (CoreException e) {
                StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
            }
            if (!failures.isEmpty()) {
                StatusManager.getManager().handle(org.eclipse.core.runtime.Status.error(String.join("\n", failures)), StatusManager.SHOW);
            }
        }
    }
}
