package org.inkling.ui.data.internal.acquisition;

import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.api.data.SampleRef;
import org.inkling.api.data.Split;
import org.inkling.api.operation.Lab;
import org.inkling.ui.LabScreen;
import org.inkling.ui.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The screen of the recordings; its node in the navigator is the folder of the dataset. */
@Component(service = LabScreen.class)
public final class DataScreen implements LabScreen {

    @Activate
    public DataScreen() {
        // nothing to inject
    }

    @Override
    public String id() {
        return DATA;
    }

    @Override
    public String title() {
        return "Data acquisition";
    }

    @Override
    public String icon() {
        return "dataset";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public String editorId() {
        return DataEditor.ID;
    }

    /** Done when there is something to train with and something to test with. */
    @Override
    public State state(Lab lab) throws OperationException {
        List<SampleRef> samples = lab.samples();
        boolean training = samples.stream().anyMatch(s -> s.enabled() && s.split() == Split.TRAINING && !s.label().isEmpty());
        boolean testing = samples.stream().anyMatch(s -> s.enabled() && s.split() == Split.TESTING);
        return training && testing ? State.DONE : State.OPEN;
    }
}
