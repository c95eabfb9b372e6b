package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonActionConstants;
import org.eclipse.ui.navigator.ICommonActionExtensionSite;
import org.eclipse.ui.navigator.ICommonMenuConstants;
import org.eclipse.ui.navigator.ICommonViewerWorkbenchSite;
import org.eclipse.ui.statushandlers.StatusManager;
import org.inkling.api.data.Split;
import org.inkling.resources.LabNature;
import org.inkling.resources.Services;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreenInput;
import org.inkling.ui.LabScreens;
import org.inkling.ui.data.internal.acquisition.DataEditor;

/** Opens screens, the dataset, and blocks of an impulse; files are opened by the platform. */
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
        if (canOpen(element())) {
            bars.setGlobalActionHandler(ICommonActionConstants.OPEN, open);
        }
    }

    @Override
    public void fillContextMenu(IMenuManager menu) {
        if (canOpen(element())) {
            menu.insertAfter(ICommonMenuConstants.GROUP_OPEN, open);
        }
    }

    private Object element() {
        return site != null && getContext() != null && getContext().getSelection() instanceof IStructuredSelection selection
                && selection.size() == 1 ? selection.getFirstElement() : "";
    }

    private static boolean canOpen(Object element) {
        return element instanceof BlockNode || element instanceof ScreenNode || LabTree.isDataset(element) || LabTree.isPart(element)
                || element instanceof IProject project && LabNature.isOn(project) && installed(LabScreen.DASHBOARD);
    }

    private static boolean installed(String screen) {
        try (Services services = Services.of(OpenActions.class)) {
            return services.find(LabScreens.class).flatMap(s -> s.find(screen)).isPresent();
        }
    }

    /** Opens what a node of the navigator stands for. */
    static void open(IWorkbenchPage page, Object element) throws PartInitException {
        if (element instanceof BlockNode block) {
            IEditorPart editor = IDE.openEditor(page, block.impulse());
            if (editor instanceof FormEditor form) {
                // the pages of blocks are named like this in the editor of impulses
                form.setActivePage(block.section() + "." + block.id());
            }
        } else if (element instanceof ScreenNode screen) {
            LabScreenInput.open(page, screen.project(), screen.id());
        } else if (element instanceof IProject project) {
            LabScreenInput.open(page, project, LabScreen.DASHBOARD);
        } else if (element instanceof IFolder folder) {
            IEditorPart editor = LabScreenInput.open(page, folder.getProject(), LabScreen.DATA);
            if (editor instanceof DataEditor data && LabTree.isPart(folder)) {
                data.show(folder.getName().equals(Split.TRAINING.id()) ? Split.TRAINING : Split.TESTING);
            }
        }
    }

    private final class Open extends Action {

        Open() {
            super("Open");
            setId("org.inkling.ui.data.open");
        }

        @Override
        public void run() {
            try {
                open(site.getPage(), element());
            } catch (PartInitException e) {
                StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
            }
        }
    }
}
