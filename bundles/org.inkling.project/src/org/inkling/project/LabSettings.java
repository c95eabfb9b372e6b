package org.inkling.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.inkling.api.Location;
import org.inkling.api.Problem;
import org.inkling.api.Resolution;
import org.inkling.api.Severity;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.project.internal.Migrations;
import org.inkling.project.internal.YamlEditor;
import org.inkling.project.internal.YamlTree;
import org.inkling.project.internal.YamlWriter;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * What {@code lab.yaml} says.
 *
 * @param name   of the project, for people
 * @param sensor kind of sensor the data comes from, for example {@code accelerometer}
 * @param board  id of the target board; sizes and times are estimated for it
 * @param seed   of splits and training
 * @param split  rule by which an automatic split sends one sample in five to the test set: {@code upload} or {@code phone}
 */
public record LabSettings(String name, String sensor, String board, long seed, String split) {

    /** File name in the project's folder. */
    public static final String FILE = "lab.yaml";
    /** Version of the file format that is written. */
    public static final int SCHEMA = 1;

    /** Largest seed: exact in every JSON reader. */
    public static final long MAX_SEED = 9_000_000_000_000_000L;

    /** The keys of the file beside {@code schema}. */
    public static final ParameterSchema PARAMETERS = ParameterSchema.of(
            Parameter.text("name", "Name", null, "Name of the project."),
            Parameter.text("sensor", "Sensor", "accelerometer", "Kind of sensor the data comes from."),
            Parameter.text("board", "Board", "st.b-l475e-iot01a", "Target board; sizes and times are estimated for it."),
            Parameter.integer("seed", "Seed", 1, 0, MAX_SEED,
                    "Start of every random choice; the same seed gives the same result."),
            Parameter.choice("split", "Automatic split", "upload", List.of("upload", "phone"),
                    "Hash of the content that sends one new sample in five to the test set: the upload service's or the phone's."));

    private static final Migrations MIGRATIONS = Migrations.none("lab project", SCHEMA);

    /** Settings of a new project. */
    public static LabSettings named(String name) {
        return new LabSettings(name, "accelerometer", "st.b-l475e-iot01a", 1, "upload");
    }

    /** Reads the file's text. Problems have lines and columns; a missing or wrong value is replaced by its default. */
    public static LabSettings parse(String text, Consumer<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        YamlDocument yaml = YamlDocument.parse(FILE, text);
        found.addAll(yaml.problems());
        Map<String, Object> tree = yaml.tree().isEmpty() ? Map.of() : MIGRATIONS.apply(yaml.tree(), FILE, found::add);
        Map<String, Object> known = new LinkedHashMap<>(tree);
        known.remove("schema");
        for (String key : tree.keySet()) {
            if (!key.equals("schema") && PARAMETERS.find(key).isEmpty()) {
                known.remove(key);
                found.add(new Problem(Severity.WARNING, "lab.unknown-key", Location.of(FILE, key), "\"" + key + "\" means nothing here.",
                        List.of(Resolution.advice("Remove it"))));
            }
        }
        if (tree.isEmpty()) {
            found.forEach(p -> problems.accept(yaml.locate(p)));
            return named("");
        }
        ParameterValues values = PARAMETERS.complete(ParameterValues.of(known), FILE, "", found::add);
        found.forEach(p -> problems.accept(yaml.locate(p)));
        return new LabSettings(values.has("name") ? values.text("name") : "", values.text("sensor"), values.text("board"),
                values.longInteger("seed"), values.text("split"));
    }

    /**
     * The smallest edit of a settings text that sets one value; comments and everything else stay.
     *
     * @param text  of a {@code lab.yaml}
     * @param key   one of {@link #PARAMETERS}
     * @param value text or number
     * @throws IllegalArgumentException when the text is not valid YAML
     */
    public static TextEdit set(String text, String key, Object value) {
        YamlTree tree = YamlDocument.parse(FILE, text).positions();
        if (tree == null || !(tree.root() instanceof MappingNode map)) {
            throw new IllegalArgumentException("the settings are not valid YAML");
        }
        return new YamlEditor(text, tree).set(map, key, value);
    }

    /** The canonical text of the file. */
    public String format() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("schema", SCHEMA);
        entries.put("name", name);
        entries.put("sensor", sensor);
        entries.put("board", board);
        entries.put("seed", seed);
        entries.put("split", split);
        StringBuilder text = new StringBuilder();
        entries.forEach((k, v) -> text.append(YamlWriter.entry("", k, v)));
        return text.toString();
    }

    public LabSettings withName(String newName) {
        return new LabSettings(newName, sensor, board, seed, split);
    }

    public LabSettings withSeed(long newSeed) {
        return new LabSettings(name, sensor, board, newSeed, split);
    }
}
