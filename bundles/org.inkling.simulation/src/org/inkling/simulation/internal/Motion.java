package org.inkling.simulation.internal;

/** What moves a phone for a while. */
interface Motion {

    /** Moves it by one step. @param time seconds since this motion began */
    void step(Phone phone, double time);
}
