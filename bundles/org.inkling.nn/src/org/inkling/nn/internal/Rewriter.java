package org.inkling.nn.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;
import org.inkling.nn.Shape;
import org.inkling.nn.Tensor;

/** A network under change: replace operators, bypass them, and make an immutable network again without what is no longer reached. */
final class Rewriter {

    private final List<Tensor> tensors;
    private final List<Operator> operators;
    private final int input;
    private int output;

    Rewriter(Network network) {
        tensors = new ArrayList<>(network.tensors());
        operators = new ArrayList<>(network.operators());
        input = network.input();
        output = network.output();
    }

    /** A snapshot, so that the caller may change operators while it walks. */
    List<Operator> operators() {
        return List.copyOf(operators);
    }

    Shape shape(int tensor) {
        return tensors.get(tensor).shape();
    }

    Operator producer(int tensor) {
        return operators.stream().filter(o -> o.output() == tensor).findFirst().orElse(null);
    }

    /** The only reader of a tensor; null when there are more, none, or the tensor is the output. */
    Operator onlyReader(int tensor) {
        List<Operator> readers = operators.stream().filter(o -> o.inputs().contains(tensor)).toList();
        return tensor != output && readers.size() == 1 && Collections.frequency(readers.get(0).inputs(), tensor) == 1
                ? readers.get(0)
                : null;
    }

    void replace(Operator before, Operator after) {
        operators.set(operators.indexOf(before), after);
    }

    /** Takes an operator out whose result nobody reads any more. */
    void removeIfUnread(Operator operator) {
        if (operator.output() != output && operators.stream().noneMatch(o -> o.inputs().contains(operator.output()))) {
            operators.remove(operator);
        }
    }

    /** Readers of one tensor read another instead. */
    void redirect(int from, int to) {
        operators.replaceAll(o -> o.inputs().contains(from)
                ? o.on(o.inputs().stream().map(i -> i == from ? to : i).toList(), o.output())
                : o);
        if (output == from) {
            output = to;
        }
    }

    /** Takes a one-input operator out; its readers read its input. */
    void bypass(Operator.Unary operator) {
        operators.remove(operator);
        redirect(operator.output(), operator.input());
    }

    /** The network without operators and tensors that do not reach the output. */
    Network finish() {
        Set<Integer> live = new HashSet<>(Set.of(input, output));
        List<Operator> kept = new ArrayList<>();
        for (int i = operators.size() - 1; i >= 0; i--) {
            Operator operator = operators.get(i);
            if (live.contains(operator.output())) {
                live.addAll(operator.inputs());
                kept.add(0, operator);
            }
        }
        int[] numbers = new int[tensors.size()];
        Arrays.fill(numbers, -1);
        List<Tensor> left = new ArrayList<>();
        for (int t = 0; t < numbers.length; t++) {
            if (live.contains(t)) {
                numbers[t] = left.size();
                left.add(tensors.get(t));
            }
        }
        List<Operator> renumbered = kept.stream().map(o -> o.on(o.inputs().stream().map(i -> numbers[i]).toList(), numbers[o.output()]))
                .toList();
        return new Network(left, renumbered, numbers[input], numbers[output]);
    }
}
