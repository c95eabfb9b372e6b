package org.inkling.ui.live.internal.testing;

import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.engine.Freshness;
import org.inkling.engine.Report;
import org.inkling.engine.ResultStore;
import org.inkling.ui.LabScreen;
import org.inkling.ui.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Model testing, in the navigator of every lab project. */
@Component(service = LabScreen.class)
public final class TestingScreen implements LabScreen {

    private static final int ORDER = 420;

    private final BlockCatalog catalog;

    @Activate
    public TestingScreen(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String id() {
        return TESTING;
    }

    @Override
    public String title() {
        return "Model testing";
    }

    @Override
    public String icon() {
        return "test";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String editorId() {
        return TestingEditor.ID;
    }

    @Override
    public State state(Lab lab) throws OperationException {
        List<String> impulses = lab.impulses();
        for (String impulse : impulses) {
            Report report = new ResultStore(lab.root(), impulse).report().orElse(null);
            if (report != null && report.test() != null) {
                return Freshness.of(catalog, lab, impulse).test() ? State.DONE : State.STALE;
            }
        }
        return State.OPEN;
    }
}
