package org.inkling.ui.lab.internal.preferences;

import java.util.List;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.inkling.api.deploy.Board;
import org.inkling.engine.Catalog;
import org.inkling.resources.Services;

/** Preferences of new lab projects: their board and their place. */
public final class LabPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    public LabPreferencePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, LabPreferences.NODE));
        setDescription("What new lab projects start with. A project's own board is on its dashboard.");
    }

    @Override
    protected void createFieldEditors() {
        List<Board> boards;
        try (Services services = Services.of(LabPreferencePage.class)) {
            boards = services.find(Catalog.class).map(Catalog::boards).orElse(List.of());
        }
        String[][] choices = new String[boards.size() + 1][];
        choices[0] = new String[]{ "That of the template", "" };
        for (int i = 0; i < boards.size(); i++) {
            choices[i + 1] = new String[]{ boards.get(i).name(), boards.get(i).id() };
        }
        addField(new ComboFieldEditor(LabPreferences.BOARD, "Target board:", choices, getFieldEditorParent()));
        DirectoryFieldEditor folder = new DirectoryFieldEditor(LabPreferences.FOLDER, "Folder (empty: the workspace):",
                getFieldEditorParent());
        folder.setEmptyStringAllowed(true);
        addField(folder);
    }
}
