package org.inkling.data;

/**
 * What else a listing knows of a sample.
 *
 * @param signature  what is known about its signature
 * @param device     name of the device it was recorded with, empty when the file does not say
 * @param recordedAt time of recording in seconds since 1970, 0 when the file does not say
 * @param changedAt  time of the last change of the file in milliseconds since 1970
 * @param fileFrames frames in the file; more than in the sample when it is cropped
 * @param cropped    whether only a part of the file is used
 * @param fileSha256 of the bytes of the file, lower-case hex
 */
public record SampleFacts(SignatureState signature, String device, long recordedAt, long changedAt, int fileFrames, boolean cropped,
        String fileSha256) {

    /** When the sample came to be, in milliseconds since 1970: recorded, else last changed. */
    public long addedAt() {
        return recordedAt > 0 ? recordedAt * 1000 : changedAt;
    }
}
