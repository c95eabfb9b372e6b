package org.inkling.api.sensor;

/** How far a device is with a sample, in the order of the remote management protocol; a device may leave some out. */
public enum SampleState {
    /** The device has taken the request and perhaps counts down. */
    ACCEPTED,
    /** It measures. */
    STARTED,
    /** It works on what it measured. */
    PROCESSING,
    /** It reads what it measured out of its memory. */
    READING,
    /** It sends the sample. */
    UPLOADING,
    /** The sample is stored. */
    FINISHED
}
