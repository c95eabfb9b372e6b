package org.inkling.learn.tensorflow.internal.worker;

import java.util.List;

import org.inkling.learn.tensorflow.internal.WorkerMessage;

/** Training cannot go on, for a reason a person can understand. */
final class TrainingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient WorkerMessage.Failure message;

    TrainingFailure(String code, String summary, String... advice) {
        super(summary);
        this.message = new WorkerMessage.Failure(code, summary, List.of(advice));
    }

    WorkerMessage.Failure message() {
        return message;
    }
}
