package org.inkling.ui.lab.internal.screens;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.inkling.ui.Card;
import org.inkling.ui.Choice;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The recordings as a zip that the uploader of Edge Impulse and the import understand, for graded steps or elsewhere. */
final class ExportCard {

    private static final int GRADED_STEPS = 5;
    /** The step of the lab that asks for the export. */
    private static final int EXPORT_STEP = 2;

    private final IProject project;
    private final DashboardData data;
    private final Choice place;

    ExportCard(Composite parent, IProject project, DashboardData data) {
        this.project = project;
        this.data = data;
        Card card = new Card(parent, "Export");
        card.setRemark("original files, uploader compatible");
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 6;
        card.body().setLayout(layout);
        place = Widgets.id(new Choice(card.body()), "dashboard.export.place");
        List<String> places = new ArrayList<>();
        for (int step = 1; step <= GRADED_STEPS; step++) {
            places.add(DashboardData.EVIDENCE + "/step" + step);
        }
        places.add("Another place…");
        place.setItems(places);
        place.select(EXPORT_STEP - 1);
        place.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        FlatButton export = Widgets.id(new FlatButton(card.body(), FlatButton.Kind.QUIET, "Export", this::export), "dashboard.export");
        boolean empty = data.info().training().samples() + data.info().testing().samples() == 0;
        export.setEnabled(!data.busy() && !empty);
        String text = empty
                ? "There is nothing to export yet."
                : data.exports().isEmpty() ? "A zip with every recording as it was recorded, and info.labels." : "";
        if (!text.isEmpty()) {
            Widgets.text(card.body(), text, TextStyle.TEXT, Tone.MUTED).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        }
        for (String done : data.exports()) {
            Widgets.text(card.body(), "✓ " + done, TextStyle.TEXT, Tone.OK).setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            Path folder = data.folder().resolve(done).getParent();
            new FlatButton(card.body(), FlatButton.Kind.LINK, "Open folder", () -> Actions.showInSystem(folder))
                    .setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        }
    }

    private void export() {
        Path zip = target();
        if (zip != null) {
            Actions.run(project, "Export " + project.getName(), "export", Map.of("out", zip.toString()));
        }
    }

    /** Where the zip goes; null when the person thought better of it. */
    private Path target() {
        String name = project.getName() + "-export.zip";
        if (place.selected() < GRADED_STEPS) {
            return data.folder().resolve(place.getText()).resolve(name);
        }
        FileDialog dialog = new FileDialog(place.getShell(), SWT.SAVE);
        dialog.setText("Export recordings");
        dialog.setFilterExtensions(new String[]{ "*.zip" });
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        return chosen == null ? null : Path.of(chosen.endsWith(".zip") ? chosen : chosen + ".zip");
    }
}
