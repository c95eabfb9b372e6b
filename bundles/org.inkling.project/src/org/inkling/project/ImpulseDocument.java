package org.inkling.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.project.internal.ImpulseReader;
import org.inkling.project.internal.ImpulseWriter;
import org.inkling.project.internal.YamlEditor;
import org.inkling.project.internal.YamlTree;
import org.inkling.project.internal.YamlWriter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The text of an impulse file: immutable; the text is the model of record.
 * Reads it as an {@link Impulse} with problems, finds elements, and computes the smallest edit for a change,
 * so that comments and format elsewhere stay as a person wrote them.
 *
 * <p>Elements are named by path: {@code input.window_ms}, {@code dsp.spectral} (a block by its id), {@code dsp.spectral.inputs} (a key of
 * the block: id, name, type, version, inputs, params), {@code dsp.spectral.fft_length} (any other name: a parameter).
 */
public final class ImpulseDocument {

    /** Version of the file format that is written; older ones are migrated while reading. */
    public static final int SCHEMA = 1;
    /** Extension of impulse files, with dot. */
    public static final String EXTENSION = ".impulse";
    /** Section names: {@code dsp} and {@code learn}. */
    public static final String DSP = "dsp";
    public static final String LEARN = "learn";

    /** Numbers and switches of the input block; {@code type} and {@code axes} stand beside them. */
    public static final ParameterSchema INPUT = ParameterSchema.of(
            Parameter.number("window_ms", "Window size", 2000, 1, 600_000, "Length of a window; longer windows see more and answer later.")
                    .unit("ms"),
            Parameter.number("increase_ms", "Window increase", 80, 1, 600_000,
                    "Distance between the starts of two windows; smaller gives more windows, which overlap more.").unit("ms"),
            Parameter.number("interval_ms", "Interval", 0, 0, 60_000, "Time between two frames; 0 takes it from the data.").unit("ms"),
            Parameter.flag("pad_zeros", "Zero-pad short samples", false,
                    "Fills a sample that is shorter than a window with zeros instead of leaving it out."));

    private static final Set<String> BLOCK_KEYS = Set.of("id", "name", "type", "version", "inputs", "params");

    private final YamlDocument yaml;
    private final Optional<Impulse> impulse;
    private final List<Problem> problems;

    private ImpulseDocument(YamlDocument yaml) {
        this.yaml = yaml;
        List<Problem> found = new ArrayList<>(yaml.problems());
        this.impulse = yaml.tree().isEmpty()
                ? Optional.empty()
                : ImpulseReader.read(name(), yaml, p -> found.add(yaml.locate(p)));
        this.problems = List.copyOf(found);
    }

    /** Reads a text. Never fails: what is wrong is in {@link #problems()}. @param resource file name, which names the impulse */
    public static ImpulseDocument parse(String resource, String text) {
        return new ImpulseDocument(YamlDocument.parse(resource, text));
    }

    /** The canonical text of an impulse: fixed key order, LF; parameters as given. */
    public static ImpulseDocument of(Impulse impulse) {
        return parse(impulse.name() + EXTENSION, ImpulseWriter.write(impulse));
    }

    /** File name without extension. */
    public String name() {
        String file = resource().substring(resource().lastIndexOf('/') + 1);
        return file.endsWith(EXTENSION) ? file.substring(0, file.length() - EXTENSION.length()) : file;
    }

    public String resource() {
        return yaml.resource();
    }

    public String text() {
        return yaml.text();
    }

    /** The impulse with parameters as written (not completed), partial when there are errors; empty when it is none at all. */
    public Optional<Impulse> impulse() {
        return impulse;
    }

    /** What is wrong with text and structure, with lines and columns; blocks themselves are checked by {@link ImpulseChecker}. */
    public List<Problem> problems() {
        return problems;
    }

    /** Place of an element, or of its nearest ancestor in the text. */
    public Location locate(String element) {
        return yaml.locate(element);
    }

    /** The problem with line and column filled in when it is about an element of this text. */
    public Problem locate(Problem problem) {
        return yaml.locate(problem);
    }

    /** Region of an element's key and value, for selecting it in the source; empty when it is not in the text. */
    public Optional<TextRegion> region(String element) {
        return yaml.region(element);
    }

    /** Whether the text is YAML with a map, so that edits can be computed. */
    public boolean editable() {
        YamlTree tree = yaml.positions();
        return tree != null && tree.root() instanceof MappingNode;
    }

    /** This document after an edit. */
    public ImpulseDocument apply(TextEdit edit) {
        return parse(resource(), edit.apply(text()));
    }

    /**
     * The edit that gives an element a value, adding it when absent.
     *
     * @param element path of a key of the input, of a block or of a parameter
     * @param value   text, number, truth value, list of such, or list of records
     * @throws IllegalArgumentException when the text is not {@link #editable()} or has no such block
     */
    public TextEdit set(String element, Object value) {
        List<String> steps = YamlTree.steps(element);
        YamlEditor editor = editor();
        if (steps.size() == 2 && steps.get(0).equals("input")) {
            NodeTuple input = YamlEditor.tuple(root(), "input");
            return input != null && input.getValueNode() instanceof MappingNode map && !map.getValue().isEmpty()
                    ? editor.set(map, steps.get(1), value)
                    : editor.set(root(), "input", Map.of(steps.get(1), value));
        }
        if (steps.size() < 3 || steps.size() > 4 || steps.size() == 4 && !steps.get(2).equals("params")) {
            throw new IllegalArgumentException("not a value of an impulse: " + element);
        }
        MappingNode block = block(steps.get(0), steps.get(1));
        String key = steps.get(steps.size() - 1);
        if (steps.size() == 3 && BLOCK_KEYS.contains(key)) {
            return editor.set(block, key, value);
        }
        NodeTuple params = YamlEditor.tuple(block, "params");
        return params != null && params.getValueNode() instanceof MappingNode map && !map.getValue().isEmpty()
                ? editor.set(map, key, value)
                : editor.set(block, "params", Map.of(key, value));
    }

    /** The edit that removes a value, so that the default counts; empty when it is not in the text. */
    public Optional<TextEdit> remove(String element) {
        List<String> steps = YamlTree.steps(element);
        String key = steps.get(steps.size() - 1);
        String parent = String.join(".", steps.subList(0, steps.size() - 1));
        MappingNode map = parent.isEmpty() ? root() : map(parent);
        NodeTuple tuple = map == null ? null : YamlEditor.tuple(map, key);
        if (map != null && tuple == null && steps.size() == 3) {
            NodeTuple params = YamlEditor.tuple(map, "params");
            map = params != null && params.getValueNode() instanceof MappingNode inner ? inner : null;
            tuple = map == null ? null : YamlEditor.tuple(map, key);
        }
        return map == null || tuple == null ? Optional.empty() : Optional.of(editor().remove(map, tuple));
    }

    /** The edit that adds a block at the end of a section. @param section {@link #DSP} or {@link #LEARN} */
    public TextEdit addBlock(String section, BlockUse use) {
        String item = ImpulseWriter.block(use);
        NodeTuple tuple = YamlEditor.tuple(root(), section);
        if (tuple == null) {
            String lead = text().endsWith("\n") || text().isEmpty() ? "" : "\n";
            return new TextEdit(text().length(), 0, lead + section + ":\n" + YamlEditor.dashed("  ", item));
        }
        return editor().addItem(tuple.getKeyNode(), tuple.getValueNode(), item);
    }

    /** The edit that removes a block. @throws IllegalArgumentException when there is no such block */
    public TextEdit removeBlock(String section, String id) {
        MappingNode block = block(section, id);
        NodeTuple tuple = YamlEditor.tuple(root(), section);
        if (tuple == null || !(tuple.getValueNode() instanceof SequenceNode list)) {
            throw new IllegalArgumentException("no section " + section);
        }
        return editor().removeItem(tuple.getKeyNode(), list, block);
    }

    /** How a value is written on one line. */
    public static String format(Object value) {
        return YamlWriter.inline(value);
    }

    private YamlEditor editor() {
        return new YamlEditor(text(), tree());
    }

    private YamlTree tree() {
        YamlTree tree = yaml.positions();
        if (tree == null) {
            throw new IllegalArgumentException("the text of " + resource() + " is not valid YAML");
        }
        return tree;
    }

    private MappingNode root() {
        if (tree().root() instanceof MappingNode map) {
            return map;
        }
        throw new IllegalArgumentException("the text of " + resource() + " is not a map");
    }

    private MappingNode block(String section, String id) {
        MappingNode block = map(section + "." + id);
        if (block == null) {
            throw new IllegalArgumentException("no block " + section + "." + id + " in " + resource());
        }
        return block;
    }

    private @org.eclipse.jdt.annotation.Nullable MappingNode map(String element) {
        Node node = tree().find(element).map(YamlTree.Entry::value).orElse(null);
        return node instanceof MappingNode map ? map : null;
    }
}
