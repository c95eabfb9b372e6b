package org.inkling.ui.lab.internal.guide;

import java.util.ArrayList;
import java.util.List;

import org.inkling.engine.Report;
import org.inkling.ui.LabScreen;
import org.inkling.ui.charts.Numbers;
import org.inkling.ui.lab.internal.screens.LabProgress;

/** The lab as steps that tick themselves from what is in the project. */
public final class GuideSteps {

    /** What a click on a step opens besides screens. */
    static final String IMPULSE = "impulse";

    /** A class label of the free-fall lab, by which its project is known. */
    private static final String FREE_FALL = "freefall";

    private GuideSteps() {
    }

    /**
     * A step.
     *
     * @param id     of its tick
     * @param title  few words
     * @param text   what to do, or what was done
     * @param done   whether it is done
     * @param manual whether only the person knows
     * @param graded number of the graded step it gives evidence for, 0 for none
     * @param opens  id of the screen it leads to, or {@link #IMPULSE}
     */
    public record Step(String id, String title, String text, boolean done, boolean manual, int graded, String opens) {
    }

    /** What the lab is called in the heading. */
    static String name(GuideFacts facts) {
        return facts.data().info().training().labels().containsKey(FREE_FALL) ? "Free fall" : facts.data().info().name();
    }

    static List<Step> of(GuideFacts facts) {
        LabProgress progress = facts.data().progress();
        boolean freeFall = facts.data().info().training().labels().containsKey(FREE_FALL);
        List<Step> steps = new ArrayList<>();
        boolean device = !facts.devices().isEmpty();
        steps.add(new Step("device", "Connect a device", device
                ? String.join(", ", facts.devices())
                : progress.hasData()
                        ? "Not needed: there are recordings."
                        : "A phone, a board, or the simulated phone. Without one, import recordings.",
                device || progress.hasData(), false, 0,
                LabScreen.DATA));
        steps.add(new Step("data",
                progress.hasData() ? "Collect " + progress.training() + " + " + progress.testing() + " samples" : "Collect data",
                progress.hasData()
                        ? facts.classes()
                        : "At least two classes; about one recording in five for testing.",
                progress.hasData(), false, 0, LabScreen.DATA));
        steps.add(features(facts, progress));
        steps.add(new Step("train", "Train", progress.model() ? validation(facts) : "Thirty cycles take seconds. Watch loss and accuracy.",
                progress.model(), false, 0, IMPULSE));
        steps.add(new Step("test", "Test on unseen data",
                progress.tested() ? test(facts) : "What the model makes of recordings it never saw.",
                progress.tested(), false, 1, LabScreen.TESTING));
        boolean exported = !facts.data().exports().isEmpty();
        steps.add(new Step("export", "Export the recordings", exported
                ? facts.data().exports().get(0)
                : "Dashboard, Export: a zip of the original files.", exported, false, 2, LabScreen.DASHBOARD));
        steps.add(improve(facts, progress, freeFall));
        boolean live = facts.ticked().contains("live");
        steps.add(new Step("live", "Classify live",
                live ? "Ticked by you." : "Record with a device, or load a test sample, and see every window.",
                live, true, 0, LabScreen.LIVE));
        steps.add(new Step("deploy", "Run it on a device", progress.deployed()
                ? "Built; see the folder deploy."
                : "A library for C++, Arduino or the browser.", progress.deployed(), false, 0, LabScreen.DEPLOYMENT));
        return steps;
    }

    private static Step features(GuideFacts facts, LabProgress progress) {
        boolean low = facts.parameter("filter_type").filter("low"::equals).isPresent();
        String text = !progress.hasImpulse()
                ? "An impulse cuts recordings into windows and turns each into features."
                : low
                        ? "The low-pass filter keeps gravity and blurs the fall. Try high and watch the cloud."
                        : progress.features()
                                ? facts.report().map(r -> Numbers.count(r.windows().training().total()) + " windows, "
                                        + Numbers.count(r.features()) + " features each").orElse("")
                                : "Run the impulse and turn the cloud: classes should lie apart.";
        return new Step("features", "Make features you can tell apart", text, progress.features() && !low, false, 0, IMPULSE);
    }

    private static Step improve(GuideFacts facts, LabProgress progress, boolean freeFall) {
        boolean done = facts.improved() && progress.tested();
        String text = done
                ? test(facts) + " with other parameters."
                : freeFall
                        ? "Window 2,500 ms, 50 cycles, learning rate 0.0012, confidence 0.70; then import the recordings in additional and "
                                + "retrain."
                        : "Change window, cycles or layers, add recordings, and retrain.";
        return new Step("improve", "Improve", text, done, false, 3, IMPULSE);
    }

    private static String validation(GuideFacts facts) {
        return facts.report().map(Report::validation).map(v -> Numbers.percent(v.float32().accuracy()) + " right by " + v.split())
                .orElse("");
    }

    private static String test(GuideFacts facts) {
        return facts.report().map(Report::test).map(t -> Numbers.percent(t.float32().accuracy()) + " of the test windows right").orElse("");
    }
}
