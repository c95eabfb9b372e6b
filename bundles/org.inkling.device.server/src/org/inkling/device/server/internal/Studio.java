package org.inkling.device.server.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.sensor.Sensor;
import org.inkling.device.server.ServedProject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Studio routes under {@code /v1} that the command-line tools and the mobile client ask for. */
final class Studio {

    private static final int MAX_BODY = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Projects projects;
    private final RemoteDevices devices;

    Studio(Projects projects, RemoteDevices devices) {
        this.projects = projects;
        this.devices = devices;
    }

    void handle(Request request, Reply reply) {
        Projects.Served served = projects.byKey(request).orElse(null);
        if (served == null) {
            reply.error(401, "Invalid API key");
            return;
        }
        String[] path = Request.getPathInContext(request).split("/");
        String route = request.getMethod() + " " + pattern(path, served.project);
        switch (route) {
            case "GET api/projects" -> reply.json(200, projectList(served.project));
            case "GET api/{id}" -> information(served.project, reply);
            case "GET api/{id}/devkeys/hmac" -> reply.json(200, success().put("hmacKey", served.project.keys().hmacKey()));
            case "GET api/{id}/devkeys" -> reply.json(200, success().put("hmacKey", served.project.keys().hmacKey())
                    .put("apiKey", request.getHeaders().get("x-api-key")));
            case "GET api/{id}/public-info" -> reply.json(200, project(served.project).put("success", true));
            case "GET api/{id}/devices" -> {
                ObjectNode answer = success();
                ArrayNode list = answer.putArray("devices");
                devices.of(served.project).forEach(d -> list.add(device(d)));
                reply.json(200, answer);
            }
            case "GET api/{id}/device/{device}" -> devices.find(served.project, decoded(path[path.length - 1])).ifPresentOrElse(
                    d -> reply.json(200, success().set("device", device(d))),
                    () -> reply.json(200, Reply.object().put("success", false).put("error", "No such device")));
            case "POST api/{id}/devices/create" -> body(request, reply, body -> {
                devices.register(served.project, body.path("deviceId").asText(), body.path("deviceType").asText("UNKNOWN"));
                return success();
            });
            case "POST api/{id}/devices/{device}/rename" -> body(request, reply, body -> {
                devices.find(served.project, decoded(path[path.length - 2])).ifPresent(d -> d.rename(body.path("name").asText()));
                return success();
            });
            default -> reply.error(404, "There is no such route here: " + request.getMethod() + " " + Request.getPathInContext(request));
        }
    }

    /** The route with the numbers and names taken out; a number of another project matches nothing. */
    private static String pattern(String[] path, ServedProject project) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 2; i < path.length; i++) {
            String part = path[i];
            if (i == 3 && part.equals(String.valueOf(project.id()))) {
                part = "{id}";
            } else if (i == 5 && (path[4].equals("device") || path[4].equals("devices") && !part.equals("create"))) {
                part = "{device}";
            }
            pattern.append(i == 2 ? "" : "/").append(part);
        }
        return pattern.toString();
    }

    private interface Answer {
        ObjectNode of(JsonNode body);
    }

    private static void body(Request request, Reply reply, Answer answer) {
        CompletableFuture<byte[]> body = Content.Source.asByteArrayAsync(request, MAX_BODY);
        body.whenComplete((bytes, failure) -> {
            try {
                if (failure != null) {
                    reply.error(413, "The request is too large");
                } else {
                    reply.json(200, answer.of(JSON.readTree(new String(bytes, StandardCharsets.UTF_8))));
                }
            } catch (JsonProcessingException e) {
                reply.error(400, "The request is no JSON");
            }
        });
    }

    private static ObjectNode success() {
        return Reply.object().put("success", true);
    }

    private static ObjectNode projectList(ServedProject project) {
        ObjectNode answer = success();
        answer.putArray("projects").add(project(project));
        return answer;
    }

    private static ObjectNode project(ServedProject project) {
        ObjectNode node = Reply.object().put("id", project.id()).put("name", project.name()).put("owner", "inkling").put("description", "")
                .put("created", "2026-01-01T00:00:00.000Z").put("ownerUserId", 1);
        node.putArray("collaborators");
        node.put("labelingMethod", "single_label");
        node.putObject("metadata");
        node.put("isEnterpriseProject", false).putNull("whitelabelId");
        node.putArray("tags");
        return node.put("category", "Accelerometer").put("license", "").put("teamProject", false).put("isPublic", false)
                .put("allowExternalPublic", false).put("publicProjectListed", false);
    }

    private void information(ServedProject project, Reply reply) {
        try {
            ObjectNode answer = success();
            answer.set("project", project(project));
            answer.putObject("developmentKeys").put("hmacKey", project.keys().hmacKey());
            answer.putObject("impulse").put("created", false).put("configured", false).put("complete", false);
            ArrayNode list = answer.putArray("devices");
            devices.of(project).forEach(d -> list.add(device(d)));
            Map<String, Long> labels = new TreeMap<>();
            long[] count = new long[2];
            double[] length = new double[2];
            for (SampleRef sample : project.dataset().samples()) {
                int part = sample.split() == Split.TRAINING ? 0 : 1;
                count[part]++;
                length[part] += sample.lengthMs();
                labels.merge(sample.label(), 1L, Long::sum);
            }
            summary(answer.putObject("dataSummary"), labels, count[0] + count[1], length[0] + length[1]);
            ObjectNode parts = answer.putObject("dataSummaryPerCategory");
            summary(parts.putObject("training"), labels, count[0], length[0]);
            summary(parts.putObject("testing"), labels, count[1], length[1]);
            summary(parts.putObject("anomaly"), Map.of(), 0, 0);
            answer.putObject("computeTime");
            answer.putObject("acquisitionSettings").put("intervalMs", 16).put("lengthMs", 10000).put("segmentLength", 1000)
                    .put("segmentShift", true).put("defaultPageSize", 12).put("viewType", "list").put("gridColumnCount", 4)
                    .put("gridColumnCountDetailed", 2).put("showExactSampleLength", false);
            rest(answer);
            reply.json(200, answer);
        } catch (OperationException e) {
            reply.error(500, Ingestion.message(e));
        }
    }

    private static void summary(ObjectNode node, Map<String, Long> labels, long count, double length) {
        ArrayNode names = node.putArray("labels");
        labels.keySet().forEach(names::add);
        node.put("dataCount", count).put("totalLengthMs", Math.round(length));
    }

    /** Fields that the tools' type checks want and nothing here has. */
    private static void rest(ObjectNode answer) {
        for (String name : new String[]{ "collaborators", "experiments", "latencyDevices", "trainJobNotificationUids",
                "dspJobNotificationUids", "modelTestingJobNotificationUids", "autoTunerJobNotificationUids",
                "exportJobNotificationUids" }) {
            answer.putArray(name);
        }
        for (String name : new String[]{ "deploySettings", "urls", "performance", "readme" }) {
            answer.putObject(name);
        }
        answer.putObject("showGettingStartedWizard").put("showWizard", false).put("step", 0);
        answer.put("showCreateFirstImpulse", false).put("hasNewModelTestingFunctionality", true).put("defaultImpulseId", 1)
                .put("inPretrainedModelFlow", false).put("dspPageSize", 0).put("showSensorDataInAcquisitionGraph", false);
    }

    private static ObjectNode device(RemoteDevice device) {
        ObjectNode node = Reply.object().put("deviceId", device.id()).put("name", device.name()).put("deviceType", device.type())
                .put("created", Instant.ofEpochMilli(device.created()).toString())
                .put("lastSeen", Instant.ofEpochMilli(device.lastSeen()).toString());
        ArrayNode sensors = node.putArray("sensors");
        for (Sensor sensor : device.sensors()) {
            ArrayNode frequencies = sensors.addObject().put("name", sensor.name()).put("maxSampleLengthS", sensor.maxSeconds())
                    .putArray("frequencies");
            sensor.frequencies().forEach(frequencies::add);
        }
        return node.put("remote_mgmt_connected", device.connected()).put("supportsSnapshotStreaming", device.snapshots())
                .put("remoteMgmtMode", device.mode());
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
