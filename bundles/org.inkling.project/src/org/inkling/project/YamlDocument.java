package org.inkling.project;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.project.internal.YamlTree;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A YAML text read as plain data, which remembers where everything stands.
 * Only what a lab project needs is read: maps with text keys, lists, text, numbers, truth values.
 * Aliases, duplicate keys, deep nesting and large texts are refused, so that no file can exhaust the program.
 */
public final class YamlDocument {

    /** Longest text that is read, in code points. */
    public static final int MAX_SIZE = 1 << 20;
    private static final int MAX_DEPTH = 20;

    private final String resource;
    private final String text;
    private final Map<String, Object> tree;
    private final @Nullable YamlTree positions;
    private final List<Problem> problems;

    private YamlDocument(String resource, String text, Map<String, Object> tree, @Nullable YamlTree positions, List<Problem> problems) {
        this.resource = resource;
        this.text = text;
        this.tree = tree;
        this.positions = positions;
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads a text. Never fails: what is wrong is in {@link #problems()}, and the tree is then empty or partial.
     *
     * @param resource project-relative name used in problems
     */
    public static YamlDocument parse(String resource, String text) {
        List<Problem> problems = new ArrayList<>();
        try {
            Node root = reader().compose(new StringReader(text));
            if (root == null) {
                problems.add(Problem.error("yaml.empty", Location.of(resource), "The file is empty.", "Restore it or create a new one"));
                return new YamlDocument(resource, text, Map.of(), null, problems);
            }
            YamlTree positions = new YamlTree(resource, text, root);
            Map<String, Object> tree = positions.read(problems::add);
            return new YamlDocument(resource, text, tree, positions, problems);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            Location where = mark == null ? Location.of(resource) : new Location(resource, mark.getLine() + 1, mark.getColumn() + 1, "");
            problems.add(Problem.error("yaml.syntax", where, "This is not valid YAML: " + String.valueOf(e.getProblem()) + ".",
                    "Correct the line; indentation is done with spaces"));
        } catch (YAMLException e) {
            problems.add(Problem.error("yaml.refused", Location.of(resource), "The file cannot be read: " + firstLine(e) + ".",
                    "Lab files are small, plain YAML without aliases"));
        }
        return new YamlDocument(resource, text, Map.of(), null, problems);
    }

    private static Yaml reader() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_SIZE);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setMaxAliasesForCollections(0);
        limits.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").trim();
    }

    public String resource() {
        return resource;
    }

    public String text() {
        return text;
    }

    /** What is wrong with the text as YAML, in text order. */
    public List<Problem> problems() {
        return problems;
    }

    /** The data: {@link Map}, {@link List}, {@link String}, {@link Long}, {@link Double}, {@link Boolean}; unset values are absent. */
    public Map<String, Object> tree() {
        return new LinkedHashMap<>(tree);
    }

    /**
     * Place of an element in the text, or of the nearest ancestor that is there.
     *
     * @param element keys separated by dots; a list item by its {@code id} or as {@code [index]}; {@code dsp.spectral.fft_length}
     *                also finds {@code dsp.spectral.params.fft_length}
     */
    public Location locate(String element) {
        YamlTree t = positions;
        return t == null ? Location.of(resource, element) : t.locate(element);
    }

    /** Region of an element's key and value, to be selected in an editor; empty when it is not in the text. */
    public Optional<TextRegion> region(String element) {
        YamlTree t = positions;
        return t == null ? Optional.empty() : t.region(element);
    }

    /** The problem with line and column filled in when it is about an element of this text and has none. */
    public Problem locate(Problem problem) {
        Location where = problem.where();
        if (!where.resource().equals(resource) || where.line() > 0) {
            return problem;
        }
        return new Problem(problem.severity(), problem.code(), locate(where.element()), problem.summary(), problem.resolutions());
    }

    /** Nodes and positions; null when the text is no YAML. */
    @Nullable
    YamlTree positions() {
        return positions;
    }
}
