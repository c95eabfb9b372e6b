package org.inkling.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.inkling.api.data.Split;

/**
 * The automatic 80/20 split: a hash of the file's bytes in hex, without leading {@code f}s, gives testing when its first digit is c, d
 * or e. It depends on nothing but the content, so a file lands in the same part every time and on every machine.
 */
public enum SplitRule {

    /**
     * MD5, the rule of the upload service. It sends exactly 1mmni9qs and 1mmn7j8a of the lab's twelve additional recordings to testing, as
     * the lab shows; SHA-256 and SHA-1 do not.
     */
    UPLOAD("MD5"),

    /** SHA-256, the phone client's, which splits pictures before it sends them (231 of the lab's 233 training pictures keep it). */
    PHONE("SHA-256");

    private final String algorithm;

    SplitRule(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The part that a file belongs to. */
    public Split split(byte[] content) {
        String hex = hash(algorithm, content);
        for (int i = 0; i < hex.length(); i++) {
            if (hex.charAt(i) != 'f') {
                return hex.charAt(i) <= 'b' ? Split.TRAINING : Split.TESTING;
            }
        }
        return Split.TRAINING;
    }

    /** SHA-256 in lower-case hex: the identity of a sample's content. */
    public static String sha256(byte[] content) {
        return hash("SHA-256", content);
    }

    private static String hash(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is part of every Java runtime", e);
        }
    }
}
