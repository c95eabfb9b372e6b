package org.inkling.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.learn.Standardiser;
import org.inkling.deploy.internal.network.NetworkSource;
import org.inkling.nn.Quantization;

/** The two files a program sees: {@code inkling.h} and the {@code inkling.c} that joins features, standardisation, network and result. */
final class ModelSource {

    private final DeployRequest request;
    private final List<FeatureSource> blocks;
    private final NetworkSource network;
    private final int features;
    private final ModelMemory memory;

    /** @param blocks in the order their features go into the network; none when the window itself does */
    ModelSource(DeployRequest request, List<FeatureSource> blocks, NetworkSource network) {
        this.request = request;
        this.blocks = blocks;
        this.network = network;
        int extracted = blocks.stream().mapToInt(FeatureSource::size).sum();
        int scratch = blocks.stream().mapToInt(block -> block.c().scratchBytes()).max().orElse(0);
        features = blocks.isEmpty() ? request.window().size() : extracted;
        memory = network.isQuantized()
                ? ModelMemory.of(network.arenaBytes(), network.inputOffset(), extracted, scratch)
                : ModelMemory.float32(network.arenaBytes(), network.inputOffset(), extracted, scratch);
    }

    /** Bytes of the context. */
    int arenaBytes() {
        return memory.arenaBytes();
    }

    /** Number of features of all blocks. */
    int featureCount() {
        return features;
    }

    String header() {
        StringBuilder labels = new StringBuilder();
        // The first name is that of the number of labels, which a label may not take.
        List<String> names = new ArrayList<>(List.of("count"));
        names.addAll(request.classes());
        List<String> tails = CWriter.distinctTails(names).subList(1, names.size());
        for (int i = 0; i < tails.size(); i++) {
            labels.append("    INKLING_LABEL_").append(tails.get(i)).append(" = ").append(i).append(",\n");
        }
        return """
                /* @TITLE@: classifies one window of sensor data. Made by Inkling.
                 *
                 *     static inkling_context context;
                 *     inkling_result result;
                 *     inkling_classify(&context, window, &result);
                 *
                 * No heap, no initialisation, no state between calls: a context is working memory and nothing else.
                 * Threads need one each. */
                #ifndef INKLING_H
                #define INKLING_H

                #include <stdint.h>

                #define INKLING_PROJECT @PROJECT@
                #define INKLING_FRAME_COUNT @FRAMES@
                #define INKLING_AXIS_COUNT @AXES@
                #define INKLING_WINDOW_SIZE @WINDOW@
                #define INKLING_INTERVAL_MS @INTERVAL@
                #define INKLING_FEATURE_COUNT @FEATURES@
                #define INKLING_CLASS_COUNT @CLASSES@
                #define INKLING_THRESHOLD @THRESHOLD@
                #define INKLING_ARENA_BYTES @ARENA@
                #define INKLING_UNCERTAIN (-1)
                @PLACE@

                /* Index of each class. */
                enum {
                @LABELS@    INKLING_LABEL_COUNT = INKLING_CLASS_COUNT
                };

                #ifdef __cplusplus
                extern "C" {
                #endif

                /* Working memory, needed only while a function runs: on the stack, static, or shared with other code. */
                typedef struct {
                    float arena[INKLING_ARENA_BYTES / 4];
                } inkling_context;

                typedef struct {
                    int label;                           /* index of the class, INKLING_UNCERTAIN when no score reaches the threshold */
                    float scores[INKLING_CLASS_COUNT];   /* 0..1 */
                    int8_t outputs[INKLING_CLASS_COUNT]; /* @OUTPUTS@ */
                } inkling_result;

                /* Names of the classes, UTF-8. */
                extern const char *const inkling_labels[INKLING_CLASS_COUNT];

                /* Names of the axes in a frame, UTF-8. */
                extern const char *const inkling_axes[INKLING_AXIS_COUNT];

                /* window: INKLING_FRAME_COUNT frames of INKLING_AXIS_COUNT values, frame after frame. */
                void inkling_classify(inkling_context *context, const float *window, inkling_result *result);

                /* Only the features of a window, as the network sees them before standardisation. */
                void inkling_features(inkling_context *context, const float *window, float *features);

                /* Only the network: standardises @QUANTISES@features. inkling_classify is inkling_features and then this. */
                void inkling_infer(inkling_context *context, const float *features, inkling_result *result);

                @INPUT@
                void inkling_run(inkling_context *context, inkling_result *result);

                #ifdef __cplusplus
                }
                #endif

                #endif
                """
                .replace("@TITLE@", CWriter.comment(request.project())).replace("@PROJECT@", CWriter.text(request.project()))
                .replace("@FRAMES@", Integer.toString(request.window().frames()))
                .replace("@AXES@", Integer.toString(request.window().axes().size()))
                .replace("@WINDOW@", Integer.toString(request.window().size()))
                .replace("@INTERVAL@", CWriter.real((float) request.window().intervalMs()))
                .replace("@FEATURES@", Integer.toString(features))
                .replace("@CLASSES@", Integer.toString(request.classes().size()))
                .replace("@THRESHOLD@", CWriter.real((float) request.threshold()))
                .replace("@ARENA@", Integer.toString(memory.arenaBytes())).replace("@LABELS@", labels).replace("@PLACE@", place())
                .replace("@OUTPUTS@", network.isQuantized() ? "the network's own int8 outputs" : "the scores as int8: 256 steps from -128")
                .replace("@QUANTISES@", network.isQuantized() ? "and quantises " : "").replace("@INPUT@", input());
    }

    private String input() {
        if (!network.isQuantized()) {
            return """
                    /* For input that is standardised already: fill INKLING_FEATURE_COUNT values here, then call inkling_run. */
                    float *inkling_input(inkling_context *context);""";
        }
        return """
                /* For input that is int8 already: fill INKLING_FEATURE_COUNT values here, then call inkling_run. A value stands for
                 * @IN_SCALE@ * (value - @IN_ZERO@). */
                int8_t *inkling_input(inkling_context *context);""".replace("@IN_SCALE@", CWriter.real(network.input().scale()))
                .replace("@IN_ZERO@", CWriter.parenthesised(network.input().zeroPoint()));
    }

    private String place() {
        return blocks.isEmpty()
                ? "#define INKLING_WINDOW_IS_INPUT 1 /* there is no signal processing: features are the window itself */"
                : "#define INKLING_FEATURES_AT " + memory.featuresAt() / Float.BYTES + " /* index in the arena where features may lie */";
    }

    String source() {
        StringBuilder text = new StringBuilder(
                "/* Features, standardisation, network, result. Made by Inkling. */\n#include \"inkling.h\"\n\n");
        text.append("#include <math.h>\n\n#include \"inkling_flash.h\"\n#include \"inkling_network.h\"\n");
        blocks.stream().map(block -> block.c().header()).distinct()
                .forEach(header -> text.append("#include \"").append(header).append("\"\n"));
        text.append('\n').append(names("inkling_labels", "INKLING_CLASS_COUNT", request.classes()));
        text.append(names("inkling_axes", "INKLING_AXIS_COUNT", request.window().axes()));
        Optional<Standardiser> standardiser = request.standardiser();
        standardiser.ifPresent(
                s -> text.append("/* (feature - mean) * scale goes into the network. */\n")
                        .append(CWriter.inFlash(CWriter.array("mean", s.mean())))
                        .append('\n').append(CWriter.inFlash(CWriter.array("scale", s.scale()))).append('\n'));
        text.append(extract());
        text.append(quantise());
        text.append(classify(standardiser.isPresent()));
        return text.toString();
    }

    private static String names(String name, String count, List<String> values) {
        return "const char *const " + name + "[" + count + "] = {\n" + CWriter.list(values.stream().map(CWriter::text).toList()) + "};\n\n";
    }

    /** The features may go anywhere; the working memory lies behind the place of the features in the arena. */
    private String extract() {
        if (blocks.isEmpty()) {
            return """
                    void inkling_features(inkling_context *context, const float *window, float *features)
                    {
                        (void)context;
                        for (int i = 0; i < INKLING_FEATURE_COUNT; i++) {
                            features[i] = window[i];
                        }
                    }

                    """;
        }
        StringBuilder text = new StringBuilder(
                "void inkling_features(inkling_context *context, const float *window, float *features)\n{\n");
        text.append("    void *scratch = context->arena + ").append(memory.scratchAt() / Float.BYTES).append(";\n");
        int offset = 0;
        for (FeatureSource block : blocks) {
            text.append("    ").append(block.c().function()).append("(window, features + ").append(offset).append(", scratch);\n");
            offset += block.size();
        }
        return text.append("}\n\n").toString();
    }

    private String quantise() {
        if (!network.isQuantized()) {
            return "";
        }
        Quantization q = network.input();
        return """
                /* The int8 value nearest to a real number. */
                static int8_t quantise(float real)
                {
                    const float steps = floorf(real / @SCALE@ + 0.5f);
                    const float value = steps + @ZERO@;
                    if (steps != steps) {
                        return @NAN@;
                    }
                    return (int8_t)(value < -128.0f ? -128.0f : value > 127.0f ? 127.0f : value);
                }

                """.replace("@SCALE@", CWriter.real(q.scale())).replace("@ZERO@", CWriter.real(q.zeroPoint()))
                .replace("@NAN@", Integer.toString(q.zeroPoint()));
    }

    private String run() {
        String uncertain = request.threshold() > 0 ? "result->scores[best] < INKLING_THRESHOLD ? INKLING_UNCERTAIN : best" : "best";
        if (!network.isQuantized()) {
            return """
                    float *inkling_input(inkling_context *context)
                    {
                        return context->arena + INKLING_NETWORK_INPUT / 4;
                    }

                    void inkling_run(inkling_context *context, inkling_result *result)
                    {
                        const float *output = context->arena + INKLING_NETWORK_OUTPUT / 4;
                        int best = 0;

                        inkling_network(context->arena);
                        for (int i = 0; i < INKLING_CLASS_COUNT; i++) {
                            const float steps = floorf(output[i] * 256.0f + 0.5f) - 128.0f;
                            result->outputs[i] = (int8_t)(steps > 127.0f ? 127.0f : steps > -128.0f ? steps : -128.0f);
                            result->scores[i] = output[i];
                            best = output[i] > output[best] ? i : best;
                        }
                        result->label = @LABEL@;
                    }

                    """.replace("@LABEL@", uncertain);
        }
        Quantization out = network.output();
        return """
                int8_t *inkling_input(inkling_context *context)
                {
                    return (int8_t *)context->arena + INKLING_NETWORK_INPUT;
                }

                void inkling_run(inkling_context *context, inkling_result *result)
                {
                    int8_t *arena = (int8_t *)context->arena;
                    const int8_t *output = arena + INKLING_NETWORK_OUTPUT;
                    int best = 0;

                    inkling_network(arena);
                    for (int i = 0; i < INKLING_CLASS_COUNT; i++) {
                        result->outputs[i] = output[i];
                        result->scores[i] = @SCALE@ * (float)(output[i] - @ZERO@);
                        best = output[i] > output[best] ? i : best;
                    }
                    result->label = @LABEL@;
                }

                """.replace("@SCALE@", CWriter.real(out.scale())).replace("@ZERO@", CWriter.parenthesised(out.zeroPoint()))
                .replace("@LABEL@", uncertain);
    }

    private String classify(boolean standardise) {
        String value = standardise ? "(features[i] - mean[i]) * scale[i]" : "features[i]";
        return run() + """
                void inkling_infer(inkling_context *context, const float *features, inkling_result *result)
                {
                    @TYPE@ *input = inkling_input(context);
                    for (int i = 0; i < INKLING_FEATURE_COUNT; i++) {
                        input[i] = @FEATURE@;
                    }
                    inkling_run(context, result);
                }

                void inkling_classify(inkling_context *context, const float *window, inkling_result *result)
                {
                @FEATURES@}
                """.replace("@FEATURE@", network.isQuantized() ? "quantise(" + value + ")" : value)
                .replace("@TYPE@", network.isQuantized() ? "int8_t" : "float")
                .replace("@FEATURES@", blocks.isEmpty() ? "    inkling_infer(context, window, result);\n" : """
                            float *features = context->arena + INKLING_FEATURES_AT;
                            inkling_features(context, window, features);
                            inkling_infer(context, features, result);
                        """);
    }
}
