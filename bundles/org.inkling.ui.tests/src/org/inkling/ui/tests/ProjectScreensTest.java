package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySource;
import org.inkling.project.LabProject;
import org.inkling.project.ProjectKeys;
import org.inkling.ui.Choice;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreenInput;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.Widgets;
import org.inkling.versioning.Version;
import org.inkling.versioning.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dashboard, versioning, retraining, guide, outline and properties, as a person uses them. */
@ExtendWith(NoErrorLogged.class)
class ProjectScreensTest {

    private static final int SECONDS = 60;

    @Test
    void theDashboardStoresNameSeedAndBoardAndExports() throws Exception {
        try (TestLab lab = TestLab.create("screens dashboard")) {
            open(lab.project(), LabScreen.DASHBOARD);
            Text name = (Text) control("dashboard.name");
            name.setText("Chute libre");
            name.notifyListeners(SWT.DefaultSelection, new Event());
            waitForText(lab.file("lab.yaml"), "name: Chute libre");
            Workbench.waitFor("the new name on the page", SECONDS,
                    () -> ((Text) control("dashboard.name")).getText().equals("Chute libre"));
            Text seed = (Text) control("dashboard.seed");
            seed.setText("no number");
            seed.notifyListeners(SWT.DefaultSelection, new Event());
            seed.setText("7");
            seed.notifyListeners(SWT.DefaultSelection, new Event());
            waitForText(lab.file("lab.yaml"), "seed: 7");
            assertEquals(7, LabProject.open(root(lab)).seed());

            Choice board = (Choice) control("dashboard.board");
            assertTrue(board.items().size() > 1, "boards come with the product");
            String before = lab.file("lab.yaml").readString();
            board.choose(board.selected() == 0 ? board.items().size() - 1 : 0);
            Workbench.waitFor("another board in lab.yaml", SECONDS, () -> !text(lab.file("lab.yaml")).equals(before));
            Workbench.settle();

            press("dashboard.export");
            IFile zip = lab.file("graded-assignement/step2/screens dashboard-export.zip");
            Workbench.waitFor("the export", SECONDS, zip::exists);
        }
    }

    @Test
    void anApiKeyIsShownOnceAndRevoked() throws Exception {
        try (TestLab lab = TestLab.create("screens keys")) {
            // not among the keys of whoever runs the tests
            System.setProperty(ProjectKeys.HOME, Files.createTempDirectory("inkling-home").toString());
            ProjectKeys keys = ProjectKeys.of(root(lab));
            open(lab.project(), LabScreen.DASHBOARD);
            String[] shown = { "" };
            inDialog("New API key", dialog -> {
                Workbench.find(dialog, c -> c instanceof Text t && t.isEnabled()).ifPresent(c -> ((Text) c).setText("phone"));
                inDialog("New API key", second -> {
                    shown[0] = ((Text) Workbench.find(second, c -> "dashboard.keys.text".equals(c.getData(Widgets.ID))).orElseThrow())
                            .getText();
                    Workbench.press(second, "Close");
                });
                Workbench.press(dialog, "OK");
            });
            press("dashboard.keys.new");
            Workbench.waitFor("the key", SECONDS, () -> !shown[0].isEmpty());
            assertEquals("phone", keys.verify(shown[0]).orElseThrow().name());
            Workbench.waitFor("the key on the page", SECONDS, () -> find("dashboard.keys.revoke").isPresent());
            inDialog("Revoke API key", dialog -> Workbench.press(dialog, "OK"));
            press("dashboard.keys.revoke");
            Workbench.waitFor("the key to go", SECONDS, () -> find("dashboard.keys.revoke").isEmpty());
            assertTrue(keys.verify(shown[0]).isEmpty());
        }
    }

    @Test
    void aVersionIsStoredComparedAndRestored() throws Exception {
        try (TestLab lab = TestLab.create("screens versions")) {
            Versions versions = Versions.of(root(lab));
            open(lab.project(), LabScreen.VERSIONS);
            inDialog("Store version", dialog -> {
                Workbench.find(dialog, c -> c instanceof Text t && t.isEnabled()).ifPresent(c -> ((Text) c).setText("low-pass"));
                Workbench.press(dialog, "OK");
            });
            press("versions.store");
            Workbench.waitFor("the version in the list", SECONDS, () -> find("versions.list").isPresent());
            assertEquals("low-pass", versions.find("1").name());

            IFile impulse = lab.file("motion.impulse");
            String stored = impulse.readString();
            impulse.write(stored.replace("cycles: 30", "cycles: 50").getBytes(java.nio.charset.StandardCharsets.UTF_8), true, false, true,
                    null);
            Workbench.settle();
            ((Table) control("versions.list")).select(0);
            control("versions.list").notifyListeners(SWT.Selection, new Event());
            press("versions.compare");
            Workbench.waitFor("the comparison", SECONDS, () -> find("compare.parameters").isPresent());
            Table parameters = (Table) control("compare.parameters");
            assertEquals("● nn.cycles", parameters.getItem(0).getText(0), "what differs comes first");
            assertEquals("30", parameters.getItem(0).getText(1));
            assertEquals("50", parameters.getItem(0).getText(2));
            Workbench.picture("versions");

            Workbench.waitFor("the button", SECONDS, () -> control("versions.restore").isEnabled());
            inDialog("Restore version", dialog -> Workbench.press(dialog, "OK"));
            press("versions.restore");
            waitForText(impulse, stored);
            Workbench.waitFor("the state before as a version", SECONDS, () -> list(versions) == 2);
            Version before = versions.find("2");
            assertTrue(before.automatic());
            versions.restore("2", new Quiet());
            assertTrue(Files.readString(root(lab).resolve("motion.impulse")).contains("cycles: 50"), "nothing was lost");
        }
    }

    @Test
    void retrainSaysWhatIsStaleAndWhy() throws Exception {
        try (TestLab lab = TestLab.create("screens retrain")) {
            open(lab.project(), LabScreen.RETRAIN);
            Workbench.waitFor("the button", SECONDS, () -> find("retrain.start").filter(Control::isEnabled).isPresent());
            Workbench.picture("retrain");
        }
    }

    @Test
    void deploymentOffersEveryTarget() throws Exception {
        try (TestLab lab = TestLab.create("screens deployment")) {
            open(lab.project(), LabScreen.DEPLOYMENT);
            Workbench.waitFor("targets", SECONDS, () -> find("deployment.target.tflite").isPresent());
            control("deployment.target.tflite").notifyListeners(SWT.Selection, new Event());
            Workbench.waitFor("the button", SECONDS, () -> control("deployment.build").isEnabled());
            assertTrue(((Choice) control("deployment.board")).selected() >= 0, "the board of the project");
            Workbench.picture("deployment");
        }
    }

    @Test
    void theGuideTicksWhatIsDone() throws Exception {
        try (TestLab lab = TestLab.create("screens guide")) {
            Workbench.page().showView("org.inkling.ui.lab.guide");
            open(lab.project(), LabScreen.DASHBOARD);
            Workbench.waitFor("the steps", SECONDS, () -> find("guide.deploy").isPresent());
            assertFalse(name(control("guide.train")).contains("✓"));
            control("guide.deploy").notifyListeners(SWT.Selection, new Event());
            Workbench.waitFor("the deployment screen", SECONDS, () -> Workbench.page().getActiveEditor() != null
                    && Workbench.page().getActiveEditor().getEditorInput() instanceof LabScreenInput input
                    && input.screen().equals(LabScreen.DEPLOYMENT));
        }
    }

    private static String name(Control tile) {
        try {
            return String.valueOf(tile.getClass().getMethod("getText").invoke(tile));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void outlineAndPropertiesShowWhatIsWorkedOn() throws Exception {
        try (TestLab lab = TestLab.create("screens outline")) {
            IEditorPart editor = IDE.openEditor(Workbench.page(), lab.file("motion.impulse"));
            assertTrue(Adapters.adapt(editor, IContentOutlinePage.class) != null, "an impulse has an outline");
            IPropertySource properties = Adapters.adapt(SampleFocus.whole(lab.project(), "freefall.one"), IPropertySource.class);
            assertEquals("freefall", properties.getPropertyValue("Label"));
            assertEquals("187", properties.getPropertyValue("Frames"));
            Workbench.page().closeEditor(editor, false);
            Workbench.settle();
        }
    }

    @Test
    void aScreenClosesWithItsProject() throws Exception {
        TestLab lab = TestLab.create("screens gone");
        open(lab.project(), LabScreen.DASHBOARD);
        int open = Workbench.page().getEditorReferences().length;
        lab.close();
        Workbench.waitFor("the screen to close", SECONDS, () -> Workbench.page().getEditorReferences().length < open);
    }

    private static Path root(TestLab lab) {
        return lab.project().getLocation().toPath();
    }

    private static int list(Versions versions) {
        try {
            return versions.list().size();
        } catch (org.inkling.api.OperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void open(IProject project, String screen) throws Exception {
        PlatformUI.getWorkbench().showPerspective("org.inkling.perspective.lab", Workbench.window());
        LabScreenInput.open(Workbench.page(), project, screen);
        Workbench.settle();
        Workbench.waitFor(screen + " to be filled", SECONDS, () -> Workbench.find(Workbench.window().getShell(),
                c -> c.getData(Widgets.ID) instanceof String id && id.startsWith(screen) && c.isVisible()).isPresent());
    }

    private static Optional<Control> find(String id) {
        return Workbench.find(Workbench.window().getShell(), c -> id.equals(c.getData(Widgets.ID)) && c.isVisible());
    }

    private static Control control(String id) {
        return find(id).orElseThrow(() -> new AssertionError("no visible control " + id));
    }

    private static void press(String id) {
        control(id).notifyListeners(SWT.Selection, new Event());
    }

    /** Works in a dialog once it is there. */
    private static void inDialog(String title, java.util.function.Consumer<Shell> work) {
        Display display = Display.getCurrent();
        Optional<Shell> before = Workbench.shell(title);
        display.timerExec(100, new Runnable() {

            @Override
            public void run() {
                Optional<Shell> dialog = Workbench.shell(title).filter(s -> before.isEmpty() || s != before.get());
                if (dialog.isPresent()) {
                    work.accept(dialog.get());
                } else {
                    display.timerExec(100, this);
                }
            }
        });
    }

    private static String text(IFile file) {
        try {
            return file.readString();
        } catch (org.eclipse.core.runtime.CoreException e) {
            throw new AssertionError(e);
        }
    }

    private static void waitForText(IFile file, String part) {
        Workbench.waitFor(part + " in " + file.getName(), SECONDS, () -> text(file).contains(part));
    }

    /** For looking from a test. */
    private static final class Quiet implements org.inkling.api.operation.OperationContext, org.inkling.api.operation.Progress {

        @Override
        public org.inkling.api.operation.Progress progress() {
            return this;
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void problem(org.inkling.api.Problem problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void log(String line) {
            assertFalse(line.isEmpty());
        }

        @Override
        public void metric(String name, long step, double value) {
            throw new AssertionError(name);
        }

        @Override
        public void begin(String part, long total) {
            assertFalse(part.isEmpty());
        }

        @Override
        public void at(long done) {
            assertTrue(done >= 0);
        }
    }
}
