package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.resources.OperationJob;
import org.inkling.resources.SampleData;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** What goes wrong outside the program loses nothing, and is told in words a person understands. */
class RobustnessTest {

    @AfterEach
    void closeEditors() {
        Workbench.closeEditors();
    }

    /** Everything in a folder, to see that nothing has changed. */
    private static Map<String, Long> contents(Path folder) throws IOException {
        Map<String, Long> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                java.util.zip.CRC32 sum = new java.util.zip.CRC32();
                sum.update(Files.readAllBytes(file));
                contents.put(folder.relativize(file).toString(), sum.getValue());
            }
        }
        return contents;
    }

    private static void removed(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void twoProjectsWorkAtOnce() throws Exception {
        IProject first = FreeFall.sample("two at once 1");
        IProject second = FreeFall.sample("two at once 2");
        Screens.open(first, LabScreen.TESTING);
        Screens.open(second, LabScreen.TESTING);
        IStatus[] ends = new IStatus[1];
        IStatus[] others = new IStatus[1];
        OperationJob one = FreeFall.start(first, "run", Map.of(), ends);
        OperationJob two = FreeFall.start(second, "run", Map.of("set", "nn.cycles=10"), others);
        Workbench.waitFor("both runs", 300, () -> ends[0] != null && others[0] != null);
        assertTrue(ends[0].isOK() && others[0].isOK(), ends[0] + " " + others[0]);
        assertTrue(one.done() && two.done());
        assertEquals(2, Workbench.page().getEditorReferences().length);
        String report = first.getFile("results/motion/report.json").readString();
        assertFalse(report.equals(second.getFile("results/motion/report.json").readString()), "one project has the results of the other");
        FreeFall.delete("two at once 1");
        Workbench.waitFor("the editor of the deleted project to close", 20, () -> Workbench.page().getEditorReferences().length == 1);
        FreeFall.delete("two at once 2");
    }

    @Test
    void aProjectDeletedWhileItTrains() throws Exception {
        IProject project = FreeFall.sample("deleted while training");
        Screens.open(project, LabScreen.TESTING);
        Screens.open(project, LabScreen.LIVE);
        FreeFall.operation(project, "features", Map.of());
        IStatus[] end = new IStatus[1];
        boolean[] learning = new boolean[1];
        OperationJob job = new OperationJob("train", project, "train", ParameterValues.of(Map.of("set", "nn.cycles=2000")));
        job.addListener(new org.inkling.resources.OperationListener() {

            @Override
            public void metric(OperationJob training, String name, long step, double value) {
                learning[0] = true;
            }

            @Override
            public void finished(OperationJob training, IStatus status) {
                end[0] = status;
            }
        });
        job.schedule();
        Workbench.waitFor("training", 120, () -> learning[0]);
        IStatus[] deleted = new IStatus[1];
        WorkspaceJob delete = new WorkspaceJob("Delete") {

            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                project.delete(true, true, monitor);
                deleted[0] = Status.OK_STATUS;
                return Status.OK_STATUS;
            }
        };
        delete.setRule(project.getWorkspace().getRoot());
        delete.schedule();
        Workbench.waitFor("the project to go", 60, () -> deleted[0] != null && !project.exists());
        if (end[0] == null) {
            job.cancel();
        }
        Workbench.waitFor("training to end", 60, () -> end[0] != null);
        assertFalse(end[0].getSeverity() == IStatus.ERROR && end[0].getException() instanceof RuntimeException, String.valueOf(end[0]));
        Workbench.waitFor("its editors to close", 20, () -> Workbench.page().getEditorReferences().length == 0);
        IProject next = FreeFall.sample("after the deletion");
        FreeFall.operation(next, "features", Map.of());
        FreeFall.delete("after the deletion");
    }

    @Test
    void aFileEditedOutsideTheWorkbench() throws Exception {
        try (TestLab lab = TestLab.create("edited outside")) {
            IFile impulse = lab.file("motion.impulse");
            Path file = impulse.getLocation().toPath();
            IEditorPart editor = IDE.openEditor(Workbench.page(), impulse);
            Workbench.waitForJobs(30);
            ITextEditor source = (ITextEditor) ((MultiPageEditorPart) editor).findEditors(editor.getEditorInput())[0];
            Files.writeString(file, Files.readString(file).replace("window_ms: 2000", "window_ms: 2500"));
            impulse.refreshLocal(IResource.DEPTH_ZERO, null);
            Workbench.waitFor("the editor to show it", 20, () -> document(source).get().contains("window_ms: 2500"));
            assertFalse(editor.isDirty());

            // what was typed is not lost when the file changes beneath it
            IDocument document = document(source);
            document.replace(0, 0, "# typed\n");
            Workbench.waitForJobs(30);
            assertTrue(editor.isDirty());
            Files.writeString(file, Files.readString(file).replace("window_ms: 2500", "window_ms: 1500"));
            impulse.refreshLocal(IResource.DEPTH_ZERO, null);
            Workbench.waitForJobs(30);
            assertTrue(document(source).get().startsWith("# typed\n"), "what was typed is gone");
            assertTrue(Files.readString(file).contains("window_ms: 1500"), "the file was overwritten without a question");
            Workbench.page().closeEditor(editor, false);
        }
    }

    private static IDocument document(ITextEditor source) {
        return source.getDocumentProvider().getDocument(source.getEditorInput());
    }

    /** A file system of 3 MB of its own, full in the middle of an import; needs the rights of root. */
    @Test
    void aFullDisk() throws Exception {
        Path disk = Files.createTempDirectory("inkling full é");
        assumeTrue(mounted("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString()), "skipped: no right to mount a file system");
        try {
            IProject project = FreeFall.create("full disk", disk.resolve("lab"), "free-fall",
                    SampleData.find("free-fall-detection").orElseThrow());
            Map<String, Long> before = contents(disk.resolve("lab/dataset"));
            try (java.io.OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
                byte[] block = new byte[4096];
                while (true) {
                    filler.write(block);
                }
            } catch (IOException e) {
                // full now
            }
            failsWithAWord(project, "import", Map.of("sources", more().toString()), "dataset");
            failsWithAWord(project, "run", Map.of(), "");
            Files.delete(disk.resolve("filler"));
            assertEquals(before, contents(disk.resolve("lab/dataset")), "the dataset has changed");
            FreeFall.operation(project, "features", Map.of());
            project.delete(false, true, null);
        } finally {
            mounted("umount", disk.toString());
            removed(disk);
        }
    }

    @Test
    void aFolderThatCannotBeWritten() throws Exception {
        Path folder = Files.createTempDirectory("inkling read only");
        IProject project = FreeFall.create("read only", folder.resolve("lab"), "free-fall",
                SampleData.find("free-fall-detection").orElseThrow());
        assumeTrue(mounted("mount", "--bind", folder.toString(), folder.toString()), "skipped: no right to mount a file system");
        try {
            assumeTrue(mounted("mount", "-o", "remount,ro,bind", folder.toString()), "skipped: no right to mount a file system");
            Map<String, Long> before = contents(folder);
            failsWithAWord(project, "features", Map.of(), "");
            failsWithAWord(project, "import", Map.of("sources", more().toString()), "");
            Screens.open(project, LabScreen.TESTING);
            Screens.open(project, LabScreen.LIVE);
            Workbench.waitForJobs(60);
            assertEquals(before, contents(folder));
        } finally {
            mounted("umount", folder.toString());
        }
        project.delete(false, true, null);
        removed(folder);
    }

    /** Recordings that are not in the dataset of the sample. */
    private static Path more() {
        return SampleData.find("free-fall-detection").orElseThrow().resolveSibling("additional");
    }

    private static boolean mounted(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException e) {
            // there is no such program
            return false;
        }
    }

    private static void failsWithAWord(IProject project, String operation, Map<String, Object> arguments, String about) {
        IStatus[] end = new IStatus[1];
        FreeFall.start(project, operation, arguments, end);
        Workbench.waitFor(operation + " to fail", 300, () -> end[0] != null);
        assertEquals(IStatus.ERROR, end[0].getSeverity(), operation + " did not fail: " + end[0]);
        String message = end[0].getMessage();
        assertTrue(message.matches("(?s).*(cannot be written|cannot be made|No space left|Read-only|read-only|cannot be locked).*"),
                operation + ": " + message);
        assertTrue(message.contains("→"), operation + " does not say what to do: " + message);
        assertTrue(message.contains(about), operation + ": " + message);
        assertFalse(message.contains("Exception:"), operation + ": " + message);
    }

    @Test
    void aProjectOnAPathWithBlanksAndAccents() throws Exception {
        Path folder = Files.createTempDirectory("Übung mit Leerzeichen & Zeichen é #1");
        IProject project = FreeFall.create("Prüfung 1 é", folder.resolve("Daten ß"), "free-fall",
                SampleData.find("free-fall-detection").orElseThrow());
        FreeFall.operation(project, "run", Map.of("set", "nn.cycles=5"));
        Screens.open(project, LabScreen.TESTING);
        Workbench.waitFor("the results", 30, () -> Screens.texts(Screens.table("testing.table").getItem(0)).get(4).endsWith("%"));
        FreeFall.operation(project, "deploy", Map.of("target", "cpp", "out", folder.resolve("aus gabe").toString()));
        assertTrue(Files.exists(folder.resolve("aus gabe")));
        project.delete(true, true, null);
        removed(folder);
    }

    /** 50 MB of lines: the end is in the console, and the workbench stays usable. */
    @Test
    void aLogOf50Megabytes() throws Exception {
        String line = "0123456789".repeat(10);
        int lines = 50_000_000 / line.length();
        Operation<String> talker = new Operation<>() {

            @Override
            public OperationInfo info() {
                return new OperationInfo("test-talk", "Talk", "Talks a lot.");
            }

            @Override
            public ParameterSchema arguments() {
                return ParameterSchema.EMPTY;
            }

            @Override
            public String run(ParameterValues arguments, Lab lab, OperationContext context) {
                for (int i = 0; i < lines; i++) {
                    context.log(i + " " + line);
                }
                context.log("the very last line");
                return "done";
            }
        };
        Hashtable<String, Object> properties = new Hashtable<>(Map.of(Operation.ID, "test-talk"));
        ServiceRegistration<?> registration = FrameworkUtil.getBundle(LabScreens.class).getBundleContext().registerService(Operation.class,
                talker, properties);
        UiWatch watch = new UiWatch(Display.getCurrent());
        Workbench.watch(watch);
        try (TestLab lab = TestLab.create("long log")) {
            UiWatch.step("a log of 50 MB");
            Workbench.page().showView("org.eclipse.ui.console.ConsoleView");
            FreeFall.operation(lab.project(), "test-talk", Map.of());
            Workbench.waitFor("the last line in the console", 120,
                    () -> consoles().stream().anyMatch(t -> t.contains("the very last line")));
        } finally {
            Workbench.watch(null);
            watch.close();
            watch.write("ui-thread-log.txt");
            registration.unregister();
        }
    }

    private static List<String> consoles() {
        return java.util.Arrays.stream(org.eclipse.ui.console.ConsolePlugin.getDefault().getConsoleManager().getConsoles())
                .filter(org.eclipse.ui.console.TextConsole.class::isInstance).map(org.eclipse.ui.console.TextConsole.class::cast)
                .map(c -> c.getDocument().get()).toList();
    }

    /** A recording of nonsense among good ones is told and changes nothing. */
    @Test
    void aRecordingThatIsNone() throws Exception {
        try (TestLab lab = TestLab.create("nonsense")) {
            Path nonsense = Files.createTempFile("nonsense", ".json");
            Files.writeString(nonsense, "{\"payload\":", StandardCharsets.UTF_8);
            Map<String, Long> before = contents(lab.project().getLocation().append("dataset/training").toPath());
            IStatus[] end = new IStatus[1];
            FreeFall.start(lab.project(), "import", Map.of("sources", nonsense.toString()), end);
            Workbench.waitFor("the import", 60, () -> end[0] != null);
            assertEquals(before, contents(lab.project().getLocation().append("dataset/training").toPath()));
            assertFalse(lab.file("dataset/info.labels").readString().contains("nonsense"), "there is an entry without a file");
            Files.delete(nonsense);
        }
    }
}
