package org.inkling.data.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.data.LabelSpan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The {@code *.labels} files of an import (entries, structured labels, bounding boxes), each for the files beside and below it. */
public final class LabelFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ImportSource source;
    private final Map<String, InfoEntry> entries = new TreeMap<>();
    private final Map<String, String> origins = new TreeMap<>();
    private final Map<String, List<LabelSpan>> spans = new TreeMap<>();
    private final Map<String, Object> boxes = new TreeMap<>();

    private LabelFiles(ImportSource source) {
        this.source = source;
    }

    /** Reads every file of labels; a broken one is told and left out. */
    public static LabelFiles read(ImportSource source, Consumer<Problem> problems) {
        LabelFiles labels = new LabelFiles(source);
        for (String path : source.paths()) {
            if (path.endsWith(".labels") && source.filtered()) {
                try {
                    labels.add(path, source.read(path), problems);
                } catch (OperationException e) {
                    e.problems().forEach(problems);
                }
            }
        }
        return labels;
    }

    /** The entry of a file in {@code info.labels}, null when it has none. */
    public @Nullable InfoEntry entry(String path) {
        return entries.get(path);
    }

    /** Labels of parts of a file; empty when there are none. */
    public List<LabelSpan> spans(String path) {
        return spans.getOrDefault(path, List.of());
    }

    /** What else is known about a file and has to be kept: metadata, bounding boxes, unknown fields. */
    public Map<String, Object> fields(String path) {
        InfoEntry entry = entries.get(path);
        Map<String, Object> fields = entry == null ? new LinkedHashMap<>() : entry.furtherFields();
        Object found = boxes.get(path);
        if (found != null) {
            fields.put("boundingBoxes", found);
        }
        return fields;
    }

    /** Entries whose file is not there. */
    public List<Problem> unused(List<String> files) {
        Set<String> there = new HashSet<>(files);
        List<Problem> problems = new ArrayList<>();
        entries.keySet().stream().filter(p -> !there.contains(p)).forEach(p -> problems.add(Problem.error("import.missing-file",
                Location.of(source.nameOf(p)), "The file is named in " + origins.get(p) + " and is missing.", "Export the dataset again")));
        return problems;
    }

    private void add(String path, byte[] bytes, Consumer<Problem> problems) throws OperationException {
        String name = source.nameOf(path);
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        if (path.endsWith(InfoLabels.NAME)) {
            InfoLabels labels = InfoLabels.read(name, bytes);
            labels.problems().forEach(problems);
            for (InfoEntry entry : labels.entries()) {
                // An export may have one more file of labels in training/ and testing/: the one further up counts.
                if (entries.putIfAbsent(folder + entry.path(), entry) == null) {
                    origins.put(folder + entry.path(), path);
                }
            }
            return;
        }
        JsonNode root = parse(name, bytes);
        switch (root.path("type").asText("")) {
            case "structured-labels" -> structured(name, folder, root.path("structuredLabels"));
            case "bounding-box-labels" -> root.path("boundingBoxes").properties()
                    .forEach(f -> boxes.put(folder + f.getKey(), MAPPER.convertValue(f.getValue(), new TypeReference<List<Object>>() {
                    })));
            default -> throw InfoLabels.notLabels(name, "its type \"" + root.path("type").asText("") + "\" is not known");
        }
    }

    private void structured(String name, String folder, JsonNode files) throws OperationException {
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            List<LabelSpan> list = new ArrayList<>();
            int next = 0;
            for (JsonNode span : file.getValue()) {
                String element = "structuredLabels." + file.getKey() + "[" + list.size() + "]";
                if (!span.path("startIndex").isInt() || !span.path("endIndex").isInt() || !span.path("label").isTextual()) {
                    throw spanProblem(name, element, "A label needs startIndex, endIndex and label.");
                }
                LabelSpan read = new LabelSpan(span.path("startIndex").asInt(), span.path("endIndex").asInt(), span.path("label").asText());
                if (read.startIndex() != next || read.endIndex() < next) {
                    throw spanProblem(name, element, "The label covers the frames " + read.startIndex() + " to " + read.endIndex()
                            + "; the next frame to be labelled is " + next + ".");
                }
                list.add(read);
                next = read.endIndex() + 1;
            }
            spans.put(folder + file.getKey(), list);
        }
    }

    private static OperationException spanProblem(String name, String element, String summary) {
        return new OperationException(Problem.error("labels.span", Location.of(name, element), summary,
                "Label every frame once, in order, from 0; the last index counts too"));
    }

    private static JsonNode parse(String name, byte[] bytes) throws OperationException {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new OperationException(InfoLabels.syntax(name, e), e);
        } catch (IOException e) {
            throw Failures.reading(name, e);
        }
    }
}
