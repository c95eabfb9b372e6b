package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IProject;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.inkling.ui.Choice;
import org.inkling.ui.FeatureExplorer;
import org.inkling.ui.SampleFocus;
import org.inkling.ui.charts.ChartCanvas;
import org.inkling.ui.charts.LineChart;
import org.inkling.ui.charts.Scatter3D;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages from the window to the features: previews that follow what is typed, the explorer, the layers, adding a block. */
@ExtendWith(NoErrorLogged.class)
class FeaturePagesTest {

    private IProject project;
    private IEditorPart editor;

    @BeforeEach
    void open() throws Exception {
        Workbench.window().getShell().setBounds(0, 0, 1280, 800);
        project = FreeFall.sample("feature pages");
        FreeFall.operation(project, "features", Map.of("impulse", "motion"));
        editor = IDE.openEditor(Workbench.page(), project.getFile("motion.impulse"));
        Workbench.waitFor("the pages of the impulse", 60, () -> Workbench.page().getActiveEditor() == editor
                && Workbench.find(Workbench.window().getShell(), c -> c instanceof CTabFolder tabs && tabs.isVisible()
                        && java.util.Arrays.stream(tabs.getItems()).anyMatch(i -> i.getText().equals("Source"))).isPresent());
        Workbench.settle();
    }

    @AfterEach
    void close() throws Exception {
        Workbench.page().closeAllEditors(false);
        FreeFall.delete("feature pages");
    }

    private static void event(Control control, int type, int keyCode, int mask) {
        Event event = new Event();
        event.widget = control;
        event.keyCode = keyCode;
        event.stateMask = mask;
        event.doit = true;
        control.notifyListeners(type, event);
    }

    private static Control parameter(String name) {
        return Workbench.find(Workbench.window().getShell(), c -> name.equals(c.getData("org.inkling.ui.parameter")) && c.isVisible())
                .orElseThrow(() -> new AssertionError("no field " + name));
    }

    private static float largest(String plot) {
        LineChart chart = (LineChart) ((ChartCanvas) Screens.control(plot)).chart();
        assertNotNull(chart);
        float[] both = new float[2];
        chart.series().get(2).data().extremes(0, chart.series().get(2).data().size(), both);
        return both[1];
    }

    @Test
    void previewsFollowWhatIsTypedBeforeItCounts() throws Exception {
        Screens.page("Spectral features");
        Screens.waitFor("preview.After filter", 20);
        Screens.waitFor("preview.Frequency domain", 5);
        Screens.waitFor("preview.Spectral power (log)", 5);
        float before = largest("preview.After filter");
        String text = project.getFile("motion.impulse").readString();
        Text scale = (Text) parameter("scale_axes");
        Control plots = Screens.control("preview.plots");
        for (int factor : new int[]{ 5, 4, 3, 2 }) {
            scale.setText(Integer.toString(factor));
            // so many times the signal, before the document has changed
            Workbench.waitFor("the preview of " + factor, 10,
                    () -> Math.abs(factor * before - largest("preview.After filter")) < 1e-3 * factor * before);
            assertEquals(text, project.getFile("motion.impulse").readString());
            System.err.printf("preview after a keystroke: %.1f ms%n", (Double) plots.getData("org.inkling.latency"));
        }
        Workbench.settle();
        assertTrue(editor.isDirty(), "the value counts after a pause");
        Workbench.picture("features-preview");
    }

    @Test
    void aValueThatIsWrongSaysSoAtItsField() {
        Screens.page("Spectral features");
        Screens.waitFor("preview.After filter", 20);
        Text order = (Text) parameter("filter_order");
        order.setText("7");
        Workbench.settle();
        assertTrue(Workbench.find(Workbench.window().getShell(), c -> c instanceof Label l && l.isVisible() && l.getText().startsWith("✗"))
                .isPresent(), "no error is shown");
    }

    @Test
    void theExplorerShowsEveryWindowAndSelectsItEverywhere() {
        Screens.page("Features");
        Screens.waitFor("explorer.points", 10);
        FeatureExplorer explorer = explorer();
        // 1,014 windows of 2,000 ms in the sample, as in the published lab
        Workbench.waitFor("the features", 20, () -> explorer.data() != null && explorer.data().size() == 1014);
        assertEquals("accX RMS", ((Choice) Screens.control("explorer.x")).getText());
        assertEquals("accZ RMS", ((Choice) Screens.control("explorer.z")).getText());
        int[] place = pointOnScreen(explorer.scatter());
        mouse(explorer.scatter(), SWT.MouseDown, place);
        mouse(explorer.scatter(), SWT.MouseUp, place);
        int picked = explorer.scatter().chart().picked();
        assertTrue(picked >= 0, "no point was selected");
        Workbench.waitFor("the selection of the workbench", 5,
                () -> editor.getSite().getSelectionProvider().getSelection() instanceof IStructuredSelection s
                        && s.getFirstElement() instanceof SampleFocus);
        SampleFocus focus = (SampleFocus) ((IStructuredSelection) editor.getSite().getSelectionProvider().getSelection())
                .getFirstElement();
        assertEquals(explorer.data().windows().get(picked).sample(), focus.sample());
        assertEquals(explorer.data().windows().get(picked).start(), focus.startFrame());
        Screens.page("Spectral features");
        Workbench.settle();
        String shown = ((Choice) Screens.control("window.sample")).getText();
        assertTrue(shown.startsWith(explorer.data().windows().get(picked).name()), shown);
    }

    @Test
    void projectionsCanBeChosenAndGroupsHidden() {
        Screens.page("Features");
        Screens.waitFor("explorer.points", 10);
        FeatureExplorer explorer = explorer();
        Workbench.waitFor("the features", 20, () -> explorer.data() != null);
        ((Choice) Screens.control("explorer.projection")).choose(1);
        Workbench.waitFor("the PCA", 60, () -> explorer.scatter().chart().cloud().axis(0).equals("PCA 1"));
        explorer.scatter().toggle(1);
        assertEquals(java.util.Set.of(1), explorer.scatter().chart().hidden());
        explorer.scatter().toggle(1);
        Workbench.picture("features-pca");
    }

    private static FeatureExplorer explorer() {
        for (Control c = Screens.control("explorer.points"); c != null; c = c.getParent()) {
            if (c instanceof FeatureExplorer found) {
                return found;
            }
        }
        throw new AssertionError("no explorer");
    }

    private static int[] pointOnScreen(Scatter3D scatter) {
        Workbench.settle();
        for (int y = 0; y < scatter.getSize().y; y += 3) {
            for (int x = 0; x < scatter.getSize().x; x += 3) {
                if (scatter.pointAt(x, y) >= 0) {
                    return new int[]{ x, y };
                }
            }
        }
        throw new AssertionError("no point is on the screen");
    }

    private static void mouse(Control control, int type, int[] place) {
        Event event = new Event();
        event.widget = control;
        event.button = 1;
        event.x = place[0];
        event.y = place[1];
        control.notifyListeners(type, event);
    }

    @Test
    void layersMoveAndGoWithTheKeyboard() {
        Screens.page("NN Classifier");
        Workbench.settle();
        Control cards = parameter("layers");
        event(cards, SWT.KeyDown, SWT.ARROW_DOWN, 0);
        event(cards, SWT.KeyDown, SWT.ARROW_DOWN, SWT.ALT);
        Workbench.settle();
        String text = source();
        assertTrue(text.indexOf("units: 10") < text.indexOf("units: 20") && text.contains("units: 20"), text);
        event(cards, SWT.KeyDown, SWT.DEL, 0);
        Workbench.settle();
        assertTrue(!source().contains("units: 20") && source().contains("units: 10"), source());
        Workbench.picture("features-layers");
    }

    private String source() {
        org.eclipse.ui.texteditor.ITextEditor text = java.util.Arrays
                .stream(((org.eclipse.ui.part.MultiPageEditorPart) editor).findEditors(editor.getEditorInput()))
                .filter(org.eclipse.ui.texteditor.ITextEditor.class::isInstance).map(org.eclipse.ui.texteditor.ITextEditor.class::cast)
                .findFirst().orElseThrow();
        return text.getDocumentProvider().getDocument(editor.getEditorInput()).get();
    }

    @Test
    void aBlockIsAddedFromTheListOfThoseInstalled() {
        Screens.page("Impulse");
        Display.getCurrent().timerExec(300, new Runnable() {
            @Override
            public void run() {
                if (Workbench.shell("Add a processing block").isEmpty()) {
                    Display.getCurrent().timerExec(100, this);
                    return;
                }
                Workbench.picture("features-add-block");
                Workbench
                        .find(Workbench.shell("Add a processing block").orElseThrow(),
                                c -> "add.flatten".equals(c.getData("org.inkling.id")))
                        .orElseThrow().notifyListeners(SWT.Selection, new Event());
            }
        });
        Screens.press("impulse.add.dsp");
        Workbench.settle();
        assertTrue(source().contains("type: flatten"), source());
        assertTrue(Screens.pages().contains("Flatten"), Screens.pages().toString());
        assertEquals(List.of("Flatten", "Features"),
                Screens.pages().subList(Screens.pages().indexOf("Flatten"), Screens.pages().indexOf("Features") + 1));
    }
}
