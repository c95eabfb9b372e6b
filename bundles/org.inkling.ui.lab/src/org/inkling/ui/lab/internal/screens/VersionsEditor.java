package org.inkling.ui.lab.internal.screens;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.inkling.api.OperationException;
import org.inkling.project.LabProject;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.PageHeader;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.versioning.Comparison;
import org.inkling.versioning.Version;
import org.inkling.versioning.Versions;

/** Stores, compares and restores versions of the project. */
public final class VersionsEditor extends LoadedScreen<VersionsData> {

    private static final int MOST_ROWS = 8;

    private final WorkCard work = new WorkCard();
    private List<String> selected = List.of();
    private Comparison comparison;
    private FlatButton compare;
    private FlatButton restore;

    @Override
    VersionsData load(LabProject lab, IProgressMonitor monitor) throws OperationException {
        return VersionsData.load(lab, isBusy(), monitor);
    }

    @Override
    void build(Composite page, PageHeader header, VersionsData data) {
        header.setTitle("Versioning");
        header.setSubtitle(data.versions().isEmpty()
                ? "A version is a copy of the whole project: recordings, impulses, results. Store one before you try something."
                : data.changed() ? "The project has changed since the newest version." : "The project is as in the newest version.");
        FlatButton store = Widgets.id(header.action(FlatButton.Kind.PRIMARY, data.busy() ? "Working…" : "Store version…", this::store),
                "versions.store");
        store.setEnabled(!data.busy());
        data.interrupted().ifPresent(v -> interrupted(page, v));
        if (!data.versions().isEmpty()) {
            list(page, data);
        }
        work.show(page);
        if (comparison != null) {
            new ComparisonCards(page, comparison);
        }
    }

    private Shell shell() {
        return getSite().getShell();
    }

    private void store() {
        InputDialog dialog = new InputDialog(shell(), "Store version", "What is special about it? For example \"high-pass, 2,000 ms\".", "",
                null);
        if (dialog.open() == Window.OK) {
            Actions.start(project(), "Store version", "version-store", Map.of("name", dialog.getValue()), job -> {}, work.listener());
        }
    }

    private void interrupted(Composite page, Version version) {
        Card card = new Card(page, "▲ A restore was interrupted");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.body().setLayout(Widgets.gridLayout(1, false));
        Widgets.text(card.body(),
                "Some files are those of version " + version + ", others are not. Nothing is lost: what was there before is "
                        + "a version of its own.",
                TextStyle.TEXT, Tone.TEXT).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        new FlatButton(card.body(), FlatButton.Kind.QUIET, "Finish restoring", () -> restore(version));
    }

    private void list(Composite page, VersionsData data) {
        Card card = new Card(page, "Versions");
        card.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        card.setRemark("select one to compare it with now, or two to compare them");
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 8;
        card.body().setLayout(layout);
        Table table = Widgets.id(Tables.create(card.body(), SWT.MULTI, new Tables.Column("Name", 34, false),
                new Tables.Column("Stored", 24, false), new Tables.Column("Recordings", 14, true),
                new Tables.Column("Validation", 14, true),
                new Tables.Column("Test", 14, true)), "versions.list");
        for (Version version : data.versions()) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setData(version);
            item.setText(new String[]{ version.number() + "  " + version.name(), time(version), Numbers.count(version.samples()),
                    percents(version, true), percents(version, false) });
            if (version.automatic()) {
                Tables.tone(item, Tone.MUTED);
            }
            if (selected.contains(version.id())) {
                table.select(table.indexOf(item));
            }
        }
        table.setLayoutData(Tables.height(table, MOST_ROWS));
        Composite buttons = Widgets.grid(card.body(), 2, false);
        compare = Widgets.id(new FlatButton(buttons, FlatButton.Kind.QUIET, "Compare with now", () -> compare(table)), "versions.compare");
        restore = Widgets.id(new FlatButton(buttons, FlatButton.Kind.QUIET, "Restore…", () -> restore(chosen(table).get(0))),
                "versions.restore");
        table.addListener(SWT.Selection, event -> select(table, data.busy()));
        table.addListener(SWT.DefaultSelection, event -> compare(table));
        select(table, data.busy());
    }

    private static List<Version> chosen(Table table) {
        return Arrays.stream(table.getSelection()).map(i -> (Version) i.getData()).toList();
    }

    private void select(Table table, boolean busy) {
        List<Version> chosen = chosen(table);
        selected = chosen.stream().map(Version::id).toList();
        compare.setText(chosen.size() == 2 ? "Compare these two" : "Compare with now");
        compare.setEnabled(!busy && (chosen.size() == 1 || chosen.size() == 2));
        restore.setEnabled(!busy && chosen.size() == 1);
    }

    private void compare(Table table) {
        // the older one stands on the left
        List<Version> chosen = new ArrayList<>(chosen(table));
        chosen.sort(java.util.Comparator.comparingInt(Version::number));
        if (chosen.isEmpty() || chosen.size() > 2) {
            return;
        }
        String right = chosen.size() == 2 ? chosen.get(1).id() : Versions.PRESENT;
        Actions.run(project(), "Compare versions", "version-compare", Map.of("left", chosen.get(0).id(), "right", right),
                job -> job.result().filter(Comparison.class::isInstance).ifPresent(result -> {
                    comparison = (Comparison) result;
                    rebuild();
                }));
    }

    private void restore(Version version) {
        if (MessageDialog.openConfirm(shell(), "Restore version",
                "The files of the project become those of version " + version
                        + ".\n\nOpen editors are saved, and the present state is stored "
                        + "as a version of its own first, so that you can go back.")) {
            comparison = null;
            Actions.start(project(), "Restore version " + version.number(), "version-restore", Map.of("version", version.id()), job -> {},
                    work.listener());
        }
    }

    private static String time(Version version) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withZone(ZoneId.systemDefault())
                .format(Instant.parse(version.time()));
    }

    private static String percents(Version version, boolean validation) {
        String text = version.results().stream().map(r -> validation ? r.validation() : r.test())
                .map(v -> v == null ? "–" : Numbers.percent(v)).collect(Collectors.joining(", "));
        return text.isEmpty() ? "–" : text;
    }
}
