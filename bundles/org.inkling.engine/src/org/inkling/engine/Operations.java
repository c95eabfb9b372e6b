package org.inkling.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.inkling.api.Problem;
import org.inkling.api.operation.Operation;
import org.inkling.engine.internal.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The operations that are installed. Apart from {@link Catalog}, because operations use the catalogue. */
@Component(service = Operations.class)
public final class Operations {

    private final Registry<Operation<?>> operations = new Registry<>(o -> !o.info().id().isBlank() && o.arguments() != null);

    /** None yet; add them with {@link #addOperation}. */
    @Activate
    public Operations() {
        // filled by references
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addOperation(Operation<?> operation) {
        operations.add(operation);
    }

    public void removeOperation(Operation<?> operation) {
        operations.remove(operation);
    }

    /** Every operation, by id. */
    public List<Operation<?>> all() {
        List<Operation<?>> all = new ArrayList<>(operations.all());
        all.sort(Comparator.comparing(o -> o.info().id()));
        return all;
    }

    public Optional<Operation<?>> find(String id) {
        for (Operation<?> operation : operations.all()) {
            if (operation.info().id().equals(id)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** Operations that were left out, and why. */
    public List<Problem> problems() {
        return operations.problems();
    }
}
