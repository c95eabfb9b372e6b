/**
 * Neural networks: one immutable intermediate representation, its float32 and int8 reference executors, quantisation, {@code .tflite} files
 * and memory planning.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD })
package org.inkling.nn;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
