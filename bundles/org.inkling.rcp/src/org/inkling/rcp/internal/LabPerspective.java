package org.inkling.rcp.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Projects on the left, editors in the middle, the guide on the right, problems, console and progress below. */
public final class LabPerspective implements IPerspectiveFactory {

    private static final String NAVIGATOR = "org.inkling.ui.data.navigator";
    private static final String GUIDE = "org.inkling.ui.lab.guide";
    private static final String CHEAT_SHEETS = "org.eclipse.ui.cheatsheets.views.CheatSheetView";
    private static final String HELP = "org.eclipse.help.ui.HelpView";
    private static final String CONSOLE = "org.eclipse.ui.console.ConsoleView";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.addView(NAVIGATOR, IPageLayout.LEFT, 0.19f, editors);
        layout.getViewLayout(NAVIGATOR).setCloseable(false);
        IFolderLayout right = layout.createFolder("org.inkling.right", IPageLayout.RIGHT, 0.745f, editors);
        right.addView(GUIDE);
        right.addPlaceholder(IPageLayout.ID_OUTLINE);
        right.addPlaceholder(CHEAT_SHEETS);
        right.addPlaceholder(HELP);
        IFolderLayout below = layout.createFolder("org.inkling.below", IPageLayout.BOTTOM, 0.8f, editors);
        below.addView(IPageLayout.ID_PROBLEM_VIEW);
        below.addView(CONSOLE);
        below.addView(PROGRESS);
        below.addPlaceholder(IPageLayout.ID_PROP_SHEET);
        below.addPlaceholder("*");
    }
}
