package org.inkling.simulation.internal.sensor;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.operation.Lab;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A simulated phone, {@code sim:free-fall}: falls, lies still, or is moved otherwise, by the model of the free-fall data set. */
@Component
public final class FreeFallConnector implements SensorConnector {

    /** Address of the phone. */
    public static final URI PHONE = URI.create("sim:free-fall");

    private static final double INTERVAL_MS = 16;
    private static final List<Axis> AXES = List.of(new Axis("accX", "m/s2"), new Axis("accY", "m/s2"), new Axis("accZ", "m/s2"));
    private static final Sensor ACCELEROMETER = new Sensor("Accelerometer", AXES, List.of(62.5, 50.0, 31.25, 20.0, 10.0), 300);
    private static final ParameterSchema OPTIONS = ParameterSchema.of(
            Parameter.choice("activity", "What happens to it", FreeFallMotion.BY_LABEL,
                    List.of(FreeFallMotion.BY_LABEL, FreeFallMotion.FREE_FALL, FreeFallMotion.IDLE, FreeFallMotion.UNKNOWN,
                            FreeFallMotion.MIXTURE),
                    "The simulated phone is dropped, lies still, or is moved in any other way; a mixture draws one of them every 3 s."),
            Parameter.number(PlayedSession.SPEED, "Speed", 1, 1, 1000, "How much faster than a clock it measures."),
            Parameter.integer("seed", "Seed", 0, 0, 1_000_000_000_000L,
                    "The same seed gives the same movement; 0 gives another one each time."));

    private final SensorEndpoint endpoint = new SensorEndpoint(PHONE, "Simulated phone", "SIMULATED_PHONE", List.of(ACCELEROMETER), true,
            OPTIONS, true, null);

    @Activate
    public FreeFallConnector() {
        // nothing to inject
    }

    @Override
    public Set<String> schemes() {
        return Set.of("sim");
    }

    @Override
    public List<SensorEndpoint> discover(@Nullable Lab lab) {
        return List.of(endpoint);
    }

    @Override
    public SensorSession open(URI uri, @Nullable Lab lab, SampleSink sink) throws OperationException {
        if (!uri.equals(PHONE)) {
            throw new OperationException(Problem.error("sensor.device", Location.of(uri.toString()), "There is no such simulation.",
                    "Use " + PHONE));
        }
        return new PlayedSession(endpoint, sink, FreeFallConnector::play);
    }

    private static PlayedSession.Played play(Sensor sensor, double intervalMs, String label, ParameterValues options) {
        ParameterValues all = OPTIONS.complete(options, "", "", p -> {
            // whoever asks has checked them; a wrong one is replaced by its default
        });
        String activity = all.text("activity");
        long seed = all.longInteger("seed");
        FrameSource motion = new FreeFallMotion(seed == 0 ? new Random() : new Random(seed),
                activity.equals(FreeFallMotion.BY_LABEL) ? FreeFallMotion.meant(label) : activity);
        return new PlayedSession.Played(new SensorSchema(AXES, intervalMs),
                Resampled.of(motion, FreeFallMotion.WIDTH, INTERVAL_MS, intervalMs));
    }
}
