package org.inkling.ui.lab.internal.screens;

import org.inkling.api.OperationException;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.operation.Lab;
import org.inkling.engine.Freshness;
import org.inkling.engine.ResultStore;
import org.inkling.ui.LabScreen;
import org.inkling.ui.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Retrain in the navigator. */
@Component(service = LabScreen.class)
public final class RetrainScreen implements LabScreen {

    private final BlockCatalog catalog;

    @Activate
    public RetrainScreen(@Reference BlockCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String id() {
        return RETRAIN;
    }

    @Override
    public String title() {
        return "Retrain";
    }

    @Override
    public String icon() {
        return "retrain";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public String editorId() {
        return "org.inkling.ui.lab.retrain";
    }

    @Override
    public State state(Lab lab) throws OperationException {
        boolean trained = false;
        for (String impulse : lab.impulses()) {
            Freshness freshness = Freshness.of(catalog, lab, impulse);
            if (!freshness.model() || !freshness.test()) {
                return new ResultStore(lab.root(), impulse).model().isPresent() ? State.STALE : State.OPEN;
            }
            trained = true;
        }
        return trained ? State.DONE : State.OPEN;
    }
}
