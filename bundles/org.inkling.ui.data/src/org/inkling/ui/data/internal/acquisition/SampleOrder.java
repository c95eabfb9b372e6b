package org.inkling.ui.data.internal.acquisition;

import java.util.Comparator;

/**
 * The order of the table.
 *
 * @param column that counts
 * @param down   from great to small
 */
record SampleOrder(Column column, boolean down) {

    /** Columns of the table. */
    enum Column {
        NAME("Sample", Comparator.comparing(SampleRow::name, String.CASE_INSENSITIVE_ORDER)), LABEL("Label",
                Comparator.comparing(r -> r.ref().label(), String.CASE_INSENSITIVE_ORDER)), ADDED("Added",
                        Comparator.comparingLong(r -> r.facts().addedAt())), LENGTH("Length",
                                Comparator.comparingDouble((SampleRow r) -> r.ref().lengthMs()).thenComparingInt(
                                        r -> r.ref().frames())), SIGNATURE("Signature",
                                                Comparator.comparing(r -> r.facts().signature())), USED("Used",
                                                        Comparator.comparing(r -> !r.ref().enabled()));

        private final String title;
        private final Comparator<SampleRow> order;

        Column(String title, Comparator<SampleRow> order) {
            this.title = title;
            this.order = order;
        }

        String title() {
            return title;
        }
    }

    /** The latest first, as the lab's screen shows them. */
    static final SampleOrder LATEST = new SampleOrder(Column.ADDED, true);

    Comparator<SampleRow> comparator() {
        Comparator<SampleRow> order = down ? column.order.reversed() : column.order;
        return order.thenComparing(SampleRow::id);
    }

    /** After a click on a column: down on the second click. */
    SampleOrder clicked(Column on) {
        return new SampleOrder(on, column == on && !down);
    }
}
