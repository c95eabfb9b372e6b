package org.inkling.data;

/**
 * Limits that keep a hostile or broken file from exhausting the computer.
 *
 * @param fileBytes    largest sample file; a larger one is refused before it is read
 * @param values       most numbers in one sample (frames times axes)
 * @param axes         most axes
 * @param depth        deepest nesting of arrays and objects
 * @param archiveFiles most entries of an archive, and most files of a folder
 * @param archiveBytes most bytes of all entries of an archive together, unpacked
 * @param archiveRatio largest ratio of unpacked to packed bytes of one archive entry
 */
public record ReadLimits(long fileBytes, int values, int axes, int depth, int archiveFiles, long archiveBytes, int archiveRatio) {

    /**
     * 100 MiB a file as in the Edge Impulse ingestion service, 16 million numbers (16 minutes of 16 kHz audio, a day of a 62.5 Hz
     * accelerometer), 8 GiB an archive. JSON of a silent sensor packs about 60 : 1, a bomb 1000 : 1.
     */
    public static final ReadLimits DEFAULT = new ReadLimits(100L << 20, 16_000_000, 256, 64, 100_000, 8L << 30, 250);
}
