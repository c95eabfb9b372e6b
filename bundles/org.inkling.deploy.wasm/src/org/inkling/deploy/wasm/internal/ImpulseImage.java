package org.inkling.deploy.wasm.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import org.inkling.api.dsp.DspPlan;
import org.inkling.api.learn.Standardiser;
import org.inkling.nn.Network;
import org.inkling.nn.Quantization;

/**
 * An impulse as the data that {@code runtime/runtime.c} reads: header, constants, plans; behind them the working memory.
 *
 * @param base         address of the content
 * @param content      what goes into the file
 * @param end          address behind the working memory
 * @param window       address of the float32 window
 * @param features     address of the float32 features
 * @param featureCount number of them
 * @param input        address of the int8 input of the network
 * @param output       address of its int8 output
 * @param scores       address of the float32 scores
 */
record ImpulseImage(int base, byte[] content, int end, int window, int features, int featureCount, int input, int output, int scores) {

    private static final int HEADER_BYTES = 64;

    /** A block's plan and the number of its features. */
    record Part(DspPlan plan, int features) {
    }

    /**
     * Builds it.
     *
     * @param base         where it will lie, a multiple of 16
     * @param parts        blocks in the order their features go into the network
     * @param windowValues size of a window
     * @throws IllegalArgumentException naming an operator that has no form here
     */
    static ImpulseImage of(int base, List<Part> parts, int windowValues, Optional<Standardiser> standardiser, Network network) {
        Constants constants = new Constants(base + HEADER_BYTES);
        FeaturePlan dsp = new FeaturePlan(constants);
        parts.forEach(part -> dsp.add(part.plan(), part.features()));
        NetworkPlan layers = new NetworkPlan(network, constants);
        int mean = standardiser.map(s -> constants.add(s.mean())).orElse(0);
        int scale = standardiser.map(s -> constants.add(s.scale())).orElse(0);
        int outputs = network.outputTensor().shape().size();

        byte[] tables = constants.toBytes();
        int plan = base + HEADER_BYTES + tables.length;
        int networkPlan = plan + Integer.BYTES * dsp.words().size();
        int arena = Constants.align(networkPlan + Integer.BYTES * layers.words().size());
        // The signal processing is done before the network starts, so its working memory lies in the same place.
        int window = Constants.align(Math.addExact(arena, Math.max(layers.memoryBytes(), dsp.scratchBytes())));
        int features = Constants.align(Math.addExact(window, Float.BYTES * windowValues));
        int scores = Constants.align(Math.addExact(features, Float.BYTES * dsp.features()));
        int end = Constants.align(Math.addExact(scores, Float.BYTES * outputs));
        int input = arena + layers.input();
        int output = arena + layers.output();

        Quantization in = network.inputTensor().quantized();
        Quantization out = network.outputTensor().quantized();
        Words header = new Words().add(window, features, dsp.features(), arena, plan, mean, scale, networkPlan, input).real(in.scale())
                .real(in.zeroPoint()).add(output, outputs).real(out.scale()).real(out.zeroPoint()).add(scores);
        ByteBuffer content = ByteBuffer.allocate(arena - base);
        content.put(header.toBytes(arena)).put(tables).put(dsp.words().toBytes(arena)).put(layers.words().toBytes(arena));
        return new ImpulseImage(base, content.array(), end, window, features, dsp.features(), input, output, scores);
    }
}
