package org.inkling.learn.tensorflow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;

/** The kinds of layer a network can be built from; the softmax output layer is added by itself and is none of them. */
public enum LayerType {

    /** Fully connected: every input reaches every unit. */
    DENSE("dense", "Dense", "Every input reaches every neuron. Works on a flat list of values.",
            Parameter.integer("units", "Neurons", 20, 1, 4096, "Number of neurons; more can learn finer differences, and overfit sooner."),
            activation()),

    /** Convolution along time: {@code steps × channels} in, {@code steps × filters} out, padded so that the length stays. */
    CONV1D("conv1d", "1D convolution", "Slides small filters along time. Needs steps × channels: put a reshape layer before it.",
            Parameter.integer("filters", "Filters", 8, 1, 1024, "Number of patterns that are looked for."),
            Parameter.integer("kernel_size", "Kernel size", 3, 1, 64, "Steps that one filter sees at once."),
            activation()),

    /** Convolution over a picture: {@code rows × columns × channels} in, {@code rows × columns × filters} out, padded so that the size stays. */
    CONV2D("conv2d", "2D convolution",
            "Slides small filters over a picture. Needs rows × columns × channels: put a reshape layer with channels before it.",
            Parameter.integer("filters", "Filters", 32, 1, 1024, "Number of patterns that are looked for."),
            Parameter.integer("kernel_size", "Kernel size", 3, 1, 15, "Rows and columns that one filter sees at once."),
            activation()),

    /** Largest value of neighbouring steps or pixels; an incomplete last group counts. */
    MAXPOOL("maxpool", "Max pooling", "Keeps the largest of neighbouring values, so that the next layer has less to do.",
            Parameter.integer("pool_size", "Pool size", 2, 2, 64, "Neighbouring steps (or rows and columns) that become one.")),

    /** Gives the values rows and columns without moving any. */
    RESHAPE("reshape", "Reshape", "Sees the same values as rows of so many columns, for convolutions.",
            Parameter.integer("columns", "Columns", 3, 1, 65536,
                    "Values in one row; the number of features has to be a multiple of it. Before a 1D convolution: channels of one time step."),
            Parameter.integer("channels", "Channels", 0, 0, 1024,
                    "For pictures: values of one pixel. 0 makes steps × columns for a 1D convolution.")),

    /** Makes one flat list of everything. */
    FLATTEN("flatten", "Flatten", "Makes one flat list again, as dense layers need it."),

    /** Switches off random values while training. */
    DROPOUT("dropout", "Dropout",
            "Switches off random values while training, so that the network does not rely on single ones. Costs nothing on the device.",
            Parameter.number("rate", "Rate", 0.25, 0, 0.95, "Part that is switched off.")),

    /** Shifts and scales each channel by what was seen while training. */
    BATCH_NORMALIZATION("batch_normalization", "Batch normalisation",
            "Shifts and scales each channel to a common range. Folded into a neighbouring layer for the device where that is exact.");

    /** Field that names the kind in a layer's record. */
    public static final String FIELD = "type";

    private final String key;
    private final String title;
    private final String help;
    private final ParameterSchema schema;

    LayerType(String key, String title, String help, Parameter... fields) {
        this.key = key;
        this.title = title;
        this.help = help;
        this.schema = ParameterSchema.of(fields);
    }

    /** The word in files. */
    public String key() {
        return key;
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    /** One or two sentences for people. */
    public String help() {
        return help;
    }

    /** Fields of the layer's record beside {@link #FIELD}. */
    public ParameterSchema schema() {
        return schema;
    }

    public static Optional<LayerType> find(String key) {
        return Arrays.stream(values()).filter(t -> t.key.equals(key)).findFirst();
    }

    /** The words in files, for a message. */
    public static String keys() {
        return Arrays.stream(values()).map(LayerType::key).collect(Collectors.joining(", "));
    }

    /** A record of each kind with its defaults, as one line each: {@code type: dense, units: 20, activation: relu}. */
    public static List<String> templates() {
        return Arrays.stream(values()).map(LayerType::template).toList();
    }

    private String template() {
        StringBuilder line = new StringBuilder(FIELD).append(": ").append(key);
        schema.defaults().asMap().forEach((name, value) -> line.append(", ").append(name).append(": ").append(value));
        return line.toString();
    }

    private static Parameter activation() {
        return Parameter.choice("activation", "Activation", "relu", List.of("relu", "relu6", "none"),
                "What happens to each sum: relu cuts off negatives, relu6 also cuts at 6, none leaves it.");
    }
}
