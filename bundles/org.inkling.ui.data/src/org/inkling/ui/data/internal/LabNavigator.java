package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.navigator.CommonNavigator;

/** The tree of lab projects; while there is none, an invitation to make one. */
public final class LabNavigator extends CommonNavigator {

    /** View id. */
    public static final String ID = "org.inkling.ui.data.navigator";

    private final IResourceChangeListener projects = this::projectsChanged;
    private Composite stack;
    private StackLayout layout;
    private Composite tree;
    private Control invitation;

    @Override
    public void createPartControl(Composite parent) {
        stack = new Composite(parent, SWT.NONE);
        layout = new StackLayout();
        stack.setLayout(layout);
        tree = new Composite(stack, SWT.NONE);
        tree.setLayout(new FillLayout());
        invitation = new Invitation(stack, getSite());
        super.createPartControl(tree);
        showOne();
        ResourcesPlugin.getWorkspace().addResourceChangeListener(projects, IResourceChangeEvent.POST_CHANGE);
    }

    @Override
    protected IAdaptable getInitialInput() {
        return ResourcesPlugin.getWorkspace().getRoot();
    }

    @Override
    public void setFocus() {
        if (layout.topControl == invitation) {
            invitation.setFocus();
        } else {
            super.setFocus();
        }
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(projects);
        super.dispose();
    }

    private void projectsChanged(IResourceChangeEvent event) {
        Control control = stack;
        if (!control.isDisposed()) {
            control.getDisplay().asyncExec(this::showOne);
        }
    }

    private void showOne() {
        if (stack.isDisposed()) {
            return;
        }
        boolean empty = ResourcesPlugin.getWorkspace().getRoot().getProjects().length == 0;
        Control wanted = empty ? invitation : tree;
        if (layout.topControl != wanted) {
            layout.topControl = wanted;
            stack.layout();
        }
    }
}
