package org.inkling.device.server.internal;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;

/** Messages of remote management: text frames are JSON, binary frames CBOR. */
enum Wire {
    JSON(new ObjectMapper()), CBOR(new CBORMapper());

    private final ObjectMapper mapper;

    Wire(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    JsonNode read(byte[] message) throws IOException {
        JsonNode node = mapper.readTree(message);
        if (node == null || !node.isObject()) {
            throw new IOException("a message is an object");
        }
        return node;
    }

    void send(Session session, JsonNode message) {
        try {
            if (this == JSON) {
                session.sendText(message.toString(), Callback.NOOP);
            } else {
                session.sendBinary(ByteBuffer.wrap(mapper.writeValueAsBytes(message)), Callback.NOOP);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }
}
