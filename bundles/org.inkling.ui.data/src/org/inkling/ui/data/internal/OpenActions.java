package org.inkling.ui.data.internal;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionConstants;
import org.eclipse.ui.navigator.ICommonActionExtensionSite;
import org.eclipse.ui.navigator.ICommonMenuConstants;
import org.eclipse.ui.navigator.ICommonViewerWorkbenchSite;
import org.eclipse.ui.statushandlers.StatusManager;

/** Opens a block of an impulse in the editor of the impulse; files are opened by the platform. */
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
        if (block() != null) {
            bars.setGlobalActionHandler(ICommonActionConstants.OPEN, open);
        }
    }

    @Override
    public void fillContextMenu(IMenuManager menu) {
        if (block() != null) {
            menu.insertAfter(ICommonMenuConstants.GROUP_OPEN, open);
        }
    }

    private BlockNode block() {
        return site != null && getContext() != null && getContext().getSelection() instanceof IStructuredSelection selection
                && selection.size() == 1
                && selection.getFirstElement() instanceof BlockNode block ? block : null;
    }

    private final class Open extends Action {

        Open() {
            super("Open");
            setId("org.inkling.ui.data.open");
        }

        @Override
        public void run() {
            BlockNode block = block();
            if (block == null) {
                return;
            }
            try {
                IDE.openEditor(site.getPage(), block.impulse());
            } catch (PartInitException e) {
                StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
            }
        }
    }
}
