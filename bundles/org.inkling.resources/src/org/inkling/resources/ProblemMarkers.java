package org.inkling.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.resources.internal.MarkerAttributes;

/**
 * {@link Problem}s of a lab project as markers. Each has a source (a rule set or an operation); a new list of problems of a source
 * replaces its former one by difference, so that markers which still hold keep their identity.
 */
public final class ProblemMarkers {

    /** Marker type. */
    public static final String TYPE = "org.inkling.problem";

    /** Attribute: {@link Problem#code()}. */
    public static final String CODE = "code";

    /** Attribute: who found it. */
    public static final String SOURCE = "source";

    /** Attribute: what inside the resource, as in {@link org.inkling.api.Location#element()}. */
    public static final String ELEMENT = "element";

    /** Attribute: encoded resolutions, see {@link #resolutions}. */
    public static final String RESOLUTIONS = "resolutions";

    /** Start of the source of problems that an operation told of. */
    static final String OPERATION = "operation:";

    /** Job family of {@link #updateLater}. */
    public static final Object FAMILY = new Object();

    private ProblemMarkers() {
    }

    /** Makes the markers of a source be these problems: creates, updates and deletes only what differs. The caller has the project's rule. */
    public static void update(IProject project, String source, List<Problem> problems) throws CoreException {
        Map<String, List<IMarker>> present = new HashMap<>();
        for (IMarker marker : project.findMarkers(TYPE, true, IResource.DEPTH_INFINITE)) {
            if (source.equals(marker.getAttribute(SOURCE, ""))) {
                present.computeIfAbsent(key(marker.getResource(), marker.getAttributes()), k -> new ArrayList<>()).add(marker);
            }
        }
        Map<Object, String> texts = new HashMap<>();
        for (Problem problem : problems) {
            IResource resource = resource(project, problem);
            Map<String, Object> attributes = new LinkedHashMap<>(MarkerAttributes.of(problem, resource, texts));
            attributes.put(SOURCE, source);
            List<IMarker> same = present.get(key(resource, attributes));
            if (same == null || same.isEmpty()) {
                resource.createMarker(TYPE, attributes);
            } else {
                IMarker marker = same.remove(0);
                if (!attributes.equals(marker.getAttributes())) {
                    marker.setAttributes(attributes);
                }
            }
        }
        for (List<IMarker> gone : present.values()) {
            for (IMarker marker : gone) {
                marker.delete();
            }
        }
    }

    /** The same from any thread, in a job with the project's rule. */
    public static void updateLater(IProject project, String source, List<Problem> problems) {
        List<Problem> found = List.copyOf(problems);
        WorkspaceJob job = new WorkspaceJob("Update problems of " + project.getName()) {

            @Override
            public IStatus runInWorkspace(@Nullable IProgressMonitor monitor) throws CoreException {
                if (project.isAccessible()) {
                    update(project, source, found);
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(@Nullable Object family) {
                return family == FAMILY || project.equals(family);
            }
        };
        job.setRule(project);
        job.setSystem(true);
        job.schedule();
    }

    /** Those problems of a list that no marker of another source shows yet. */
    static List<Problem> notYetMarked(IProject project, List<Problem> problems) throws CoreException {
        Set<String> shown = new HashSet<>();
        for (IMarker marker : project.findMarkers(TYPE, true, IResource.DEPTH_INFINITE)) {
            if (!marker.getAttribute(SOURCE, "").startsWith(OPERATION)) {
                shown.add(marker.getResource().getFullPath() + "\n" + marker.getAttribute(CODE, ""));
            }
        }
        return problems.stream().filter(p -> !shown.contains(resource(project, p).getFullPath() + "\n" + p.code())).distinct().toList();
    }

    /** Removes every marker of Inkling from a project. */
    public static void clear(IProject project) throws CoreException {
        project.deleteMarkers(TYPE, true, IResource.DEPTH_INFINITE);
    }

    /** The ways out a marker carries, the best first. */
    public static List<Resolution> resolutions(IMarker marker) {
        return MarkerAttributes.decode(marker.getAttribute(RESOLUTIONS, ""));
    }

    /** The resource a problem is shown at: the file it names when it is in the project, else the project. */
    private static IResource resource(IProject project, Problem problem) {
        String name = problem.where().resource();
        @Nullable
        IResource member = name.isEmpty() || !IPath.EMPTY.isValidPath(name) ? null : project.findMember(IPath.fromPortableString(name));
        return member == null ? project : member;
    }

    /** What makes a marker the same one after an edit: place without line, and rule. */
    private static String key(IResource resource, Map<String, Object> attributes) {
        return resource.getFullPath() + "\n" + attributes.get(CODE) + "\n" + attributes.get(ELEMENT) + "\n"
                + (attributes.get(ELEMENT) == null ? attributes.get(IMarker.MESSAGE) : "");
    }
}
