package org.inkling.ui.lab.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.ImportResult;
import org.inkling.resources.OperationJob;
import org.inkling.resources.OperationListener;

/** Starts imports and says in the end what was left out. The log of every file is in the console. */
final class Imports {

    private static final int MOST_SHOWN = 12;

    private Imports() {
    }

    /** @param label for every file, empty takes it from the files; @param intervalMs of CSV files without time stamps, 0 when not known */
    static OperationJob job(IProject project, List<Path> sources, Category category, String label, double intervalMs) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("sources", sources.stream().map(Path::toString).collect(Collectors.joining("\n")));
        arguments.put("category", category.id());
        arguments.put("label", label);
        arguments.put("interval_ms", intervalMs);
        OperationJob job = new OperationJob("Import recordings into " + project.getName(), project, "import",
                ParameterValues.of(arguments));
        job.addListener(new OperationListener() {

            @Override
            public void finished(OperationJob done, IStatus status) {
                done.result().filter(ImportResult.class::isInstance).map(ImportResult.class::cast).filter(r -> !r.failed().isEmpty())
                        .ifPresent(r -> Display.getDefault().asyncExec(() -> showLeftOut(r)));
            }
        });
        return job;
    }

    private static void showLeftOut(ImportResult result) {
        IWorkbenchWindow window = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getActiveWorkbenchWindow() : null;
        Shell shell = window == null ? null : window.getShell();
        MessageDialog.openWarning(shell, "Import recordings", summary(result));
    }

    /** What an import did, for people. */
    static String summary(ImportResult result) {
        StringBuilder text = new StringBuilder(count(result.imported(), "recording") + " imported, "
                + count(result.failed().size(), "file") + " left out:\n");
        result.failed().stream().limit(MOST_SHOWN).forEach(f -> text.append("\n").append(String.join("\n", f.problems())));
        if (result.failed().size() > MOST_SHOWN) {
            text.append("\n… the others are in the console.");
        }
        return text.toString();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
