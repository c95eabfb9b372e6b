package org.inkling.device.server.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes answers. */
final class Reply {

    private final Response response;
    private final Callback callback;

    Reply(Response response, Callback callback) {
        this.response = response;
        this.callback = callback;
    }

    /** A new JSON object. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    void json(int status, JsonNode content) {
        send(status, "application/json; charset=utf-8", content.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** {@code {success:false, error}}, as every tool understands it. */
    void error(int status, String error) {
        json(status, object().put("success", false).put("error", error));
    }

    void text(int status, String content) {
        send(status, "text/plain; charset=utf-8", content.getBytes(StandardCharsets.UTF_8));
    }

    void send(int status, String type, byte[] content) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    void redirect(String address) {
        response.getHeaders().put(HttpHeader.LOCATION, address);
        text(303, address);
    }
}
