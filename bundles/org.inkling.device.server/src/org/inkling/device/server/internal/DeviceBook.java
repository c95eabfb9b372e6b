package org.inkling.device.server.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a project remembers of its devices, in {@code .inkling/devices.json}, which stays on this computer. */
final class DeviceBook {

    /** A device. @param name what people read @param created and lastSeen in milliseconds since 1970 */
    record Entry(String name, String type, long created, long lastSeen) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeviceBook() {
    }

    /** Every device; none when there is no book or it cannot be read. */
    static synchronized Map<String, Entry> read(Path root) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try {
            JsonNode devices = JSON.readTree(Files.readAllBytes(file(root))).path("devices");
            devices.properties().forEach(d -> entries.put(d.getKey(), new Entry(d.getValue().path("name").asText(d.getKey()),
                    d.getValue().path("type").asText(), d.getValue().path("created").asLong(), d.getValue().path("lastSeen").asLong())));
        } catch (IOException e) {
            // names of devices are no data: a book that is gone is begun anew
            entries.clear();
        }
        return entries;
    }

    static synchronized void put(Path root, String id, Entry entry) {
        Map<String, Entry> entries = new TreeMap<>(read(root));
        entries.put(id, entry);
        write(root, entries);
    }

    static synchronized void remove(Path root, String id) {
        Map<String, Entry> entries = new TreeMap<>(read(root));
        entries.remove(id);
        write(root, entries);
    }

    private static void write(Path root, Map<String, Entry> entries) {
        ObjectNode book = JSON.createObjectNode().put("schema", 1);
        ObjectNode devices = book.putObject("devices");
        entries.forEach((id, e) -> devices.putObject(id).put("name", e.name()).put("type", e.type()).put("created", e.created())
                .put("lastSeen", e.lastSeen()));
        try {
            Path file = file(root);
            Files.createDirectories(file.getParent());
            Path temporary = file.resolveSibling("devices.json.tmp");
            Files.write(temporary, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(book));
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // a name that is not kept costs a person one rename; the samples are stored elsewhere and tell of a full disk
            return;
        }
    }

    private static Path file(Path root) {
        return root.resolve(".inkling").resolve("devices.json");
    }
}
