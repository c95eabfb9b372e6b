package org.inkling.ui.impulse.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.inkling.ui.SampleFocus;

/** Ties the window a person looks at in this editor to the selection of the workbench, in both directions. */
final class FocusLink implements ISelectionProvider, ISelectionListener {

    private static final int PAUSE_MS = 120;

    private final IEditorSite site;
    private final IWorkbenchPart part;
    private final ImpulseModel model;
    private final Runnable told = this::focusChanged;
    private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
    private ISelection selection = StructuredSelection.EMPTY;
    private int change;

    FocusLink(IEditorSite site, IWorkbenchPart part, ImpulseModel model) {
        this.site = site;
        this.part = part;
        this.model = model;
        site.setSelectionProvider(this);
        site.getPage().addSelectionListener(this);
        model.addFocusListener(told);
    }

    void close() {
        site.getPage().removeSelectionListener(this);
        model.removeFocusListener(told);
    }

    /** After a pause, because a window that is dragged moves all the time. */
    private void focusChanged() {
        int mine = ++change;
        Display.getCurrent().timerExec(PAUSE_MS, () -> {
            SampleFocus focus = model.focus();
            if (mine == change && focus != null) {
                setSelection(new StructuredSelection(focus));
            }
        });
    }

    @Override
    public void selectionChanged(IWorkbenchPart source, ISelection now) {
        if (source != part && now instanceof IStructuredSelection structured && structured.getFirstElement() instanceof SampleFocus focus
                && focus.project().equals(model.project())) {
            model.setFocus(focus);
        }
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }

    @Override
    public ISelection getSelection() {
        return selection;
    }

    @Override
    public void setSelection(ISelection now) {
        if (!now.equals(selection)) {
            selection = now;
            listeners.forEach(listener -> listener.selectionChanged(new SelectionChangedEvent(this, now)));
        }
    }
}
