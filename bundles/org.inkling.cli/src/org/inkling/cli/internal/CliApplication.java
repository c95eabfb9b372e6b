package org.inkling.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.inkling.cli.CliContext;
import org.inkling.cli.CliVerb;
import org.inkling.cli.ExitCode;
import org.inkling.cli.InklingCli;
import org.inkling.engine.Catalog;
import org.inkling.engine.Operations;
import org.inkling.engine.Targets;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The headless application {@code org.inkling.cli.app}: puts the command line on the services of the running product. */
public final class CliApplication implements IApplication {

    private static final long SERVICE_WAIT_MS = 20_000;
    private static final long STOP_WAIT_SECONDS = 5;

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);

    @Override
    public Object start(IApplicationContext application) throws InterruptedException {
        application.applicationRunning();
        Object given = application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        String[] arguments = given instanceof String[] strings ? strings : new String[0];
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Thread interrupt = new Thread(this::interrupted, "Inkling interrupt");
        Runtime.getRuntime().addShutdownHook(interrupt);
        try {
            return Integer.valueOf(run(arguments, out, err));
        } finally {
            finished.countDown();
        }
    }

    private int run(String[] arguments, PrintStream out, PrintStream err) throws InterruptedException {
        BundleContext bundles = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
        Catalog catalog = service(bundles, Catalog.class);
        Targets targets = service(bundles, Targets.class);
        Operations operations = service(bundles, Operations.class);
        if (catalog == null || targets == null || operations == null) {
            err.println(
                    "Internal error: the installation is not complete, its services do not start. See the log in configuration.");
            return ExitCode.INTERNAL;
        }
        CliContext context = new CliContext(catalog, targets, operations, directory(System.getenv()), out, err,
                System.getenv("INKLING_TTY") != null,
                cancelled::get);
        return new InklingCli(context, verbs(bundles)).execute(arguments);
    }

    private static <T> @org.eclipse.jdt.annotation.Nullable T service(BundleContext bundles, Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(bundles, type, null);
        tracker.open();
        return tracker.waitForService(SERVICE_WAIT_MS);
    }

    private static List<CliVerb> verbs(BundleContext bundles) {
        ServiceTracker<CliVerb, CliVerb> tracker = new ServiceTracker<>(bundles, CliVerb.class, null);
        tracker.open();
        ServiceReference<CliVerb>[] found = tracker.getServiceReferences();
        return found == null ? List.of() : Arrays.stream(found).sorted(Comparator.reverseOrder()).map(tracker::getService).toList();
    }

    /** The launch script changes folders; it leaves the caller's in the environment. */
    private static Path directory(Map<String, String> environment) {
        String given = environment.getOrDefault("INKLING_CWD", "");
        return Path.of(given.isEmpty() ? System.getProperty("user.dir") : given);
    }

    /** UTF-8 wherever the output may end in a file, also when the locale is not set, as in many containers. */
    private static PrintStream stream(FileDescriptor descriptor) {
        boolean windowsConsole = System.console() != null && System.getProperty("os.name", "").startsWith("Windows");
        return new PrintStream(new FileOutputStream(descriptor), true,
                windowsConsole ? System.console().charset() : StandardCharsets.UTF_8);
    }

    /** On an interrupt the work is asked to stop and gets some time for it: files are put away and the child process ends. */
    private void interrupted() {
        cancelled.set(true);
        try {
            finished.await(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        cancelled.set(true);
    }
}
