package org.inkling.api;

import java.util.List;

/** Work ended early for reasons a person can understand; carries at least one {@link Problem}. */
public class OperationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public OperationException(Problem problem) {
        this(List.of(problem));
    }

    public OperationException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problems = List.of(problem);
    }

    public OperationException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** What went wrong, most important first; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
