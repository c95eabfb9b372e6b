package org.inkling.api.learn;

import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockInfo;
import org.inkling.api.impulse.BlockUse;
import org.inkling.api.impulse.FeatureShape;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.parameter.ParameterSchema;

/** A learning block, a DS service. Stateless and safe for many threads. */
public interface Learner {

    /** DS property that holds {@link BlockInfo#type()}. */
    String TYPE = "inkling.learn.type";

    BlockInfo info();

    ParameterSchema schema(int version);

    /** Of the trainer: another one whenever the same use, data and seed may give other bits than before; kept models go stale then. */
    default String revision() {
        return "";
    }

    /** Everything that is wrong with this use on such features and number of classes. */
    List<Problem> validate(BlockUse use, FeatureShape in, int classes);

    /**
     * What flows through the layers of this use, for people who edit them: {@code 33, 20, 10, 3} for a network of two layers.
     *
     * @param use completed parameters
     * @return the input, what comes out of each layer, the output; shorter from the first layer that is wrong; empty for a block without
     *         layers
     */
    default List<String> layerSizes(BlockUse use, FeatureShape in, int classes) {
        return List.of();
    }

    /**
     * Trains. The same use, data and seed give the same bits.
     *
     * @throws OperationException for data that cannot be trained on, a crashed or exhausted worker, or when cancelled
     *                            ({@link org.inkling.api.OperationCancelledException}, within a second)
     */
    TrainedModel train(BlockUse use, TrainingSet data, OperationContext context) throws OperationException;
}
