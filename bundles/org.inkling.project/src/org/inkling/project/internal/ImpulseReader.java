package org.inkling.project.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.Resolution;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.YamlDocument;

/** From the tree of an impulse file to an {@link Impulse}. */
public final class ImpulseReader {

    public static final Migrations MIGRATIONS = Migrations.none("impulse", ImpulseDocument.SCHEMA);

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Set<String> ROOT_KEYS = Set.of("schema", "input", "dsp", "learn");
    private static final Set<String> BLOCK_KEYS = Set.of("id", "name", "type", "version", "inputs", "params");

    private final String resource;
    private final Consumer<Problem> problems;
    private final Set<String> ids = new HashSet<>();

    private ImpulseReader(String resource, Consumer<Problem> problems) {
        this.resource = resource;
        this.problems = problems;
    }

    /** @return empty when the file's version cannot be read or it has no input */
    public static Optional<Impulse> read(String name, YamlDocument yaml, Consumer<Problem> problems) {
        Map<String, Object> tree = MIGRATIONS.apply(yaml.tree(), yaml.resource(), problems);
        return tree.isEmpty() ? Optional.empty() : new ImpulseReader(yaml.resource(), problems).read(name, tree);
    }

    private Optional<Impulse> read(String name, Map<String, Object> tree) {
        unknownKeys(tree, ROOT_KEYS, "");
        InputBlock input = input(tree.get("input"));
        List<BlockUse> dsp = section(tree.get(ImpulseDocument.DSP), ImpulseDocument.DSP);
        List<BlockUse> learn = section(tree.get(ImpulseDocument.LEARN), ImpulseDocument.LEARN);
        return input == null ? Optional.empty() : Optional.of(new Impulse(ImpulseDocument.SCHEMA, name, input, dsp, learn));
    }

    private @Nullable InputBlock input(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> raw)) {
            error("impulse.input", "input", "The impulse has no input.", "Add an \"input:\" section with window_ms and increase_ms");
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>(copy(raw));
        Object type = map.remove("type");
        if (type != null && !InputBlock.TIME_SERIES.equals(type)) {
            error("impulse.input-type", "input.type", "There is no input of type \"" + type + "\".", "Use " + InputBlock.TIME_SERIES);
        }
        List<String> axes = names(map.remove("axes"), "input.axes");
        ParameterValues values = ImpulseDocument.INPUT.complete(ParameterValues.of(map), resource, "input", problems);
        return new InputBlock(InputBlock.TIME_SERIES, axes, values.number("window_ms"), values.number("increase_ms"),
                values.number("interval_ms"), values.flag("pad_zeros"));
    }

    private List<BlockUse> section(@Nullable Object value, String section) {
        List<BlockUse> blocks = new ArrayList<>();
        if (value == null) {
            return blocks;
        }
        if (!(value instanceof List<?> items)) {
            error("impulse.section", section, "\"" + section + "\" has to be a list of blocks.", "Start each block with \"- id: name\"");
            return blocks;
        }
        for (int i = 0; i < items.size(); i++) {
            String where = section + ".[" + i + "]";
            if (items.get(i) instanceof Map<?, ?> map) {
                BlockUse block = block(copy(map), section, where);
                if (block != null) {
                    blocks.add(block);
                }
            } else {
                error("impulse.block", where, "A block has to be a map.", "Write \"- id: …\" and its keys below");
            }
        }
        return blocks;
    }

    private @Nullable BlockUse block(Map<String, Object> map, String section, String index) {
        unknownKeys(map, BLOCK_KEYS, index);
        Object id = map.get("id");
        Object type = map.get("type");
        if (!(id instanceof String name) || !ID.matcher(name).matches()) {
            error("impulse.block-id", index + ".id", "The block needs an id: letters, digits, - and _, starting with a letter.",
                    "Give it one, for example \"id: spectral\"");
            return null;
        }
        String where = section + "." + name;
        if (!ids.add(name)) {
            error("impulse.block-duplicate", index + ".id", "Two blocks have the id \"" + name + "\".", "Rename one of them");
            return null;
        }
        if (!(type instanceof String)) {
            error("impulse.block-type", where + ".type", "The block \"" + name + "\" has no type.",
                    "Give one, for example \"type: spectral-analysis\"");
            return null;
        }
        Object version = map.get("version");
        if (!(version instanceof Long v) || v < 1 || v > 1_000_000) {
            error("impulse.block-version", where + ".version", "The block \"" + name + "\" has no version.", "Write \"version: 1\"");
            return null;
        }
        Object params = map.get("params");
        if (params != null && !(params instanceof Map)) {
            error("impulse.params", where + ".params", "\"params\" has to be a map.", "Write one \"name: value\" a line below it");
        }
        return new BlockUse(name, map.get("name") instanceof String title ? title : name, (String) type, v.intValue(),
                names(map.get("inputs"), where + ".inputs"), ParameterValues.of(params instanceof Map<?, ?> p ? copy(p) : Map.of()));
    }

    private List<String> names(@Nullable Object value, String where) {
        List<String> names = new ArrayList<>();
        if (value instanceof List<?> items) {
            items.forEach(i -> names.add(String.valueOf(i)));
            if (new HashSet<>(names).size() < names.size()) {
                error("impulse.names", where, "A name stands in the list twice.", "Remove one of them");
            }
        } else if (value != null) {
            error("impulse.names", where, "This has to be a list of names.", "Write [a, b, c]");
        }
        return names;
    }

    private void unknownKeys(Map<String, Object> map, Set<String> known, String where) {
        for (String key : map.keySet()) {
            if (!known.contains(key)) {
                String element = where.isEmpty() ? key : where + "." + key;
                problems.accept(new Problem(Severity.WARNING, "impulse.unknown-key", Location.of(resource, element),
                        "\"" + key + "\" means nothing here.", List.of(Resolution.advice("Remove it"))));
            }
        }
    }

    private void error(String code, String element, String summary, String advice) {
        problems.accept(Problem.error(code, Location.of(resource, element), summary, advice));
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((k, v) -> copy.put(String.valueOf(k), v));
        return copy;
    }
}
