package org.inkling.resources.internal;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.jobs.ISchedulingRule;

/**
 * One operation at a time in a project. Not the project's own rule: that would keep a person from saving a file while a network is trained.
 */
public record OperationRule(IProject project) implements ISchedulingRule {

    @Override
    public boolean contains(ISchedulingRule rule) {
        return equals(rule);
    }

    @Override
    public boolean isConflicting(ISchedulingRule rule) {
        return equals(rule);
    }
}
