package org.inkling.ui.live.internal.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.engine.Sensors;
import org.inkling.project.LabProject;

/**
 * What the page shows of a project, read at one moment.
 *
 * @param testing    samples for testing
 * @param intervalMs of the impulse's last run, 0 when it was never run
 * @param trained    whether there is a model
 */
record LiveData(List<SensorEndpoint> devices, List<String> impulses, String impulse, List<SampleRef> testing, double intervalMs,
        boolean trained, List<Problem> problems) {

    static final LiveData EMPTY = new LiveData(List.of(), List.of(), "", List.of(), 0, false, List.of());

    LiveData {
        devices = List.copyOf(devices);
        impulses = List.copyOf(impulses);
        testing = List.copyOf(testing);
        problems = List.copyOf(problems);
    }

    /** Reads it; slow, for a job. @param wanted name of the impulse; empty takes the first */
    static LiveData read(Sensors sensors, Path folder, String wanted) {
        LabProject lab = LabProject.at(folder);
        List<Problem> problems = new ArrayList<>();
        List<String> impulses = List.of();
        List<SampleRef> testing = List.of();
        String impulse = "";
        double interval = 0;
        boolean trained = false;
        try {
            testing = lab.samples().stream().filter(s -> s.enabled() && s.split() == Split.TESTING).toList();
            impulses = lab.impulses();
            impulse = impulses.contains(wanted) ? wanted : impulses.isEmpty() ? "" : impulses.get(0);
            Report report = impulse.isEmpty() ? null : new ResultStore(folder, impulse).report().orElse(null);
            if (report != null) {
                interval = report.windows().intervalMs();
                trained = report.training() != null;
            }
        } catch (OperationException e) {
            problems.addAll(e.problems());
        }
        return new LiveData(sensors.discover(lab), impulses, impulse, testing, interval, trained, problems);
    }
}
