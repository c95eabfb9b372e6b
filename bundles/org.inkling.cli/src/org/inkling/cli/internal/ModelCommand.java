package org.inkling.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.OperationException;
import org.inkling.cli.CliContext;
import org.inkling.engine.ModelResult;
import org.inkling.project.LabProject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code model FILE [INPUTS]}. */
@Command(name = "model", description = {
        "Says what a .tflite model made elsewhere is, and classifies inputs from a file with it.",
        "Writing it as code: deploy --model FILE --target ID --out PATH." }, sortOptions = false)
public final class ModelCommand extends OperationCommand {

    private static final int SHOWN = 16;

    @Parameters(index = "0", paramLabel = "FILE", description = "Model, int8 or float32.")
    private String model = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "INPUTS", defaultValue = "", description = "File with inputs of the model.")
    private String input = "";

    @Mixin
    private ModelOptions options = new ModelOptions();

    public ModelCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws OperationException {
        Map<String, Object> arguments = new LinkedHashMap<>(options.arguments(context));
        arguments.put("model", context.path(model).toString());
        arguments.put("input", input.isEmpty() ? "" : context.path(input).toString());
        return run("run-model", LabProject.at(context.directory()), arguments);
    }

    @Override
    void show(Object result) {
        if (result instanceof ModelResult found) {
            if (found.rows().isEmpty()) {
                describe(found);
            }
            for (ModelResult.Row row : found.rows()) {
                StringBuilder line = new StringBuilder(row.label());
                for (int i = 0; i < row.scores().size(); i++) {
                    line.append('\t').append(found.classes().get(i)).append('=').append(row.scores().get(i));
                }
                context.out().println(line);
            }
        }
    }

    private void describe(ModelResult found) {
        context.out().println("Model: " + found.model());
        context.out().println("Input: " + end(found.input()));
        context.out().println("Output: " + end(found.output()));
        List<String> classes = found.classes();
        context.out().println("Classes: " + String.join(", ", classes.subList(0, Math.min(SHOWN, classes.size())))
                + (classes.size() > SHOWN ? ", … (" + classes.size() + ")" : ""));
        context.out().println("Operators: " + String.join(", ",
                found.operators().entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList()));
        context.out().println(String.format(Locale.ROOT, "Multiplications: %,d", found.macs()));
        context.out().println(String.format(Locale.ROOT, "Weights: %,d bytes", found.constants()));
    }

    private static String end(ModelResult.End end) {
        String shape = String.join("×", end.shape().stream().map(String::valueOf).toList());
        String zeroPoint = (end.zeroPoint() < 0 ? "+ " : "− ") + Math.abs(end.zeroPoint());
        return shape + " " + end.type() + (end.scale() > 0 ? ", " + end.scale() + " · (value " + zeroPoint + ")" : "");
    }
}
