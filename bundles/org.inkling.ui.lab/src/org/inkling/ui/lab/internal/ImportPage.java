package org.inkling.ui.lab.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
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
import org.inkling.resources.LabNature;

/** Asks for recordings, the project they go to, and what is not in the files. */
final class ImportPage extends WizardPage {

    private static final String[] KINDS = { "*.json;*.cbor;*.csv;*.zip", "*" };
    private static final String[] KIND_NAMES = { "Recordings and zip exports", "All files" };

    private final IProject selected;
    private final List<IProject> projects;
    private Combo project;
    private org.eclipse.swt.widgets.List sources;
    private Combo category;
    private Text label;
    private Text interval;

    ImportPage(IProject selected) {
        super("importRecordings");
        this.selected = selected;
        this.projects = Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(LabNature::isOn).toList();
        setTitle("Import recordings");
        setDescription("JSON and CBOR in the data acquisition format, CSV with a header, folders of these, or zip exports.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).spacing(8, 8).numColumns(3).applyTo(page);
        label(page, "Recordings:", SWT.BEGINNING);
        sources = new org.eclipse.swt.widgets.List(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).hint(360, 120).applyTo(sources);
        buttons(page);
        label(page, "Lab project:", SWT.CENTER);
        project = new Combo(page, SWT.READ_ONLY);
        project.setItems(projects.stream().map(IProject::getName).toArray(String[]::new));
        project.select(Math.max(0, projects.indexOf(selected)));
        wide(project);
        label(page, "Category:", SWT.CENTER);
        category = new Combo(page, SWT.READ_ONLY);
        category.setItems(Category.titles());
        category.select(0);
        wide(category);
        label(page, "Label:", SWT.CENTER);
        label = new Text(page, SWT.BORDER);
        label.setMessage("from the file names and label files");
        wide(label);
        label(page, "CSV interval:", SWT.CENTER);
        interval = new Text(page, SWT.BORDER);
        interval.setMessage("ms, for CSV files without time stamps");
        wide(interval);
        project.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> validate()));
        interval.addModifyListener(e -> validate());
        setControl(page);
        validate();
        setErrorMessage(projects.isEmpty() ? error() : null);
    }

    private void buttons(Composite page) {
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.fillDefaults().applyTo(buttons);
        button(buttons, "Add &files...", this::addFiles);
        button(buttons, "Add f&older...", this::addFolder);
        button(buttons, "&Remove", () -> {
            sources.remove(sources.getSelectionIndices());
            validate();
        });
    }

    private void button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        setButtonLayoutData(button);
    }

    private static void label(Composite parent, String text, int vertical) {
        Label caption = new Label(parent, SWT.NONE);
        caption.setText(text);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, vertical).applyTo(caption);
    }

    private static void wide(org.eclipse.swt.widgets.Control control) {
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(control);
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setFilterExtensions(KINDS);
        dialog.setFilterNames(KIND_NAMES);
        if (dialog.open() != null) {
            for (String file : dialog.getFileNames()) {
                add(Path.of(dialog.getFilterPath(), file).toString());
            }
        }
    }

    private void addFolder() {
        String folder = new DirectoryDialog(getShell(), SWT.OPEN).open();
        if (folder != null) {
            add(folder);
        }
    }

    private void add(String path) {
        if (sources.indexOf(path) < 0) {
            sources.add(path);
        }
        validate();
    }

    private void validate() {
        String error = error();
        setErrorMessage(error);
        setPageComplete(error == null);
    }

    private String error() {
        if (projects.isEmpty()) {
            return "There is no open lab project to import into; make one first.";
        }
        if (sources.getItemCount() == 0) {
            return "Add files or a folder.";
        }
        return Double.isNaN(intervalMs()) ? "The interval has to be a number of milliseconds above 0." : null;
    }

    IProject project() {
        return projects.get(project.getSelectionIndex());
    }

    List<Path> sources() {
        List<Path> paths = new ArrayList<>();
        for (String item : sources.getItems()) {
            paths.add(Path.of(item));
        }
        return paths;
    }

    Category category() {
        return Category.values()[category.getSelectionIndex()];
    }

    String label() {
        return label.getText().trim();
    }

    /** Milliseconds, 0 when not given, NaN when not a number. */
    double intervalMs() {
        String text = interval.getText().trim();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            double value = Double.parseDouble(text.replace(',', '.'));
            return value > 0 ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
