package org.inkling.ui.lab.internal;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.inkling.ui.lab.internal.screens.Actions;

/** Opens a screen of the project a person works with, so that menus, keys and quick access reach it. */
public final class OpenScreen extends AbstractHandler implements IExecutableExtension {

    private String screen = "";

    /** @param data id of the screen */
    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        screen = String.valueOf(data);
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Optional<IProject> project = CurrentProject.of(window.getActivePage());
        if (project.isPresent()) {
            Actions.screen(project.get(), screen);
        } else {
            MessageDialog.openInformation(window.getShell(), "No lab project",
                    CurrentProject.all().isEmpty() ? "Make a lab project first: File > New > Lab project." : "Select a lab project first.");
        }
        return null;
    }
}
