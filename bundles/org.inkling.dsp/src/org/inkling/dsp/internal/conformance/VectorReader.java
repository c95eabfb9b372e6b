package org.inkling.dsp.internal.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.inkling.api.impulse.SignalShape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads a line of either format. */
public final class VectorReader {

    private static final String SPECTRAL = "spectral-analysis";
    private static final Pattern FRAMES = Pattern.compile("(\\d+) frames");
    private static final int LAB_FRAMES = 125;

    private final ObjectMapper mapper = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private final Path data;

    /** @param data folder of the recordings */
    public VectorReader(Path data) {
        this.data = data;
    }

    /**
     * @throws IOException              when the line is no JSON or its recording cannot be read
     * @throws IllegalArgumentException when something is missing in the line
     */
    public VectorCase read(String line) throws IOException {
        JsonNode node = parse(line);
        return node.has("sample") ? labCase(node) : blockCase(node);
    }

    private JsonNode parse(String text) throws IOException {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static VectorCase blockCase(JsonNode node) {
        String block = need(node, "block").asText();
        int version = need(node, "version").asInt();
        Map<String, Object> params = params(node.path("params"));
        List<String> axes = new ArrayList<>();
        need(node, "axes").forEach(axis -> axes.add(axis.asText()));
        float[] window = floats(need(node, "raw"));
        double frequency = node.path("fs").asDouble();
        SignalShape shape = new SignalShape(window.length / Math.max(1, axes.size()), axes, frequency > 0 ? 1000 / frequency : 0);
        return new VectorCase(String.format(Locale.ROOT, "%s v%d%s", block, version, summary(params)), block.replace('_', '-'), version,
                shape,
                params, false, window, doubles(need(node, "features")));
    }

    private VectorCase labCase(JsonNode node) throws IOException {
        String sample = need(node, "sample").asText();
        Path file = data.resolve(sample);
        if (!Files.isRegularFile(file)) {
            throw new IOException("recording " + file + " not found; name the folder of the recordings");
        }
        JsonNode payload = need(parse(Files.readString(file)), "payload");
        List<String> axes = new ArrayList<>();
        need(payload, "sensors").forEach(sensor -> axes.add(sensor.path("name").asText()));
        Matcher matcher = FRAMES.matcher(node.path("window").asText());
        int frames = matcher.find() ? Integer.parseInt(matcher.group(1)) : LAB_FRAMES;
        JsonNode values = need(payload, "values");
        if (values.size() < frames) {
            throw new IOException("recording " + sample + " has " + values.size() + " frames, the window needs " + frames);
        }
        float[] window = new float[frames * axes.size()];
        for (int i = 0; i < window.length; i++) {
            JsonNode frame = values.get(i / axes.size());
            window[i] = (float) (frame.isArray() ? frame.get(i % axes.size()).asDouble() : frame.asDouble());
        }
        Map<String, Object> params = new LinkedHashMap<>(params(node.path("params")));
        node.fieldNames().forEachRemaining(name -> {
            if (node.path(name).isValueNode()) {
                params.put(name, value(node.path(name)));
            }
        });
        SignalShape shape = new SignalShape(frames, axes, need(payload, "interval_ms").asDouble());
        return new VectorCase(sample + ", filter " + node.path("filter_type").asText("default"), SPECTRAL, 1, shape, params, true, window,
                doubles(need(node, "features")));
    }

    private static JsonNode need(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }

    private static String summary(Map<String, Object> params) {
        StringBuilder text = new StringBuilder();
        for (String key : List.of("filter_type", "analysis_type", "wavelet", "fft_length", "channels")) {
            Object value = params.get(key);
            boolean wavelet = "Wavelet".equals(params.get("analysis_type"));
            boolean used = !key.equals("wavelet") && !key.equals("fft_length") || wavelet == key.equals("wavelet");
            if (value != null && used) {
                text.append(text.isEmpty() ? ", " : " ").append(value);
            }
        }
        return text.toString();
    }

    private static Map<String, Object> params(JsonNode node) {
        Map<String, Object> params = new LinkedHashMap<>();
        for (Iterator<String> names = node.fieldNames(); names.hasNext();) {
            String name = names.next();
            params.put(name, value(node.path(name)));
        }
        return params;
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(value(item)));
            return list;
        }
        return node.asText();
    }

    private static float[] floats(JsonNode array) {
        double[] values = doubles(array);
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
        }
        return values;
    }
}
