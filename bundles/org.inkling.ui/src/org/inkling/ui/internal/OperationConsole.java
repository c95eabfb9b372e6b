package org.inkling.ui.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleManager;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;
import org.inkling.ui.Icons;
import org.inkling.ui.Look;
import org.inkling.ui.State;
import org.inkling.ui.charts.Tone;
import org.osgi.service.component.annotations.Component;

/** The log of every operation in the Console view: one console for each project, emptied when the next operation starts. */
@Component(service = OperationListener.class)
public final class OperationConsole implements OperationListener {

    /** More than this is cut off at the beginning. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private record Streams(MessageConsole console, MessageConsoleStream plain, MessageConsoleStream warning, MessageConsoleStream bad,
            MessageConsoleStream good) {
    }

    private final Map<OperationJob, Streams> open = new ConcurrentHashMap<>();

    @Override
    public void started(OperationJob job) {
        if (PlatformUI.isWorkbenchRunning()) {
            open.put(job, create(job));
            line(job, Severity.INFO, job.getName());
        }
    }

    private static Streams create(OperationJob job) {
        IConsoleManager manager = ConsolePlugin.getDefault().getConsoleManager();
        String name = "Inkling: " + job.project().getName();
        MessageConsole console = null;
        for (IConsole known : manager.getConsoles()) {
            if (known instanceof MessageConsole message && known.getName().equals(name)) {
                console = message;
            }
        }
        if (console == null) {
            console = new MessageConsole(name, Icons.descriptor("console"));
            console.setWaterMarks(MOST_CHARACTERS * 3 / 4, MOST_CHARACTERS);
            manager.addConsoles(new IConsole[]{ console });
        }
        console.clearConsole();
        return new Streams(console, stream(console, Tone.TEXT), stream(console, Tone.WARN), stream(console, Tone.BAD),
                stream(console, Tone.OK));
    }

    private static MessageConsoleStream stream(MessageConsole console, Tone tone) {
        MessageConsoleStream stream = console.newMessageStream();
        // a console that is on the screen may only be told of a colour in the user interface's thread
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> stream.setColor(Look.color(tone)));
        return stream;
    }

    @Override
    public void log(OperationJob job, String line) {
        line(job, Severity.INFO, line);
    }

    @Override
    public void problem(OperationJob job, Problem problem) {
        line(job, problem.severity(), State.of(problem.severity()).sign() + " " + problem);
    }

    @Override
    public void finished(OperationJob job, IStatus status) {
        Streams streams = open.remove(job);
        if (streams == null) {
            return;
        }
        switch (status.getSeverity()) {
            case IStatus.OK, IStatus.INFO -> streams.good.println("✓ Done");
            case IStatus.CANCEL -> streams.warning.println("Cancelled");
            default -> streams.bad.println("✗ " + status.getMessage());
        }
        for (MessageConsoleStream stream : new MessageConsoleStream[]{ streams.plain, streams.warning, streams.bad, streams.good }) {
            try {
                stream.close();
            } catch (IOException e) {
                ILog.of(OperationConsole.class).warn("The console of " + job.project().getName() + " cannot be closed", e);
            }
        }
    }

    private void line(OperationJob job, Severity severity, String text) {
        Streams streams = open.get(job);
        if (streams != null) {
            (switch (severity) {
                case INFO -> streams.plain;
                case WARNING -> streams.warning;
                case ERROR -> streams.bad;
            }).println(text);
        }
    }
}
