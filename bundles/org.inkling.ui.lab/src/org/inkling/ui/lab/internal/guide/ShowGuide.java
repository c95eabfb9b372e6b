package org.inkling.ui.lab.internal.guide;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.cheatsheets.OpenCheatSheetAction;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;

/** Shows the lab as a guide that ticks itself, or as a cheat sheet. */
public final class ShowGuide extends AbstractHandler implements IExecutableExtension {

    private static final String SHEET = "org.inkling.ui.lab.sheet";

    private boolean sheet;

    /** @param data {@code guide} or {@code sheet} */
    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        sheet = "sheet".equals(data);
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        if (sheet) {
            new OpenCheatSheetAction(SHEET).run();
            return null;
        }
        try {
            return HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(GuideView.ID);
        } catch (PartInitException e) {
            throw new ExecutionException("The guide cannot be shown", e);
        }
    }
}
