package org.inkling.device.server.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.inkling.api.data.Split;
import org.inkling.data.SplitRule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;

/**
 * A sample as it came over the network.
 *
 * @param name    of the file, with the extension of what it really is
 * @param content the bytes to be stored
 * @param fields  what else came with it and is kept in its entry
 */
record RawSample(String name, byte[] content, Map<String, Object> fields) {

    /** Entry field with the signed message that came beside a picture. */
    static final String ACQUISITION = "acquisition";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CBORMapper CBOR = new CBORMapper();

    /** A body: JSON, CBOR, WAV …; firmware sends a picture as a CBOR message with the picture behind it. */
    static RawSample of(String name, byte[] body) {
        if (body.length > 0 && body[0] == '{') {
            return new RawSample(withExtension(name, "json", "cbor"), body, Map.of());
        }
        if (body.length > 1 && (body[0] & 0xE0) == 0xA0) {
            return cbor(name, body);
        }
        return new RawSample(name, body, Map.of());
    }

    /** A picture and the signed message about it. */
    static RawSample picture(String name, byte[] picture, byte[] message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            fields.put(ACQUISITION, JSON.readValue(message, new TypeReference<LinkedHashMap<String, Object>>() {
            }));
        } catch (IOException e) {
            throw new IllegalArgumentException("the message about the picture is no JSON: " + e.getMessage(), e);
        }
        return new RawSample(withExtension(name, pictureType(picture), "json", "cbor"), picture, fields);
    }

    /** The part of the dataset for a category of the address. */
    static Split split(String category, byte[] content) {
        return switch (category) {
            case "testing" -> Split.TESTING;
            case "split" -> SplitRule.UPLOAD.split(content);
            default -> Split.TRAINING;
        };
    }

    /** Name of the device that a message gives; empty when it cannot be told. */
    String deviceName() {
        Object acquisition = fields.get(ACQUISITION);
        try {
            if (acquisition instanceof Map<?, ?> map) {
                return map.get("payload") instanceof Map<?, ?> payload ? String.valueOf(payload.get("device_name")) : "";
            }
            return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
                case "json" -> JSON.readTree(content).path("payload").path("device_name").asText("");
                case "cbor" -> CBOR.readTree(content).path("payload").path("device_name").asText("");
                default -> "";
            };
        } catch (IOException e) {
            // the store says what is wrong with it
            return "";
        }
    }

    private static RawSample cbor(String name, byte[] body) {
        try (JsonParser parser = CBOR.createParser(body)) {
            Map<String, Object> message = parser.readValueAs(new TypeReference<LinkedHashMap<String, Object>>() {
            });
            int end = (int) parser.currentLocation().getByteOffset();
            byte[] rest = end < body.length ? Arrays.copyOfRange(body, end, body.length) : new byte[0];
            if (message.containsKey("payload") && isPicture(rest)) {
                return new RawSample(withExtension(name, pictureType(rest), "cbor", "json"), rest, Map.of(ACQUISITION, message));
            }
        } catch (IOException | RuntimeException e) {
            // the store says what is wrong with it
            return new RawSample(name, body, Map.of());
        }
        return new RawSample(withExtension(name, "cbor", "json"), body, Map.of());
    }

    private static boolean isPicture(byte[] bytes) {
        return bytes.length > 3 && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8 || (bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P');
    }

    private static String pictureType(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == 0x89 ? "png" : "jpg";
    }

    /** The name with another extension when it has none or one of the wrong ones. */
    private static String withExtension(String name, String extension, String... wrong) {
        int dot = name.lastIndexOf('.');
        String has = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (has.isEmpty()) {
            return name + "." + extension;
        }
        return Arrays.asList(wrong).contains(has) ? name.substring(0, dot + 1) + extension : name;
    }
}
