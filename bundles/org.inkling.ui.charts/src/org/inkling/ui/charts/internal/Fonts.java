package org.inkling.ui.charts.internal;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;
import org.inkling.ui.charts.TextStyle;

/** The fonts of the text styles, made once for each display and disposed with it. */
public final class Fonts {

    private static final String KEY = Fonts.class.getName();

    private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);

    private Fonts() {
    }

    /** The font of a style on the display a device belongs to. */
    public static Font of(Device device, TextStyle style) {
        Display display = device instanceof Display d ? d : Display.getCurrent();
        Fonts fonts = display.getData(KEY) instanceof Fonts known ? known : create(display);
        return fonts.fonts.computeIfAbsent(style, s -> make(display, s));
    }

    private static Fonts create(Display display) {
        Fonts fonts = new Fonts();
        display.setData(KEY, fonts);
        display.disposeExec(() -> fonts.fonts.values().forEach(Font::dispose));
        return fonts;
    }

    private static Font make(Display display, TextStyle style) {
        FontData[] data = display.getSystemFont().getFontData();
        for (FontData one : data) {
            one.height = (float) (one.height * style.size() / TextStyle.TEXT.size());
            one.setStyle(style.bold() ? SWT.BOLD : SWT.NORMAL);
        }
        return new Font(display, data);
    }
}
