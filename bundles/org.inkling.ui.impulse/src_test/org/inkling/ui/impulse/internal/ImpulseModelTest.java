package org.inkling.ui.impulse.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.Document;
import org.eclipse.text.undo.DocumentUndoManager;
import org.inkling.api.dsp.DspBlock;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.learn.Learner;
import org.junit.jupiter.api.Test;

class ImpulseModelTest {

    private static final String TEXT = """
            schema: 1
            input:
              type: time-series
              axes: [accX]
              window_ms: 2000   # as in the lab
              increase_ms: 80
            dsp:
              - id: spectral
                name: Spectral features
                type: spectral-analysis
                version: 1
            learn: []
            """;

    private final Document document = new Document(TEXT);
    private final ImpulseModel model = new ImpulseModel(file(), new NoBlocks(), null);

    @Test
    void aFormEditsOnlyTheValueAndKeepsTheComment() {
        model.connect(document);
        model.set("input.window_ms", 2500L);
        assertEquals(TEXT.replace("2000", "2500"), document.get());
        assertEquals(2500, model.input().orElseThrow().windowMs());
    }

    @Test
    void aFormEditIsOneStepOfUndo() throws ExecutionException {
        DocumentUndoManager undo = new DocumentUndoManager(document);
        undo.connect(this);
        model.connect(document);
        model.set("dsp.spectral.params.filter_type", "low");
        assertTrue(document.get().contains("filter_type: low"));
        undo.undo();
        assertEquals(TEXT, document.get());
        undo.disconnect(this);
    }

    @Test
    void listenersHearOfEditsAndOfPreviewsWithoutATextChange() {
        model.connect(document);
        int[] told = new int[1];
        model.addListener(() -> told[0]++);
        model.preview(1000, Double.NaN);
        assertEquals(1000, model.input().orElseThrow().windowMs());
        assertEquals(TEXT, document.get());
        model.set("input.increase_ms", 160L);
        assertEquals(2, told[0]);
        assertEquals(2000, model.input().orElseThrow().windowMs(), "an edit ends the preview");
    }

    @Test
    void aBrokenTextIsNotEditedAndHasAProblem() {
        model.connect(new Document("schema: 1\ninput: [\n"));
        assertFalse(model.editable());
        assertFalse(model.problems().isEmpty());
        model.set("input.window_ms", 100L);
        assertEquals("schema: 1\ninput: [\n", model.document().text());
    }

    private static IFile file() {
        return (IFile) Proxy.newProxyInstance(IFile.class.getClassLoader(), new Class<?>[]{ IFile.class },
                (proxy, method, arguments) -> method.getName().equals("getName") ? "motion.impulse" : null);
    }

    private static final class NoBlocks implements BlockCatalog {

        @Override
        public List<DspBlock> dspBlocks() {
            return List.of();
        }

        @Override
        public List<Learner> learners() {
            return List.of();
        }
    }
}
