package org.inkling.device.server;

/** Keys of a project, as the server needs them. Called from many threads. */
public interface AccessKeys {

    /** Whether this is an API key of the project; takes the same time for a right and a wrong key of the same length. */
    boolean accepts(String apiKey);

    /** Text of the key that devices sign samples with; never empty. */
    String hmacKey();
}
