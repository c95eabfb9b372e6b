package org.inkling.engine;

import java.util.function.Consumer;

import org.inkling.api.OperationException;
import org.inkling.api.data.Signal;

/**
 * Classifies a stream: whenever another step of frames has come, the window of the latest frames. Not safe for several threads at once.
 */
public final class RunningClassification {

    private final ImpulseClassifier classifier;
    private final Consumer<WindowScores> results;
    private final int step;
    private final int width;
    private final float[] latest;
    private final float[] window;
    private int[] axes = {};
    private long frames;
    private long next;

    /**
     * Begins without a frame.
     *
     * @param stepFrames frames between two results; 0 takes the impulse's window increase
     * @param results    takes each result; its start counts frames since the beginning
     */
    public RunningClassification(ImpulseClassifier classifier, int stepFrames, Consumer<WindowScores> results) {
        this.classifier = classifier;
        this.results = results;
        this.step = stepFrames > 0 ? stepFrames : classifier.windowing().step();
        this.width = classifier.window().axes().size();
        this.latest = new float[classifier.windowing().frames() * width];
        this.window = new float[latest.length];
        this.next = classifier.windowing().frames();
    }

    /** Takes the next frames. @throws OperationException when they are not what the impulse works with */
    public void add(Signal signal) throws OperationException {
        if (axes.length == 0) {
            axes = classifier.axes(signal.schema(), "stream");
        }
        int in = signal.schema().axes().size();
        for (int frame = 0; frame < signal.frames(); frame++) {
            int place = (int) (frames % (latest.length / width)) * width;
            for (int a = 0; a < width; a++) {
                latest[place + a] = signal.values()[frame * in + axes[a]];
            }
            frames++;
            if (frames == next) {
                int oldest = (int) (frames % (latest.length / width)) * width;
                System.arraycopy(latest, oldest, window, 0, latest.length - oldest);
                System.arraycopy(latest, 0, window, latest.length - oldest, oldest);
                results.accept(classifier.classify(window, (int) (frames - latest.length / width)));
                next += step;
            }
        }
    }
}
