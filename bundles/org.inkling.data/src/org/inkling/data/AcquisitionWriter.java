package org.inkling.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.inkling.api.data.Axis;
import org.inkling.api.data.Signal;
import org.inkling.data.internal.Decimals;
import org.inkling.data.internal.Signatures;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;

/**
 * Writes recordings in the data acquisition format. The object is serialised once with a signature of 64 zeros, signed with HMAC-SHA256
 * over those bytes, and the digits are put in their place. The same recording gives the same bytes on every machine.
 */
public final class AcquisitionWriter {

    private final String deviceName;
    private final String deviceType;
    private final String key;

    /**
     * A writer for one device.
     *
     * @param deviceName unique name of the device, may be empty
     * @param deviceType kind of device
     * @param key        text of the HMAC key; empty writes {@code alg: none}
     */
    public AcquisitionWriter(String deviceName, String deviceType, String key) {
        this.deviceName = deviceName;
        this.deviceType = deviceType;
        this.key = key;
    }

    /** JSON in one line. @param issuedAt time of recording in seconds since 1970, 0 leaves it out */
    public byte[] json(Signal signal, long issuedAt) {
        return write(new JsonFactory(), signal, issuedAt, true);
    }

    /** CBOR. @param issuedAt time of recording in seconds since 1970, 0 leaves it out */
    public byte[] cbor(Signal signal, long issuedAt) {
        return write(new CBORFactory(), signal, issuedAt, false);
    }

    private byte[] write(JsonFactory factory, Signal signal, long issuedAt, boolean text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + signal.values().length * 8);
        int signatureAt;
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("protected");
            json.writeStringField("ver", "v1");
            json.writeStringField("alg", key.isEmpty() ? "none" : "HS256");
            if (issuedAt > 0) {
                json.writeNumberField("iat", issuedAt);
            }
            json.writeEndObject();
            json.writeStringField("signature", "0".repeat(Signatures.LENGTH));
            json.flush();
            // JSON has a quote after the digits, CBOR nothing.
            signatureAt = out.size() - Signatures.LENGTH - (text ? 1 : 0);
            writePayload(json, signal, text);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        byte[] bytes = out.toByteArray();
        if (!key.isEmpty()) {
            String digits = HexFormat.of().formatHex(Signatures.hmac(key, bytes, signatureAt, bytes.length));
            System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, bytes, signatureAt, Signatures.LENGTH);
        }
        return bytes;
    }

    private void writePayload(JsonGenerator json, Signal signal, boolean text) throws IOException {
        json.writeObjectFieldStart("payload");
        if (!deviceName.isEmpty()) {
            json.writeStringField("device_name", deviceName);
        }
        json.writeStringField("device_type", deviceType);
        json.writeFieldName("interval_ms");
        double interval = signal.schema().intervalMs();
        if (interval == Math.rint(interval) && interval < 1e9) {
            json.writeNumber((int) interval);
        } else {
            json.writeNumber(interval);
        }
        json.writeArrayFieldStart("sensors");
        for (Axis axis : signal.schema().axes()) {
            json.writeStartObject();
            json.writeStringField("name", axis.name());
            json.writeStringField("units", axis.units());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("values");
        int width = signal.schema().axes().size();
        for (int i = 0; i < signal.values().length; i++) {
            if (width > 1 && i % width == 0) {
                json.writeStartArray();
            }
            if (text) {
                json.writeNumber(Decimals.shortest(signal.values()[i]));
            } else {
                json.writeNumber(signal.values()[i]);
            }
            if (width > 1 && i % width == width - 1) {
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
