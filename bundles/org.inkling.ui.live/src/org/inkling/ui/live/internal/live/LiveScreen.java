package org.inkling.ui.live.internal.live;

import org.inkling.ui.LabScreen;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Live classification, in the navigator of every lab project. */
@Component(service = LabScreen.class)
public final class LiveScreen implements LabScreen {

    private static final int ORDER = 410;

    @Activate
    public LiveScreen() {
        // nothing to inject
    }

    @Override
    public String id() {
        return LIVE;
    }

    @Override
    public String title() {
        return "Live classification";
    }

    @Override
    public String icon() {
        return "live";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String editorId() {
        return LiveEditor.ID;
    }
}
