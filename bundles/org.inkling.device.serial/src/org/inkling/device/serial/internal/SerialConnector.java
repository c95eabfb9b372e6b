package org.inkling.device.serial.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.operation.Lab;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.sensor.SampleSink;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorConnector;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSession;
import org.inkling.device.serial.SerialPorts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Boards on serial lines as sensors, address {@code serial:/dev/ttyACM0}. Ports are looked through every two seconds; a board on a USB
 * interface that boards have is asked what it is when it is plugged in, any other when somebody opens it.
 */
@Component(service = SensorConnector.class)
public final class SerialConnector implements SensorConnector {

    static final String SCHEME = "serial";

    private final SerialPorts ports;
    private final Map<String, SensorEndpoint> known = new HashMap<>();
    private final Set<String> open = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledExecutorService timer;

    @Activate
    public SerialConnector() {
        this(new SystemPorts());
    }

    SerialConnector(SerialPorts ports) {
        this.ports = ports;
    }

    @Deactivate
    public synchronized void deactivate() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public synchronized List<SensorEndpoint> discover(@Nullable Lab lab) {
        if (timer == null) {
            // nobody's ports are touched before somebody asks for devices
            ScheduledExecutorService running = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "Inkling serial ports");
                thread.setDaemon(true);
                return thread;
            });
            timer = running;
            running.scheduleWithFixedDelay(this::look, 0, 2, TimeUnit.SECONDS);
        }
        return List.copyOf(known.values());
    }

    /** Looks which ports are there, and asks new boards what they are. */
    void look() {
        List<SerialPorts.Port> now;
        try {
            now = ports.list();
        } catch (RuntimeException | LinkageError e) {
            // without the native part there are no serial ports; opening one tells why
            return;
        }
        Set<String> paths = new java.util.HashSet<>(now.stream().map(SerialPorts.Port::path).toList());
        boolean changed;
        synchronized (this) {
            changed = known.keySet().removeIf(p -> !paths.contains(p));
        }
        for (SerialPorts.Port port : now) {
            boolean fresh;
            synchronized (this) {
                fresh = Boards.known(port) && !known.containsKey(port.path());
                if (fresh) {
                    known.put(port.path(), endpoint(port.path(), Boards.name(port), "SERIAL", List.of(), false));
                }
            }
            if (fresh) {
                changed = true;
                ask(port);
            }
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    private void ask(SerialPorts.Port port) {
        try {
            Opened opened = open(port.path(), Boards.name(port));
            opened.terminal.close();
            open.remove(port.path());
            remember(port.path(), opened.endpoint);
        } catch (OperationException e) {
            // it stays in the list without sensors; using it tells what is wrong
            open.remove(port.path());
        }
    }

    private synchronized void remember(String path, SensorEndpoint endpoint) {
        known.put(path, endpoint);
    }

    private record Opened(Terminal terminal, SensorEndpoint endpoint, @Nullable AtClient client, @Nullable BoardConfig config,
            @Nullable Forwarder forwarder) {
    }

    /** Opens a port and finds out who is there: first lines of numbers, which come by themselves, then a board that answers. */
    private Opened open(String path, String name) throws OperationException {
        if (!open.add(path)) {
            throw new OperationException(Problem.error("device.busy", Location.of(path), "The board is in use.",
                    "Wait until it has finished, or close the other view"));
        }
        Terminal terminal = new Terminal(ports.open(path, AtClient.BAUD), path);
        try {
            Thread.sleep(300);
            if (AtClient.isForwarder(terminal.peek())) {
                Forwarder forwarder = Forwarder.listen(terminal);
                if (forwarder != null) {
                    Sensor sensor = new Sensor("Sensor with " + forwarder.axes() + " axes ("
                            + String.join(", ", forwarder.named().stream().map(a -> a.name()).toList()) + ")", forwarder.named(),
                            List.of(forwarder.frequency()), 300);
                    return new Opened(terminal, endpoint(path, name, "DATA_FORWARDER", List.of(sensor), true), null, null, forwarder);
                }
            }
            AtClient client = new AtClient(terminal, path);
            BoardConfig config = client.connect();
            return new Opened(terminal, endpoint(path, name.isEmpty() ? config.type() : name, config.type(), config.sensors(), false),
                    client,
                    config, null);
        } catch (IOException e) {
            terminal.close();
            throw new OperationException(
                    Problem.error("serial.gone", Location.of(path), "The line to the board has ended: " + e.getMessage()
                            + ".", "Plug the board in again"),
                    e);
        } catch (InterruptedException e) {
            terminal.close();
            Thread.currentThread().interrupt();
            throw new org.inkling.api.OperationCancelledException();
        } catch (OperationException e) {
            terminal.close();
            throw e;
        }
    }

    private static SensorEndpoint endpoint(String path, String name, String type, List<Sensor> sensors, boolean streams) {
        return new SensorEndpoint(URI.create(SCHEME + ":" + path), name, type, sensors, streams, ParameterSchema.EMPTY, true,
                Instant.now());
    }

    @Override
    public SensorSession open(URI address, @Nullable Lab lab, SampleSink sink) throws OperationException {
        String path = address.getSchemeSpecificPart();
        String name;
        synchronized (this) {
            SensorEndpoint before = known.get(path);
            name = before == null ? "" : before.name();
        }
        Opened opened;
        try {
            opened = open(path, name);
        } catch (OperationException e) {
            if (e.problems().stream().noneMatch(p -> p.code().equals("device.busy"))) {
                open.remove(path);
            }
            throw e;
        }
        remember(path, opened.endpoint);
        AtClient client = opened.client;
        BoardConfig config = opened.config;
        Forwarder forwarder = opened.forwarder;
        SensorSession session;
        if (client != null && config != null) {
            session = new AtSession(opened.endpoint, opened.terminal, client, config, sink);
        } else if (forwarder != null) {
            session = new ForwarderSession(opened.endpoint, opened.terminal, forwarder.named(), forwarder.frequency(), sink);
        } else {
            throw new IllegalStateException("a board is one of the two");
        }
        return new ClosingSession(session, () -> open.remove(path));
    }

    @Override
    public void addListener(Runnable changed) {
        listeners.add(changed);
    }

    @Override
    public void removeListener(Runnable changed) {
        listeners.remove(changed);
    }
}
