package org.inkling.deploy.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.DeployReport;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.api.deploy.FileSink;
import org.inkling.api.deploy.TargetInfo;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.deploy.CLibrary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An Arduino library: both fronts below {@code src}, and examples. */
@Component(property = DeploymentTarget.ID + "=" + ArduinoTarget.TARGET)
public final class ArduinoTarget implements DeploymentTarget {

    static final String TARGET = "arduino";

    private static final String RAM = "ram_bytes";

    /** Stack, serial buffers and core, roughly; less does not run. */
    private static final int REST_OF_SKETCH = 600;

    private static final ParameterSchema SCHEMA = ParameterSchema.of(ProcessorOption.PARAMETER, NumberOption.PARAMETER,
            Parameter.integer(RAM, "Memory of the board",
                    0, 0, 1 << 30,
                    "Bytes of RAM, for example 8192 for a Mega; then a library that does not fit is a problem. 0 does not check."));

    private static final String KEYWORDS = """
            inkling_context\tKEYWORD1
            inkling_result\tKEYWORD1
            signal_t\tKEYWORD1
            ei_impulse_result_t\tKEYWORD1
            inkling_classify\tKEYWORD2
            inkling_features\tKEYWORD2
            inkling_infer\tKEYWORD2
            run_classifier\tKEYWORD2
            run_classifier_continuous\tKEYWORD2
            INKLING_WINDOW_SIZE\tLITERAL1
            INKLING_CLASS_COUNT\tLITERAL1
            INKLING_UNCERTAIN\tLITERAL1
            """;

    private final BlockCatalog catalog;

    @Activate
    public ArduinoTarget(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public TargetInfo info() {
        return new TargetInfo(TARGET, "Arduino library", "A library for the Arduino IDE with two example sketches.", "library");
    }

    @Override
    public ParameterSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> check(DeployRequest request) {
        List<Problem> problems = new ArrayList<>(CLibrary.check(request, catalog));
        int ram = request.options().has(RAM) ? request.options().integer(RAM) : 0;
        if (ram > 0 && problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)) {
            try {
                fits(request, CLibrary.generate(request, catalog, ProcessorOption.of(request)), ram, problems);
            } catch (OperationException e) {
                problems.addAll(e.problems());
            }
        }
        return problems;
    }

    private static void fits(DeployRequest request, CLibrary library, int ram, List<Problem> problems) {
        long need = library.arenaBytes() + 4L * request.window().size() + REST_OF_SKETCH;
        if (need > ram) {
            problems.add(Problem.error("deploy.board-memory", Location.of(request.impulse().name() + ".impulse", "input"),
                    String.format(Locale.ROOT,
                            "The sketch needs about %d bytes of memory, %d for the window and %d for features and network;"
                                    + " the board has %d.",
                            need, 4L * request.window().size(), library.arenaBytes(), ram),
                    "Make the window shorter or the interval longer", "Take a smaller FFT or network", "Choose a board with more memory"));
        }
    }

    @Override
    public DeployReport generate(DeployRequest request, FileSink out, OperationContext context) throws OperationException {
        List<Problem> errors = new ArrayList<>(check(request));
        errors.removeIf(problem -> problem.severity() != Severity.ERROR);
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        CLibrary library = CLibrary.generate(request, catalog, ProcessorOption.of(request));
        context.checkCancelled();
        String name = CWriter.fileName(request.project()) + "_inferencing";
        String header = name + ".h";
        ExportFiles files = new ExportFiles().addAll(name + "/src/model/", library.files())
                .addAll(name + "/src/", Front.files(request, library));
        files.add(name + "/src/" + header, Licence.ofC(header(request, name)));
        files.add(name + "/library.properties", properties(request, name, header));
        files.add(name + "/keywords.txt", KEYWORDS);
        files.add(name + "/LICENSE", Licence.TEXT);
        files.add(name + "/README.md", Readme.fill(Resources.read("arduino/README.md"), request, library).replace("@HEADER@", header)
                .replace("@LIBRARY@", name).replace("@WINDOW_BYTES@", Integer.toString(4 * request.window().size())));
        example(files, name, "static_buffer", sketch("static_buffer", request, header));
        files.add(name + "/examples/static_buffer/sample.h", Sample.inFlash(request));
        if (request.window().intervalMs() >= 1) {
            example(files, name, continuous(request), sketch("continuous", request, header));
        }
        return new DeployReport(files.write(out), library.figures());
    }

    private static void example(ExportFiles files, String library, String name, String text) {
        files.add(library + "/examples/" + name + "/" + name + ".ino", text);
    }

    private static String continuous(DeployRequest request) {
        boolean accelerometer = request.window().axes().stream().allMatch(axis -> axis.toLowerCase(Locale.ROOT).startsWith("acc"));
        return accelerometer ? "accelerometer_continuous" : "sensor_continuous";
    }

    private static String sketch(String name, DeployRequest request, String header) {
        double interval = request.window().intervalMs();
        long step = Math.max(1, Math.round(request.impulse().input().increaseMs() / interval));
        return Licence.ofC(Resources.read("arduino/" + name + ".ino").replace("@HEADER@", header).replace("@STEP@", Long.toString(step))
                .replace("@AXES@", CWriter.comment(String.join(", ", request.window().axes()))));
    }

    private static String header(DeployRequest request, String name) {
        String guard = "INKLING_" + name.toUpperCase(Locale.ROOT) + "_H";
        return "/* " + CWriter.comment(request.project()) + ": both fronts of the library. */\n#ifndef " + guard + "\n#define " + guard
                + "\n\n#include <Arduino.h>\n\n#include \"model/inkling.h\"\n#ifdef __cplusplus\n"
                + "#include \"edge-impulse-sdk/classifier/ei_run_classifier.h\"\n"
                + "#include \"edge-impulse-sdk/classifier/ei_classifier_smooth.h\"\n"
                + "#endif\n\n#endif\n";
    }

    private static String properties(DeployRequest request, String name, String header) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("version", "1.0.0");
        values.put("author", "Inkling");
        values.put("maintainer", "Inkling");
        values.put("sentence", "Classifies windows of sensor data: " + Readme.line(request.project()) + ".");
        values.put("paragraph", "Made by Inkling. Classes: " + Readme.line(String.join(", ", request.classes())) + ".");
        values.put("category", "Data Processing");
        values.put("url", "");
        values.put("license", Licence.SPDX);
        values.put("architectures", "*");
        values.put("includes", header);
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }
}
