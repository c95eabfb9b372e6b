package org.inkling.ui.lab.internal.screens;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.ui.LabScreen;
import org.inkling.ui.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Deployment in the navigator. */
@Component(service = LabScreen.class)
public final class DeploymentScreen implements LabScreen {

    @Activate
    public DeploymentScreen() {
        // nothing to inject
    }

    @Override
    public String id() {
        return DEPLOYMENT;
    }

    @Override
    public String title() {
        return "Deployment";
    }

    @Override
    public String icon() {
        return "deploy";
    }

    @Override
    public int order() {
        return 800;
    }

    @Override
    public String editorId() {
        return "org.inkling.ui.lab.deployment";
    }

    @Override
    public State state(Lab lab) throws OperationException {
        return DashboardData.deployed(lab.root()) ? State.DONE : State.OPEN;
    }
}
