package org.inkling.nn.internal.tflite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.nn.Network;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

/** The outer shape of a {@code .tflite} file: version, counts, operator codes, the graph. {@link OperatorReader} does the operators. */
public final class NetworkReader {

    private static final int MAX_OPERATORS = 4096;
    private static final int MAX_TENSORS = 32_768;

    private final byte[] file;
    private final Location where;

    public NetworkReader(byte[] file, Location where) {
        this.file = file;
        this.where = where;
    }

    /** The network, or what is wrong with the file. */
    public Network read() throws OperationException {
        ByteBuffer bytes = ByteBuffer.wrap(file).asReadOnlyBuffer();
        if (file.length < 8 || !Model.ModelBufferHasIdentifier(bytes)) {
            throw new OperationException(Problem.error("nn.not-tflite", where, file.length == 0
                    ? "The file is empty"
                    : "This is not a .tflite file",
                    "Choose a TensorFlow Lite model"));
        }
        try {
            Model model = Model.getRootAsModel(bytes);
            require(model.version() == 3, "it has schema version " + model.version() + ", only version 3 exists");
            require(model.subgraphsLength() == 1, "it has " + model.subgraphsLength() + " graphs, one is supported");
            SubGraph graph = model.subgraphs(0);
            require(graph.operatorsLength() <= MAX_OPERATORS,
                    "it has " + graph.operatorsLength() + " operators, at most " + MAX_OPERATORS + " are supported");
            require(graph.tensorsLength() <= MAX_TENSORS, "it has " + graph.tensorsLength() + " tensors, at most " + MAX_TENSORS
                    + " are supported");
            require(graph.inputsLength() == 1 && graph.outputsLength() == 1,
                    "it has " + graph.inputsLength() + " inputs and " + graph.outputsLength() + " outputs, one of each is supported");
            return network(model, graph);
        } catch (IllegalArgumentException e) {
            throw new OperationException(Problem.error("nn.tflite", where, "The model cannot be used: " + e.getMessage(),
                    "Convert the model again with full integer quantisation or as float32"), e);
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException | NullPointerException | ClassCastException
                | java.nio.BufferUnderflowException e) {
            // The generated accessors follow offsets blindly; the buffer's bounds stop them with one of these.
            throw new OperationException(Problem.error("nn.damaged", where, "The model file is damaged", "Copy or convert the model again"),
                    e);
        }
    }

    private Network network(Model model, SubGraph graph) throws OperationException {
        List<Operator> operators = new ArrayList<>();
        List<Integer> codes = new ArrayList<>();
        TreeSet<String> unsupported = new TreeSet<>();
        for (int i = 0; i < graph.operatorsLength(); i++) {
            Operator operator = graph.operators(i);
            require(operator.opcodeIndex() >= 0 && operator.opcodeIndex() < model.operatorCodesLength(), "operator " + i + " has no code");
            OperatorCode code = model.operatorCodes((int) operator.opcodeIndex());
            int builtin = Math.max(code.builtinCode(), code.deprecatedBuiltinCode());
            if (!OperatorReader.isSupported(builtin)) {
                unsupported.add(name(builtin, code));
            }
            operators.add(operator);
            codes.add(builtin);
        }
        if (!unsupported.isEmpty()) {
            throw new OperationException(unsupported.stream().map(name -> Problem.error("nn.unsupported-operator", where,
                    "The model uses the operator " + name + ", which is not supported",
                    "Replace the layer that makes it and convert the model again"))
                    .toList());
        }
        Map<Integer, FileTensor> tensors = new HashMap<>();
        OperatorReader reader = new OperatorReader(index -> tensors.computeIfAbsent(index, i -> tensor(model, graph, i)), graph.inputs(0),
                graph.outputs(0),
                new ConstantReader(file.length));
        for (int i = 0; i < operators.size(); i++) {
            try {
                reader.add(operators.get(i), codes.get(i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("operator " + i + " (" + BuiltinOperator.name(codes.get(i)) + "): " + e.getMessage(), e);
            }
        }
        return reader.network();
    }

    private static String name(int builtin, OperatorCode code) {
        if (builtin == BuiltinOperator.CUSTOM) {
            ByteBuffer custom = code.customCodeAsByteBuffer();
            return custom == null || custom.remaining() > 200 ? "CUSTOM" : "CUSTOM " + code.customCode();
        }
        return builtin >= 0 && builtin < BuiltinOperator.names.length ? BuiltinOperator.names[builtin] : "number " + builtin;
    }

    private static FileTensor tensor(Model model, SubGraph graph, int index) {
        require(index >= 0 && index < graph.tensorsLength(), "tensor " + index + " does not exist");
        Tensor tensor = graph.tensors(index);
        return new FileTensor(model, tensor, index);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
