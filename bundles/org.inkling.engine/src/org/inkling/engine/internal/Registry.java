package org.inkling.engine.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.Location;
import org.inkling.api.Problem;

/**
 * Providers of one kind that come and go. One that throws when it is asked to describe itself, even a
 * {@link LinkageError}, is left out and named.
 *
 * @param <T> kind of provider
 */
public final class Registry<T> {

    private final Function<T, Boolean> probe;
    private final List<T> usable = new CopyOnWriteArrayList<>();
    private final Map<T, Problem> broken = new LinkedHashMap<>();

    /** @param probe calls whatever will be called later to list providers, and tells whether the answer makes sense */
    public Registry(Function<T, Boolean> probe) {
        this.probe = probe;
    }

    public void add(T provider) {
        try {
            if (!probe.apply(provider)) {
                throw new IllegalArgumentException("it does not describe itself");
            }
            usable.add(provider);
        } catch (Exception | LinkageError e) {
            synchronized (broken) {
                broken.put(provider, problem(name(provider), e));
            }
        }
    }

    public void remove(T provider) {
        usable.remove(provider);
        synchronized (broken) {
            broken.remove(provider);
        }
    }

    /** The usable ones in the order they came; safe while they come and go. */
    public List<T> all() {
        return List.copyOf(usable);
    }

    /** Those left out, and why. */
    public List<Problem> problems() {
        synchronized (broken) {
            return List.copyOf(broken.values());
        }
    }

    private static String name(@Nullable Object provider) {
        return provider == null ? "" : provider.getClass().getName();
    }

    private static Problem problem(String name, Throwable why) {
        return Problem.warning("catalog.broken", Location.of(name), "This extension cannot be used and was left out: " + why + ".",
                "Update or remove the pack it comes from");
    }
}
