package org.inkling.rcp.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Projects on the left, editors in the middle, problems, console and progress below. */
public final class LabPerspective implements IPerspectiveFactory {

    private static final String NAVIGATOR = "org.inkling.ui.data.navigator";
    private static final String CONSOLE = "org.eclipse.ui.console.ConsoleView";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.addView(NAVIGATOR, IPageLayout.LEFT, 0.2f, editors);
        layout.getViewLayout(NAVIGATOR).setCloseable(false);
        IFolderLayout below = layout.createFolder("org.inkling.below", IPageLayout.BOTTOM, 0.76f, editors);
        below.addView(IPageLayout.ID_PROBLEM_VIEW);
        below.addView(CONSOLE);
        below.addView(PROGRESS);
        below.addPlaceholder(IPageLayout.ID_PROP_SHEET);
        below.addPlaceholder("*");
        layout.createPlaceholderFolder("org.inkling.right", IPageLayout.RIGHT, 0.75f, editors).addPlaceholder(IPageLayout.ID_OUTLINE);
    }
}
