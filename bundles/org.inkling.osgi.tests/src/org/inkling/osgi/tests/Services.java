package org.inkling.osgi.tests;

import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.Operations;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The running program's services, for tests. */
final class Services {

    private Services() {
    }

    static <T> T need(Class<T> type) throws InterruptedException {
        BundleContext context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        T service = tracker.waitForService(10_000);
        if (service == null) {
            throw new IllegalStateException("there is no service " + type.getName());
        }
        return service;
    }

    /** Runs an operation as every front end does. */
    static Object run(String id, Lab lab, java.util.Map<String, Object> given) throws Exception {
        Operation<?> operation = need(Operations.class).find(id).orElseThrow();
        ParameterValues arguments = operation.arguments().complete(ParameterValues.of(given), "", "", problem -> {
            throw new IllegalArgumentException(problem.toString());
        });
        return operation.run(arguments, lab, OperationContext.quiet());
    }
}
