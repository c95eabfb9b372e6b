package org.inkling.ui.impulse.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.editor.FormPage;
import org.inkling.ui.Widgets;

/** A page of the impulse editor in the look of the product: a scrolling sheet that follows the model. */
abstract class LabPage extends FormPage {

    private final ImpulseEditor editor;
    private final Runnable listener = this::modelChanged;
    private @Nullable Composite page;

    LabPage(ImpulseEditor editor, String id, String title) {
        super(editor, id, title);
        this.editor = editor;
    }

    /** Makes the contents. */
    abstract void create(Composite parent);

    /** Shows the model as it is now. @return whether the size of something has changed */
    abstract boolean update();

    ImpulseEditor editor() {
        return editor;
    }

    ImpulseModel model() {
        return editor.model();
    }

    @Override
    public void createPartControl(Composite parent) {
        Composite composite = Widgets.page(parent);
        page = composite;
        create(composite);
        model().addListener(listener);
        composite.addDisposeListener(event -> model().removeListener(listener));
        update();
        fit();
    }

    private void modelChanged() {
        if (page != null && !page.isDisposed() && update()) {
            fit();
        }
    }

    /** Lays the page out again after something has changed its size. */
    void fit() {
        Composite composite = page;
        if (composite != null) {
            Widgets.fit(composite);
        }
    }

    @Override
    public @Nullable Control getPartControl() {
        return page == null ? null : page.getParent();
    }

    @Override
    public void setFocus() {
        if (page != null && page.getParent() instanceof ScrolledComposite scroller) {
            scroller.setFocus();
        }
    }
}
