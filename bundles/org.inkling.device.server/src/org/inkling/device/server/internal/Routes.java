package org.inkling.device.server.internal;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is where: ingestion under {@code /api}, Studio under {@code /v1}, the phone's page and its pairing. */
public final class Routes extends Handler.Abstract {

    private final Ingestion ingestion;
    private final Studio studio;
    private final PhonePage page;

    Routes(Ingestion ingestion, Studio studio, PhonePage page) {
        this.ingestion = ingestion;
        this.studio = studio;
        this.page = page;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = new Reply(response, callback);
        String path = Request.getPathInContext(request);
        if (path.startsWith("/api/")) {
            ingestion.handle(request, reply);
        } else if (path.startsWith("/v1/")) {
            studio.handle(request, reply);
        } else if (!page.handle(request, response, reply)) {
            reply.error(404, "There is nothing here");
        }
        return true;
    }
}
