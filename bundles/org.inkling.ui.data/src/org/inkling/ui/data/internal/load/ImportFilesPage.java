package org.inkling.ui.data.internal.load;

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
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.inkling.data.ImportOptions.Category;
import org.inkling.resources.LabNature;
import org.inkling.ui.Widgets;

/** Asks for files, the project they go to, and what is not in the files; shows what would be imported. */
final class ImportFilesPage extends WizardPage {

    private static final String[] KINDS = { "*.json;*.cbor;*.csv;*.wav;*.jpg;*.jpeg;*.png;*.zip", "*" };
    private static final String[] KIND_NAMES = { "Recordings, sounds, pictures and zip exports", "All files" };
    private static final List<Category> CATEGORIES = List.of(Category.SPLIT, Category.TRAINING, Category.TESTING, Category.AS_FOUND);
    private static final String[] CATEGORY_NAMES = { "Automatically split between training and testing", "Training", "Testing",
            "As the files say, else split" };

    private final IProject selected;
    private final List<IProject> projects;
    private final List<Button> categories = new ArrayList<>();
    private Combo project;
    private org.eclipse.swt.widgets.List sources;
    private Button infer;
    private Button enter;
    private Text label;
    private Text interval;
    private PreviewPane preview;

    ImportFilesPage(IProject selected) {
        super("importRecordings");
        this.selected = selected;
        this.projects = Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(LabNature::isOn).toList();
        setTitle("Import recordings");
        setDescription("JSON and CBOR recordings, CSV with a header, WAV, JPEG and PNG; folders of these, or zip exports.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 10).spacing(8, 6).numColumns(3).applyTo(page);
        caption(page, "Files:", SWT.BEGINNING);
        sources = Widgets.id(new org.eclipse.swt.widgets.List(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL),
                "import.sources");
        GridDataFactory.fillDefaults().grab(true, false).hint(360, 60).applyTo(sources);
        acceptDrops(sources);
        sources.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == 'v' && (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
                paste();
            } else if (event.keyCode == SWT.DEL) {
                sources.remove(sources.getSelectionIndices());
                changed();
            }
        });
        buttons(page);
        caption(page, "Lab project:", SWT.CENTER);
        project = Widgets.id(new Combo(page, SWT.READ_ONLY), "import.project");
        project.setItems(projects.stream().map(IProject::getName).toArray(String[]::new));
        project.select(Math.max(0, projects.indexOf(selected)));
        wide(project);
        caption(page, "Category:", SWT.BEGINNING);
        Composite category = row(page);
        for (String name : CATEGORY_NAMES) {
            Button button = Widgets.id(new Button(category, SWT.RADIO), "import.category." + categories.size());
            button.setText(name);
            button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> changed()));
            categories.add(button);
        }
        categories.get(0).setSelection(true);
        labels(page);
        caption(page, "CSV interval:", SWT.CENTER);
        interval = Widgets.id(new Text(page, SWT.BORDER), "import.interval");
        interval.setMessage("ms, for CSV files without time stamps");
        wide(interval);
        preview = new PreviewPane(page);
        project.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> changed()));
        interval.addModifyListener(e -> changed());
        setControl(page);
        changed();
        setErrorMessage(projects.isEmpty() ? error() : null);
    }

    private void labels(Composite page) {
        caption(page, "Label:", SWT.CENTER);
        Composite row = row(page);
        infer = Widgets.id(new Button(row, SWT.RADIO), "import.label.infer");
        infer.setText("Infer from the file");
        infer.setToolTipText("From a file of labels that comes along, else from the beginning of the file name: idle.01.json is idle.");
        infer.setSelection(true);
        enter = Widgets.id(new Button(row, SWT.RADIO), "import.label.enter");
        enter.setText("Enter label:");
        label = Widgets.id(new Text(row, SWT.BORDER), "import.label");
        GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(label);
        label.setEnabled(false);
        enter.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            label.setEnabled(enter.getSelection());
            changed();
        }));
        label.addModifyListener(e -> changed());
    }

    private static Composite row(Composite page) {
        Composite row = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(12, 2).numColumns(4).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(row);
        return row;
    }

    private void acceptDrops(Control control) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {

            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] paths) {
                    add(List.of(paths));
                }
            }
        });
    }

    /** Files copied in a file manager, or their paths as text. */
    private void paste() {
        Clipboard clipboard = new Clipboard(getShell().getDisplay());
        try {
            if (clipboard.getContents(FileTransfer.getInstance()) instanceof String[] files) {
                add(List.of(files));
            } else if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text) {
                add(text.lines().map(String::strip).filter(l -> !l.isEmpty() && new java.io.File(l).exists()).toList());
            }
        } finally {
            clipboard.dispose();
        }
    }

    private void buttons(Composite page) {
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(buttons);
        GridDataFactory.fillDefaults().applyTo(buttons);
        button(buttons, "Add &files...", this::addFiles);
        button(buttons, "Add f&older...", this::addFolder);
        button(buttons, "&Remove", () -> {
            sources.remove(sources.getSelectionIndices());
            changed();
        });
    }

    private void button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        setButtonLayoutData(button);
    }

    private static void caption(Composite parent, String text, int vertical) {
        Label caption = new Label(parent, SWT.NONE);
        caption.setText(text);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, vertical).applyTo(caption);
    }

    private static void wide(Control control) {
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(control);
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setFilterExtensions(KINDS);
        dialog.setFilterNames(KIND_NAMES);
        if (dialog.open() != null) {
            add(Arrays.stream(dialog.getFileNames()).map(f -> Path.of(dialog.getFilterPath(), f).toString()).toList());
        }
    }

    private void addFolder() {
        String folder = new DirectoryDialog(getShell(), SWT.OPEN).open();
        if (folder != null) {
            add(List.of(folder));
        }
    }

    private void add(List<String> paths) {
        for (String path : paths) {
            if (sources.indexOf(path) < 0) {
                sources.add(path);
            }
        }
        changed();
    }

    private void changed() {
        String error = error();
        boolean nothingYet = sources.getItemCount() == 0 && !projects.isEmpty();
        setErrorMessage(nothingYet ? null : error);
        setPageComplete(error == null);
        if (!projects.isEmpty() && !Double.isNaN(intervalMs())) {
            preview.show(choice(), shown -> {
                if (error() == null
                        && shown.count(org.inkling.api.data.Split.TRAINING) + shown.count(org.inkling.api.data.Split.TESTING) == 0
                        && shown.files().size() == shown.total()) {
                    setErrorMessage("None of these files is new and can be read.");
                    setPageComplete(false);
                }
            });
        }
    }

    private String error() {
        if (projects.isEmpty()) {
            return "There is no open lab project to import into; make one first.";
        }
        if (sources.getItemCount() == 0) {
            return "Add files or a folder.";
        }
        if (enter.getSelection() && label.getText().isBlank()) {
            return "Enter a label, or infer it from the files.";
        }
        return Double.isNaN(intervalMs()) ? "The interval has to be a number of milliseconds above 0." : null;
    }

    /** The log comes with Finish, not before. */
    @Override
    public boolean canFlipToNextPage() {
        return false;
    }

    ImportChoice choice() {
        List<Path> paths = Arrays.stream(sources.getItems()).map(Path::of).toList();
        int category = 0;
        for (int i = 0; i < categories.size(); i++) {
            category = categories.get(i).getSelection() ? i : category;
        }
        return new ImportChoice(projects.get(project.getSelectionIndex()), paths, CATEGORIES.get(category),
                enter.getSelection() ? label.getText().trim() : "", intervalMs());
    }

    /** Stops reading the files for the preview. */
    void stop() {
        if (preview != null) {
            preview.stop();
        }
    }

    /** Milliseconds, 0 when not given, NaN when not a number. */
    private double intervalMs() {
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
