package org.inkling.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Every {@link LabScreen} there is. */
@Component(service = LabScreens.class)
public final class LabScreens {

    private final List<LabScreen> screens = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(LabScreen screen) {
        screens.add(screen);
    }

    void remove(LabScreen screen) {
        screens.remove(screen);
    }

    /** In the order they stand in the navigator. */
    public List<LabScreen> all() {
        return screens.stream().sorted(Comparator.comparingInt(LabScreen::order).thenComparing(LabScreen::id)).toList();
    }

    public Optional<LabScreen> find(String id) {
        return screens.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
