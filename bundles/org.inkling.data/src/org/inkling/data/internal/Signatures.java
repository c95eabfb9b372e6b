package org.inkling.data.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.inkling.data.SignatureState;

/**
 * HMAC-SHA256 of the data acquisition format: computed over the serialised object whose signature field holds 64 zeros, with the
 * UTF-8 text of the key (a key written in hex is not decoded).
 */
public final class Signatures {

    /** Hex digits of a signature. */
    public static final int LENGTH = 64;

    private static final byte[] ZEROS = "0".repeat(LENGTH).getBytes(StandardCharsets.US_ASCII);

    private Signatures() {
    }

    /**
     * State of a signed object.
     *
     * @param bytes     the file as it was received
     * @param at        offset of the first hex digit of the signature in {@code bytes}, negative when its place is not known
     * @param end       end of the object in {@code bytes}; padding may follow
     * @param signature the signature as text
     * @param keys      keys to try
     */
    static SignatureState check(byte[] bytes, int at, int end, String signature, Collection<String> keys) {
        if (signature.chars().allMatch(c -> c == '0')) {
            return SignatureState.NONE;
        }
        if (keys.isEmpty()) {
            return SignatureState.UNKNOWN_KEY;
        }
        // A signature written with escapes cannot be zeroed in place: nobody signs that way.
        if (at < 0 || at + LENGTH > end || !new String(bytes, at, LENGTH, StandardCharsets.ISO_8859_1).equals(signature)) {
            return SignatureState.INVALID;
        }
        byte[] expected = HexFormat.of().parseHex(signature);
        for (String key : keys) {
            if (!key.isEmpty() && (MessageDigest.isEqual(expected, hmac(key, bytes, at, end))
                    || end < bytes.length && MessageDigest.isEqual(expected, hmac(key, bytes, at, bytes.length)))) {
                return SignatureState.VALID;
            }
        }
        return SignatureState.INVALID;
    }

    /** HMAC over {@code bytes[0..end)} with the 64 digits at {@code at} taken as zeros. */
    public static byte[] hmac(String key, byte[] bytes, int at, int end) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(bytes, 0, at);
            mac.update(ZEROS);
            mac.update(bytes, at + LENGTH, end - at - LENGTH);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java runtime", e);
        }
    }

    static boolean hexadecimal(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
    }
}
