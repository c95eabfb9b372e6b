package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionConstants;
import org.eclipse.ui.navigator.ICommonActionExtensionSite;
import org.eclipse.ui.navigator.ICommonMenuConstants;
import org.eclipse.ui.navigator.ICommonViewerWorkbenchSite;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.statushandlers.StatusManager;

/** Opens what is selected in the navigator: a recording in its viewer, a block in the editor of its impulse. */
public final class OpenActions extends CommonActionProvider {

    private final Open open = new Open();
    private ICommonViewerWorkbenchSite site;

    @Override
    public void init(ICommonActionExtensionSite extensionSite) {
        super.init(extensionSite);
        if (extensionSite.getViewSite() instanceof ICommonViewerWorkbenchSite viewSite) {
            site = viewSite;
        }
    }

    @Override
    public void fillActionBars(IActionBars bars) {
        if (isOurs()) {
            bars.setGlobalActionHandler(ICommonActionConstants.OPEN, open);
        }
    }

    @Override
    public void fillContextMenu(IMenuManager menu) {
        if (isOurs()) {
            menu.insertAfter(ICommonMenuConstants.GROUP_OPEN, open);
        }
    }

    private boolean isOurs() {
        Object element = selected();
        return site != null && (element instanceof BlockNode || LabTree.isSample(element));
    }

    private Object selected() {
        return getContext() != null && getContext().getSelection() instanceof IStructuredSelection selection && selection.size() == 1
                ? selection.getFirstElement() : null;
    }

    private final class Open extends Action {

        Open() {
            super("Open");
            setId("org.inkling.ui.data.open");
        }

        @Override
        public void run() {
            IWorkbenchPage page = site.getPage();
            try {
                if (selected() instanceof BlockNode block) {
                    IDE.openEditor(page, block.impulse());
                } else if (selected() instanceof IFile file) {
                    page.openEditor(new FileEditorInput(file), SampleEditor.ID);
                }
            } catch (PartInitException e) {
                StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
            }
        }
    }
}
