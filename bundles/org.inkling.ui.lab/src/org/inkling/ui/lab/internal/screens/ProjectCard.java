package org.inkling.ui.lab.internal.screens;

import java.util.function.Consumer;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.inkling.project.LabSettings;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** Name, seed and place of a project. */
final class ProjectCard {

    ProjectCard(Composite parent, IProject project, DashboardData data) {
        Card card = new Card(parent, "Project");
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 6;
        card.body().setLayout(layout);
        field(card.body(), "Name", data.info().name(), "dashboard.name", 220, text -> {
            if (!text.isBlank()) {
                Actions.setting(project, "name", text.strip());
            }
        });
        Text seed = field(card.body(), "Seed", String.valueOf(data.info().seed()), "dashboard.seed", 100, text -> {
            Long value = seed(text);
            if (value != null) {
                Actions.setting(project, "seed", value);
            }
        });
        seed.setToolTipText("Start of every random choice: the same seed gives the same result. From 0 to " + LabSettings.MAX_SEED + ".");
        seed.addListener(SWT.Modify, event -> Look.apply(seed, Tone.PAGE, seed(seed.getText()) == null ? Tone.BAD : Tone.TEXT));
        Label folder = Widgets.text(card.body(), data.folder().toString(), TextStyle.SMALL, Tone.MUTED);
        folder.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        FlatButton open = new FlatButton(card.body(), FlatButton.Kind.LINK, "Open folder", () -> Actions.showInSystem(data.folder()));
        open.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
    }

    private static Long seed(String text) {
        try {
            long seed = Long.parseLong(text.strip());
            return seed >= 0 && seed <= LabSettings.MAX_SEED ? seed : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A text that is stored when a person leaves it or presses Enter. */
    private static Text field(Composite parent, String label, String value, String id, int width, Consumer<String> store) {
        Widgets.text(parent, label, TextStyle.TEXT, Tone.TEXT).setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Text text = Widgets.id(Look.apply(new Text(parent, SWT.BORDER | SWT.SINGLE), Tone.PAGE, Tone.TEXT), id);
        text.setText(value);
        GridData data = new GridData(SWT.END, SWT.CENTER, false, false);
        data.widthHint = width;
        text.setLayoutData(data);
        Runnable commit = () -> {
            if (!text.getText().equals(value)) {
                store.accept(text.getText());
            }
        };
        text.addListener(SWT.DefaultSelection, event -> commit.run());
        text.addListener(SWT.FocusOut, event -> commit.run());
        text.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                text.setText(value);
            }
        });
        return text;
    }
}
