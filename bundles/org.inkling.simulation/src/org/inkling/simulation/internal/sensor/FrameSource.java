package org.inkling.simulation.internal.sensor;

import org.eclipse.jdt.annotation.Nullable;

/** What a played device measures, frame after frame. */
interface FrameSource {

    /** The next frames, axis fastest; fewer than asked for at the end, null behind it. */
    float @Nullable [] next(int frames);
}
