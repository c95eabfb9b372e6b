package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IFolder;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.navigator.ILinkHelper;
import org.inkling.data.DatasetStore;
import org.inkling.resources.Services;
import org.inkling.ui.LabScreen;
import org.inkling.ui.LabScreenInput;
import org.inkling.ui.LabScreens;

/** Links the node of a screen with its editor. */
public final class ScreenLinks implements ILinkHelper {

    @Override
    public IStructuredSelection findSelection(IEditorInput input) {
        if (!(input instanceof LabScreenInput screen)) {
            return StructuredSelection.EMPTY;
        }
        IFolder dataset = screen.project().getFolder(DatasetStore.FOLDER);
        if (screen.screen().equals(LabScreen.DATA) && dataset.exists()) {
            return new StructuredSelection(dataset);
        }
        try (Services services = Services.of(ScreenLinks.class)) {
            return services.find(LabScreens.class).flatMap(s -> s.find(screen.screen()))
                    .map(s -> new StructuredSelection(ScreenNode.of(screen.project(), s))).orElse(StructuredSelection.EMPTY);
        }
    }

    @Override
    public void activateEditor(IWorkbenchPage page, IStructuredSelection selection) {
        Object first = selection.getFirstElement();
        LabScreenInput input = first instanceof ScreenNode node
                ? new LabScreenInput(node.project(), node.id())
                : first instanceof IFolder folder && LabTree.isDataset(folder)
                        ? new LabScreenInput(folder.getProject(), LabScreen.DATA)
                        : null;
        IEditorPart editor = input == null ? null : page.findEditor(input);
        if (editor != null) {
            page.bringToTop(editor);
        }
    }
}
