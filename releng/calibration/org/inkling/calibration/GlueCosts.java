package org.inkling.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.inkling.api.OperationException;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.impulse.SignalShape;
import org.inkling.api.learn.Learner;
import org.inkling.api.learn.Standardiser;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.deploy.CLibrary;
import org.inkling.deploy.Processor;
import org.inkling.dsp.internal.RawBlock;
import org.inkling.nn.Activation;
import org.inkling.nn.NetworkBuilder;
import org.inkling.nn.Quantizer;
import org.inkling.nn.TfliteWriter;

/** Measures what stands between features and network and behind it: a whole library less its features and its network. */
final class GlueCosts {

    private static final double FLOOR = 50;
    private static final DspBlock RAW = new RawBlock();
    private static final BlockCatalog CATALOG = new BlockCatalog() {

        @Override
        public List<DspBlock> dspBlocks() {
            return List.of(RAW);
        }

        @Override
        public List<Learner> learners() {
            return List.of();
        }
    };

    private final Machine machine;
    private final Processor processor;
    private final String options;
    private final Random random = new Random(5);

    GlueCosts(Machine machine, Processor processor, String options) {
        this.machine = machine;
        this.processor = processor;
        this.options = options;
    }

    Map<String, Double> coefficients() throws IOException, InterruptedException, OperationException {
        Fit cycles = new Fit(FLOOR);
        double code = 0;
        double stack = 0;
        for (int frames : new int[]{ 3, 11, 33 }) {
            for (int classes : new int[]{ 2, 6 }) {
                for (boolean standardised : new boolean[]{ true, false }) {
                    Map<String, String> files = new HashMap<>(
                            CLibrary.generate(request(frames, classes, standardised), CATALOG, processor).files());
                    files.put("bench.c", bench(3 * frames, "inkling_classify(&context, window, &result);"));
                    Machine.Run whole = machine.run(files, options);
                    files.put("bench.c", bench(3 * frames, "inkling_features(&context, window, context.arena); mark(); "
                            + "inkling_network((int8_t *)context.arena);"));
                    Machine.Run parts = machine.run(files, options);
                    double glue = whole.regions().get(0).cycles() - parts.regions().get(0).cycles() - parts.regions().get(1).cycles();
                    Map<String, Integer> counts = new TreeMap<>(Map.of("call", 1, "feature", 3 * frames, "class", classes));
                    counts.put("standardised", standardised ? 3 * frames : 0);
                    cycles.add(counts, Math.max(0, glue));
                    code = Math.max(code, whole.code() - parts.code());
                    stack = Math.max(stack, whole.regions().get(0).stack());
                }
            }
        }
        Map<String, Double> all = new TreeMap<>();
        cycles.solve().forEach((name, value) -> all.put("glue." + name, value));
        all.put("code.glue", code);
        all.put("stack.glue", stack);
        return all;
    }

    private static String bench(int size, String statements) {
        return """
                #include "inkling.h"
                #include "inkling_network.h"
                void mark(void);
                static inkling_context context;
                inkling_result result;
                static float window[%d];
                void bench_prepare(void)
                {
                    for (int i = 0; i < %1$d; i++) {
                        window[i] = (float)(i * 37 %% 101) * 0.02f - 1.0f;
                    }
                }
                void bench_run(void) { %s }
                """.formatted(size, statements);
    }

    private DeployRequest request(int frames, int classes, boolean standardised) throws OperationException {
        SignalShape window = new SignalShape(frames, List.of("x", "y", "z"), 16);
        int features = window.size();
        ParameterValues params = RAW.schema(1).complete(ParameterValues.EMPTY, "", "", problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        Impulse impulse = new Impulse(1, "glue", new InputBlock(InputBlock.TIME_SERIES, window.axes(), 16.0 * frames, 16, 16, false),
                List.of(new BlockUse("raw", "Raw", "raw", 1, List.of(), params)),
                List.of(new BlockUse("nn", "NN", "neural-network", 1, List.of("raw"), ParameterValues.EMPTY)));
        List<String> names = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            names.add("class " + c);
        }
        byte[] model = TfliteWriter.write(Quantizer.quantize(new NetworkBuilder(features)
                .dense(numbers(classes * features), numbers(classes), Activation.NONE).softmax().build(),
                List.of(numbers(features), numbers(features), numbers(features))));
        Optional<Standardiser> standardiser = standardised ? Optional.of(new Standardiser(numbers(features), numbers(features)))
                : Optional.empty();
        return new DeployRequest("glue", impulse, window, names, standardiser, new byte[0], model, 0.6, numbers(features),
                ParameterValues.EMPTY);
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
