package org.inkling.ui.live.internal.live;

import java.net.URI;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Signal;
import org.inkling.api.operation.Lab;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SensorSample;
import org.inkling.api.sensor.SensorSession;
import org.inkling.api.sensor.StreamRequest;
import org.inkling.engine.ImpulseClassifier;
import org.inkling.engine.RunningClassification;
import org.inkling.engine.Sensors;

/** A stream of a device, classified while it runs, until it is cancelled or the device goes. */
final class LiveRun extends Job {

    private static final int POLL_MS = 100;

    private final Sensors sensors;
    private final Lab lab;
    private final URI device;
    private final String sensor;
    private final ParameterValues options;
    private final ClassifierSource classifiers;
    private final Consumer<StripChart> started;
    private final Consumer<@Nullable Problem> ended;
    private final LinkedBlockingQueue<Signal> frames = new LinkedBlockingQueue<>();
    private volatile @Nullable Problem problem;
    private volatile boolean gone;

    /** Opens the impulse with its model. */
    interface ClassifierSource {
        ImpulseClassifier open() throws OperationException;
    }

    /** @param started told once frames can come; @param ended told in any case, with the reason when there is one */
    LiveRun(Sensors sensors, Lab lab, URI device, String sensor, ParameterValues options, ClassifierSource classifiers,
            Consumer<StripChart> started, Consumer<@Nullable Problem> ended) {
        super("Live classification");
        this.sensors = sensors;
        this.lab = lab;
        this.device = device;
        this.sensor = sensor;
        this.options = options;
        this.classifiers = classifiers;
        this.started = started;
        this.ended = ended;
    }

    @Override
    protected IStatus run(@Nullable IProgressMonitor monitor) {
        try {
            classify(monitor);
        } catch (OperationException e) {
            problem = e.problems().get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.accept(problem);
        }
        return Status.OK_STATUS;
    }

    private void classify(@Nullable IProgressMonitor monitor) throws OperationException, InterruptedException {
        ImpulseClassifier classifier = classifiers.open();
        StripChart chart = new StripChart(classifier.classes(), classifier.threshold(), classifier.window().intervalMs(),
                classifier.windowing().frames(), classifier.window().axes().size());
        RunningClassification running = new RunningClassification(classifier, 0, chart::add);
        try (SensorSession session = sensors.open(device, lab, new Sink())) {
            session.startStream(new StreamRequest(sensor, classifier.window().intervalMs(), options));
            started.accept(chart);
            while (!gone && problem == null && (monitor == null || !monitor.isCanceled())) {
                Signal next = frames.poll(POLL_MS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    chart.add(next);
                    running.add(next);
                }
            }
        }
    }

    /** Takes the frames from the device's thread at once, so that classifying never holds it up. */
    private final class Sink implements SampleSink {

        @Override
        public String store(SensorSample sample) {
            return sample.fileName();
        }

        @Override
        public void failed(Problem why) {
            problem = why;
        }

        @Override
        public void frames(Signal signal) {
            frames.add(signal);
        }

        @Override
        public void closed(@Nullable Problem why) {
            problem = why;
            gone = true;
        }
    }
}
