package org.inkling.nn.internal;

/** One operator bound to its tensors; allocates nothing when it runs. */
@FunctionalInterface
public interface Kernel {

    void run();
}
