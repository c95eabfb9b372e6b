package org.inkling.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.cli.ExitCode;
import org.inkling.engine.RecordResult;
import org.inkling.project.LabProject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record [DIR] --device …}. */
@Command(name = "record", description = "Records samples from a device into the dataset of a project.", sortOptions = false)
public final class RecordCommand extends OperationCommand {

    private static final String ABOUT_DEVICE = "Address or name of the device, as \"inkling devices\" lists them.";
    private static final String ABOUT_OPTION = "Further setting of the device, for example activity=idle; can be given several times.";

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = ".", description = "Folder of the project; left out, this one.")
    private String directory = "";

    @Option(names = "--device", paramLabel = "DEVICE", required = true, description = ABOUT_DEVICE)
    private String device = "";

    @Option(names = "--label", paramLabel = "LABEL", defaultValue = "", description = "Label of the sample.")
    private String label = "";

    @Option(names = "--length", paramLabel = "MS", defaultValue = "3000", description = "Length in milliseconds.")
    private String length = "";

    @Option(names = "--sensor", paramLabel = "NAME", defaultValue = "", description = "Sensor; left out, the device's first.")
    private String sensor = "";

    @Option(names = "--frequency", paramLabel = "HZ", defaultValue = "0", description = "Frequency; left out, the sensor's usual one.")
    private String frequency = "";

    @Option(names = "--category", paramLabel = "CATEGORY", defaultValue = "training", description = {
            "training, testing, or split (80/20 by content)." })
    private String category = "";

    @Option(names = "--hmac-key", paramLabel = "KEY", defaultValue = "", description = "Key the device signs with; left out, it does not.")
    private String hmacKey = "";

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = ABOUT_OPTION)
    private List<String> options = new ArrayList<>();

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "Number of samples, one after another.")
    private int count;

    public RecordCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("device", device);
        arguments.put("label", label);
        arguments.put("length", length);
        arguments.put("sensor", sensor);
        arguments.put("frequency", frequency);
        arguments.put("category", category);
        arguments.put("hmac_key", hmacKey);
        arguments.put("options", String.join("\n", options));
        LabProject project = project(directory);
        int code = ExitCode.OK;
        for (int i = 0; i < count && code == ExitCode.OK; i++) {
            code = run("record", project, arguments);
        }
        return code;
    }

    @Override
    void show(Object result) {
        if (result instanceof RecordResult sample) {
            context.out().println(sample.path());
        }
    }
}
