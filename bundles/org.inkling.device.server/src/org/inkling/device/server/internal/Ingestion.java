package org.inkling.device.server.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.inkling.api.OperationException;
import org.inkling.data.NewSample;
import org.inkling.data.SampleLabel;
import org.inkling.data.SplitRule;
import org.inkling.device.server.internal.Storekeeper.Duplicates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The ingestion service: {@code POST /api/{training|testing|split}/{data|files}}. */
final class Ingestion {

    /** Largest file that is taken. */
    static final int MAX_FILE = 100 << 20;
    /** Most parts of one request. */
    static final int MAX_PARTS = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CATEGORIES = Set.of("training", "testing", "split");

    private final Projects projects;
    private final RemoteDevices devices;
    private final MemoryBudget memory = new MemoryBudget(192L << 20);
    private final Path folder;

    /** @param folder for parts of uploads that are too large for memory */
    Ingestion(Projects projects, RemoteDevices devices, Path folder) {
        this.projects = projects;
        this.devices = devices;
        this.folder = folder;
    }

    /** Answers a request to {@code /api/…}. */
    void handle(Request request, Reply reply) {
        String[] path = Request.getPathInContext(request).split("/");
        if (path.length != 4 || !CATEGORIES.contains(path[2]) || !path[3].equals("data") && !path[3].equals("files")) {
            reply.error(404, "There is no such address; send samples to /api/training/data, /api/testing/data, /api/split/data or …/files");
            return;
        }
        if (!"POST".equals(request.getMethod())) {
            reply.error(405, "Samples are sent with POST");
            return;
        }
        Projects.Served served = projects.byKey(request).orElse(null);
        if (served == null) {
            String key = request.getHeaders().get("x-api-key");
            reply.error(401, key == null || key.isEmpty() ? "The header x-api-key is missing" : "Invalid API key");
            return;
        }
        long length = request.getLength();
        boolean files = path[3].equals("files");
        if (!files && length > MAX_FILE) {
            reply.error(413, tooLarge());
            return;
        }
        // parts of a form go to disk, so that only single samples need room in memory
        long reserved = files ? 0 : length < 0 ? MAX_FILE : length;
        if (!memory.take(reserved)) {
            reply.error(503, "Too many large uploads at once; send it again in a minute");
            return;
        }
        Upload upload = new Upload(request, served, path[2]);
        CompletableFuture<Void> done = files ? upload.files(reply) : upload.data(reply);
        done.whenComplete((nothing, failure) -> {
            memory.give(reserved);
            if (failure != null) {
                fail(reply, failure);
            }
        });
    }

    private static void fail(Reply reply, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof OperationException problem) {
            reply.error(400, message(problem));
        } else if (String.valueOf(cause.getMessage()).contains("exceed") || cause instanceof IllegalStateException) {
            reply.error(413, tooLarge());
        } else if (cause instanceof org.eclipse.jetty.http.BadMessageException || cause instanceof IllegalArgumentException
                || cause instanceof java.io.EOFException) {
            reply.error(400, "The form cannot be read: " + cause.getMessage());
        } else {
            reply.error(500, "The upload could not be stored: " + cause.getMessage());
        }
    }

    private static String tooLarge() {
        return "A sample may have " + (MAX_FILE >> 20) + " MB at most, a request " + MAX_PARTS + " files";
    }

    static String message(OperationException e) {
        return e.problems().isEmpty() ? String.valueOf(e.getMessage()) : e.problems().get(0).summary();
    }

    /** One request. */
    private final class Upload {

        private final Request request;
        private final Projects.Served served;
        private final String category;

        Upload(Request request, Projects.Served served, String category) {
            this.request = request;
            this.served = served;
            this.category = category;
        }

        CompletableFuture<Void> data(Reply reply) {
            String name = FileNaming.last(FileNaming.decoded(header("x-file-name")));
            if (name.isEmpty()) {
                reply.error(421, "The header x-file-name is missing");
                return CompletableFuture.completedFuture(null);
            }
            String type = header(HttpHeader.CONTENT_TYPE.asString());
            if (type != null && type.startsWith("multipart/")) {
                return parts(type).thenCompose(parts -> message(name, parts)).thenAccept(stored -> reply.text(200, stored));
            }
            return Content.Source.asByteArrayAsync(request, MAX_FILE).thenCompose(bytes -> store(RawSample.of(name, bytes), true))
                    .thenAccept(stored -> reply.text(200, stored));
        }

        /** A phone's form: the signed message, and a picture beside it. */
        private CompletableFuture<String> message(String name, MultiPartFormData.Parts parts) {
            try (parts) {
                MultiPart.Part message = parts.getFirst("message");
                MultiPart.Part image = parts.getFirst("image");
                if (message == null) {
                    throw new IllegalArgumentException("it has no part named message");
                }
                byte[] content = bytes(message);
                return store(image == null ? RawSample.of(name, content) : RawSample.picture(name, bytes(image), content), true);
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        CompletableFuture<Void> files(Reply reply) {
            String type = header(HttpHeader.CONTENT_TYPE.asString());
            if (type == null || !type.startsWith("multipart/form-data")) {
                reply.error(400, "Files are sent as multipart/form-data, in parts named data");
                return CompletableFuture.completedFuture(null);
            }
            return parts(type)
                    .thenCompose(parts -> new FormFiles(parts, this::storeFile).run().whenComplete((list, failure) -> parts.close()))
                    .thenAccept(list -> reply.json(200, answer(list)));
        }

        private ObjectNode answer(List<FormFiles.Outcome> outcomes) {
            ObjectNode answer = Reply.object().put("success", true);
            ArrayNode list = answer.putArray("files");
            for (FormFiles.Outcome outcome : outcomes) {
                ObjectNode file = list.addObject().put("success", outcome.error() == null);
                if (outcome.error() != null) {
                    file.put("error", outcome.error());
                } else {
                    file.put("projectId", served.project.id()).put("sampleId", outcome.number());
                }
                file.put("fileName", outcome.name());
            }
            return answer;
        }

        private CompletableFuture<MultiPartFormData.Parts> parts(String type) {
            MultiPartConfig config = new MultiPartConfig.Builder().location(folder).maxParts(MAX_PARTS).maxPartSize(MAX_FILE).maxSize(-1)
                    .maxMemoryPartSize(256 << 10).maxHeadersSize(8 << 10).useFilesForPartsWithoutFileName(false).build();
            return MultiPartFormData.from(request, request, type, config);
        }

        private CompletableFuture<Storekeeper.Stored> storeFile(RawSample sample, Map<String, Object> fields, @Nullable SampleLabel label) {
            Duplicates duplicates = "1".equals(header("x-disallow-duplicates")) ? Duplicates.REFUSE : Duplicates.KEEP;
            Map<String, Object> all = fields(sample);
            all.putAll(fields);
            boolean dateId = "1".equals(header("x-add-date-id"));
            String name = dateId
                    ? FileNaming.stored(sample.name(), "", true, System.currentTimeMillis(), SplitRule.sha256(sample.content()))
                    : sample.name();
            return served.store.add(newSample(sample, name, label == null ? label(sample) : label, all), duplicates);
        }

        private CompletableFuture<String> store(RawSample sample, boolean fromDevice) {
            SampleLabel label = label(sample);
            String stored = FileNaming.stored(sample.name(), label.label(), !"1".equals(header("x-no-date-id")), System.currentTimeMillis(),
                    SplitRule.sha256(sample.content()));
            CompletableFuture<String> asked = fromDevice
                    ? devices.deliver(served.project, sample, stored, label.label(), category, metadata())
                    : null;
            if (asked != null) {
                return asked;
            }
            Duplicates duplicates = "1".equals(header("x-disallow-duplicates")) ? Duplicates.REFUSE : Duplicates.ONCE;
            return served.store.add(newSample(sample, stored, label, fields(sample)), duplicates)
                    .thenApply(s -> s.sample().path().substring(s.sample().path().lastIndexOf('/') + 1));
        }

        private NewSample newSample(RawSample sample, String name, SampleLabel label, Map<String, Object> fields) {
            return new NewSample(name, sample.content(), RawSample.split(category, sample.content()), label, "", true, 0, fields);
        }

        private SampleLabel label(RawSample sample) {
            String given = FileNaming.decoded(header("x-label"));
            if (given.isEmpty() && "1".equals(header("x-no-label"))) {
                return SampleLabel.NONE;
            }
            return SampleLabel.of(given.isEmpty() ? FileNaming.label(sample.name()) : given);
        }

        private Map<String, Object> fields(RawSample sample) {
            Map<String, Object> fields = new LinkedHashMap<>(sample.fields());
            Map<String, String> words = metadata();
            if (!words.isEmpty()) {
                fields.put("metadata", words);
            }
            return fields;
        }

        /** Words of {@code x-metadata}; a header that is no map of texts is left out. */
        private Map<String, String> metadata() {
            String text = header("x-metadata");
            if (text == null || text.isBlank()) {
                return Map.of();
            }
            try {
                return JSON.readValue(FileNaming.decoded(text), new TypeReference<LinkedHashMap<String, String>>() {
                });
            } catch (JsonProcessingException e) {
                return Map.of();
            }
        }

        private @Nullable String header(String name) {
            return request.getHeaders().get(name);
        }
    }

    static byte[] bytes(MultiPart.Part part) throws IOException {
        try (java.io.InputStream in = Content.Source.asInputStream(part.newContentSource(null, 0, -1))) {
            byte[] content = in.readNBytes(MAX_FILE + 1);
            if (content.length > MAX_FILE) {
                throw new IllegalStateException("too large");
            }
            return content;
        }
    }

    /** Names of all parts, for a message. */
    static List<String> names(MultiPartFormData.Parts parts) {
        List<String> names = new ArrayList<>();
        parts.forEach(p -> names.add(p.getName()));
        return names;
    }
}
