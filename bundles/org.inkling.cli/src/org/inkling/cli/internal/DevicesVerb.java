package org.inkling.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.inkling.api.OperationException;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.cli.CliContext;
import org.inkling.cli.CliVerb;
import org.inkling.cli.ExitCode;
import org.inkling.engine.ResultJson;
import org.inkling.engine.Sensors;
import org.inkling.project.LabProject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code devices [DIR]}: a verb of its own kind, because devices are no operation on a project. */
@Component
public final class DevicesVerb implements CliVerb {

    private final Sensors sensors;

    @Activate
    public DevicesVerb(@Reference Sensors sensors) {
        this.sensors = sensors;
    }

    @Override
    public Object command(CliContext context) {
        return new Devices(sensors, context);
    }

    /** The command of one call. */
    @Command(name = "devices", description = "Lists the devices that data can be recorded from.", sortOptions = false)
    static final class Devices implements Callable<Integer> {

        private final Sensors sensors;
        private final CliContext context;

        @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "", description = "Folder of a project whose devices are listed too.")
        private String directory = "";

        @Option(names = "--json", description = "Writes the list as JSON.")
        private boolean json;

        @Option(names = { "-h", "--help" }, usageHelp = true, description = "Shows this help.")
        private boolean help;

        Devices(Sensors sensors, CliContext context) {
            this.sensors = sensors;
            this.context = context;
        }

        @Override
        public Integer call() throws OperationException {
            List<SensorEndpoint> devices = sensors.discover(directory.isEmpty() ? null : LabProject.open(context.path(directory)));
            Problems.print(sensors.problems(), context.err());
            if (json) {
                context.out().print(ResultJson.write(devices.stream().map(Devices::data).toList()));
                return ExitCode.OK;
            }
            if (devices.isEmpty()) {
                context.out().println("No device is connected.");
            }
            for (SensorEndpoint device : devices) {
                context.out().println(device.uri() + "  " + device.name() + ", " + device.type() + (device.connected() ? "" : ", away"));
                for (Sensor sensor : device.sensors()) {
                    context.out().println("  " + sensor.name()
                            + (sensor.camera()
                                    ? ""
                                    : " at " + String.join(", ", sensor.frequencies().stream().map(Devices::number).toList())
                                            + " Hz"));
                }
                device.options().parameters().forEach(p -> context.out().println("  --option " + p.name() + "=" + p.defaultValue()
                        + (p.choices().isEmpty() ? "" : " (or " + String.join(", ", p.choices()) + ")")));
            }
            return ExitCode.OK;
        }

        private static Map<String, Object> data(SensorEndpoint device) {
            Map<String, Object> data = new java.util.LinkedHashMap<>();
            data.put("uri", device.uri().toString());
            data.put("name", device.name());
            data.put("type", device.type());
            data.put("connected", device.connected());
            data.put("sensors", device.sensors());
            return data;
        }

        private static String number(double value) {
            return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        }
    }
}
