package org.inkling.data.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.data.Split;
import org.inkling.data.Crop;
import org.inkling.data.LabelSpan;
import org.inkling.data.SampleLabel;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One entry of {@code info.labels}; fields that this program does not know stay as they are. */
public final class InfoEntry {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode node;

    InfoEntry(ObjectNode node) {
        this.node = node;
    }

    /** A new entry. @param fields further fields, kept as they are */
    public static InfoEntry of(String path, String name, Split split, SampleLabel label, Map<String, Object> fields) {
        InfoEntry entry = new InfoEntry(MAPPER.createObjectNode());
        entry.node.put("path", path);
        entry.node.put("name", name);
        entry.node.put("category", split.id());
        entry.setLabel(label);
        ObjectNode further = MAPPER.valueToTree(fields);
        further.properties().forEach(f -> {
            // A label of a kind this program does not know comes as a field and wins.
            if (!entry.node.has(f.getKey()) || f.getKey().equals("label")) {
                entry.node.set(f.getKey(), f.getValue());
            }
        });
        return entry;
    }

    ObjectNode node() {
        return node;
    }

    /** Path relative to the folder of {@code info.labels}; empty when there is none. */
    public String path() {
        return node.path("path").asText("");
    }

    public String fileName() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    public String name() {
        String name = node.path("name").asText("");
        return name.isEmpty() ? FileNames.display(fileName()) : name;
    }

    /** The category as written: training, testing, split or empty. */
    public String category() {
        return node.path("category").asText("");
    }

    /** Folder of a path inside a dataset, null when it is not one of the two. */
    public @Nullable Split split() {
        for (Split split : Split.values()) {
            String folder = split.id() + "/";
            if (path().startsWith(folder) && path().indexOf('/', folder.length()) < 0 && path().length() > folder.length()) {
                return split;
            }
        }
        return null;
    }

    public boolean enabled() {
        return node.path("enabled").asBoolean(true);
    }

    /** Whether the entry says anything about its label, be it that there is none. */
    public boolean hasLabel() {
        return node.has("label");
    }

    public double intervalMs() {
        return node.path("intervalMs").asDouble(0);
    }

    public void setEnabled(boolean enabled) {
        if (enabled) {
            node.remove("enabled");
        } else {
            node.put("enabled", false);
        }
    }

    public void setIntervalMs(double intervalMs) {
        if (intervalMs > 0) {
            node.put("intervalMs", intervalMs);
        }
    }

    public void setName(String name) {
        node.put("name", name);
    }

    /** The part of the file that is used, null for all of it. */
    public @Nullable Crop crop() {
        JsonNode crop = node.path("crop");
        int start = crop.path("startIndex").asInt(-1);
        int end = crop.path("endIndex").asInt(-1);
        return start < 0 || end < start ? null : new Crop(start, end);
    }

    public void setCrop(@Nullable Crop crop) {
        if (crop == null) {
            node.remove("crop");
        } else {
            node.putObject("crop").put("startIndex", crop.startIndex()).put("endIndex", crop.endIndex());
        }
    }

    /** What people noted about the sample, in their order. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        node.path("metadata").properties()
                .forEach(f -> metadata.put(f.getKey(), f.getValue().isValueNode() ? f.getValue().asText() : f.getValue().toString()));
        return metadata;
    }

    public void setMetadata(Map<String, String> metadata) {
        if (metadata.isEmpty()) {
            node.remove("metadata");
        } else {
            JsonNode before = node.path("metadata").deepCopy();
            ObjectNode fields = node.putObject("metadata");
            // a number that was not touched stays a number
            metadata.forEach((key, value) -> fields.set(key,
                    before.path(key).asText().equals(value) && before.path(key).isValueNode() ? before.path(key) : fields.textNode(value)));
        }
    }

    /** Takes over every field of another entry. */
    public void become(InfoEntry other) {
        node.removeAll();
        node.setAll(other.node);
    }

    /** Gives the file another name in its part; the file itself is renamed by the caller. */
    public void setFileName(String fileName) {
        node.put("path", path().substring(0, path().lastIndexOf('/') + 1) + fileName);
    }

    /** The entry as one line of JSON. */
    public String text() {
        return node.toString();
    }

    /** The entry of a text that {@link #text} gave. */
    public static InfoEntry parse(String text) throws IOException {
        if (MAPPER.readTree(text) instanceof ObjectNode node) {
            return new InfoEntry(node);
        }
        throw new IOException("no entry: " + text);
    }

    /** Puts the file into another part; the file itself is moved by the caller. */
    public void move(Split split) {
        node.put("path", split.id() + "/" + fileName());
        node.put("category", split.id());
    }

    /** Labels of types this program does not know count as none here and stay in the file. */
    public SampleLabel label() {
        JsonNode label = node.path("label");
        if (label.isTextual()) {
            return SampleLabel.of(label.asText());
        }
        if (label.path("labels").isArray()) {
            List<LabelSpan> spans = new ArrayList<>();
            label.path("labels").forEach(s -> spans.add(new LabelSpan(s.path("startIndex").asInt(), s.path("endIndex").asInt(),
                    s.path("label").asText(""))));
            return SampleLabel.of(spans);
        }
        return SampleLabel.of(label.path("label").asText(""));
    }

    public void setLabel(SampleLabel label) {
        ObjectNode value = MAPPER.createObjectNode();
        if (!label.spans().isEmpty()) {
            value.put("type", "multi-label");
            ArrayNode labels = value.putArray("labels");
            label.spans().forEach(
                    s -> labels.addObject().put("label", s.label()).put("startIndex", s.startIndex()).put("endIndex", s.endIndex()));
        } else if (label.label().isEmpty()) {
            value.put("type", "unlabeled");
        } else {
            value.put("type", "label").put("label", label.label());
        }
        node.set("label", value);
    }

    /** Every field that {@link #of} does not set by itself; a label of an unknown type is among them. */
    public Map<String, Object> furtherFields() {
        Map<String, Object> fields = new LinkedHashMap<>(fields());
        String type = node.path("label").path("type").asText("label");
        if (List.of("label", "unlabeled", "multi-label").contains(type)) {
            fields.remove("label");
        }
        List.of("path", "name", "category", "enabled", "intervalMs").forEach(fields::remove);
        return fields;
    }

    /** All fields as plain Java objects. */
    public Map<String, Object> fields() {
        return MAPPER.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {
        });
    }
}
