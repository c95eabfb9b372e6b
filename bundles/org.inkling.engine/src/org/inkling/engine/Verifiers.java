package org.inkling.engine;

import java.util.Comparator;
import java.util.List;

import org.inkling.api.Problem;
import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.engine.internal.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The ways of running an export on this computer that are installed. */
@Component(service = Verifiers.class)
public final class Verifiers {

    private final Registry<DeploymentVerifier> verifiers = new Registry<>(v -> !v.id().isBlank() && !v.target().isBlank());

    /** None yet; add them with {@link #addVerifier}. */
    @Activate
    public Verifiers() {
        // filled by references
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addVerifier(DeploymentVerifier verifier) {
        verifiers.add(verifier);
    }

    public void removeVerifier(DeploymentVerifier verifier) {
        verifiers.remove(verifier);
    }

    /** Every one, by id. */
    public List<DeploymentVerifier> all() {
        return verifiers.all().stream().sorted(Comparator.comparing(DeploymentVerifier::id)).toList();
    }

    /** Those that were left out, and why. */
    public List<Problem> problems() {
        return verifiers.problems();
    }
}
