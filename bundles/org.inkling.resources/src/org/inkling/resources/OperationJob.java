package org.inkling.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.LabProject;
import org.inkling.resources.internal.JobContext;
import org.inkling.resources.internal.OperationRule;

/**
 * Does an {@link Operation} to a lab project in the background: one at a time in a project, with progress and cancel.
 * Listeners hear of it, then the workspace is refreshed, then {@link OperationListener#finished} is called and {@link #done} is true.
 */
public final class OperationJob extends Job {

    /** Every operation job belongs to this family, and to its project. */
    public static final Object FAMILY = new Object();

    /** As in org.inkling.versioning, which this bundle does not need otherwise. */
    private static final String VERSIONS = ".versions";

    private final IProject project;
    private final String operation;
    private final ParameterValues arguments;
    private final List<OperationListener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Object result;
    private volatile boolean done;

    /**
     * @param title     what people read, for example "Run motion"
     * @param project   an open lab project
     * @param operation id, for example {@code run}
     * @param arguments raw or completed values of its arguments
     */
    public OperationJob(String title, IProject project, String operation, ParameterValues arguments) {
        super(title);
        this.project = project;
        this.operation = operation;
        this.arguments = arguments;
        setRule(new OperationRule(project));
        setPriority(LONG);
        setUser(true);
    }

    /** Whether an operation waits or runs in a project. */
    public static boolean isBusy(IProject project) {
        for (Job job : Job.getJobManager().find(FAMILY)) {
            if (((OperationJob) job).project.equals(project)) {
                return true;
            }
        }
        return false;
    }

    public IProject project() {
        return project;
    }

    /** Id of the operation. */
    public String operation() {
        return operation;
    }

    public ParameterValues arguments() {
        return arguments;
    }

    /** What the operation returned; empty before its end, or when it failed or was cancelled. */
    public Optional<Object> result() {
        return Optional.ofNullable(result);
    }

    /** Whether the work is over and the workspace is refreshed. */
    public boolean done() {
        return done;
    }

    /** Adds a listener; before the job is scheduled. */
    public void addListener(OperationListener listener) {
        listeners.add(listener);
    }

    @Override
    public boolean belongsTo(@Nullable Object family) {
        return family == FAMILY || project.equals(family);
    }

    @Override
    protected IStatus run(@Nullable IProgressMonitor monitor) {
        done = false;
        result = null;
        Services services = Services.of(OperationJob.class);
        listeners.addAll(services.all(OperationListener.class));
        JobContext context = new JobContext(this, listeners, monitor);
        IStatus status = run(services, context);
        finishAfterRefresh(services, context, status);
        return status;
    }

    private IStatus run(Services services, JobContext context) {
        context.tell(l -> l.started(this));
        try {
            Operation<?> found = operation(services);
            Lab lab = LabProject.open(project.getLocation().toPath());
            result = found.run(completed(found), lab, context);
            return Status.OK_STATUS;
        } catch (OperationCancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (OperationException e) {
            return failed(e.problems(), context);
        } catch (RuntimeException | LinkageError e) {
            return Status.error(getName() + " failed unexpectedly: " + e, e);
        }
    }

    private Operation<?> operation(Services services) throws OperationException {
        Optional<?> found = services.find(Operation.class, Operation.ID, operation);
        if (found.isPresent() && found.get() instanceof Operation<?> known) {
            return known;
        }
        throw new OperationException(Problem.error("operation.missing", Location.PROJECT,
                "The operation \"" + operation + "\" is not installed.", "Install the feature that brings it"));
    }

    private ParameterValues completed(Operation<?> found) throws OperationException {
        List<Problem> wrong = new ArrayList<>();
        ParameterValues values = found.arguments().complete(arguments, "", "", wrong::add);
        if (wrong.stream().anyMatch(p -> p.severity() == Severity.ERROR)) {
            throw new OperationException(wrong);
        }
        return values;
    }

    private IStatus failed(List<Problem> problems, JobContext context) {
        problems.forEach(context::problem);
        String plugin = "org.inkling.resources";
        if (problems.size() == 1) {
            return new Status(IStatus.ERROR, plugin, problems.get(0).toString());
        }
        IStatus[] each = problems.stream().map(p -> new Status(IStatus.ERROR, plugin, p.toString())).toArray(IStatus[]::new);
        return new MultiStatus(plugin, 0, each, getName() + " ended with " + problems.size() + " problems.", null);
    }

    /** The refresh needs the project's rule, which does not nest in ours. */
    /** The repository of stored versions is no file a person works with: out of the navigator, of searches and of builds. */
    private void hideVersions() throws CoreException {
        IFolder versions = project.getFolder(VERSIONS);
        if (versions.exists() && !versions.isTeamPrivateMember()) {
            versions.setTeamPrivateMember(true);
        }
    }

    private void finishAfterRefresh(Services services, JobContext context, IStatus status) {
        Job refresh = new WorkspaceJob("Refresh " + project.getName()) {

            @Override
            public IStatus runInWorkspace(@Nullable IProgressMonitor monitor) throws CoreException {
                if (project.isAccessible()) {
                    project.refreshLocal(IResource.DEPTH_INFINITE, monitor);
                    hideVersions();
                    ProblemMarkers.update(project, ProblemMarkers.OPERATION + operation,
                            ProblemMarkers.notYetMarked(project, context.problems()));
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(@Nullable Object family) {
                return OperationJob.this.belongsTo(family) && family != FAMILY || family == ProblemMarkers.FAMILY;
            }
        };
        refresh.setRule(project);
        refresh.setSystem(true);
        refresh.addJobChangeListener(new JobChangeAdapter() {

            @Override
            public void done(@Nullable IJobChangeEvent event) {
                done = true;
                context.tell(l -> l.finished(OperationJob.this, status));
                services.close();
            }
        });
        refresh.schedule();
    }
}
