package org.inkling.deploy.internal.network;

import java.util.Collection;
import java.util.List;

import org.inkling.nn.Network;
import org.inkling.nn.Operator;

/** What the generated function does with one call: an operator, or several of them row by row. Tensors between the latter take no place. */
interface LayerGroup {

    /** Its operators, in order. */
    List<Operator> operators();

    /** Tensors read that other steps have made. */
    List<Integer> inputs();

    /** Tensor written. */
    int output();

    /** Bytes of working memory. */
    int scratchBytes();

    /** Inputs over which the output may lie when it starts {@link #lead} bytes before. */
    List<Integer> replaceable();

    /** See {@link #replaceable}. */
    default int lead() {
        return 0;
    }

    /** Name for reports. */
    default String name(Network network) {
        return operators().get(0).kind() + "_" + network.operators().indexOf(operators().get(0));
    }

    /** Kernels it counts as in estimates. @param scopes those of its operators */
    default List<String> kernels(Collection<LayerScope> scopes) {
        return scopes.stream().flatMap(scope -> scope.kernels().stream()).toList();
    }

    /** Trips of the loops. */
    Work work();

    /** @param scopes gives the scope of each operator */
    void write(Scopes scopes);

    /** Gives the scope of an operator. */
    interface Scopes {

        LayerScope of(Operator operator);
    }
}
