package org.inkling.deploy.internal.verify;

import java.util.List;
import java.util.Map;

import org.inkling.api.deploy.DeploymentVerifier;
import org.osgi.service.component.annotations.Component;

/** The C++ library on this computer, where gcc is installed. */
@Component(service = DeploymentVerifier.class, property = DeploymentVerifier.ID + "=" + HostVerifier.VERIFIER)
public final class HostVerifier extends CompiledVerifier {

    static final String VERIFIER = "gcc";

    @Override
    public String id() {
        return VERIFIER;
    }

    @Override
    public String title() {
        return "C on this computer";
    }

    @Override
    List<String> compiler() {
        return List.of("gcc", "-std=c99", "-O2", "-w");
    }

    @Override
    List<String> launcher() {
        return List.of();
    }

    @Override
    Map<String, String> needed() {
        return Map.of("gcc", "gcc");
    }
}
