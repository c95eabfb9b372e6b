package org.inkling.learn.tensorflow.internal.worker;

import org.inkling.nn.Network;

/** Both models of one training, to run and as {@code .tflite} files. */
record ConvertedModel(Network float32, Network int8, byte[] float32File, byte[] int8File) {
}
