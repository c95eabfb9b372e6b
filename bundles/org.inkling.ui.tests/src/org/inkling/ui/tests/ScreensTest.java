package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.inkling.resources.Services;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreens;
import org.junit.jupiter.api.Test;

/** Makes the pictures of every screen, light and dark; only when the system property {@code inkling.screens} says where to. */
class ScreensTest {

    private static final String PROJECT = "free-fall-detection";

    private String folder = "";
    private IProject project;
    private boolean dark;

    /** A screen that is brought to life before its picture. */
    private interface Prepare {
        void run() throws Exception;
    }

    @Test
    void everyScreenLightAndDark() throws Exception {
        String given = System.getProperty("inkling.screens", "");
        assumeTrue(!given.isBlank(), "skipped: -Dinkling.screens does not say where pictures go");
        folder = Path.of(given).toAbsolutePath().toString();
        PlatformUI.getWorkbench().showPerspective("org.inkling.perspective.lab", Workbench.window());
        Workbench.window().getShell().setBounds(0, 0, 1280, 800);
        Workbench.closeEditors();
        // no tool tip in a picture
        Workbench.window().getShell().getDisplay().setCursorLocation(1279, 799);
        Workbench.theme(false);
        picture("empty");
        project = FreeFall.sample(PROJECT);
        FreeFall.operation(project, "run", Map.of());
        project.build(IncrementalProjectBuilder.INCREMENTAL_BUILD, null);
        // one change of theme only: all light, then all dark
        for (boolean theme : new boolean[]{ false, true }) {
            dark = theme;
            Workbench.theme(dark);
            screens();
            impulse();
            liveStream();
            results();
        }
        Workbench.theme(false);
    }

    private void screens() throws Exception {
        Map<String, Prepare> prepared = Map.of(LabScreen.TESTING, this::testing, LabScreen.LIVE, this::live);
        try (Services services = Services.of(LabScreens.class)) {
            for (LabScreen screen : services.need(LabScreens.class).all()) {
                Screens.open(project, screen.id());
                Workbench.waitForJobs(60);
                prepared.getOrDefault(screen.id(), () -> {}).run();
                picture(screen.id());
                Workbench.closeEditors();
            }
        }
    }

    private void testing() {
        Workbench.waitFor("test samples", 20, () -> Screens.table("testing.table").getItemCount() > 0);
        Screens.row("testing.table", 2);
        Workbench.waitForJobs(20);
    }

    private void live() {
        Workbench.waitFor("samples to load", 20, () -> Screens.enabled("live.load"));
        Screens.press("live.load");
        Workbench.waitFor("the result", 30, () -> Screens.find("live.scores").isPresent());
        Workbench.waitForJobs(20);
        picture("live-sample");
        Screens.reveal("live.explorer");
        picture("live-explorer");
    }

    /** Every page of the impulse editor. */
    private void impulse() throws Exception {
        IDE.openEditor(Workbench.page(), project.getFile("motion.impulse"));
        Workbench.waitForJobs(60);
        for (String page : Screens.pages()) {
            Screens.page(page);
            Workbench.waitForJobs(60);
            picture("impulse-" + page.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
        Workbench.closeEditors();
    }

    private void liveStream() throws Exception {
        Screens.open(project, LabScreen.LIVE);
        Workbench.waitFor("a device", 20, () -> Screens.enabled("live.run"));
        Screens.choose("live.device", "Simulated");
        Screens.press("live.run");
        long end = System.nanoTime() + 12_000_000_000L;
        Workbench.waitFor("some seconds of the stream", 20, () -> System.nanoTime() > end);
        picture("live-stream");
        Screens.press("live.run");
        Workbench.closeEditors();
    }

    private void results() throws Exception {
        IFile report = project.getFile("results/motion/report.json");
        if (report.exists()) {
            IDE.openEditor(Workbench.page(), report);
            Workbench.waitForJobs(60);
            picture("results");
            Workbench.closeEditors();
        }
    }

    private void picture(String name) {
        Workbench.settle();
        Workbench.picture(folder + "/" + name + (dark ? "-dark" : ""));
    }
}
