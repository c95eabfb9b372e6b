package org.inkling.project.internal;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.project.TextEdit;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Smallest text edits that set, add or remove one element; comments and format elsewhere stay. */
public final class YamlEditor {

    private final String text;
    private final YamlTree tree;

    public YamlEditor(String text, YamlTree tree) {
        this.text = text;
        this.tree = tree;
    }

    /** Gives an entry of a map a new value, adding the entry when it is not there. */
    public TextEdit set(MappingNode map, String key, Object value) {
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key)) {
                return replace(k, tuple.getValueNode(), value);
            }
        }
        return append(map, key, value);
    }

    private TextEdit replace(Node key, Node old, Object value) {
        boolean block = YamlWriter.isRecords(value) || value instanceof Map<?, ?> m && !m.isEmpty();
        if (!block && tree.offset(old.getStartMark()) > tree.end(key) && !(isBlock(old))) {
            int start = tree.offset(old.getStartMark());
            return new TextEdit(start, tree.end(old) - start, YamlWriter.inline(value));
        }
        int colon = text.indexOf(':', tree.end(key)) + 1;
        int end = Math.max(colon, tree.end(old));
        String written = " " + YamlWriter.inline(value);
        if (block && !insideFlow(key)) {
            String indent = " ".repeat(key.getStartMark().getColumn() + 2);
            String lines = value instanceof List<?> list ? YamlWriter.records(indent, list) : entries(indent, (Map<?, ?>) value);
            written = "\n" + lines.substring(0, lines.length() - 1);
        }
        return new TextEdit(colon, end - colon, written);
    }

    /** A block collection cannot be replaced in place, because it starts on a line of its own. */
    private static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> c && c.getFlowStyle() != FlowStyle.FLOW;
    }

    /** Whether a key stands inside braces, where only inline values are allowed. */
    private boolean insideFlow(Node key) {
        return insideFlow(tree.root(), key);
    }

    private static boolean insideFlow(Node node, Node key) {
        if (!(node instanceof CollectionNode<?> collection)) {
            return false;
        }
        if (collection.getFlowStyle() == FlowStyle.FLOW) {
            return node.getStartMark().getIndex() < key.getStartMark().getIndex()
                    && key.getStartMark().getIndex() < node.getEndMark().getIndex();
        }
        if (node instanceof MappingNode map) {
            return map.getValue().stream().anyMatch(t -> insideFlow(t.getValueNode(), key));
        }
        return ((SequenceNode) node).getValue().stream().anyMatch(n -> insideFlow(n, key));
    }

    private TextEdit append(MappingNode map, String key, Object value) {
        if (map.getFlowStyle() == FlowStyle.FLOW) {
            String entry = YamlWriter.inline(Map.of(key, value));
            String body = entry.substring(1, entry.length() - 1);
            int close = tree.offset(map.getEndMark()) - 1;
            return new TextEdit(close, 0, map.getValue().isEmpty() ? body : ", " + body);
        }
        int column = map.getValue().get(0).getKeyNode().getStartMark().getColumn();
        return insertLines(tree.end(map), YamlWriter.entry(" ".repeat(column), key, value));
    }

    /** Fills an empty value ({@code params:}) or replaces it by a block map. */
    public TextEdit fill(Node key, Node old, Map<String, Object> values) {
        return replace(key, old, values);
    }

    private static String entries(String indent, Map<?, ?> map) {
        StringBuilder lines = new StringBuilder();
        map.forEach((k, v) -> lines.append(YamlWriter.entry(indent, String.valueOf(k), v)));
        return lines.toString();
    }

    /** Removes the entry of a map with its line. */
    public TextEdit remove(MappingNode map, NodeTuple tuple) {
        if (map.getFlowStyle() != FlowStyle.FLOW) {
            if (map.getValue().get(0) == tuple && startsItem(tuple.getKeyNode())) {
                return joinItem(map, tuple);
            }
            return removeLines(tree.offset(tuple.getKeyNode().getStartMark()), tree.end(tuple.getValueNode()),
                    tree.end(tuple.getKeyNode()));
        }
        List<NodeTuple> all = map.getValue();
        int index = all.indexOf(tuple);
        int start = tree.offset(tuple.getKeyNode().getStartMark());
        int end = tree.end(tuple.getValueNode());
        if (index + 1 < all.size()) {
            end = tree.offset(all.get(index + 1).getKeyNode().getStartMark());
        } else if (index > 0) {
            start = tree.end(all.get(index - 1).getValueNode());
        }
        return new TextEdit(start, end - start, "");
    }

    /** Whether a dash stands before the key on its line. */
    private boolean startsItem(Node key) {
        int start = tree.offset(key.getStartMark());
        return text.substring(lineStart(start), start).contains("-");
    }

    /** The first key of a list item goes: the second moves up behind the dash. */
    private TextEdit joinItem(MappingNode map, NodeTuple tuple) {
        int start = tree.offset(tuple.getKeyNode().getStartMark());
        int end = map.getValue().size() > 1
                ? tree.offset(map.getValue().get(1).getKeyNode().getStartMark())
                : tree.end(tuple.getValueNode());
        return new TextEdit(start, end - start, map.getValue().size() > 1 ? "" : "{}");
    }

    /** Adds an item to a block list, or turns an empty one into a block list. @param item lines without dash and indentation */
    public TextEdit addItem(Node key, Node list, String item) {
        if (list instanceof SequenceNode items && items.getFlowStyle() != FlowStyle.FLOW && !items.getValue().isEmpty()) {
            int dash = items.getValue().get(0).getStartMark().getColumn() - 2;
            return insertLines(tree.end(list), dashed(" ".repeat(Math.max(0, dash)), item));
        }
        int colon = text.indexOf(':', tree.end(key)) + 1;
        String lines = dashed(" ".repeat(key.getStartMark().getColumn() + 2), item);
        return new TextEdit(colon, Math.max(colon, tree.end(list)) - colon, "\n" + lines.substring(0, lines.length() - 1));
    }

    public static String dashed(String indent, String item) {
        StringBuilder lines = new StringBuilder();
        for (String line : item.split("\n")) {
            String lead = lines.isEmpty() ? "- " : "  ";
            lines.append(indent).append(lead).append(line).append('\n');
        }
        return lines.toString();
    }

    /** Removes an item of a block list; the last one leaves an empty list. */
    public TextEdit removeItem(Node key, SequenceNode list, Node item) {
        if (list.getValue().size() == 1) {
            int colon = text.indexOf(':', tree.end(key)) + 1;
            return new TextEdit(colon, tree.end(list) - colon, " []");
        }
        if (list.getFlowStyle() == FlowStyle.FLOW) {
            int index = list.getValue().indexOf(item);
            boolean last = index == list.getValue().size() - 1;
            int start = last ? tree.end(list.getValue().get(index - 1)) : tree.offset(item.getStartMark());
            int end = last ? tree.end(item) : tree.offset(list.getValue().get(index + 1).getStartMark());
            return new TextEdit(start, end - start, "");
        }
        return removeLines(tree.offset(item.getStartMark()), tree.end(item), tree.offset(item.getStartMark()));
    }

    /** New lines after the line that holds an offset. */
    private TextEdit insertLines(int after, String lines) {
        int newline = text.indexOf('\n', after);
        return newline < 0 ? new TextEdit(text.length(), 0, "\n" + lines) : new TextEdit(newline + 1, 0, lines);
    }

    private TextEdit removeLines(int from, int valueEnd, int keyEnd) {
        int start = lineStart(from);
        int newline = text.indexOf('\n', Math.max(valueEnd, keyEnd));
        int end = newline < 0 ? text.length() : newline + 1;
        return new TextEdit(start, end - start, "");
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** The tuple of a key, or null. */
    public static @Nullable NodeTuple tuple(MappingNode map, String name) {
        return map.getValue().stream().filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(name)).findFirst()
                .orElse(null);
    }
}
