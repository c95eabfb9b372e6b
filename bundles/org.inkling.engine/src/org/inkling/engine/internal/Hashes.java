package org.inkling.engine.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over labelled parts, each with its length, so that no two different inputs look the same. */
public final class Hashes {

    private final MessageDigest digest;

    public Hashes(String kind) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
        add(kind);
    }

    public Hashes add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    public Hashes add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
        return this;
    }

    /** Lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String of(byte[] content) {
        return new Hashes("").add(content).hex();
    }
}
