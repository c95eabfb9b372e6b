package org.inkling.engine;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.Lab;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSession;
import org.inkling.engine.internal.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The ways to devices that are installed, and the devices they know. A connector that throws is left out of a list and never ends it. */
@Component(service = Sensors.class)
public final class Sensors {

    private final Registry<SensorConnector> connectors = new Registry<>(c -> !c.schemes().isEmpty());
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Runnable changed = () -> listeners.forEach(Runnable::run);

    /** None yet; add them with {@link #addConnector}. */
    @Activate
    public Sensors() {
        // filled by references
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addConnector(SensorConnector connector) {
        connectors.add(connector);
        connector.addListener(changed);
        changed.run();
    }

    public void removeConnector(SensorConnector connector) {
        connectors.remove(connector);
        connector.removeListener(changed);
        changed.run();
    }

    /** Every device, connected ones first, then by name; from any thread. @param lab the project that asks, or null */
    public List<SensorEndpoint> discover(@Nullable Lab lab) {
        List<SensorEndpoint> all = new ArrayList<>();
        for (SensorConnector connector : connectors.all()) {
            try {
                all.addAll(connector.discover(lab));
            } catch (RuntimeException | LinkageError e) {
                // a broken connector must not hide the devices of the others; opening one of its devices tells what is wrong
                continue;
            }
        }
        all.sort(Comparator.comparing((SensorEndpoint e) -> !e.connected()).thenComparing(SensorEndpoint::name));
        return List.copyOf(all);
    }

    /** A device by address, or by name when it is the only one of that name. */
    public Optional<SensorEndpoint> find(String device, @Nullable Lab lab) {
        List<SensorEndpoint> all = discover(lab);
        Optional<SensorEndpoint> exact = all.stream().filter(e -> e.uri().toString().equals(device)).findFirst();
        List<SensorEndpoint> named = all.stream().filter(e -> e.name().equals(device)).toList();
        return exact.isPresent() || named.size() != 1 ? exact : Optional.of(named.get(0));
    }

    /** As {@link SensorConnector#open}, with the connector of the address's scheme. */
    public SensorSession open(URI endpoint, @Nullable Lab lab, SampleSink sink) throws OperationException {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        for (SensorConnector connector : connectors.all()) {
            if (connector.schemes().contains(scheme)) {
                return connector.open(endpoint, lab, sink);
            }
        }
        TreeSet<String> known = new TreeSet<>();
        connectors.all().forEach(c -> known.addAll(c.schemes()));
        throw new OperationException(Problem.error("sensor.scheme", Location.of(endpoint.toString()),
                "Nothing that is installed reaches devices of this kind.",
                known.isEmpty()
                        ? "Install a pack with a sensor connector"
                        : "Use an address that begins with one of: "
                                + String.join(", ", known.stream().map(s -> s + ":").toList())));
    }

    /** Is told from any thread whenever devices come, go or change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Connectors that were left out, and why. */
    public List<Problem> problems() {
        return connectors.problems();
    }
}
