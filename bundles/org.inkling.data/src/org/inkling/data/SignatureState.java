package org.inkling.data;

/** What is known about the signature of a recording. */
public enum SignatureState {
    /** Signed with one of the given keys; not a byte has changed since. */
    VALID,
    /** Signed, but with none of the given keys, or changed afterwards. */
    INVALID,
    /** Signed, and no key was given to check it with. */
    UNKNOWN_KEY,
    /** The file says itself that it is not signed ({@code alg: none}), or its format has no signature (CSV). */
    UNSIGNED,
    /** The place of the signature holds zeros: from a phone on plain http, or a buffer that was never signed. */
    NONE
}
