package org.inkling.engine.internal.operations;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.api.sensor.SampleRequest;
import org.inkling.api.sensor.Sensor;
import org.inkling.api.sensor.SensorEndpoint;
import org.inkling.api.sensor.SensorSample;
import org.inkling.data.NewSample;
import org.inkling.data.SampleLabel;
import org.inkling.engine.RecordResult;
import org.inkling.engine.SampleTaker;
import org.inkling.engine.Sensors;
import org.inkling.project.LabProject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records one sample from a device and stores it. */
@Component(service = Operation.class, property = Operation.ID + "=record")
public final class RecordOperation implements Operation<RecordResult> {

    private static final String SPLIT = "split";

    private final Sensors sensors;

    @Activate
    public RecordOperation(@Reference Sensors sensors) {
        this.sensors = sensors;
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("record", "Record", "Asks a device for one sample and stores it in the dataset.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(
                Parameter.text("device", "Device", null, "Address of the device, for example sim:free-fall, or its name."),
                Parameter.text("label", "Label", "", "Label of the sample."),
                Parameter.number("length", "Sample length", 3000, 1, 24 * 3_600_000.0, "Length of the sample.").unit("ms"),
                Parameter.text("sensor", "Sensor", "", "Name of the sensor; left out, the device's first."),
                Parameter.number("frequency", "Frequency", 0, 0, 1_000_000, "Left out or 0, the sensor's usual one.").unit("Hz"),
                Parameter.choice("category", "Category", "training", List.of("training", "testing", SPLIT),
                        "Part of the dataset: training, testing, or split 80/20 by content."),
                Parameter.text("hmac_key", "HMAC key", "", "Key the device signs the sample with; left out, it is not signed."),
                Parameter.text("options", "Options", "", "Further settings of the device, one NAME=VALUE a line."));
    }

    @Override
    public RecordResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        SensorEndpoint known = sensors.find(arguments.text("device"), lab).orElse(null);
        URI address = known == null ? Projects.address(arguments.text("device")) : known.uri();
        LabProject project = Projects.of(lab);
        AtomicReference<@Nullable SampleRef> stored = new AtomicReference<>();
        SampleTaker.Taken taken = new SampleTaker(sensors, context).take(address, lab, device -> request(arguments, device), sample -> {
            SampleRef added = store(project, sample);
            context.log("Stored " + added.name() + " (" + added.frames() + " frames)");
            stored.set(added);
            return added.path().substring(added.path().lastIndexOf('/') + 1);
        });
        SampleRef sample = stored.get();
        if (sample == null) {
            throw new IllegalStateException("a sample that was taken was stored");
        }
        return new RecordResult(taken.device().name(), sample.id(), sample.name(), sample.label(), sample.split().id(), sample.path(),
                sample.frames(), sample.schema().intervalMs());
    }

    private static SampleRef store(LabProject lab, SensorSample sample) throws OperationException {
        Split split = sample.category().equals(SPLIT)
                ? Projects.splitRule(lab).split(sample.content())
                : sample.category().equals(Split.TESTING.id()) ? Split.TESTING : Split.TRAINING;
        Map<String, Object> fields = sample.metadata().isEmpty() ? Map.of() : Map.of("metadata", sample.metadata());
        return lab.dataset().add(new NewSample(sample.fileName(), sample.content(), split, SampleLabel.of(sample.label()), "", true, 0,
                fields));
    }

    private static SampleRequest request(ParameterValues arguments, SensorEndpoint device) throws OperationException {
        String name = arguments.text("sensor");
        List<String> names = device.sensors().stream().map(Sensor::name).toList();
        Sensor sensor = device.sensor(name).orElseThrow(() -> new OperationException(Problem.error("sensor.none",
                Location.of(device.name()), name.isEmpty() ? "The device has no sensor." : "The device has no sensor \"" + name + "\".",
                names.isEmpty() ? "Use another device" : "Use one of: " + String.join(", ", names))));
        double frequency = arguments.number("frequency");
        double interval = frequency > 0 ? 1000 / frequency : sensor.usualIntervalMs();
        return new SampleRequest(sensor.name(), arguments.text("label"), arguments.text("category"), arguments.number("length"), interval,
                arguments.text("hmac_key"), options(arguments.text("options"), device));
    }

    private static ParameterValues options(String lines, SensorEndpoint device) throws OperationException {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String line : ImpulseArguments.lines(lines)) {
            int at = line.indexOf('=');
            if (at < 1) {
                throw new OperationException(Problem.error("argument.option", Location.of("options"),
                        "\"" + line + "\" is not of the form NAME=VALUE.", "Write for example activity=idle"));
            }
            given.put(line.substring(0, at).trim(), line.substring(at + 1).trim());
        }
        List<Problem> problems = new java.util.ArrayList<>();
        ParameterValues options = device.options().complete(ParameterValues.of(given), device.name(), "", problems::add);
        List<Problem> errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        return options;
    }
}
