package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Walks the lab as a student does: a new project from the sample, a problem put right, a run, the results. */
@ExtendWith(NoErrorLogged.class)
class LabWalkTest {

    private static final String PROBLEM = "org.inkling.problem";
    private static final int RUN_SECONDS = 240;

    @Test
    void fromTheSampleToTheResults() throws Exception {
        IWorkbench workbench = PlatformUI.getWorkbench();
        workbench.showPerspective("org.inkling.perspective.lab", Workbench.window());
        Workbench.window().getShell().setBounds(0, 0, 1280, 800);
        Workbench.settle();
        Workbench.picture("1-empty");

        Workbench.commandWithDialog("org.inkling.ui.lab.new", "New lab project", dialog -> {
            Workbench.settle();
            Workbench.picture(dialog, "2-new");
            Workbench.press(dialog, "Finish");
        });
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("free-fall-detection");
        Workbench.waitFor("the project", 60, () -> project.isAccessible() && project.getFile("motion.impulse").exists());
        assertTrue(project.hasNature("org.inkling.lab"));
        Workbench.waitFor("the impulse editor", 30, () -> Workbench.editor("motion.impulse").isPresent());
        Workbench.waitFor("problems of short recordings", 60, () -> problems(project).length > 0);
        settleJobs();
        Workbench.picture("3-impulse");

        quickFixExcludesAShortRecording(project);
        run(project);
        editingTheSourceIsUndone(project);
    }

    private static void quickFixExcludesAShortRecording(IProject project) throws Exception {
        IMarker marker = null;
        for (IMarker candidate : problems(project)) {
            if (candidate.getAttribute(IMarker.MESSAGE, "").contains("frames")) {
                marker = candidate;
            }
        }
        assertTrue(marker != null, "no problem about a short recording");
        int before = problems(project).length;
        IMarkerResolution[] fixes = IDE.getMarkerHelpRegistry().getResolutions(marker);
        assertEquals(3, fixes.length, "exclude, zero-pad, shorten");
        assertTrue(fixes[0].getLabel().startsWith("Exclude"), fixes[0].getLabel());
        fixes[0].run(marker);
        IMarker fixed = marker;
        Workbench.waitFor("the problem to go away", 30, () -> !fixed.exists());
        assertEquals(before - 1, problems(project).length);
    }

    private static void run(IProject project) throws Exception {
        IFile impulse = project.getFile("motion.impulse");
        IDE.openEditor(Workbench.page(), impulse);
        Workbench.command("org.inkling.ui.impulse.run");
        IFile report = project.getFile("results/motion/report.json");
        Workbench.waitFor("results", RUN_SECONDS, () -> Workbench.page().getActiveEditor() != null
                && "org.inkling.ui.impulse.results".equals(Workbench.page().getActiveEditor().getSite().getId()));
        settleJobs();
        assertTrue(report.exists());
        Workbench.picture("4-results");
        IDE.openEditor(Workbench.page(), impulse);
        Workbench.settle();
        Workbench.picture("5-impulse-after-run");
    }

    /** The text is the model of record: what a form or the source page changes is one undo of the document. */
    private static void editingTheSourceIsUndone(IProject project) throws Exception {
        IFile impulse = project.getFile("motion.impulse");
        String before = impulse.readString();
        IEditorPart editor = IDE.openEditor(Workbench.page(), impulse);
        ITextEditor source = (ITextEditor) ((MultiPageEditorPart) editor).findEditors(editor.getEditorInput())[0];
        IDocument document = source.getDocumentProvider().getDocument(source.getEditorInput());
        document.set(document.get().replace("window_ms: 2000", "window_ms: 1"));
        Workbench.settle();
        assertTrue(editor.isDirty());
        Workbench.picture("6-problem");
        document.set(before);
        editor.doSave(null);
        Workbench.settle();
        assertFalse(editor.isDirty());
        assertEquals(before, impulse.readString());
    }

    private static void settleJobs() {
        Workbench.waitFor("jobs to end", 60, () -> Job.getJobManager().isIdle() || noneOfOurs());
        Workbench.settle();
    }

    private static boolean noneOfOurs() {
        for (Job job : Job.getJobManager().find(null)) {
            if (job.getState() == Job.RUNNING && job.getClass().getName().startsWith("org.inkling")) {
                return false;
            }
        }
        return true;
    }

    private static IMarker[] problems(IProject project) {
        try {
            return project.findMarkers(PROBLEM, true, IResource.DEPTH_INFINITE);
        } catch (org.eclipse.core.runtime.CoreException e) {
            throw new AssertionError(e);
        }
    }
}
