package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.Board;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.impulse.ResourceEstimate;
import org.inkling.api.learn.Learner;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterType;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.CheckedImpulse;
import org.inkling.ui.State;
import org.inkling.ui.charts.Numbers;

/**
 * What a card of the strip says about a block.
 *
 * @param title     kind of block
 * @param headline  for a network its layers, else empty
 * @param values    the parameters that matter most, by label
 * @param state     of the block
 * @param stateText the state in words
 */
record BlockSummary(String title, String headline, Map<String, String> values, State state, String stateText) {

    private static final int MOST = 4;
    /** Shown on a learner's card when it has them. */
    private static final List<String> LEARNER_VALUES = List.of("cycles", "learning_rate", "min_confidence");

    static BlockSummary dsp(ImpulseModel model, BlockUse use) {
        Optional<DspBlock> block = model.catalog().dspBlock(use.type());
        BlockUse completed = completed(model, use, false);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Name", use.name());
        block.flatMap(b -> schema(b, use)).ifPresent(schema -> groups(schema, completed.params(), values));
        int axes = model.checked().flatMap(CheckedImpulse::window).map(w -> w.axes().size()).orElse(0);
        if (axes > 0) {
            values.put("Input axes", (use.inputs().isEmpty() ? axes : use.inputs().size()) + " of " + axes);
        }
        Optional<Problem> wrong = worst(model, "dsp." + use.id());
        Optional<FeatureShape> shape = model.checked().map(c -> c.features().get(use.id()));
        String title = block.map(b -> brief(b.info().title())).orElse(use.type());
        if (wrong.isPresent()) {
            return new BlockSummary(title, "", values, State.of(wrong.get().severity()), wrong.get().summary());
        }
        return shape.map(s -> new BlockSummary(title, "", values, State.DONE, cost(s, model.data().board())))
                .orElseGet(() -> new BlockSummary(title, "", values, State.OPEN, "Sizes are known when there is data."));
    }

    static BlockSummary learner(ImpulseModel model, BlockUse use, State state, String stateText) {
        Optional<Learner> learner = model.catalog().learner(use.type());
        BlockUse completed = completed(model, use, true);
        Map<String, String> values = new LinkedHashMap<>();
        String headline = "";
        Optional<ParameterSchema> schema = learner.flatMap(l -> schema(l, use));
        if (schema.isPresent()) {
            for (String name : LEARNER_VALUES) {
                schema.get().find(name).filter(p -> completed.params().has(name))
                        .ifPresent(p -> values.put(p.label(), value(p, completed.params().get(name))));
            }
            if (values.isEmpty()) {
                groups(schema.get(), completed.params(), values);
            }
            headline = schema.get().parameters().stream().filter(p -> p.type() == ParameterType.RECORDS && completed.params().has(p.name()))
                    .findFirst().map(p -> layers(completed.params().records(p.name()), model.data().labels().size())).orElse("");
        }
        String title = learner.map(l -> brief(l.info().title())).orElse(use.type());
        Optional<Problem> wrong = worst(model, "learn." + use.id());
        return wrong.isPresent()
                ? new BlockSummary(title, headline, values, State.of(wrong.get().severity()), wrong.get().summary())
                : new BlockSummary(title, headline, values, state, stateText);
    }

    /** A title without what stands in brackets. */
    private static String brief(String title) {
        int bracket = title.indexOf(" (");
        return bracket < 0 ? title : title.substring(0, bracket);
    }

    private static BlockUse completed(ImpulseModel model, BlockUse use, boolean learns) {
        return model.checked().map(c -> learns ? c.impulse().learn() : c.impulse().dsp()).orElse(List.of()).stream()
                .filter(b -> b.id().equals(use.id())).findFirst().orElse(use);
    }

    private static Optional<ParameterSchema> schema(DspBlock block, BlockUse use) {
        return block.info().versions().contains(use.version()) ? Optional.of(block.schema(use.version())) : Optional.empty();
    }

    private static Optional<ParameterSchema> schema(Learner learner, BlockUse use) {
        return learner.info().versions().contains(use.version()) ? Optional.of(learner.schema(use.version())) : Optional.empty();
    }

    /** A line for each group of parameters, "Filter: high · 3 Hz · 6"; a group of one that is left at its default says nothing. */
    private static void groups(ParameterSchema schema, ParameterValues values, Map<String, String> into) {
        Map<String, List<Parameter>> groups = new LinkedHashMap<>();
        for (Parameter parameter : schema.parameters()) {
            boolean simple = parameter.type() != ParameterType.RECORDS && parameter.type() != ParameterType.NUMBERS;
            if (simple && values.has(parameter.name()) && schema.shown(parameter, values)) {
                groups.computeIfAbsent(parameter.group().isEmpty() ? parameter.label() : parameter.group(), g -> new ArrayList<>())
                        .add(parameter);
            }
        }
        groups.forEach((label, members) -> {
            boolean silent = members.size() == 1
                    && String.valueOf(members.get(0).defaultValue()).equals(String.valueOf(values.get(members.get(0).name())));
            if (into.size() < MOST && !silent) {
                into.put(label, members.stream().limit(3).map(p -> value(p, values.get(p.name()))).collect(Collectors.joining(" · ")));
            }
        });
    }

    private static String value(Parameter parameter, Object value) {
        String text = value instanceof Boolean b
                ? b ? "on" : "off"
                : value instanceof Double d ? Numbers.decimal(d, 6) : value instanceof Long l ? Numbers.count(l) : String.valueOf(value);
        return parameter.unit().isEmpty() ? text : text + " " + parameter.unit();
    }

    private static String layers(List<Map<String, Object>> layers, int classes) {
        String text = layers.stream().map(BlockSummary::layer).collect(Collectors.joining(" → "));
        return text + (classes > 0 ? (text.isEmpty() ? "" : " → ") + classes : "");
    }

    private static String layer(Map<String, Object> layer) {
        String type = String.valueOf(layer.getOrDefault("type", "?")).replace('_', ' ');
        Object size = layer.getOrDefault("units", layer.getOrDefault("filters", layer.getOrDefault("rate", "")));
        return (Character.toUpperCase(type.charAt(0)) + type.substring(1) + " " + size).trim();
    }

    private static Optional<Problem> worst(ImpulseModel model, String prefix) {
        Severity[] order = { Severity.ERROR, Severity.WARNING };
        for (Severity severity : order) {
            Optional<Problem> found = model.problems().stream().filter(p -> p.severity() == severity)
                    .filter(p -> p.where().element().equals(prefix) || p.where().element().startsWith(prefix + ".")).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** "33 features · 1.1 ms · 1.9 KB on Generic Cortex-M4F". */
    static String cost(FeatureShape shape, Optional<Board> board) {
        ResourceEstimate estimate = shape.estimate();
        StringBuilder text = new StringBuilder(Numbers.count(shape.size())).append(shape.size() == 1 ? " feature" : " features");
        if (estimate.cycles() > 0 && board.isPresent()) {
            double ms = 1000.0 * estimate.cycles() * board.get().waitStateFactor() / board.get().clockHz();
            text.append(" · ").append(Numbers.decimal(ms, ms < 10 ? 1 : 0)).append(" ms");
        }
        if (estimate.ramBytes() > 0) {
            text.append(" · ").append(Numbers.bytes(estimate.ramBytes()));
        }
        board.filter(b -> estimate.cycles() > 0).ifPresent(b -> text.append(" on ").append(b.name()));
        return text.toString();
    }
}
