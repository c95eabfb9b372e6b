package org.inkling.ui.lab.internal.screens;

import java.util.List;

import org.inkling.engine.ProjectInfo;

/**
 * How far a project is: data, impulse, deployment.
 *
 * @param labels     classes with training recordings
 * @param training   number of training recordings
 * @param testing    number of test recordings
 * @param impulse    name of the first impulse, empty when there is none
 * @param features   whether its features are up to date
 * @param model      whether its model is
 * @param tested     whether its test is
 * @param deployed   whether something has been built
 */
public record LabProgress(int labels, int training, int testing, String impulse, boolean features, boolean model, boolean tested,
        boolean deployed) {

    /** What to do next. */
    public enum Next {
        COLLECT, COLLECT_TEST, DESIGN, RUN, DEPLOY, IMPROVE
    }

    private static final int STEPS = 3;

    public static LabProgress of(ProjectInfo info, boolean deployed) {
        List<ProjectInfo.ImpulseInfo> impulses = info.impulses();
        ProjectInfo.ImpulseInfo first = impulses.isEmpty() ? null : impulses.get(0);
        return new LabProgress(info.training().labels().size(), info.training().samples(), info.testing().samples(),
                first == null ? "" : first.name(), first != null && first.upToDate().features(), first != null && first.upToDate().model(),
                first != null && first.upToDate().test(), deployed);
    }

    /** Enough to tell classes apart, and something to test with. */
    public boolean hasData() {
        return labels >= 2 && testing > 0;
    }

    public boolean hasImpulse() {
        return !impulse.isEmpty();
    }

    /** Whether the impulse was made, trained and tested with what the project holds now. */
    public boolean designed() {
        return hasImpulse() && model && (tested || testing == 0);
    }

    public Next next() {
        if (labels < 2) {
            return Next.COLLECT;
        }
        if (testing == 0) {
            return Next.COLLECT_TEST;
        }
        if (!hasImpulse()) {
            return Next.DESIGN;
        }
        if (!designed()) {
            return Next.RUN;
        }
        return deployed ? Next.IMPROVE : Next.DEPLOY;
    }

    /** Whole per cent: a third for each of data, impulse and deployment, rounded up as in the lab (34, 67, 100). */
    public int percent() {
        int data = hasData() ? 4 : labels > 0 ? 2 : 0;
        int impulseParts = (hasImpulse() && labels > 0 ? 1 : 0) + (features ? 1 : 0) + (model ? 1 : 0) + (tested ? 1 : 0);
        int deploy = deployed && designed() ? 4 : 0;
        return (100 * (data + impulseParts + deploy) + 4 * STEPS - 1) / (4 * STEPS);
    }
}
