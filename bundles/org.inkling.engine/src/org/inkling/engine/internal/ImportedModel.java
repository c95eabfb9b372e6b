package org.inkling.engine.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.inkling.api.Location;
import org.inkling.api.OperationCancelledException;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.ModelResult;
import org.inkling.nn.ElementType;
import org.inkling.nn.FloatExecutor;
import org.inkling.nn.Int8Executor;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Tensor;
import org.inkling.nn.TfliteReader;

/** A {@code .tflite} file that was made elsewhere: no project, no signal processing, its input is what the caller has. */
public final class ImportedModel {

    private final String name;
    private final byte[] file;
    private final Network network;
    private final List<String> classes;

    private ImportedModel(String name, byte[] file, Network network, List<String> classes) {
        this.name = name;
        this.file = file;
        this.network = network;
        this.classes = List.copyOf(classes);
    }

    /**
     * Reads a model.
     *
     * @param labels file with the name of an output in each line; without it outputs are numbered from 0
     */
    public static ImportedModel read(Path path, Optional<Path> labels) throws OperationException {
        Network network = TfliteReader.read(path);
        String fileName = String.valueOf(path.getFileName());
        String name = fileName.toLowerCase(Locale.ROOT).endsWith(".tflite") ? fileName.substring(0, fileName.length() - 7) : fileName;
        int outputs = network.outputTensor().shape().size();
        List<String> classes = labels.isPresent()
                ? labels(labels.get(), outputs)
                : IntStream.range(0, outputs).mapToObj(Integer::toString).toList();
        try {
            return new ImportedModel(name.isBlank() ? "model" : name, Files.readAllBytes(path), network, classes);
        } catch (IOException e) {
            throw ModelInputs.unreadable(path, e);
        }
    }

    private static List<String> labels(Path path, int outputs) throws OperationException {
        List<String> lines;
        try {
            lines = new ArrayList<>(new String(Files.readAllBytes(path), StandardCharsets.UTF_8).replace("\ufeff", "").lines()
                    .map(String::strip).toList());
        } catch (IOException e) {
            throw ModelInputs.unreadable(path, e);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        if (lines.size() != outputs) {
            throw new OperationException(Problem.error("model.labels", Location.of(String.valueOf(path.getFileName())),
                    "The file names " + lines.size() + " outputs, the model has " + outputs + ".",
                    "Write one name a line, in the order of the outputs"));
        }
        return lines;
    }

    public Network network() {
        return network;
    }

    /** What the model is, without answers. */
    public ModelResult describe() {
        return describe(List.of());
    }

    /** What the model is and what it answers in the Java reference: int8 models as the device computes. */
    public ModelResult run(List<float[]> inputs, OperationContext context) throws OperationCancelledException {
        List<ModelResult.Row> rows = new ArrayList<>();
        float[] scores = new float[network.outputTensor().shape().size()];
        Int8Executor int8 = network.isQuantized() ? new Int8Executor(network) : null;
        FloatExecutor float32 = network.isQuantized() ? null : new FloatExecutor(network);
        context.progress().begin("Classifying", inputs.size());
        for (float[] input : inputs) {
            context.checkCancelled();
            if (int8 != null) {
                int8.run(input, scores);
            } else if (float32 != null) {
                float32.run(input, scores);
            }
            int best = 0;
            List<Float> list = new ArrayList<>(scores.length);
            for (int i = 0; i < scores.length; i++) {
                best = scores[i] > scores[best] ? i : best;
                list.add(scores[i]);
            }
            rows.add(new ModelResult.Row(classes.get(best), list));
            context.progress().at(rows.size());
        }
        return describe(rows);
    }

    private ModelResult describe(List<ModelResult.Row> rows) {
        Map<String, Integer> operators = new TreeMap<>();
        for (Operator operator : network.operators()) {
            operators.merge(operator.kind(), 1, Integer::sum);
        }
        return new ModelResult(name, end(network.inputTensor()), end(network.outputTensor()), operators, network.macs(),
                network.constantBytes(), classes, rows);
    }

    private static ModelResult.End end(Tensor tensor) {
        List<Integer> shape = Arrays.stream(tensor.shape().toArray()).boxed().toList();
        return tensor.type() == ElementType.INT8
                ? new ModelResult.End(shape, "int8", tensor.quantized().scale(), tensor.quantized().zeroPoint())
                : new ModelResult.End(shape, "float32", 0, 0);
    }

    /** As a deployment target is given it: no blocks, the window is the input. @param sample an input for the example, zeros without it */
    public DeployRequest request(Optional<float[]> sample, ParameterValues options) {
        SignalShape window = new SignalShape(network.inputTensor().shape().size(), List.of("input"), 0);
        Impulse impulse = new Impulse(1, name, new InputBlock(InputBlock.FEATURES, window.axes(), 0, 0, 0, false), List.of(), List.of());
        boolean int8 = network.isQuantized();
        return new DeployRequest(name, impulse, window, classes, Optional.empty(), int8 ? new byte[0] : file, int8 ? file : new byte[0], 0,
                sample.orElseGet(() -> new float[window.size()]), options);
    }
}
