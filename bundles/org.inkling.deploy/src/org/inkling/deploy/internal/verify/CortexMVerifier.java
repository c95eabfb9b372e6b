package org.inkling.deploy.internal.verify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.deploy.DeploymentVerifier;
import org.inkling.deploy.internal.Resources;
import org.osgi.service.component.annotations.Component;

/** The C++ library on an emulated Cortex-M4F, where its compiler and QEMU are installed. */
@Component(service = DeploymentVerifier.class, property = DeploymentVerifier.ID + "=" + CortexMVerifier.VERIFIER)
public final class CortexMVerifier extends CompiledVerifier {

    static final String VERIFIER = "cortex-m";

    @Override
    public String id() {
        return VERIFIER;
    }

    @Override
    public String title() {
        return "Cortex-M4F in QEMU";
    }

    @Override
    public boolean onRequest() {
        return true;
    }

    @Override
    List<String> compiler() {
        return List.of("arm-none-eabi-gcc", "-std=c99", "-O2", "-w", "-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16",
                "-T", "mps2.ld", "--specs=rdimon.specs");
    }

    @Override
    Map<String, String> support() {
        return Map.of("vectors.c", Resources.read("verify/vectors.c"), "mps2.ld", Resources.read("verify/mps2.ld"));
    }

    @Override
    List<String> launcher() {
        return List.of("qemu-system-arm", "-M", "mps2-an386", "-nographic", "-monitor", "none", "-serial", "null", "-semihosting-config",
                "enable=on,target=native", "-kernel");
    }

    @Override
    Map<String, String> needed() {
        return new TreeMap<>(Map.of("arm-none-eabi-gcc", "gcc-arm-none-eabi", "qemu-system-arm", "qemu-system-arm"));
    }
}
