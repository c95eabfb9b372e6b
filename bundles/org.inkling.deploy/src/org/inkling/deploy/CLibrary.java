package org.inkling.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.Severity;
import org.inkling.api.deploy.DeployRequest;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.deploy.internal.LibraryBuilder;
import org.inkling.deploy.internal.RequestCheck;

/**
 * An impulse as C99 sources that are C++ as well: features, standardisation, the int8 network and a small interface, {@code inkling.h}.
 * Files of one flat folder that include each other by name; a deployment target puts them where its tools expect them.
 *
 * @param files      text by file name
 * @param arenaBytes working memory of one call, all of it in {@code inkling_context}
 * @param features   number of features
 * @param figures    sizes by name, for a report
 */
public record CLibrary(Map<String, String> files, int arenaBytes, int features, Map<String, Double> figures) {

    public CLibrary {
        files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
        figures = Map.copyOf(figures);
    }

    /** Everything that stands in the way of {@link #generate}; warnings do not. */
    public static List<Problem> check(DeployRequest request, BlockCatalog catalog) {
        return new RequestCheck(request, catalog).problems();
    }

    /**
     * Writes the library.
     *
     * @param processor what the weights are packed for
     * @throws OperationException with the errors {@link #check} gives
     */
    public static CLibrary generate(DeployRequest request, BlockCatalog catalog, Processor processor) throws OperationException {
        RequestCheck check = new RequestCheck(request, catalog);
        List<Problem> errors = new ArrayList<>(check.problems());
        errors.removeIf(problem -> problem.severity() != Severity.ERROR);
        if (!errors.isEmpty()) {
            throw new OperationException(errors);
        }
        try {
            return new LibraryBuilder(request, check.blocks(), check.network(), processor).build();
        } catch (IllegalArgumentException e) {
            throw new OperationException(Problem.error("deploy.generate", Location.of("", request.impulse().name()),
                    "The C code cannot be generated: " + e.getMessage() + ".", "Train again", "Report this together with the impulse"), e);
        }
    }
}
