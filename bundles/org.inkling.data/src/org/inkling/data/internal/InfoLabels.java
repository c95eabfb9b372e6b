package org.inkling.data.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code info.labels} in the Edge Impulse layout: {@code {"version":1,"files":[…]}} or the line variant that begins with
 * {@code {"__ndjson":true}}. Written with one entry a line, sorted by path; what this program does not know is kept.
 */
public final class InfoLabels {

    /** The usual name of the file. */
    public static final String NAME = "info.labels";

    private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 20).build()).build());

    private final ObjectNode header;
    private final List<InfoEntry> entries = new ArrayList<>();
    /** Entries that are no objects: reported, and written back untouched. */
    private final List<JsonNode> broken = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private InfoLabels(ObjectNode header) {
        this.header = header;
    }

    public static InfoLabels empty() {
        return new InfoLabels(MAPPER.createObjectNode().put("version", 1));
    }

    /** Reads the file. @param name what problems call it; @throws OperationException when it is no such file at all */
    public static InfoLabels read(String name, byte[] bytes) throws OperationException {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(bytes)) {
            if (!values.hasNextValue() || !(values.nextValue() instanceof ObjectNode first)) {
                throw notLabels(name, "it does not start with an object");
            }
            InfoLabels labels = new InfoLabels(first);
            if (first.path("__ndjson").asBoolean()) {
                first.remove("__ndjson");
                while (values.hasNextValue()) {
                    labels.add(name, values.nextValue());
                }
            } else if (first.path("files").isArray()) {
                first.path("files").forEach(f -> labels.add(name, f));
            } else {
                throw notLabels(name, "it has no list \"files\"");
            }
            if (first.path("version").asInt(1) != 1) {
                throw notLabels(name, "it has version " + first.path("version").asText() + ", this program reads version 1");
            }
            first.remove("files");
            return labels;
        } catch (JsonProcessingException e) {
            throw new OperationException(syntax(name, e), e);
        } catch (IOException e) {
            throw Failures.reading(name, e);
        }
    }

    static OperationException notLabels(String name, String why) {
        return new OperationException(Problem.error("labels.layout", Location.of(name), "This is no file of labels: " + why + ".",
                "Take the file from the export again, or from version control"));
    }

    static Problem syntax(String name, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        Location where = at == null
                ? Location.of(name)
                : new Location(name, Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()), "");
        return Problem.error("labels.syntax", where,
                "The JSON text is broken: " + e.getOriginalMessage().lines().findFirst().orElse("") + ".",
                "Repair the place", "Take the file from the export again, or from version control");
    }

    private void add(String name, JsonNode value) {
        String element = "files[" + (entries.size() + broken.size()) + "]";
        if (value instanceof ObjectNode node && node.path("path").isTextual() && !node.path("path").asText().isEmpty()) {
            entries.add(new InfoEntry(node));
        } else {
            broken.add(value);
            problems.add(
                    Problem.error("labels.entry", Location.of(name, element), "The entry has no path.", "Give it a path, or remove it"));
        }
    }

    /** Entries in file order; may be changed. */
    public List<InfoEntry> entries() {
        return entries;
    }

    /** Entries that could not be understood. */
    public List<Problem> problems() {
        return problems;
    }

    /** The text of the file. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<JsonNode> lines = new ArrayList<>();
        entries.stream().sorted(Comparator.comparing(InfoEntry::path)).forEach(e -> lines.add(e.node()));
        lines.addAll(broken);
        try {
            String head = MAPPER.writeValueAsString(header);
            text(out, head.substring(0, head.length() - 1) + (header.isEmpty() ? "" : ",") + "\"files\":[");
            for (int i = 0; i < lines.size(); i++) {
                text(out, (i == 0 ? "\n" : ",\n") + MAPPER.writeValueAsString(lines.get(i)));
            }
            text(out, "\n]}\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
