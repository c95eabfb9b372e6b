package org.inkling.ui.data.internal;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.inkling.api.data.Split;

/** The order of work: screens, dataset and impulses as screens say, then results, then folders and files; blocks in the order of their impulse. */
public final class LabSorter extends ViewerComparator {

    private static final int DATASET = 200;
    private static final int IMPULSE = 300;
    private static final int RESULTS = 10_000;

    @Override
    public int category(Object element) {
        if (element instanceof ScreenNode screen) {
            return screen.order();
        }
        if (LabTree.isDataset(element)) {
            return DATASET;
        }
        if (LabTree.isImpulse(element)) {
            return IMPULSE;
        }
        if (LabTree.isResults(element)) {
            return RESULTS;
        }
        if (LabTree.isPart(element)) {
            return ((IResource) element).getName().equals(Split.TRAINING.id()) ? 0 : 1;
        }
        return element instanceof IContainer ? RESULTS + 1 : RESULTS + 2;
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
