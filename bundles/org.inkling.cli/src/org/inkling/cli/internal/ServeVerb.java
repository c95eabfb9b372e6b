package org.inkling.cli.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.cli.CliContext;
import org.inkling.cli.CliVerb;
import org.inkling.cli.ExitCode;
import org.inkling.device.server.DeviceServer;
import org.inkling.device.server.Network;
import org.inkling.device.server.QrCode;
import org.inkling.device.server.RunningServer;
import org.inkling.device.server.ServedProject;
import org.inkling.device.server.ServerOptions;
import org.inkling.engine.Sensors;
import org.inkling.project.LabProject;
import org.inkling.project.ProjectKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code serve DIR…}: takes data from phones and tools until it is ended. */
@Component
public final class ServeVerb implements CliVerb {

    private final DeviceServer server;
    private final Sensors sensors;

    @Activate
    public ServeVerb(@Reference DeviceServer server, @Reference Sensors sensors) {
        this.server = server;
        this.sensors = sensors;
    }

    @Override
    public Object command(CliContext context) {
        return new Serve(server, sensors, context);
    }

    /** The command of one call. */
    @Command(name = "serve", description = "Takes data from phones and from command-line tools, until it is ended with Ctrl-C.", sortOptions = false)
    static final class Serve implements Callable<Integer> {

        private static final String ABOUT_NETWORK = "Lets phones in over the local network; with an address, over that network.";
        private static final String ABOUT_PLAIN = "Also lets tools on other computers in, unencrypted.";
        private static final String ABOUT_PORTS = "Ports: Studio, remote management, ingestion, secure; 0 takes a free one.";
        private static final String ABOUT_KEY = "Makes a new API key with this name and shows it once.";

        private final DeviceServer service;
        private final Sensors sensors;
        private final CliContext context;
        private final Set<String> connected = new TreeSet<>();

        @Parameters(arity = "0..*", paramLabel = "DIR", description = "Folders of the projects; left out, this one.")
        private List<String> directories = new ArrayList<>();

        @Option(names = "--network", arity = "0..1", fallbackValue = "auto", paramLabel = "ADDRESS", description = ABOUT_NETWORK)
        private @Nullable String network;

        @Option(names = "--plain-on-network", description = ABOUT_PLAIN)
        private boolean plain;

        @Option(names = "--ports", split = ",", paramLabel = "PORT", defaultValue = "4800,4802,4810,4843", description = ABOUT_PORTS)
        private int[] ports = {};

        @Option(names = "--new-key", paramLabel = "NAME", description = ABOUT_KEY)
        private @Nullable String newKey;

        @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help.")
        private boolean help;

        Serve(DeviceServer service, Sensors sensors, CliContext context) {
            this.service = service;
            this.sensors = sensors;
            this.context = context;
        }

        @Override
        public Integer call() throws OperationException {
            List<LabProject> labs = new ArrayList<>();
            for (String directory : directories.isEmpty() ? List.of(".") : directories) {
                labs.add(LabProject.open(context.path(directory)));
            }
            try (RunningServer running = service.start(options())) {
                int id = 1;
                for (LabProject lab : labs) {
                    ServedProject project = ServedProject.of(id++, lab);
                    running.add(project);
                    tell(running, project, lab);
                }
                Runnable changed = () -> devices(labs);
                sensors.addListener(changed);
                try {
                    while (!context.cancelled().getAsBoolean()) {
                        Thread.sleep(200);
                    }
                } finally {
                    sensors.removeListener(changed);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            context.out().println("Stopped.");
            return ExitCode.OK;
        }

        private ServerOptions options() throws OperationException {
            if (ports.length != 4) {
                throw new OperationException(
                        Problem.error("serve.ports", Location.of("--ports"), "Four ports are needed, not " + ports.length
                                + ".", "Write them as 4800,4802,4810,4843"));
            }
            Path home = Path.of(System.getProperty(ProjectKeys.HOME, System.getProperty("user.home") + "/.inkling")).toAbsolutePath();
            return new ServerOptions(home.resolve("server"), ports[0], ports[1], ports[2], ports[3], address(), plain);
        }

        private @Nullable InetAddress address() throws OperationException {
            String wanted = network;
            if (wanted == null) {
                return null;
            }
            if (wanted.equals("auto")) {
                return Network.addresses().stream().findFirst().map(Network.Address::address)
                        .orElseThrow(() -> new OperationException(Problem.error("serve.network", Location.of("--network"),
                                "This computer is on no network.", "Join a network or open a hotspot, or leave --network out")));
            }
            try {
                return InetAddress.getByName(wanted);
            } catch (UnknownHostException e) {
                throw new OperationException(Problem.error("serve.network", Location.of("--network"), "There is no such address: " + wanted
                        + ".",
                        "Use one of: " + String.join(", ",
                                Network.addresses().stream().map(a -> a.address().getHostAddress()).toList())),
                        e);
            }
        }

        private void tell(RunningServer running, ServedProject project, LabProject lab) throws OperationException {
            context.out().println(project.name() + ":");
            context.out().println("  Tools:     EI_HOST=127.0.0.1 with a key of this project (Studio " + running.studio() + ", ingestion "
                    + running.ingestion() + ", remote management " + running.management() + ")");
            String name = newKey;
            if (name != null) {
                context.out().println("  New key:   " + ProjectKeys.of(lab.root()).create(name).text());
            }
            context.out().println("  This computer's browser: " + running.joinHere(project));
            if (running.onNetwork()) {
                String join = running.join(project).toString();
                context.out().println("  Phones, for ten minutes: " + join);
                context.out().println("  Certificate: " + running.fingerprint());
                context.out().print(QrCode.of(join).lines());
            } else {
                context.out().println("  Phones:    not reachable; start with --network");
            }
            context.out().flush();
        }

        private void devices(List<LabProject> labs) {
            List<SensorEndpoint> now = labs.stream().flatMap(l -> sensors.discover(l).stream())
                    .filter(e -> e.connected() && "remote".equals(e.uri().getScheme())).toList();
            synchronized (connected) {
                Set<String> names = new TreeSet<>(now.stream().map(SensorEndpoint::name).toList());
                names.stream().filter(n -> !connected.contains(n))
                        .forEach(n -> context.out().println("Device " + n + " is now connected (" + names.size() + " connected)"));
                connected.stream().filter(n -> !names.contains(n)).forEach(n -> context.out().println("Device " + n + " is gone"));
                connected.clear();
                connected.addAll(names);
                context.out().flush();
            }
        }
    }
}
