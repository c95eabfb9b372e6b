package org.inkling.ui.impulse.internal;

import java.util.Optional;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.TextRegion;

/** The text of the impulse, which is the model of record. */
final class SourcePage extends TextEditor {

    @Override
    protected void initializeEditor() {
        super.initializeEditor();
        setSourceViewerConfiguration(new TextSourceViewerConfiguration(EditorsUI.getPreferenceStore()) {

            @Override
            public IPresentationReconciler getPresentationReconciler(ISourceViewer viewer) {
                PresentationReconciler reconciler = new PresentationReconciler();
                ITokenScanner scanner = new YamlScanner();
                DefaultDamagerRepairer repairer = new DefaultDamagerRepairer(scanner);
                reconciler.setDamager(repairer, IDocument.DEFAULT_CONTENT_TYPE);
                reconciler.setRepairer(repairer, IDocument.DEFAULT_CONTENT_TYPE);
                return reconciler;
            }
        });
    }

    /** Selects an element in the text. */
    void select(ImpulseDocument document, String element) {
        Optional<TextRegion> region = document.region(element);
        region.ifPresent(r -> selectAndReveal(r.offset(), r.length()));
    }

    /** Colours the text again, after a change of theme. */
    void recolour() {
        if (getSourceViewer() != null && getSourceViewer().getTextWidget() != null) {
            getSourceViewer().invalidateTextPresentation();
        }
    }
}
