package org.inkling.deploy.internal.network;

import static org.inkling.deploy.internal.network.ConvolutionWriter.pair;

import java.util.List;
import java.util.Locale;

import org.inkling.nn.AddScaling;
import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Quantization;
import org.inkling.nn.Shape;

/** Writes the constants and the loops of a {@link RowChain}. */
final class RowChainWriter {

    private final RowChain chain;
    private final LayerGroup.Scopes scopes;
    private final Network network;
    private final List<RowStage> stages;
    private final LayerScope scope;
    private final StringBuilder function = new StringBuilder();

    RowChainWriter(RowChain chain, LayerGroup.Scopes scopes) {
        this.chain = chain;
        this.scopes = scopes;
        this.network = chain.network();
        this.stages = chain.stages();
        this.scope = scopes.of(chain.operators().get(0));
    }

    void write() {
        int last = stages.size() - 1;
        String name = "inkling_" + chain.name(network);
        scope.define("INKLING_PLANES");
        for (int k = 0; k < last; k++) {
            function.append("    int32_t row_").append(k).append(" = 0;\n");
        }
        for (int k = 0; k < last; k++) {
            int stage = k;
            stages.get(k + 1).planes().ifPresent(conv -> line("    ", String.format(Locale.ROOT, "inkling_planes_clear(%s, %d, %d);",
                    scope.scratch(chain.between(stage)), planes(stage, conv).bytes(),
                    network.tensor(conv.input()).quantized().zeroPoint())));
        }
        loop(last, "    ");
        scope.function("static void " + name + "(int8_t *arena)\n{\n" + function + "}\n");
        scope.call("%s(arena)", name);
    }

    private void line(String indent, String text) {
        function.append(indent).append(text).append('\n');
    }

    private Planes planes(int stage, Operator.DepthwiseConv2D conv) {
        return Planes.of(conv, network, chain.slots(stage));
    }

    /** The loop of a stage: first the rows it needs, then its own. */
    private void loop(int k, String indent) {
        String row = "row_" + k;
        String step = Integer.toString(chain.step(k));
        if (k == stages.size() - 1) {
            line(indent, String.format(Locale.ROOT, "for (int32_t %s = 0; %s < %d; %s += %s) {", row, row,
                    network.tensor(stages.get(k).output()).shape().dim(1), row, step));
        } else {
            line(indent, String.format(Locale.ROOT, "for (; %s < %s; %s += %s) {", row, needed(k + 1), row, step));
        }
        if (k > 0) {
            loop(k - 1, indent + "    ");
        }
        calls(k, row).forEach(call -> line(indent + "    ", call));
        line(indent, "}");
    }

    /** Rows a stage needs of the one before for its next outputs. */
    private String needed(int k) {
        RowStage stage = stages.get(k);
        int stride = stage.lowest(1) - stage.lowest(0);
        int step = chain.step(k);
        int more = stage.planes().isPresent() || stage instanceof RowStage.Gather
                ? stage.needed(step, network)
                : stage.lowest(step - 1) + ((RowStage.Dense) stage).conv().window().kernelHeight();
        String rows = String.format(Locale.ROOT, "%d * row_%d + %d", stride, k, more);
        return stage.planes().isPresent()
                ? rows
                : String.format(Locale.ROOT, "inkling_at_most(%s, %d)", rows, network.tensor(stage.input()).shape().dim(1));
    }

    private List<String> calls(int k, String row) {
        RowStage stage = stages.get(k);
        if (stage instanceof RowStage.Dense dense) {
            return List.of(dense(dense, k, row));
        }
        if (stage instanceof RowStage.Gather gather) {
            scope.kernel("gather_rows");
            return List.of(String.format(Locale.ROOT, "inkling_gather_rows(&%s, %s, %s, %s, %d);", scopes.of(gather.next()).name(),
                    scope.at(gather.input()), outputAddress(k), row, chain.step(k)));
        }
        return separable((RowStage.Separable) stage, k, row);
    }

    private String dense(RowStage.Dense dense, int k, String row) {
        LayerScope own = scopes.of(dense.conv());
        int slots = k == 0 ? own.shape(dense.input()).dim(1) : chain.slots(k - 1);
        String layer = PackedConvolutionWriter.layer(dense.conv(), own, slots, outputRows(k));
        return String.format(Locale.ROOT, "inkling_conv_rows(%s, %s, %s, %s, %d, %s);", layer, inputAddress(k), outputAddress(k), row,
                chain.step(k), scope.scratch(chain.rows()));
    }

    private List<String> separable(RowStage.Separable stage, int k, String row) {
        int step = chain.step(k);
        String depthwise = depthwise(stage.depthwise(), k);
        LayerScope own = scopes.of(stage.pointwise());
        boolean sum = stage.residual() >= 0;
        String matrix = own.constant("inkling_gemm_matrix", "matrix",
                new Gemm(stage.pointwise(), network).matrix(own, Gemm.TapOrder.NATURAL));
        Shape out = own.shape(stage.pointwise().output());
        String rows = own.constant("inkling_rows", "rows", sum ? Planes.bytes(out, step) : outputRows(k));
        String first = String.format(Locale.ROOT, "inkling_depthwise_rows(%s, %s, %s, %s, %d);", depthwise,
                scope.scratch(chain.between(k - 1)), scope.scratch(chain.wide()), row, step);
        String second = String.format(Locale.ROOT, "inkling_pointwise_rows(%s, %s, %s, %s, %s, %d, %s);", matrix, rows,
                scope.scratch(chain.wide()), sum ? scope.scratch(chain.sums()) : outputAddress(k), row, step, scope.scratch(chain.rows()));
        if (!sum) {
            return List.of(first, second);
        }
        return List.of(first, second, add(stage, k, row));
    }

    private String depthwise(Operator.DepthwiseConv2D conv, int k) {
        LayerScope own = scopes.of(conv);
        own.kernel("depthwise_rows");
        Planes planes = planes(k - 1, conv);
        Shape out = own.shape(conv.output());
        String weights = own.array("weights", DepthwiseStream.of(conv, network));
        return own.layer("inkling_depthwise_rows_layer", pair(out.dim(3), conv.window().strideHeight()) + " /* channels, stride */",
                planes.rows(), pair(out.dim(1), out.dim(2)) + " /* output height, width */",
                Packing.up(out.dim(3), Gemm.GROUP) + " /* channels up to whole fours */", weights,
                pair(own.quantization(conv.input()).zeroPoint(), own.quantization(conv.output()).zeroPoint())
                        + " /* zero point of the input, of the output */");
    }

    private String add(RowStage.Separable stage, int k, String row) {
        Operator.Add add = stage.add().get(0);
        LayerScope own = scopes.of(add);
        Quantization out = own.quantization(add.output());
        AddScaling scaling = AddScaling.of(own.quantization(stage.pointwise().output()), own.quantization(stage.residual()), out);
        Shape shape = own.shape(add.output());
        int maker = chain.maker(stage.residual());
        own.kernel("add_rows");
        String fields = AddWriter.fields(shape.dim(2) * shape.dim(3), scaling, add.activation(), out);
        String layer = own.layer("inkling_add_rows_layer", "{" + fields + "}", shape.dim(1) + " /* height */",
                pair(chain.step(k), maker < 0 ? shape.dim(1) : chain.slots(maker)) + ", " + chain.slots(k)
                        + " /* rows kept of the inputs and the output */");
        return String.format(Locale.ROOT, "inkling_add_rows(%s, %s, %s, %s, %s, %d);", layer, scope.scratch(chain.sums()),
                maker < 0 ? scope.at(stage.residual()) : scope.scratch(chain.between(maker)), outputAddress(k), row, chain.step(k));
    }

    /** The initialiser of a stage's {@code inkling_rows}. */
    private String outputRows(int k) {
        Shape out = network.tensor(stages.get(k).output()).shape();
        if (k + 1 < stages.size() && stages.get(k + 1).planes().isPresent()) {
            return planes(k, stages.get(k + 1).planes().get()).rows();
        }
        return Planes.bytes(out, chain.slots(k));
    }

    private String inputAddress(int k) {
        return k == 0 ? scope.at(stages.get(0).input()) : scope.scratch(chain.between(k - 1));
    }

    private String outputAddress(int k) {
        if (k + 1 == stages.size()) {
            return scope.at(stages.get(k).output());
        }
        return scope.scratch(chain.between(k) + stages.get(k + 1).planes().map(conv -> planes(k, conv).lead()).orElse(0));
    }
}
