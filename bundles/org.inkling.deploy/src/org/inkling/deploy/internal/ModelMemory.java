package org.inkling.deploy.internal;

/**
 * Where features and the working memory of the processing blocks lie in the one arena of an impulse.
 *
 * @param featuresAt offset of the features
 * @param scratchAt  offset of the blocks' working memory
 * @param arenaBytes size of everything
 */
public record ModelMemory(int featuresAt, int scratchAt, int arenaBytes) {

    /**
     * Plans it.
     *
     * @param networkBytes arena of the network
     * @param inputOffset  of the network's input in it
     * @param features     features the blocks make; 0 when the window itself is the input
     * @param scratch      largest working memory of a block
     */
    public static ModelMemory of(int networkBytes, int inputOffset, int features, int scratch) {
        // Quantising in place reads four bytes for each one it writes: safe only when both start together.
        int featuresAt = inputOffset == 0 || features == 0 ? 0 : align(inputOffset + features);
        int scratchAt = featuresAt + Float.BYTES * features;
        return new ModelMemory(featuresAt, scratchAt, align(Math.max(networkBytes, scratchAt + scratch)));
    }

    /** The same for a float32 network: the features lie where its input does, so that standardising works in place. */
    public static ModelMemory float32(int networkBytes, int inputOffset, int features, int scratch) {
        int scratchAt = inputOffset + Float.BYTES * features;
        return new ModelMemory(inputOffset, scratchAt, align(Math.max(networkBytes, scratchAt + scratch)));
    }

    private static int align(int bytes) {
        return (bytes + 3) / 4 * 4;
    }
}
