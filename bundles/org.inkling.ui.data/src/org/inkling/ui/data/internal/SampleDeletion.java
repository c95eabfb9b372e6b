package org.inkling.ui.data.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonMenuConstants;
import org.eclipse.ui.statushandlers.StatusManager;
import org.inkling.api.data.SampleRef;
import org.inkling.resources.Services;
import org.inkling.ui.data.internal.edit.DatasetChanges;
import org.inkling.ui.data.internal.edit.DatasetEditing;

/** Deletes samples in the navigator with their entries, to the trash of the project; takes the place of the platform's copy and delete there. */
public final class SampleDeletion extends CommonActionProvider {

    private final Delete delete = new Delete();

    @Override
    public void fillActionBars(IActionBars bars) {
        if (!samples().isEmpty()) {
            bars.setGlobalActionHandler(ActionFactory.DELETE.getId(), delete);
        }
    }

    @Override
    public void fillContextMenu(IMenuManager menu) {
        if (!samples().isEmpty()) {
            menu.appendToGroup(ICommonMenuConstants.GROUP_EDIT, delete);
        }
    }

    /** The selected samples, none when anything else is selected too. */
    private List<SampleRef> samples() {
        List<SampleRef> samples = new ArrayList<>();
        if (getContext() == null || !(getContext().getSelection() instanceof IStructuredSelection selection)) {
            return samples;
        }
        try (Services services = Services.of(SampleDeletion.class)) {
            Datasets datasets = services.need(Datasets.class);
            for (Object element : selection) {
                if (!(element instanceof IFile file) || !LabTree.isSample(file)) {
                    return List.of();
                }
                Map<String, SampleRef> known = datasets.samples(file.getProject()).orElse(Map.of());
                SampleRef sample = known.get(Datasets.path(file));
                if (sample == null) {
                    return List.of();
                }
                samples.add(sample);
            }
        }
        return samples;
    }

    private final class Delete extends Action {

        Delete() {
            super("Delete");
            setId("org.inkling.ui.data.delete");
            setImageDescriptor(PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(ISharedImages.IMG_TOOL_DELETE));
            setActionDefinitionId("org.eclipse.ui.edit.delete");
        }

        @Override
        public void run() {
            List<SampleRef> samples = samples();
            if (samples.isEmpty() || !(((IStructuredSelection) getContext().getSelection()).getFirstElement() instanceof IFile first)) {
                return;
            }
            IProject project = first.getProject();
            List<String> ids = samples.stream().map(SampleRef::id).toList();
            String label = ids.size() == 1 ? "Delete sample" : "Delete " + ids.size() + " samples";
            DatasetEditing.run(project, label, DatasetChanges.delete(ids), status -> {
                if (!status.isOK()) {
                    StatusManager.getManager().handle(status, StatusManager.SHOW);
                }
            });
        }
    }
}
