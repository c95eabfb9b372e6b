package org.inkling.packs.internal;

import org.inkling.cli.CliContext;
import org.inkling.cli.CliVerb;
import org.inkling.packs.PackManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds {@code packs} to the command line. */
@Component
public final class PacksVerb implements CliVerb {

    private final PackManager packs;

    @Activate
    public PacksVerb(@Reference PackManager packs) {
        this.packs = packs;
    }

    @Override
    public Object command(CliContext context) {
        return new PacksCommand(packs, context);
    }
}
