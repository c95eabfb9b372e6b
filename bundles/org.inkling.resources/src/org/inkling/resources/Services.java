package org.inkling.resources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * OSGi services for code that the platform creates from {@code plugin.xml} and that can therefore not be a component itself.
 * Open it for the work at hand and close it afterwards; the services are given back then.
 *
 * <pre>{@code
 * try (Services services = Services.of(getClass())) {
 *     LabFiles files = services.need(LabFiles.class);
 *     …
 * }
 * }</pre>
 */
public final class Services implements AutoCloseable {

    private final BundleContext context;
    private final List<ServiceReference<?>> used = new ArrayList<>();

    private Services(BundleContext context) {
        this.context = context;
    }

    /** Services as the bundle of a class sees them. */
    public static Services of(Class<?> caller) {
        return new Services(FrameworkUtil.getBundle(caller).getBundleContext());
    }

    /** The service with the highest ranking. */
    public synchronized <S> Optional<S> find(Class<S> type) {
        ServiceReference<S> reference = context.getServiceReference(type);
        return reference == null ? Optional.empty() : get(reference);
    }

    /** The service with a property of a value, for example {@code find(Operation.class, Operation.ID, "run")}. */
    public synchronized <S> Optional<S> find(Class<S> type, String property, String value) {
        return references(type).stream().filter(r -> value.equals(r.getProperty(property))).sorted(java.util.Comparator.reverseOrder())
                .findFirst().flatMap(this::get);
    }

    /** The service, which belongs to the program: its absence is a broken installation. */
    public <S> S need(Class<S> type) {
        return find(type).orElseThrow(() -> new IllegalStateException("The installation is damaged: no service " + type.getName()));
    }

    /** Every service of a type, the highest ranking first. */
    public synchronized <S> List<S> all(Class<S> type) {
        List<S> services = new ArrayList<>();
        references(type).stream().sorted(java.util.Comparator.reverseOrder()).forEach(r -> get(r).ifPresent(services::add));
        return services;
    }

    private <S> Collection<ServiceReference<S>> references(Class<S> type) {
        try {
            return context.getServiceReferences(type, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private <S> Optional<S> get(ServiceReference<S> reference) {
        S service = context.getService(reference);
        if (service != null) {
            used.add(reference);
        }
        return Optional.ofNullable(service);
    }

    @Override
    public synchronized void close() {
        used.forEach(context::ungetService);
        used.clear();
    }
}
