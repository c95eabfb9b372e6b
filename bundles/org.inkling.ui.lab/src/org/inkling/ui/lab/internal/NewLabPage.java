package org.inkling.ui.lab.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.inkling.project.LabProject;
import org.inkling.resources.SampleData;
import org.inkling.ui.lab.internal.preferences.LabPreferences;

/** Asks what a new lab project starts from, its name and its place. */
final class NewLabPage extends WizardPage {

    private static final int TEXT_WIDTH = 460;

    private final Start preselected;
    private final Map<Start, Button> choices = new EnumMap<>(Start.class);
    private final Optional<Path> sample = SampleData.find(SampleData.FREE_FALL);
    private Text name;
    private Text source;
    private Combo category;
    private Composite sourceArea;
    private Button inWorkspace;
    private Text folder;
    private Button browseFolder;
    private boolean nameTyped;

    /** @param preselected null for the usual */
    NewLabPage(Start preselected) {
        super("newLab");
        this.preselected = preselected;
        setTitle("New lab project");
        setDescription("Choose what the project starts from.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).spacing(8, 6).numColumns(3).applyTo(page);
        for (Start start : Start.values()) {
            choice(page, start);
            if (start == Start.IMPORT) {
                sourceArea(page);
            }
        }
        label(page, "Project name:", 14);
        name = new Text(page, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(0, 14).applyTo(name);
        inWorkspace = new Button(page, SWT.CHECK);
        inWorkspace.setText("Keep it in the &workspace");
        inWorkspace.setSelection(true);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(inWorkspace);
        label(page, "Folder:", 0);
        folder = new Text(page, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(folder);
        browseFolder = button(page, "B&rowse...", this::chooseFolder);
        Start first = sample.isPresent() ? Start.SAMPLE : Start.IMPORT;
        Start chosen = preselected == null || preselected.needsSample() && sample.isEmpty() ? first : preselected;
        select(chosen);
        name.setText(free(chosen == Start.EMPTY ? "my-lab" : SampleData.FREE_FALL));
        placeAsPreferred();
        name.addModifyListener(e -> validate());
        name.addListener(SWT.KeyDown, e -> nameTyped = true);
        folder.addModifyListener(e -> validate());
        source.addModifyListener(e -> sourceChanged());
        inWorkspace.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> validate()));
        setControl(page);
        validate();
        setErrorMessage(null);
        name.setFocus();
        name.selectAll();
    }

    private void choice(Composite page, Start start) {
        Button button = new Button(page, SWT.RADIO);
        button.setText(start.title());
        button.setEnabled(!start.needsSample() || sample.isPresent());
        GridDataFactory.fillDefaults().span(3, 1).indent(0, start.ordinal() == 0 ? 0 : 4).applyTo(button);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> chosen(start)));
        choices.put(start, button);
        Label description = new Label(page, SWT.WRAP);
        description.setText(button.isEnabled() ? start.description() : "The recordings of the sample are not part of this installation.");
        description.setEnabled(button.isEnabled());
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).indent(24, -4).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(description);
    }

    private void sourceArea(Composite page) {
        sourceArea = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(8, 6).applyTo(sourceArea);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).indent(24, 0).applyTo(sourceArea);
        label(sourceArea, "Recordings:", 0);
        source = new Text(sourceArea, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(source);
        button(sourceArea, "F&older...", this::chooseSourceFolder);
        button(sourceArea, "&Zip...", this::chooseSourceZip);
        label(sourceArea, "Category:", 0);
        category = new Combo(sourceArea, SWT.READ_ONLY);
        category.setItems(Category.titles());
        category.select(0);
        GridDataFactory.fillDefaults().span(3, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(category);
    }

    /** Starts with the folder of the preferences, if there is one; it follows the name until the person changes it. */
    private void placeAsPreferred() {
        LabPreferences.folder().ifPresent(preferred -> {
            inWorkspace.setSelection(false);
            String[] shown = { preferred.resolve(projectName()).toString() };
            folder.setText(shown[0]);
            name.addModifyListener(e -> {
                if (folder.getText().equals(shown[0]) && path(projectName()) != null) {
                    shown[0] = preferred.resolve(projectName()).toString();
                    folder.setText(shown[0]);
                }
            });
        });
    }

    private static void label(Composite parent, String text, int indent) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).indent(0, indent).applyTo(label);
    }

    private Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        setButtonLayoutData(button);
        return button;
    }

    private void select(Start start) {
        choices.forEach((s, b) -> b.setSelection(s == start));
    }

    private void chosen(Start start) {
        if (!nameTyped) {
            name.setText(free(start.needsSample() ? SampleData.FREE_FALL : start == Start.EMPTY ? "my-lab" : nameOfSource()));
        }
        validate();
    }

    private void sourceChanged() {
        if (!nameTyped && start() == Start.IMPORT) {
            name.setText(free(nameOfSource()));
        }
        validate();
    }

    private String nameOfSource() {
        Path path = path(source.getText());
        String file = path == null || path.getFileName() == null ? "" : path.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
        return file.isBlank() ? "my-lab" : file;
    }

    private static String free(String wanted) {
        String candidate = wanted;
        for (int i = 2; ResourcesPlugin.getWorkspace().getRoot().getProject(candidate).exists(); i++) {
            candidate = wanted + "-" + i;
        }
        return candidate;
    }

    private void chooseSourceFolder() {
        choose(source, new DirectoryDialog(getShell(), SWT.OPEN).open());
        select(Start.IMPORT);
        sourceChanged();
    }

    private void chooseSourceZip() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setFilterExtensions(new String[]{ "*.zip", "*" });
        choose(source, dialog.open());
        select(Start.IMPORT);
        sourceChanged();
    }

    private void chooseFolder() {
        choose(folder, new DirectoryDialog(getShell(), SWT.OPEN).open());
    }

    private static void choose(Text into, String path) {
        if (path != null) {
            into.setText(path);
        }
    }

    private void validate() {
        boolean elsewhere = !inWorkspace.getSelection();
        folder.setEnabled(elsewhere);
        browseFolder.setEnabled(elsewhere);
        setControlsEnabled(sourceArea, start() == Start.IMPORT);
        String error = error();
        setErrorMessage(error);
        setPageComplete(error == null);
    }

    private static void setControlsEnabled(Composite area, boolean enabled) {
        for (var control : area.getChildren()) {
            control.setEnabled(enabled);
        }
    }

    private String error() {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        String wanted = projectName();
        IStatus valid = workspace.validateName(wanted, IResource.PROJECT);
        if (!valid.isOK()) {
            return wanted.isEmpty() ? "Give the project a name." : valid.getMessage();
        }
        if (workspace.getRoot().getProject(wanted).exists()) {
            return "There is a project \"" + wanted + "\" in the workspace already.";
        }
        if (start() == Start.IMPORT && (source() == null || !Files.exists(source()))) {
            return "Choose a folder or zip with recordings.";
        }
        if (inWorkspace.getSelection()) {
            return LabProject.isProject(workspace.getRoot().getLocation().append(wanted).toPath())
                    ? "The workspace folder holds a lab project of that name already; open it with File > Open Projects from File System."
                    : null;
        }
        Path place = folder();
        if (place == null || !place.isAbsolute()) {
            return "Choose the folder of the project.";
        }
        IStatus location = workspace.validateProjectLocation(workspace.getRoot().getProject(wanted), IPath.fromPath(place));
        return location.isOK() ? null : location.getMessage();
    }

    /** What was chosen. */
    Start start() {
        return choices.entrySet().stream().filter(e -> e.getValue().getSelection()).map(Map.Entry::getKey).findFirst().orElse(Start.EMPTY);
    }

    String projectName() {
        return name.getText().trim();
    }

    /** Where the project is to stand; null in the workspace. */
    Path folder() {
        return inWorkspace.getSelection() ? null : path(folder.getText());
    }

    /** Where the recordings are; null for none. */
    Path source() {
        return start().needsSample() ? sample.orElse(null) : start() == Start.IMPORT ? path(source.getText()) : null;
    }

    Category category() {
        return start() == Start.IMPORT ? Category.values()[Math.max(0, category.getSelectionIndex())] : Category.AS_FOUND;
    }

    private static Path path(String text) {
        try {
            return text.isBlank() ? null : Path.of(text.trim());
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
