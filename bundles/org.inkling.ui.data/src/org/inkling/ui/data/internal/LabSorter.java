package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.inkling.api.data.Split;

/** The order of work: dataset, impulses, results, then folders and files; blocks in the order of their impulse. */
public final class LabSorter extends ViewerComparator {

    @Override
    public int category(Object element) {
        if (LabTree.isDataset(element)) {
            return 0;
        }
        if (LabTree.isImpulse(element)) {
            return 1;
        }
        if (LabTree.isResults(element)) {
            return 2;
        }
        if (LabTree.isPart(element)) {
            return ((IResource) element).getName().equals(Split.TRAINING.id()) ? 0 : 1;
        }
        return element instanceof IContainer ? 3 : 4;
    }

    @Override
    public int compare(Viewer viewer, Object a, Object b) {
        if (a instanceof BlockNode && b instanceof BlockNode) {
            return 0;
        }
        int categories = category(a) - category(b);
        return categories != 0 || !(a instanceof IResource left) || !(b instanceof IResource right)
                ? categories
                : left.getName().compareToIgnoreCase(right.getName());
    }
}
