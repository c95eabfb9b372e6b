package org.inkling.engine.internal.operations;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.inkling.api.OperationException;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.internal.ImportedModel;
import org.inkling.engine.internal.ModelInputs;

/** Arguments of the operations on a model that was made elsewhere. */
final class ModelArguments {

    static final Parameter MODEL = Parameter.text("model", "Model", null, "Absolute path of a .tflite file.");
    static final Parameter LABELS = Parameter.text("labels", "Labels", "",
            "Absolute path of a text file with the name of an output in each line; without it outputs are numbered.");
    static final Parameter INPUT = Parameter.text("input", "Input", "", "Absolute path of a file with inputs of the model.");
    static final Parameter FORMAT = Parameter.choice("format", "Format", ModelInputs.Format.AUTO.id(),
            Arrays.stream(ModelInputs.Format.values()).map(ModelInputs.Format::id).toList(),
            "How the inputs are written: numbers as text, one input a line, or raw float32, int8 or uint8; auto goes by the ending.");

    private ModelArguments() {
    }

    static ImportedModel model(ParameterValues arguments) throws OperationException {
        return ImportedModel.read(Projects.path(arguments, "model"), path(arguments, "labels"));
    }

    /** None when there is no such argument. */
    static List<float[]> inputs(ParameterValues arguments, ImportedModel model) throws OperationException {
        Optional<Path> path = path(arguments, "input");
        if (path.isEmpty()) {
            return List.of();
        }
        ModelInputs.Format format = ModelInputs.Format.valueOf(arguments.text("format").toUpperCase(Locale.ROOT));
        return ModelInputs.read(path.get(), format, model.network());
    }

    private static Optional<Path> path(ParameterValues arguments, String name) throws OperationException {
        return arguments.text(name).isEmpty() ? Optional.empty() : Optional.of(Projects.path(arguments, name));
    }
}
