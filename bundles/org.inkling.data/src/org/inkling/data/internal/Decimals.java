package org.inkling.data.internal;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal text of floats that does not depend on the Java version, as {@link Float#toString} does. */
public final class Decimals {

    private Decimals() {
    }

    /** The fewest digits that read back as the same float: 9.7 rather than 9.699999809265137. Only for finite values. */
    public static String shortest(float value) {
        int tenths = Math.round(value * 10);
        if (Math.abs(value) < 1e5f && tenths / 10.0f == value) {
            String sign = tenths < 0 ? "-" : "";
            int size = Math.abs(tenths);
            return size % 10 == 0 ? sign + size / 10 : sign + size / 10 + "." + size % 10;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 9; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.floatValue() == value) {
                return text(rounded);
            }
        }
        return text(exact.round(new MathContext(9)));
    }

    private static String text(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return Math.abs(plain.precision() - plain.scale()) < 12 ? plain.toPlainString() : plain.toString();
    }
}
