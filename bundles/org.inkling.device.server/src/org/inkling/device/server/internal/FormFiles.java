package org.inkling.device.server.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.data.LabelSpan;
import org.inkling.data.SampleLabel;
import org.inkling.data.SampleReader;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The files of one form, stored one after another, with the bounding boxes and labels of parts that stand in other parts of it. */
final class FormFiles {

    /** How it went with a file. @param error null when it is stored */
    record Outcome(String name, int number, @Nullable String error) {
    }

    /** Stores one sample. */
    @FunctionalInterface
    interface Store {
        CompletableFuture<Storekeeper.Stored> add(RawSample sample, Map<String, Object> fields, @Nullable SampleLabel label);
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MultiPartFormData.Parts parts;
    private final Store store;
    private final Map<String, JsonNode> boxes = new HashMap<>();
    private final Map<String, JsonNode> spans = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    FormFiles(MultiPartFormData.Parts parts, Store store) {
        this.parts = parts;
        this.store = store;
    }

    CompletableFuture<List<Outcome>> run() {
        List<MultiPart.Part> samples = new ArrayList<>();
        for (MultiPart.Part part : parts) {
            String name = part.getFileName();
            if (!"data".equals(part.getName()) || name == null) {
                continue;
            }
            if (name.endsWith(".labels")) {
                labels(part);
            } else {
                samples.add(part);
            }
        }
        if (samples.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("it has no part named data with a file, only "
                    + Ingestion.names(parts)));
        }
        CompletableFuture<Void> chain = CompletableFuture.completedFuture(null);
        for (MultiPart.Part part : samples) {
            chain = chain.thenCompose(nothing -> one(part));
        }
        return chain.thenApply(nothing -> outcomes);
    }

    private CompletableFuture<Void> one(MultiPart.Part part) {
        String name = FileNaming.last(FileNaming.decoded(part.getFileName()));
        try {
            RawSample sample = RawSample.of(name.isEmpty() ? "sample" : name, Ingestion.bytes(part));
            return store.add(sample, fields(name), label(name, sample)).handle((stored, failure) -> {
                outcomes.add(failure == null ? new Outcome(name, Storekeeper.number(stored.sample()), null) : failed(name, failure));
                return null;
            });
        } catch (IOException | OperationException e) {
            outcomes.add(failed(name, e));
            return CompletableFuture.completedFuture(null);
        }
    }

    private static Outcome failed(String name, Throwable failure) {
        Throwable cause = failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return new Outcome(name, 0, cause instanceof OperationException e ? Ingestion.message(e) : String.valueOf(cause.getMessage()));
    }

    private void labels(MultiPart.Part part) {
        String name = String.valueOf(part.getFileName());
        try {
            JsonNode root = JSON.readTree(Ingestion.bytes(part));
            root.path("boundingBoxes").properties().forEach(f -> boxes.put(f.getKey(), f.getValue()));
            root.path("structuredLabels").properties().forEach(f -> spans.put(f.getKey(), f.getValue()));
        } catch (IOException e) {
            outcomes.add(new Outcome(name, 0, "This is no file of labels: " + e.getMessage()));
        }
    }

    private Map<String, Object> fields(String name) {
        JsonNode found = boxes.get(name);
        return found == null ? Map.of() : Map.of("boundingBoxes", JSON.convertValue(found, new TypeReference<List<Object>>() {
        }));
    }

    private @Nullable SampleLabel label(String name, RawSample sample) throws OperationException {
        JsonNode found = spans.get(name);
        if (found == null) {
            return null;
        }
        int frames = new SampleReader().read(name, sample.content(), 0).signal().frames();
        List<LabelSpan> list = new ArrayList<>();
        int next = 0;
        for (JsonNode span : found) {
            LabelSpan read = new LabelSpan(span.path("startIndex").asInt(-1), span.path("endIndex").asInt(-1), span.path("label").asText());
            if (read.startIndex() != next || read.endIndex() < next || read.endIndex() >= frames) {
                throw new OperationException(Problem.error("labels.span", Location.of(name),
                        "A label covers the frames " + read.startIndex()
                                + " to " + read.endIndex() + "; the sample has " + frames + " frames and the next to be labelled is " + next
                                + ".",
                        "Label every frame once, in order, from 0; the last index counts too"));
            }
            list.add(read);
            next = read.endIndex() + 1;
        }
        return SampleLabel.of(list);
    }
}
