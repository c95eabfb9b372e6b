package org.inkling.simulation.internal.sensor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.api.data.Split;
import org.inkling.api.operation.Lab;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Recordings of the project played again as if a device measured them now: {@code replay:<sample>} one of them,
 * {@code replay:testing} and {@code replay:training} all of a part one after another.
 */
@Component
public final class ReplayConnector implements SensorConnector {

    private static final String SCHEME = "replay";
    private static final String TYPE = "REPLAY";
    private static final Parameter SPEED = Parameter.number(PlayedSession.SPEED, "Speed", 1, 1, 1000,
            "How much faster than a clock it plays.");
    private static final Parameter LOOP = Parameter.flag("loop", "Again and again", true,
            "Begins anew at the end; otherwise the sample or stream ends there.");
    private static final ParameterSchema OPTIONS = ParameterSchema.of(SPEED, LOOP);

    @Activate
    public ReplayConnector() {
        // nothing to inject
    }

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public List<SensorEndpoint> discover(@Nullable Lab lab) {
        List<SensorEndpoint> found = new ArrayList<>();
        if (lab != null) {
            for (Split split : List.of(Split.TESTING, Split.TRAINING)) {
                first(lab, split).ifPresent(s -> found.add(endpoint(split.id(), "Replay of the " + split.id() + " data", s.schema())));
            }
        }
        return found;
    }

    @Override
    public SensorSession open(URI uri, @Nullable Lab lab, SampleSink sink) throws OperationException {
        String name = uri.getSchemeSpecificPart();
        if (lab == null) {
            throw failure(uri, "Recordings are played from a project.", "Say which project");
        }
        Optional<Split> part = List.of(Split.values()).stream().filter(s -> s.id().equals(name)).findFirst();
        List<SampleRef> samples = lab.samples().stream().filter(s -> part.isPresent()
                ? s.enabled() && s.split() == part.get()
                : s.id().equals(name) || s.name().equals(name)).toList();
        if (samples.isEmpty()) {
            throw failure(uri, "There is no such recording in the project.", "Use the name of a sample, or training or testing");
        }
        SensorSchema schema = samples.get(0).schema();
        List<SampleRef> alike = samples.stream().filter(s -> s.schema().equals(schema)).toList();
        SensorEndpoint endpoint = endpoint(name, part.isPresent() ? "Replay of the " + name + " data" : "Replay of " + name, schema);
        return new PlayedSession(endpoint, sink, (sensor, intervalMs, label, options) -> {
            int width = schema.axes().size();
            boolean again = !Boolean.FALSE.equals(options.get(LOOP.name()));
            FrameSource frames = new Recordings(values(lab, alike), width, again);
            return new PlayedSession.Played(new SensorSchema(schema.axes(), intervalMs),
                    Resampled.of(frames, width, schema.intervalMs(), intervalMs));
        });
    }

    private static float[] values(Lab lab, List<SampleRef> samples) throws OperationException {
        List<Signal> signals = new ArrayList<>();
        int length = 0;
        for (SampleRef sample : samples) {
            Signal signal = lab.read(sample);
            signals.add(signal);
            length += signal.values().length;
        }
        float[] values = new float[length];
        int at = 0;
        for (Signal signal : signals) {
            System.arraycopy(signal.values(), 0, values, at, signal.values().length);
            at += signal.values().length;
        }
        return values;
    }

    private static Optional<SampleRef> first(Lab lab, Split split) {
        try {
            return lab.samples().stream().filter(s -> s.enabled() && s.split() == split && s.schema().intervalMs() > 0).findFirst();
        } catch (OperationException e) {
            // a dataset that cannot be read has nothing to play; others tell what is wrong with it
            return Optional.empty();
        }
    }

    private static SensorEndpoint endpoint(String name, String title, SensorSchema schema) {
        double frequency = schema.intervalMs() > 0 ? 1000 / schema.intervalMs() : 1;
        Sensor sensor = new Sensor(schema.axes().size() == 3 ? "Accelerometer" : "Sensor", schema.axes(), List.of(frequency), 300);
        return new SensorEndpoint(uri(name), title, TYPE, List.of(sensor), true, OPTIONS, true, null);
    }

    private static URI uri(String name) {
        try {
            return new URI(SCHEME, name, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address for " + name, e);
        }
    }

    private static OperationException failure(URI uri, String summary, String advice) {
        return new OperationException(Problem.error("sensor.device", Location.of(uri.toString()), summary, advice));
    }
}
