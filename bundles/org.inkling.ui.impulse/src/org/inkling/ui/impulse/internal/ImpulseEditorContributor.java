package org.inkling.ui.impulse.internal;

import java.util.List;

import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.MultiPageEditorActionBarContributor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;

/** Undo and redo of the text from every page; the other text actions on the source page. */
public final class ImpulseEditorContributor extends MultiPageEditorActionBarContributor {

    private static final List<String> TEXT_ACTIONS = List.of(ITextEditorActionConstants.CUT, ITextEditorActionConstants.COPY,
            ITextEditorActionConstants.PASTE, ITextEditorActionConstants.DELETE, ITextEditorActionConstants.SELECT_ALL,
            ITextEditorActionConstants.FIND,
            ITextEditorActionConstants.PRINT);

    private ImpulseEditor editor;

    @Override
    public void setActiveEditor(IEditorPart part) {
        editor = part instanceof ImpulseEditor impulse ? impulse : null;
        super.setActiveEditor(part);
    }

    @Override
    public void setActivePage(IEditorPart page) {
        IActionBars bars = getActionBars();
        if (editor == null || bars == null) {
            return;
        }
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), action(ITextEditorActionConstants.UNDO));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), action(ITextEditorActionConstants.REDO));
        boolean text = page == editor.source();
        for (String id : TEXT_ACTIONS) {
            bars.setGlobalActionHandler(id, text ? action(id) : null);
        }
        bars.updateActionBars();
    }

    private IAction action(String id) {
        return editor.source().getAction(id);
    }
}
