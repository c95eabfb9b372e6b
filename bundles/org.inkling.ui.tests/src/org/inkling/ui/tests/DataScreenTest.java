package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.data.DatasetBatch;
import org.inkling.data.DatasetStore;
import org.inkling.data.NewSample;
import org.inkling.data.SampleLabel;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreenInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The screen "Data acquisition", used as a person uses it. */
@ExtendWith(NoErrorLogged.class)
class DataScreenTest {

    private static final int SECONDS = 30;
    /** Frames of {@link TestLab}'s recordings, as the lab's have. */
    private static final int FRAMES = 187;

    private static IEditorPart open(IProject project) throws Exception {
        IEditorPart editor = LabScreenInput.open(Workbench.page(), project, LabScreen.DATA);
        Workbench.waitFor("the samples", SECONDS,
                () -> Workbench.named("data.table").isPresent() || Workbench.named("data.grid").isPresent()
                        || Workbench.named("data.empty.action").isPresent());
        // the layout of an editor waits for the events that follow its opening
        Workbench.settle();
        return editor;
    }

    private static DatasetStore store(IProject project) throws Exception {
        return DatasetStore.open(project.getLocation().toPath());
    }

    private static Table table() {
        return (Table) Workbench.control("data.table");
    }

    private static List<String> names() {
        return Arrays.stream(table().getItems()).map(i -> i.getText(0)).toList();
    }

    private static void select(String name) {
        Table table = table();
        for (int i = 0; i < table.getItemCount(); i++) {
            if (table.getItem(i).getText(0).contains(name)) {
                table.setSelection(i);
                table.notifyListeners(SWT.Selection, new Event());
                return;
            }
        }
        throw new AssertionError("no row " + name + " in " + names());
    }

    private static void waitForRows(int rows) {
        Workbench.waitFor(rows + " rows", SECONDS,
                () -> Workbench.named("data.table").map(t -> ((Table) t).getItemCount()).orElse(0) == rows);
    }

    private static void waitForPlot(String name) {
        Workbench.waitFor("the plot of " + name, SECONDS, () -> Workbench.named("data.legend.accX").isPresent()
                && Workbench.find((org.eclipse.swt.widgets.Composite) Workbench.control("data.raw"),
                        c -> c instanceof Label l && l.getText().contains(name)).isPresent());
    }

    @Test
    void sortingAndFiltering() throws Exception {
        try (TestLab lab = TestLab.create("data sorting")) {
            open(lab.project());
            waitForRows(3);
            table().getColumn(0).notifyListeners(SWT.Selection, new Event());
            assertEquals(List.of("freefall.one", "idle.one"), names().subList(0, 2));
            assertTrue(names().get(2).startsWith("▲"), "the short recording has its sign");
            table().getColumn(0).notifyListeners(SWT.Selection, new Event());
            assertEquals("freefall.one", names().get(2), "the second click turns the order round");
            table().getColumn(3).notifyListeners(SWT.Selection, new Event());
            assertTrue(names().get(0).endsWith("idle.short"));

            Workbench.click("data.filter");
            Workbench.click("data.filter.label.idle");
            assertEquals(List.of("freefall.one"), names());
            Workbench.click("data.filter.clear");
            Workbench.type("data.filter.name", "SHORT");
            assertEquals(1, table().getItemCount());
            Workbench.type("data.filter.name", "nothing like it");
            assertTrue(((Label) Workbench.control("data.empty")).getText().contains("fits"));
            Workbench.click("data.empty.action");
            assertEquals(3, table().getItemCount());
        }
    }

    @Test
    void editsAreUndone() throws Exception {
        try (TestLab lab = TestLab.create("data edits ß é")) {
            IProject project = lab.project();
            open(project);
            waitForRows(3);
            select("idle.one");
            Workbench.withDialog(() -> Workbench.key(table(), SWT.F2, 0), "Edit label", shell -> {
                Workbench.type("data.dialog.label", "waiting");
                Workbench.press(shell, "Set label");
            });
            Workbench.waitFor("the new label", SECONDS, () -> labels(project).equals("freefall idle waiting"));
            undo();
            Workbench.waitFor("the old label", SECONDS, () -> labels(project).equals("freefall idle idle"));

            waitForRows(3);
            select("idle.one");
            Workbench.key(table(), SWT.DEL, 0);
            waitForRows(2);
            assertFalse(lab.file("dataset/training/idle.one.json").exists(), "the workspace knows it");
            assertTrue(Files.exists(project.getLocation().append(".inkling/trash/1/idle.one.json").toPath()));
            undo();
            waitForRows(3);
            assertEquals("freefall idle idle", labels(project));
        }
    }

    private static String labels(IProject project) {
        try {
            return String.join(" ", store(project).samples().stream().map(SampleRef::label).sorted().toList());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void undo() throws Exception {
        Workbench.settle();
        // without a window manager a closed dialog leaves no part active
        Workbench.page().activate(Workbench.page().getActiveEditor());
        Workbench.settle();
        Workbench.command("org.eclipse.ui.edit.undo");
    }

    @Test
    void croppingWithTheMouse() throws Exception {
        try (TestLab lab = TestLab.create("data crop")) {
            IProject project = lab.project();
            Path file = project.getLocation().append("dataset/training/freefall.one.json").toPath();
            byte[] recorded = Files.readAllBytes(file);
            open(project);
            waitForRows(3);
            select("freefall.one");
            waitForPlot("freefall.one");
            Workbench.click("data.crop");
            Workbench.settle();
            Control plot = Workbench.control("data.plot");
            int width = plot.getSize().x;
            Workbench.drag(plot, width - 4, width / 2, plot.getSize().y / 2);
            double to = Double.parseDouble(((Text) Workbench.control("data.crop.to")).getText());
            assertTrue(to > 600 && to < 2400, "half of 2976 ms or so: " + to);
            Workbench.picture("data-crop");
            Workbench.click("data.crop.apply");
            Workbench.waitFor("the crop", SECONDS, () -> frames(project, "freefall.one") < FRAMES);
            // the last frame is the one nearest to the edge
            assertEquals(Math.round(to / 16) + 1, frames(project, "freefall.one"), 1);
            assertArrayEquals(recorded, Files.readAllBytes(file), "the recording itself is never changed");
            undo();
            Workbench.waitFor("the whole recording", SECONDS, () -> frames(project, "freefall.one") == FRAMES);
        }
    }

    private static int frames(IProject project, String id) {
        try {
            return store(project).samples().stream().filter(s -> s.id().equals(id)).mapToInt(SampleRef::frames).findFirst().orElse(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void splittingWithTheMouse() throws Exception {
        try (TestLab lab = TestLab.create("data split")) {
            IProject project = lab.project();
            open(project);
            waitForRows(3);
            select("freefall.one");
            waitForPlot("freefall.one");
            Workbench.click("data.split");
            Workbench.settle();
            Control plot = Workbench.control("data.plot");
            Workbench.drag(plot, plot.getSize().x / 3, plot.getSize().x / 2, plot.getSize().y / 2);
            Workbench.picture("data-split");
            Workbench.click("data.split.apply");
            waitForRows(4);
            assertEquals(FRAMES, frames(project, "freefall.one") + frames(project, "freefall.one.s2"), "no frame is lost");
            undo();
            waitForRows(3);
            assertEquals(FRAMES, frames(project, "freefall.one"));
        }
    }

    @Test
    void recordingFromTheSimulatedPhone() throws Exception {
        try (TestLab lab = TestLab.create("data record")) {
            IProject project = lab.project();
            open(project);
            waitForRows(3);
            Workbench.waitFor("a device", SECONDS, () -> Workbench.named("data.record.start").isPresent());
            Workbench.click("data.tab.testing");
            Workbench.type("data.record.device", "Simulated phone");
            Workbench.type("data.record.label", "shaking");
            Workbench.type("data.record.length", "1000");
            Workbench.click("data.record.start");
            waitForRows(1);
            SampleRef recorded = store(project).samples().stream().filter(s -> s.label().equals("shaking")).findFirst().orElseThrow();
            assertEquals(Split.TESTING, recorded.split(), "from the tab of test data it goes there");
            assertEquals(62, recorded.frames(), "1000 ms at 16 ms");
            assertEquals(1, table().getSelectionCount(), "the new sample is selected");
        }
    }

    @Test
    void importingWithAPreview() throws Exception {
        try (TestLab lab = TestLab.create("data import")) {
            IProject project = lab.project();
            Path folder = Files.createDirectories(project.getLocation().append("to import é").toPath());
            Files.writeString(folder.resolve("jump.1.csv"), csv(50), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("jump.2.json"), "{", StandardCharsets.UTF_8);
            open(project);
            Workbench.withDialog(() -> Workbench.click("data.import"), "Import recordings", shell -> {
                paste(folder.toString());
                Workbench.key(Workbench.control("import.sources"), 'v', SWT.MOD1);
                Workbench.click("import.category.1");
                Workbench.waitFor("the preview", SECONDS, () -> ((Table) Workbench.control("import.preview")).getItemCount() == 2);
                Table preview = (Table) Workbench.control("import.preview");
                assertEquals("jump", preview.getItem(0).getText(2));
                assertEquals("training", preview.getItem(0).getText(3));
                assertTrue(preview.getItem(1).getText(3).startsWith("✗"), preview.getItem(1).getText(3));
                Workbench.settle();
                Workbench.picture(shell, "data-import");
                Workbench.press(shell, "Finish");
                Workbench.waitFor("the end of the import", SECONDS,
                        () -> ((Label) Workbench.control("import.summary")).getText().contains("imported:"));
                assertTrue(((Text) Workbench.control("import.log")).getText().contains("jump.1.csv: training, jump"));
                Workbench.picture(shell, "data-import-log");
                Workbench.press(shell, "Finish");
            });
            waitForRows(4);
        }
    }

    private static void paste(String text) {
        Clipboard clipboard = new Clipboard(Workbench.window().getShell().getDisplay());
        clipboard.setContents(new Object[]{ text }, new Transfer[]{ TextTransfer.getInstance() });
        clipboard.dispose();
    }

    private static String csv(int frames) {
        StringBuilder text = new StringBuilder("timestamp,accX,accY,accZ\n");
        for (int i = 0; i < frames; i++) {
            text.append(String.format(Locale.ROOT, "%d,%.2f,%.2f,9.8%n", i * 16, Math.sin(i), Math.cos(i)));
        }
        return text.toString();
    }

    /** What cannot be written is said where the person looks, and nothing is lost. */
    @Test
    void aTrashThatCannotBeWritten() throws Exception {
        try (TestLab lab = TestLab.create("data unwritable")) {
            IProject project = lab.project();
            open(project);
            waitForRows(3);
            Path trash = project.getLocation().append(".inkling/trash").toPath();
            Files.createDirectories(trash.getParent());
            Files.writeString(trash, "in the way");
            select("idle.one");
            Workbench.key(table(), SWT.DEL, 0);
            Workbench.waitFor("the message", SECONDS, () -> Workbench.named("data.banner")
                    .map(b -> ((Label) b).getText().contains("cannot be written")).orElse(false));
            assertEquals(3, store(project).samples().size());
            assertEquals(3, table().getItemCount());
        }
    }

    @Test
    void filesEditedOutsideTheWorkbench() throws Exception {
        try (TestLab lab = TestLab.create("data outside")) {
            IProject project = lab.project();
            open(project);
            waitForRows(3);
            store(project).add(NewSample.of("late.json", Files.readAllBytes(project.getLocation().append(TestLab.SHORT_SAMPLE).toPath()),
                    Split.TRAINING, SampleLabel.of("late")));
            Path index = project.getLocation().append("dataset/info.labels").toPath();
            Files.writeString(index, Files.readString(index).replace("\"label\":\"idle\"", "\"label\":\"resting\""));
            lab.refreshAndBuild();
            waitForRows(4);
            Workbench.waitFor("the labels of the file", SECONDS,
                    () -> Arrays.stream(table().getItems()).filter(i -> i.getText(1).equals("resting")).count() == 2);
            Files.writeString(index, "this is no index");
            lab.refreshAndBuild();
            Workbench.waitFor("a clear word", SECONDS, () -> Workbench.named("data.empty")
                    .map(e -> ((Label) e).getText().contains("JSON")).orElse(false));
        }
    }

    /** Ten thousand samples open as quickly as three: what is measured is printed, what is checked is that rows are made when seen. */
    @Test
    void tenThousandSamples() throws Exception {
        double few = openingMs("data few", 0);
        double many = openingMs("data many", 10_000);
        // for the log of the build; the issue asks for 300 ms
        System.err.printf(Locale.ROOT,
                "Data acquisition shows table and plot %.0f ms after its first paint with 3 samples, %.0f ms with 10,003"
                        + " (ratio %.1f)%n",
                few, many, many / few);
    }

    private static double openingMs(String name, int more) throws Exception {
        try (TestLab lab = TestLab.create(name)) {
            IProject project = lab.project();
            if (more > 0) {
                fill(project, more);
                lab.refreshAndBuild();
            }
            // the second opening: files are known, as after a start of the workbench
            IEditorPart before = open(project);
            waitForRows(more + 3);
            Workbench.page().closeEditor(before, false);
            Workbench.settle();
            long[] painted = new long[1];
            IEditorPart editor = LabScreenInput.open(Workbench.page(), project, LabScreen.DATA);
            Workbench.control("data.samples").addListener(SWT.Paint,
                    event -> painted[0] = painted[0] == 0 ? System.nanoTime() : painted[0]);
            Workbench.waitFor("the first paint", SECONDS, () -> painted[0] != 0);
            Workbench.waitFor("table and plot", 60,
                    () -> Workbench.named("data.table").map(t -> ((Table) t).getItemCount()).orElse(0) == more + 3
                            && Workbench.named("data.legend.accX").isPresent());
            Workbench.window().getShell().getDisplay().update();
            double ms = (System.nanoTime() - painted[0]) / 1e6;
            assertTrue(Arrays.stream(table().getItems()).limit(1).noneMatch(i -> i.getText().isEmpty()));
            Workbench.page().closeEditor(editor, false);
            return ms;
        }
    }

    private static void fill(IProject project, int samples) throws Exception {
        String template = Files.readString(project.getLocation().append("dataset/training/idle.one.json").toPath());
        try (DatasetBatch batch = store(project).begin()) {
            for (int i = 0; i < samples; i++) {
                byte[] content = template.replace("\"device_name\":\"test\"", "\"device_name\":\"test" + i + "\"")
                        .getBytes(StandardCharsets.UTF_8);
                batch.add(NewSample.of("many." + i + ".json", content, Split.TRAINING, SampleLabel.of("idle")));
            }
            batch.commit();
        }
    }
}
