package org.inkling.dsp.internal.wavelet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fifty wavelets of the spectral analysis, computed from their definitions when asked for. */
public final class Wavelets {

    /** Solutions of the equations of R. Coifman's wavelets (orthogonality, vanishing moments of wavelet and scaling function), by K. */
    private static final double[][] COIFLETS = {
            { -0.01565572813579217, -0.07273261951252645, 0.38486484686485806, 0.8525720202116004, 0.3378976624574816,
                    -0.07273261951252646 },
            { -0.0007205494455202873, -0.0018232088709105175, 0.005611434819367904, 0.023680171946846327, -0.059434418646427824,
                    -0.07648859907827986, 0.41700518442323453, 0.8127236354494146, 0.3861100668227656, -0.06737255472372727,
                    -0.04146493678687234, 0.01638733646320425 },
            { -3.4599773197602114e-05, -7.098330250635588e-05, 0.0004662169598209815, 0.0011175187708377826, -0.0025745176881469475,
                    -0.009007976136766037, 0.015880544863736815, 0.03455502757335909, -0.0823019271064811, -0.07179982161918172,
                    0.4284834763776232, 0.7937772226260383, 0.4051769024089224, -0.06112339000289771, -0.06577191128138954,
                    0.023452696142036922, 0.007782596425659317, -0.0037935128643728157 } };

    /** Roots taken outside of the unit circle for the least asymmetric wavelets of 2, 3 … 10 vanishing moments. */
    private static final boolean[][] SYMLETS = { { false }, { false }, { false, true }, { true, false }, { true, false, true },
            { true, false, false }, { false, true, false, true }, { false, true, true, false }, { true, false, true, false, true } };

    private static final List<String> BIORTHOGONAL = List.of("1.3", "1.5", "2.2", "2.4", "2.6", "2.8", "3.1", "3.3", "3.5", "3.7", "3.9",
            "4.4", "5.5", "6.8");

    private static final List<String> NAMES = allNames();

    private Wavelets() {
    }

    /** Every name, in the order of the families. */
    public static List<String> names() {
        return NAMES;
    }

    private static List<String> allNames() {
        List<String> names = new ArrayList<>();
        BIORTHOGONAL.forEach(n -> names.add("bior" + n));
        for (int k = 1; k <= COIFLETS.length; k++) {
            names.add("coif" + k);
        }
        for (int n = 2; n <= 10; n++) {
            names.add("db" + n);
        }
        names.add("haar");
        BIORTHOGONAL.forEach(n -> names.add("rbio" + n));
        for (int n = 2; n <= 10; n++) {
            names.add("sym" + n);
        }
        return List.copyOf(names);
    }

    /** @throws IllegalArgumentException for a name that is not in {@link #names()} */
    public static Wavelet of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(lower)) {
            throw new IllegalArgumentException("no wavelet " + name);
        }
        if (lower.equals("haar")) {
            return WaveletDesign.orthogonal(lower, 1);
        }
        String parameter = lower.replaceFirst("^[a-z]+", "");
        return switch (lower.substring(0, lower.length() - parameter.length())) {
            case "bior" -> biorthogonal(lower, parameter);
            case "rbio" -> WaveletDesign.exchanged(lower, biorthogonal(lower, parameter));
            case "coif" -> WaveletDesign.orthogonal(lower, COIFLETS[Integer.parseInt(parameter) - 1].clone());
            case "sym" -> WaveletDesign.orthogonal(lower, Integer.parseInt(parameter), SYMLETS[Integer.parseInt(parameter) - 2]);
            default -> WaveletDesign.orthogonal(lower, Integer.parseInt(parameter));
        };
    }

    private static Wavelet biorthogonal(String name, String parameter) {
        return switch (parameter) {
            case "4.4" -> WaveletDesign.biorthogonal(name, 4, 4, false, true);
            case "5.5" -> WaveletDesign.biorthogonal(name, 4, 6, false, true);
            case "6.8" -> WaveletDesign.biorthogonal(name, 8, 6, true, false, true);
            default -> WaveletDesign.spline(name, parameter.charAt(0) - '0', parameter.charAt(2) - '0');
        };
    }
}
