package org.inkling.device.server.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.server.Request;
import org.inkling.device.server.ServedProject;

/** The projects that a server takes data for, found by the API key of a request. */
public final class Projects {

    /** A project with what serves it. */
    static final class Served {

        final ServedProject project;
        final Storekeeper store;
        final Pairing pairing;

        Served(ServedProject project) {
            this.project = project;
            store = new Storekeeper(project.dataset());
            pairing = new Pairing();
        }

        /** Whether this key, of the project or of a paired phone, may send data. */
        boolean accepts(String key) {
            return project.keys().accepts(key) | pairing.accepts(key);
        }
    }

    private final List<Served> all = new CopyOnWriteArrayList<>();

    public void add(ServedProject project) {
        all.add(new Served(project));
    }

    public void remove(ServedProject project) throws InterruptedException {
        for (Served served : all) {
            if (served.project.equals(project)) {
                all.remove(served);
                served.store.close();
            }
        }
    }

    public List<ServedProject> list() {
        return all.stream().map(s -> s.project).toList();
    }

    /** The pairing of a project. */
    public Pairing pairing(ServedProject project) {
        return all.stream().filter(s -> s.project.equals(project)).findFirst().orElseThrow().pairing;
    }

    /** The project whose key this is. */
    Optional<Served> byKey(@Nullable String key) {
        Served found = null;
        // every project is asked, so that the time tells nothing about which one it was
        for (Served served : all) {
            if (key != null && !key.isEmpty() && served.accepts(key)) {
                found = served;
            }
        }
        return Optional.ofNullable(found);
    }

    Optional<Served> byKey(Request request) {
        return byKey(request.getHeaders().get("x-api-key"));
    }

    /** The project a pairing token was made for. */
    Optional<Served> byToken(String token) {
        return all.stream().filter(s -> s.pairing.open(token)).findFirst();
    }
}
