package org.inkling.engine.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.YamlDocument;

/**
 * Values given for one run: {@code nn.cycles=50}, {@code input.window_ms=2500}; the impulse's name or the section may stand in front.
 * They are applied to the impulse as read; its file stays as it is.
 */
final class Overrides {

    private static final String WHERE = "--set";

    private Overrides() {
    }

    static Impulse apply(Impulse impulse, List<String> settings) throws OperationException {
        Impulse changed = impulse;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw failure(setting, "\"" + setting + "\" is not of the form BLOCK.PARAMETER=VALUE.", "Write for example nn.cycles=50");
            }
            changed = apply(changed, setting.substring(0, equals).trim(), setting.substring(equals + 1).trim());
        }
        return changed;
    }

    private static Impulse apply(Impulse impulse, String path, String value) throws OperationException {
        List<String> steps = new ArrayList<>(List.of(path.split("\\.")));
        if (steps.size() > 2 && steps.get(0).equals(impulse.name())) {
            steps.remove(0);
        }
        if (steps.size() > 2 && (steps.get(0).equals(ImpulseDocument.DSP) || steps.get(0).equals(ImpulseDocument.LEARN))) {
            steps.remove(0);
        }
        if (steps.size() != 2) {
            throw failure(path, "\"" + path + "\" names no parameter.", "Write BLOCK.PARAMETER=VALUE, for example nn.cycles=50");
        }
        if (steps.get(0).equals("input")) {
            return new Impulse(impulse.schema(), impulse.name(), input(impulse.input(), steps.get(1), value), impulse.dsp(),
                    impulse.learn());
        }
        String block = steps.get(0);
        List<String> ids = new ArrayList<>(List.of("input"));
        impulse.dsp().forEach(b -> ids.add(b.id()));
        impulse.learn().forEach(b -> ids.add(b.id()));
        if (!ids.contains(block)) {
            throw failure(path, "The impulse \"" + impulse.name() + "\" has no block \"" + block + "\".",
                    "Use one of: " + String.join(", ", ids));
        }
        return new Impulse(impulse.schema(), impulse.name(), impulse.input(), blocks(impulse.dsp(), block, steps.get(1), value),
                blocks(impulse.learn(), block, steps.get(1), value));
    }

    private static List<BlockUse> blocks(List<BlockUse> blocks, String id, String parameter, String value) {
        return blocks.stream().map(b -> b.id().equals(id) ? b.withParams(b.params().with(parameter, parsed(value))) : b).toList();
    }

    private static InputBlock input(InputBlock input, String key, String value) throws OperationException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("window_ms", input.windowMs());
        values.put("increase_ms", input.increaseMs());
        values.put("interval_ms", input.intervalMs());
        values.put("pad_zeros", input.padZeros());
        List<String> axes = input.axes();
        if (key.equals("axes")) {
            axes = List.of(value.replaceAll("[\\[\\]\\s]", "").split(","));
        } else {
            values.put(key, value);
        }
        List<Problem> problems = new ArrayList<>();
        ParameterValues read = ImpulseDocument.INPUT.complete(ParameterValues.of(values), WHERE, "input", problems::add);
        if (!problems.isEmpty()) {
            throw new OperationException(problems);
        }
        return new InputBlock(input.type(), axes, read.number("window_ms"), read.number("increase_ms"), read.number("interval_ms"),
                read.flag("pad_zeros"));
    }

    /** Lists and records are written as YAML; everything else stays text, which the parameter's schema reads. */
    private static Object parsed(String value) {
        if (value.startsWith("[") || value.startsWith("{")) {
            Object read = YamlDocument.parse(WHERE, "value: " + value).tree().get("value");
            return read == null ? value : read;
        }
        return value;
    }

    private static OperationException failure(String path, String summary, String advice) {
        return new OperationException(Problem.error("set.wrong", Location.of(WHERE, path), summary, advice));
    }
}
