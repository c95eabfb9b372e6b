package org.inkling.deploy.wasm.internal;

import java.util.List;
import java.util.Locale;

import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.SignalShape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a program finds out about an exported impulse: JSON in the custom section {@code inkling} of the module. */
final class Description {

    /** Name of the custom section. */
    static final String SECTION = "inkling";

    private static final int SLICES_PER_WINDOW = 4;
    private static final int UNKNOWN = -1;
    private static final int MICROPHONE = 1;
    private static final int ACCELEROMETER = 2;
    private static final int POSITIONAL = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Description() {
    }

    /** Writes it. */
    static byte[] of(DeployRequest request, ImpulseImage image) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", 1);
        root.putObject("project").put("id", 1).put("owner", "Inkling").put("name", request.project()).put("deploy_version", 1);
        request.classes().forEach(root.putArray("labels")::add);
        request.window().axes().forEach(root.putArray("axes")::add);
        root.set("properties", properties(request));
        ObjectNode memory = root.putObject("memory");
        place(memory, "window", image.window(), request.window().size());
        place(memory, "features", image.features(), image.featureCount());
        place(memory, "outputs", image.output(), request.classes().size());
        place(memory, "scores", image.scores(), request.classes().size());
        memory.put("end", image.end());
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void place(ObjectNode memory, String name, int at, int size) {
        memory.putObject(name).put("at", at).put("size", size);
    }

    private static ObjectNode properties(DeployRequest request) {
        SignalShape window = request.window();
        ObjectNode properties = JSON.createObjectNode();
        properties.put("sensor", sensor(window));
        properties.put("frequency", window.frequencyHz());
        properties.put("interval_ms", window.intervalMs());
        properties.put("frame_sample_count", window.frames());
        properties.put("axis_count", window.axes().size());
        properties.put("input_features_count", window.size());
        properties.put("image_input_width", 0).put("image_input_height", 0).put("image_input_frames", 0).put("image_input_channel_count",
                0);
        properties.put("label_count", request.classes().size());
        properties.put("model_type", "classification");
        properties.put("has_anomaly", false).put("has_visual_anomaly_detection", false).put("has_object_tracking", false);
        properties.put("slice_size", Math.max(1, window.frames() / SLICES_PER_WINDOW) * window.axes().size());
        properties.put("use_continuous_mode", true).put("is_performance_calibration_enabled", false);
        properties.putArray("thresholds").addObject().put("id", 1).put("type", "classification").put("min_score", request.threshold());
        return properties;
    }

    private static int sensor(SignalShape window) {
        List<String> axes = window.axes().stream().map(axis -> axis.toLowerCase(Locale.ROOT)).toList();
        if (axes.equals(List.of("audio"))) {
            return MICROPHONE;
        }
        boolean acceleration = axes.stream().anyMatch(axis -> axis.startsWith("acc"));
        boolean all = axes.stream().allMatch(axis -> axis.startsWith("acc"));
        boolean motion = axes.stream().allMatch(axis -> axis.startsWith("acc") || axis.startsWith("gyr"));
        return all ? ACCELEROMETER : acceleration && motion ? POSITIONAL : UNKNOWN;
    }
}
