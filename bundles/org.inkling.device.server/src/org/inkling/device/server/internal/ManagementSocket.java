package org.inkling.device.server.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

import com.fasterxml.jackson.databind.JsonNode;

/** One connection of remote management. The first message is a hello; its encoding is that of every answer. */
public final class ManagementSocket implements Session.Listener.AutoDemanding {

    private final Projects projects;
    private final RemoteDevices devices;
    private volatile @Nullable Session session;
    private volatile @Nullable RemoteDevice device;

    ManagementSocket(Projects projects, RemoteDevices devices) {
        this.projects = projects;
        this.devices = devices;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
    }

    @Override
    public void onWebSocketText(String message) {
        Session now = session;
        if (now != null && message.equals("ping")) {
            now.sendText("pong", Callback.NOOP);
        } else {
            received(message.getBytes(StandardCharsets.UTF_8), Wire.JSON);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        callback.succeed();
        received(bytes, Wire.CBOR);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        RemoteDevice gone = device;
        Session now = session;
        if (gone != null && now != null) {
            gone.gone(now);
        }
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        RemoteDevice gone = device;
        Session now = session;
        if (gone != null && now != null) {
            gone.gone(now);
        }
    }

    private void received(byte[] message, Wire wire) {
        Session now = session;
        if (now == null) {
            return;
        }
        try {
            JsonNode node = wire.read(message);
            JsonNode hello = node.path("hello");
            RemoteDevice known = device;
            if (hello.isObject()) {
                hello(hello, now, wire);
            } else if (known == null) {
                refuse(now, wire, "Say hello first");
            } else {
                known.message(node);
            }
        } catch (IOException e) {
            // phones leave alone whatever holds these words
            wire.send(now, Reply.object().put("err", "Failed to parse message: " + firstLine(e)));
        }
    }

    private void hello(JsonNode hello, Session now, Wire wire) {
        Projects.Served served = projects.byKey(hello.path("apiKey").asText("")).orElse(null);
        String id = hello.path("deviceId").asText("").strip();
        if (served == null) {
            refuse(now, wire, "Invalid API key");
        } else if (id.isEmpty() || id.length() > 200 || id.chars().anyMatch(Character::isISOControl)) {
            refuse(now, wire, "The hello has no usable deviceId");
        } else {
            RemoteDevice greeted = devices.register(served.project, id, hello.path("deviceType").asText("UNKNOWN"));
            device = greeted;
            greeted.hello(hello, now, wire);
            wire.send(now, Reply.object().put("hello", true));
        }
    }

    private static void refuse(Session now, Wire wire, String why) {
        wire.send(now, Reply.object().put("hello", false).put("err", why));
        now.close(1008, why, Callback.NOOP);
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
