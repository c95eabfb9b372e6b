package org.inkling.cli.internal;

import org.inkling.cli.CliContext;
import org.inkling.cli.CliVerb;
import org.inkling.engine.Estimates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verb {@code estimate}. */
@Component
public final class EstimateVerb implements CliVerb {

    private final Estimates estimates;

    @Activate
    public EstimateVerb(@Reference Estimates estimates) {
        this.estimates = estimates;
    }

    @Override
    public Object command(CliContext context) {
        return new EstimateCommand(context, estimates);
    }
}
