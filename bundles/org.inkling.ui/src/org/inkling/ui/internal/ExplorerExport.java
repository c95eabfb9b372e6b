package org.inkling.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.inkling.project.SafeFiles;
import org.inkling.ui.ExplorerData;
import org.inkling.ui.Look;
import org.inkling.ui.charts.Chart;
import org.inkling.ui.charts.ChartImage;
import org.inkling.ui.charts.Theme;

/** The explorer as a file: a picture, a drawing, or a table of all windows with their features. */
public final class ExplorerExport {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 720;
    private static final double ZOOM = 2;

    private ExplorerExport() {
    }

    /** Asks for a file and writes it in the background; the ending decides what it becomes. */
    public static void ask(Shell shell, Chart chart, ExplorerData data, float @Nullable [] projection) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText("Export feature explorer");
        dialog.setFilterNames(new String[]{ "Picture (*.png)", "Drawing (*.svg)", "Table of all windows (*.csv)" });
        dialog.setFilterExtensions(new String[]{ "*.png", "*.svg", "*.csv" });
        dialog.setFileName("features.png");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return;
        }
        Theme theme = Look.theme();
        IJobFunction work = monitor -> write(Path.of(chosen), chart, theme, data, projection);
        Job job = Job.create("Export " + Path.of(chosen).getFileName(), work);
        job.setUser(true);
        job.schedule();
    }

    /** Writes one file. */
    public static IStatus write(Path file, Chart chart, Theme theme, ExplorerData data, float @Nullable [] projection) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        try {
            SafeFiles.write(file, name.endsWith(".csv")
                    ? table(data, projection).getBytes(StandardCharsets.UTF_8)
                    : name.endsWith(".svg")
                            ? ChartImage.svg(chart, WIDTH, HEIGHT, theme).getBytes(StandardCharsets.UTF_8)
                            : ChartImage.png(chart, WIDTH, HEIGHT, ZOOM, theme));
            return Status.OK_STATUS;
        } catch (IOException e) {
            return Status.error("The file " + file + " cannot be written: " + e.getMessage() + ". Check the rights on the folder and the "
                    + "space on the disk.", e);
        }
    }

    /** A row for each window: sample, start, class, what the model says, every feature, and the projection when there is one. */
    static String table(ExplorerData data, float @Nullable [] projection) {
        StringBuilder text = new StringBuilder("sample,start_frame,start_ms,class,remark");
        data.features().forEach(feature -> text.append(',').append(quoted(feature)));
        text.append(projection == null ? "\n" : ",x,y,z\n");
        for (int i = 0; i < data.size(); i++) {
            ExplorerData.Window window = data.windows().get(i);
            text.append(quoted(window.name())).append(',').append(window.start()).append(',')
                    .append(window.atMs()).append(',').append(quoted(data.groups().get(data.groupOf()[i]))).append(',')
                    .append(quoted(window.remark()));
            for (int f = 0; f < data.features().size(); f++) {
                text.append(',').append(data.value(i, f));
            }
            for (int d = 0; projection != null && d < 3; d++) {
                text.append(',').append(projection[3 * i + d]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
