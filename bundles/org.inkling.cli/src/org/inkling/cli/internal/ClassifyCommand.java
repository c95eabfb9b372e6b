package org.inkling.cli.internal;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.engine.ClassifyResult;
import org.inkling.engine.Metrics;
import org.inkling.engine.Precision;
import org.inkling.engine.SampleScores;
import org.inkling.engine.WindowScores;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code classify DIR [SAMPLE…]}. */
@Command(name = "classify", description = "Classifies samples or recordings window by window with the trained model.", sortOptions = false)
public final class ClassifyCommand extends OperationCommand {

    private static final String ABOUT_SAMPLES = "Samples of the project by id or name, or files; left out, all of the testing data.";

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the project.")
    private String directory = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "SAMPLE", description = ABOUT_SAMPLES)
    private List<String> samples = new ArrayList<>();

    @Option(names = "--impulse", paramLabel = "NAME", defaultValue = "", description = "Name of the impulse, when the project has several.")
    private String impulse = "";

    @Option(names = "--int8", description = "Shows the scores of the int8 model instead of the float32 model.")
    private boolean int8;

    @Option(names = "--windows", description = "Shows every window.")
    private boolean windows;

    public ClassifyCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        List<String> names = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (String sample : samples) {
            if (Files.isRegularFile(context.path(sample))) {
                files.add(context.path(sample).toString());
            } else {
                names.add(sample);
            }
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("impulse", impulse);
        arguments.put("samples", String.join("\n", names));
        arguments.put("files", String.join("\n", files));
        return run("classify", project(directory), arguments);
    }

    @Override
    void show(Object result) {
        if (result instanceof ClassifyResult scores) {
            Precision precision = int8 ? Precision.INT8 : Precision.FLOAT32;
            for (SampleScores sample : scores.samples()) {
                context.out().println(sample.name() + (sample.label().isEmpty() ? "" : " (" + sample.label() + ")") + ": "
                        + sample.row(scores.classes(), precision, scores.threshold()).result());
                if (windows) {
                    windows(scores, sample, precision);
                }
            }
        }
    }

    private void windows(ClassifyResult result, SampleScores sample, Precision precision) {
        List<String> classes = result.classes();
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "  %8s", "ms"));
        classes.forEach(c -> head.append(String.format(Locale.ROOT, "  %" + Math.max(6, c.length()) + "s", c)));
        context.out().println(head);
        for (WindowScores window : sample.windows()) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %8.0f", window.start() * sample.intervalMs()));
            for (int c = 0; c < classes.size(); c++) {
                line.append(String.format(Locale.ROOT, "  %" + Math.max(6, classes.get(c).length()) + ".4f", window.of(precision)[c]));
            }
            int predicted = window.predicted(precision, result.threshold());
            context.out().println(line + "  " + (predicted == classes.size() ? Metrics.UNCERTAIN : classes.get(predicted)));
        }
    }
}
