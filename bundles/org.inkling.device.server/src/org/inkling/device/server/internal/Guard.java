package org.inkling.device.server.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets in only requests to a name of this server, and from pages of this computer or of the server itself; answers preflight requests. */
public final class Guard extends Handler.Wrapper {

    private final Hosts hosts;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "Inkling pace");
        thread.setDaemon(true);
        return thread;
    });

    public Guard(Hosts hosts, Handler inner) {
        super(inner);
        this.hosts = hosts;
    }

    @Override
    protected void doStop() throws Exception {
        timer.shutdownNow();
        super.doStop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Reply reply = new Reply(response, callback);
        response.getHeaders().put("X-Content-Type-Options", "nosniff").put("Referrer-Policy", "no-referrer").put("X-Frame-Options", "DENY");
        if (!hosts.known(Request.getServerName(request))) {
            reply.error(403, "This server is not reached by the name " + Request.getServerName(request)
                    + ". Use localhost, or the address that Inkling shows.");
            return true;
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !origin.equals("null")) {
            if (!hosts.knownOrigin(origin)) {
                reply.error(403, "Pages of " + origin + " may not use this server.");
                return true;
            }
            allow(response.getHeaders(), origin);
        } else if (origin != null) {
            reply.error(403, "Pages without an origin may not use this server.");
            return true;
        }
        if (HttpMethod.OPTIONS.is(request.getMethod())) {
            response.setStatus(204);
            callback.succeeded();
            return true;
        }
        Pace.watch(request, timer);
        return super.handle(request, response, callback);
    }

    private static void allow(HttpFields.Mutable headers, String origin) {
        headers.put("Access-Control-Allow-Origin", origin);
        headers.put("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        headers.put("Access-Control-Allow-Headers",
                "content-type, x-api-key, x-file-name, x-label, x-no-label, x-no-date-id, x-add-date-id,"
                        + " x-disallow-duplicates, x-metadata, x-upload-source, x-device-type");
        headers.put("Access-Control-Max-Age", "600");
        headers.add(HttpHeader.VARY, "Origin");
    }
}
