package org.inkling.ui.lab.internal;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * Opens the wizard of a command of the same id. The platform's own commands for wizards do it, but give buttons the wizard's name,
 * which says a thing and not what happens.
 */
public final class OpenWizard extends AbstractHandler implements IExecutableExtension {

    private static final String IMPORT = "import";

    private String kind = "";

    /** @param data {@code new} or {@code import} */
    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        kind = String.valueOf(data);
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        boolean imports = kind.equals(IMPORT);
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Command command = window.getService(ICommandService.class)
                .getCommand(imports ? "org.eclipse.ui.file.import" : "org.eclipse.ui.newWizard");
        Map<String, String> wizard = Map.of(imports ? "importWizardId" : "newWizardId", event.getCommand().getId());
        try {
            return window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command, wizard), null);
        } catch (CommandException e) {
            throw new ExecutionException("The wizard cannot be opened", e);
        }
    }
}
