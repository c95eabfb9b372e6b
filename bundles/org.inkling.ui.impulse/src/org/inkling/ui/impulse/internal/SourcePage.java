package org.inkling.ui.impulse.internal;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;
import org.inkling.ui.Look;

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

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        StyledText text = getSourceViewer().getTextWidget();
        Look.onRefresh(text, getSourceViewer()::invalidateTextPresentation);
        Look.follow(text);
    }
}
