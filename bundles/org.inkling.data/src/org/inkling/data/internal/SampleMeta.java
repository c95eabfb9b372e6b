package org.inkling.data.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.OperationException;
import org.inkling.api.data.SensorSchema;
import org.inkling.data.Acquisition;
import org.inkling.data.SampleReader;
import org.inkling.data.SignatureState;
import org.inkling.data.SplitRule;

/**
 * What a listing tells of a sample file without reading it again.
 *
 * @param size       bytes when it was read
 * @param modified   time of last change in nanoseconds when it was read
 * @param givenMs    interval given for it in {@code info.labels}
 * @param sha256     of its bytes
 * @param frames     number of frames
 * @param schema     axes and interval
 * @param signature  what is known about its signature
 * @param device     it was recorded with, may be empty
 * @param recordedAt time of recording in seconds since 1970, 0 when the file does not say
 * @param failure    why it cannot be used, null when it can
 */
public record SampleMeta(long size, long modified, double givenMs, String sha256, int frames, @Nullable SensorSchema schema,
        SignatureState signature, String device, long recordedAt, @Nullable OperationException failure) {

    /** Reads what a listing needs. */
    public static SampleMeta of(SampleReader reader, String name, byte[] bytes, long modified, double givenMs) {
        String sha256 = SplitRule.sha256(bytes);
        try {
            Acquisition sample = reader.read(name, bytes, givenMs);
            return new SampleMeta(bytes.length, modified, givenMs, sha256, sample.signal().frames(), sample.signal().schema(),
                    sample.signature(), sample.deviceName(), sample.issuedAt(), null);
        } catch (OperationException e) {
            return new SampleMeta(bytes.length, modified, givenMs, sha256, 0, null, SignatureState.UNSIGNED, "", 0, e);
        }
    }

    boolean fits(long otherSize, long otherModified, double otherGivenMs) {
        return size == otherSize && modified == otherModified && givenMs == otherGivenMs;
    }
}
