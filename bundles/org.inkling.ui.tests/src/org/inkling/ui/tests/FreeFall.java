package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.Template;
import org.inkling.resources.LabProjects;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.inkling.resources.SampleData;

/** Lab projects with free-fall recordings. */
final class FreeFall {

    private FreeFall() {
    }

    /** The published recordings; the test is skipped when they are not there. */
    static Path shared() {
        String given = System.getProperty("inkling.shared", "");
        Path shared = given.isEmpty() ? Path.of("../../../shared") : Path.of(given);
        Path data = shared.resolve("lab/datasets/free-fall-detection").toAbsolutePath().normalize();
        assumeTrue(Files.isDirectory(data), "skipped: shared data not found at " + data);
        return data;
    }

    /** A project in the workspace with the recordings that come with the program. */
    static IProject sample(String name) throws Exception {
        return create(name, null, "free-fall", SampleData.find(SampleData.FREE_FALL).orElseThrow());
    }

    /** A project with recordings of a folder. @param place where it stands, null for the workspace */
    static IProject create(String name, Path place, String template, Path recordings) throws Exception {
        delete(name);
        IProject project = LabProjects.create(name, place, Template.find(template).orElseThrow(), new NullProgressMonitor());
        operation(project, "import", Map.of("sources", recordings.toString()));
        return project;
    }

    /** Does an operation and waits for its end, which has to be good. */
    static OperationJob operation(IProject project, String id, Map<String, Object> arguments) {
        IStatus[] end = new IStatus[1];
        OperationJob job = start(project, id, arguments, end);
        Workbench.waitFor("operation " + id, 300, () -> end[0] != null);
        assertTrue(end[0].isOK(), id + ": " + end[0]);
        return job;
    }

    /** Starts an operation. @param end takes its status */
    static OperationJob start(IProject project, String id, Map<String, Object> arguments, IStatus[] end) {
        OperationJob job = new OperationJob(id, project, id, ParameterValues.of(arguments));
        job.addListener(new OperationListener() {

            @Override
            public void finished(OperationJob done, IStatus status) {
                end[0] = status;
            }
        });
        job.schedule();
        return job;
    }

    /** Something a person does that starts an operation; waits for the end of the operation, which has to be good. */
    static OperationJob during(String what, Runnable press) {
        List<OperationJob> jobs = new CopyOnWriteArrayList<>();
        JobChangeAdapter listener = new JobChangeAdapter() {

            @Override
            public void scheduled(IJobChangeEvent event) {
                if (event.getJob() instanceof OperationJob job) {
                    jobs.add(job);
                }
            }
        };
        Job.getJobManager().addJobChangeListener(listener);
        try {
            press.run();
            Workbench.waitFor(what + " to start", 20, () -> !jobs.isEmpty());
            Workbench.waitFor(what + " to end", 300, () -> jobs.get(0).done());
        } finally {
            Job.getJobManager().removeJobChangeListener(listener);
        }
        Workbench.waitForJobs(60);
        assertTrue(jobs.get(0).getResult().isOK(), what + ": " + jobs.get(0).getResult());
        return jobs.get(0);
    }

    static void delete(String name) throws CoreException {
        IProject old = ResourcesPlugin.getWorkspace().getRoot().getProject(name);
        if (old.exists()) {
            old.delete(true, true, null);
        }
    }
}
