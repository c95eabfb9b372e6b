package org.inkling.engine.projection;

import org.inkling.api.OperationCancelledException;
import org.inkling.api.operation.OperationContext;
import org.inkling.engine.internal.projection.Pca;
import org.inkling.engine.internal.projection.Rows;
import org.inkling.engine.internal.projection.Tsne;
import org.inkling.engine.internal.projection.Umap;

/**
 * Ways to bring rows of features down to three dimensions. Every feature is first centred and divided by its standard deviation. The same
 * rows and seed give the same result, bit for bit, on any number of processors.
 */
public enum Projection {
    /**
     * Principal components: the three directions in which the rows differ most. By subspace iteration with a small eigenproblem at the end
     * (Halko, Martinsson and Tropp, SIAM Review 53, 2011), so that rows of thousands of features take no longer than needed.
     */
    PCA("PCA", "Principal components: the three directions in which the windows differ most; distances stay true.") {
        @Override
        float[] of(Rows rows, long seed, OperationContext context) throws OperationCancelledException {
            return Pca.project(rows, DIMENSIONS, seed, context);
        }
    },
    /** t-distributed stochastic neighbour embedding (van der Maaten and Hinton, JMLR 9, 2008), with a tree for many rows (JMLR 15, 2014). */
    T_SNE("t-SNE", "Keeps neighbours together; groups stand apart, but distances between groups mean little.") {
        @Override
        float[] of(Rows rows, long seed, OperationContext context) throws OperationCancelledException {
            return new Tsne(Pca.reduce(rows, MOST_FEATURES, seed, context), seed, context).run();
        }
    },
    /** Uniform manifold approximation and projection (McInnes, Healy and Melville, arXiv 1802.03426, 2018), started from the PCA. */
    UMAP("UMAP", "Keeps neighbours together and groups roughly in place; faster than t-SNE for many windows.") {
        @Override
        float[] of(Rows rows, long seed, OperationContext context) throws OperationCancelledException {
            return new Umap(Pca.reduce(rows, MOST_FEATURES, seed, context), seed, context).run();
        }
    };

    /** Number of coordinates of a result. */
    public static final int DIMENSIONS = 3;

    /** Neighbours are searched in at most so many principal components. */
    private static final int MOST_FEATURES = 50;

    private final String title;
    private final String help;

    Projection(String title, String help) {
        this.title = title;
        this.help = help;
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    /** One sentence: what the picture says and what it does not. */
    public String help() {
        return help;
    }

    abstract float[] of(Rows rows, long seed, OperationContext context) throws OperationCancelledException;

    /**
     * Projects.
     *
     * @param values  rows one after another, {@code rows × width}; not changed
     * @param width   features of a row
     * @param seed    for the start and the order of the steps
     * @param context told of progress; asked whether to stop
     * @return {@code rows × 3}
     * @throws OperationCancelledException when asked to stop
     */
    public float[] project(float[] values, int width, long seed, OperationContext context) throws OperationCancelledException {
        Rows rows = Rows.standardised(values, width);
        return rows.count() == 0 ? new float[0] : of(rows, seed, context);
    }
}
