package org.inkling.data.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.data.Axis;
import org.inkling.api.data.SensorSchema;
import org.inkling.data.SampleReader;
import org.inkling.data.SignatureState;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Metadata of sample files by size and time of last change, so that listing a large dataset does not read every file.
 * Derived: it may be deleted at any time, and failing to write it is no error.
 */
public final class MetaCache {

    private static final int VERSION = 2;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Map<String, SampleMeta> metas = new TreeMap<>();
    private boolean changed;

    public MetaCache(Path file) {
        this.file = file;
        try {
            if (Files.isRegularFile(file)) {
                load(MAPPER.readTree(Files.readAllBytes(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            metas.clear();
        }
    }

    /**
     * Metadata of a file, read when it is not known or no longer fits.
     *
     * @param path    key, relative to the dataset
     * @param sample  the file
     * @param name    what problems call it
     * @param givenMs interval given for it elsewhere, 0 when none
     */
    public SampleMeta get(String path, Path sample, String name, double givenMs, SampleReader reader)
            throws IOException, OperationException {
        BasicFileAttributes attributes = Files.readAttributes(sample, BasicFileAttributes.class);
        long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        SampleMeta known = metas.get(path);
        if (known != null && known.fits(attributes.size(), modified, givenMs)) {
            return known;
        }
        SampleMeta meta = SampleMeta.of(reader, name, reader.bytes(sample, name), modified, givenMs);
        metas.put(path, meta);
        changed = true;
        return meta;
    }

    /** Forgets files that are no longer there and writes the rest. @param paths keys still in use */
    public void save(java.util.Set<String> paths) {
        changed |= metas.keySet().retainAll(paths);
        if (!changed) {
            return;
        }
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION);
        ObjectNode files = root.putObject("files");
        metas.forEach((path, meta) -> {
            SensorSchema schema = meta.schema();
            if (schema != null) {
                store(files.putObject(path), meta, schema);
            }
        });
        changed = false;
        try {
            new Disk().write(file, MAPPER.writeValueAsBytes(root));
        } catch (IOException e) {
            // A project that cannot be written is listed more slowly, that is all.
            return;
        }
    }

    private static void store(ObjectNode node, SampleMeta meta, SensorSchema schema) {
        node.put("size", meta.size()).put("modified", meta.modified()).put("sha256", meta.sha256()).put("frames", meta.frames());
        node.put("given", meta.givenMs()).put("interval", schema.intervalMs()).put("signature", meta.signature().name());
        node.put("device", meta.device()).put("recorded", meta.recordedAt());
        ArrayNode axes = node.putArray("axes");
        schema.axes().forEach(a -> axes.add(a.name()).add(a.units()));
    }

    private void load(@Nullable JsonNode root) {
        if (root == null || root.path("version").asInt() != VERSION) {
            return;
        }
        root.path("files").properties().forEach(f -> {
            JsonNode node = f.getValue();
            List<Axis> axes = new ArrayList<>();
            JsonNode names = node.path("axes");
            for (int i = 0; i + 1 < names.size(); i += 2) {
                axes.add(new Axis(names.get(i).asText(), names.get(i + 1).asText()));
            }
            metas.put(f.getKey(), new SampleMeta(node.path("size").asLong(), node.path("modified").asLong(), node.path("given").asDouble(),
                    node.path("sha256").asText(), node.path("frames").asInt(), new SensorSchema(axes, node.path("interval").asDouble()),
                    SignatureState.valueOf(node.path("signature").asText()), node.path("device").asText(), node.path("recorded").asLong(),
                    null));
        });
    }
}
