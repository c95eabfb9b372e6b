package org.inkling.project.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.project.TextRegion;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Nodes of a YAML text: turned into plain data, and found again by element path. */
public final class YamlTree {

    /** A value and, when it stands in a map, its key. */
    public record Entry(@Nullable Node key, Node value) {
    }

    private final String resource;
    private final String text;
    private final Node root;

    public YamlTree(String resource, String text, Node root) {
        this.resource = resource;
        this.text = text;
        this.root = root;
    }

    public Node root() {
        return root;
    }

    /** The data as maps, lists and scalars; tells of aliases, duplicate keys and keys that are no text. */
    public Map<String, Object> read(Consumer<Problem> problems) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Object value = value(root, "", seen, problems);
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> tree = new LinkedHashMap<>();
            map.forEach((k, v) -> tree.put(String.valueOf(k), v));
            return tree;
        }
        problems.accept(Problem.error("yaml.map", place(root, ""), "The file has to be a list of \"key: value\" lines.",
                "Start it with \"schema: 1\""));
        return Map.of();
    }

    private @Nullable Object value(Node node, String path, Set<Node> seen, Consumer<Problem> problems) {
        if (!seen.add(node)) {
            problems.accept(
                    Problem.error("yaml.alias", place(node, path), "Aliases (*name) are not used in lab files.", "Write the value out"));
            return null;
        }
        if (node instanceof MappingNode map) {
            return map(map, path, seen, problems);
        }
        if (node instanceof SequenceNode list) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < list.getValue().size(); i++) {
                Object item = value(list.getValue().get(i), path + "[" + i + "]", seen, problems);
                if (item != null) {
                    items.add(item);
                }
            }
            return items;
        }
        return node instanceof ScalarNode scalar ? scalar(scalar) : null;
    }

    private Map<String, Object> map(MappingNode map, String path, Set<Node> seen, Consumer<Problem> problems) {
        Map<String, Object> result = new LinkedHashMap<>();
        Set<String> keys = new java.util.HashSet<>();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.accept(
                        Problem.error("yaml.key", place(tuple.getKeyNode(), path), "A key has to be text.", "Write \"key: value\""));
                continue;
            }
            String element = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            if (!keys.add(key.getValue())) {
                problems.accept(Problem.error("yaml.duplicate", place(key, element), "\"" + key.getValue() + "\" stands here twice.",
                        "Remove one of the two"));
                continue;
            }
            Object value = value(tuple.getValueNode(), element, seen, problems);
            if (value != null) {
                result.put(key.getValue(), value);
            }
        }
        return result;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        String raw = scalar.getValue();
        Tag tag = scalar.getTag();
        if (Tag.NULL.equals(tag)) {
            return null;
        }
        if (Tag.BOOL.equals(tag)) {
            return Boolean.valueOf("true".equalsIgnoreCase(raw) || "yes".equalsIgnoreCase(raw) || "on".equalsIgnoreCase(raw));
        }
        if (Tag.INT.equals(tag) || Tag.FLOAT.equals(tag)) {
            return number(raw);
        }
        return raw;
    }

    /** A decimal number; YAML 1.1 oddities such as 1_000, 0x1F or 1:30 stay text, so that they are reported instead of guessed. */
    private static Object number(String raw) {
        try {
            return raw.matches("[-+]?\\d{1,18}") ? (Object) Long.parseLong(raw) : (Object) Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    /** Place of an element or of its nearest ancestor in the text. */
    public Location locate(String element) {
        Entry entry = deepest(element);
        Node key = entry.key();
        return place(key == null ? entry.value() : key, element);
    }

    public Optional<TextRegion> region(String element) {
        return find(element).map(e -> {
            Node key = e.key();
            int start = offset((key == null ? e.value() : key).getStartMark());
            return new TextRegion(start, Math.max(start, end(e.value())) - start);
        });
    }

    /** The entry with exactly this path. */
    public Optional<Entry> find(String element) {
        Entry at = new Entry(null, root);
        for (String step : steps(element)) {
            Entry next = child(at.value(), step);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private Entry deepest(String element) {
        Entry at = new Entry(null, root);
        for (String step : steps(element)) {
            Entry next = child(at.value(), step);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Splits {@code learn.nn.layers[1].units} into learn, nn, layers, [1], units. */
    public static List<String> steps(String element) {
        List<String> steps = new ArrayList<>();
        for (String part : element.replace("[", ".[").split("\\.")) {
            if (!part.isEmpty()) {
                steps.add(part);
            }
        }
        return steps;
    }

    private static @Nullable Entry child(Node node, String step) {
        if (node instanceof SequenceNode list) {
            return item(list, step);
        }
        if (!(node instanceof MappingNode map)) {
            return null;
        }
        Entry own = key(map, step);
        if (own != null) {
            return own;
        }
        Entry params = key(map, "params");
        return params != null && params.value() instanceof MappingNode inner ? key(inner, step) : null;
    }

    private static @Nullable Entry item(SequenceNode list, String step) {
        if (step.matches("\\[\\d{1,6}\\]")) {
            int index = Integer.parseInt(step.substring(1, step.length() - 1));
            return index < list.getValue().size() ? new Entry(null, list.getValue().get(index)) : null;
        }
        for (Node item : list.getValue()) {
            Entry id = item instanceof MappingNode map ? key(map, "id") : null;
            if (id != null && id.value() instanceof ScalarNode scalar && scalar.getValue().equals(step)) {
                return new Entry(null, item);
            }
        }
        return null;
    }

    private static @Nullable Entry key(MappingNode map, String name) {
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
                return new Entry(key, tuple.getValueNode());
            }
        }
        return null;
    }

    private Location place(Node node, String element) {
        Mark mark = node.getStartMark();
        return new Location(resource, mark.getLine() + 1, mark.getColumn() + 1, element);
    }

    /** Character offset of a mark, which counts code points. */
    public int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    /** Offset just behind the last character of a value; a block collection's own end mark lies behind following comments. */
    public int end(Node node) {
        if (node instanceof MappingNode map && map.getFlowStyle() != org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW
                && !map.getValue().isEmpty()) {
            NodeTuple last = map.getValue().get(map.getValue().size() - 1);
            return Math.max(end(last.getKeyNode()), end(last.getValueNode()));
        }
        if (node instanceof SequenceNode list && list.getFlowStyle() != org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW
                && !list.getValue().isEmpty()) {
            return end(list.getValue().get(list.getValue().size() - 1));
        }
        return offset(node.getEndMark());
    }
}
