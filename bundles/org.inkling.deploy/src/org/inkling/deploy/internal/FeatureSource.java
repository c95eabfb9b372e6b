package org.inkling.deploy.internal;

import org.inkling.api.dsp.EmittedC;

/**
 * The C of one signal processing block in an export.
 *
 * @param c    generated sources
 * @param size number of features
 */
record FeatureSource(EmittedC c, int size) {
}
