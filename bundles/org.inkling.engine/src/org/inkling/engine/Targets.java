package org.inkling.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.inkling.api.Problem;
import org.inkling.api.deploy.DeploymentTarget;
import org.inkling.engine.internal.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The deployment targets that are installed. Apart from {@link Catalog}, because targets use the catalogue. */
@Component(service = Targets.class)
public final class Targets {

    private final Registry<DeploymentTarget> targets = new Registry<>(t -> !t.info().id().isBlank() && t.schema() != null);

    /** None yet; add them with {@link #addTarget}. */
    @Activate
    public Targets() {
        // filled by references
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addTarget(DeploymentTarget target) {
        targets.add(target);
    }

    public void removeTarget(DeploymentTarget target) {
        targets.remove(target);
    }

    /** Every deployment target, by title. */
    public List<DeploymentTarget> all() {
        return targets.all().stream().sorted(Comparator.comparing(t -> t.info().title())).toList();
    }

    public Optional<DeploymentTarget> find(String id) {
        return targets.all().stream().filter(t -> t.info().id().equals(id)).findFirst();
    }

    /** Targets that were left out, and why. */
    public List<Problem> problems() {
        return targets.problems();
    }
}
