package org.inkling.device.server.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;

/** The page for phones: static files, and the exchange of a pairing token for a key. */
final class PhonePage {

    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8",
            "css",
            "text/css; charset=utf-8", "svg", "image/svg+xml", "json", "application/json", "webmanifest", "application/manifest+json");
    private static final String POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ws: wss:;"
            + " img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'";

    private final Projects projects;

    PhonePage(Projects projects) {
        this.projects = projects;
    }

    /** Answers what belongs to the page. @return false when it does not */
    boolean handle(Request request, Response response, Reply reply) {
        String path = Request.getPathInContext(request);
        if (path.equals("/")) {
            reply.redirect("/phone/");
        } else if (path.equals("/phone/pair")) {
            pair(request, reply);
        } else if (path.startsWith("/phone/") && path.matches("/phone/([a-z0-9-]+\\.[a-z]+)?")) {
            file(path.equals("/phone/") ? "index.html" : path.substring("/phone/".length()), response, reply);
        } else {
            return false;
        }
        return true;
    }

    private void pair(Request request, Reply reply) {
        Fields query = Request.extractQueryParameters(request);
        String token = query.getValue("token");
        Projects.Served served = token == null ? null : projects.byToken(token).orElse(null);
        if (!"POST".equals(request.getMethod())) {
            reply.error(405, "Pairing is a POST");
        } else if (served == null) {
            reply.error(403, "This QR code is too old or was closed. Scan the one that Inkling shows now.");
        } else {
            reply.json(200, Reply.object().put("success", true).put("apiKey", served.pairing.newKey())
                    .put("project", served.project.name()).put("projectId", served.project.id()));
        }
    }

    private static void file(String name, Response response, Reply reply) {
        try (InputStream in = PhonePage.class.getResourceAsStream("web/" + name)) {
            if (in == null) {
                reply.error(404, "There is nothing here");
                return;
            }
            response.getHeaders().put(new HttpField("Content-Security-Policy", POLICY)).put("Cache-Control", "no-cache");
            reply.send(200, TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"), in.readAllBytes());
        } catch (IOException e) {
            reply.error(500, "The page cannot be read");
        }
    }
}
