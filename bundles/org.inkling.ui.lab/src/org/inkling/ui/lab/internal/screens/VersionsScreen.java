package org.inkling.ui.lab.internal.screens;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.ui.LabScreen;
import org.inkling.ui.State;
import org.inkling.versioning.Versions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Versioning in the navigator. */
@Component(service = LabScreen.class)
public final class VersionsScreen implements LabScreen {

    @Activate
    public VersionsScreen() {
        // nothing to inject
    }

    @Override
    public String id() {
        return VERSIONS;
    }

    @Override
    public String title() {
        return "Versioning";
    }

    @Override
    public String icon() {
        return "versions";
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public String editorId() {
        return "org.inkling.ui.lab.versions";
    }

    @Override
    public State state(Lab lab) throws OperationException {
        return Versions.of(lab.root()).list().isEmpty() ? State.OPEN : State.DONE;
    }
}
