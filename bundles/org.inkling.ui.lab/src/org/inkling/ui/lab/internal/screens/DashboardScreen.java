package org.inkling.ui.lab.internal.screens;

import org.inkling.ui.LabScreen;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The dashboard in the navigator. */
@Component(service = LabScreen.class)
public final class DashboardScreen implements LabScreen {

    @Activate
    public DashboardScreen() {
        // nothing to inject
    }

    @Override
    public String id() {
        return DASHBOARD;
    }

    @Override
    public String title() {
        return "Dashboard";
    }

    @Override
    public String icon() {
        return "dashboard";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String editorId() {
        return "org.inkling.ui.lab.dashboard";
    }
}
