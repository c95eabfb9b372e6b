package org.inkling.ui;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.inkling.ui.charts.Colour;
import org.inkling.ui.charts.GcPainter;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Theme;
import org.inkling.ui.charts.Tone;
import org.osgi.service.event.EventHandler;

/**
 * The colours and fonts of the moment. A control is given meanings, not colours; when the theme changes, everything below a root that
 * {@link #follow follows} is coloured anew.
 */
public final class Look {

    /** Key of the preference for axis and class colours that colour-blind people can tell apart. */
    public static final String COLOUR_BLIND_SAFE = "colour_blind_safe";
    /** Preference node of this bundle. */
    public static final String PREFERENCES = "org.inkling.ui";

    /** Distance between cards. */
    public static final int GAP = 12;
    /** Margin of a page. */
    public static final int MARGIN = 16;

    private static final String GROUND = "org.inkling.ui.ground";
    private static final String TEXT = "org.inkling.ui.text";
    private static final String REFRESH = "org.inkling.ui.refresh";
    // the style sheet of the workbench must not repaint what is painted with meanings
    private static final String CSS_DISABLED = "org.eclipse.e4.ui.css.disabled";
    private static final String THEME_CHANGED = "org/eclipse/e4/ui/css/swt/theme/ThemeManager/themeChanged";

    private Look() {
    }

    /** The theme of the moment: that of the workbench, or that of the system when no workbench runs. */
    public static Theme theme() {
        Theme theme = dark() ? Theme.DARK : Theme.LIGHT;
        boolean safe = Platform.getPreferencesService() != null
                && Platform.getPreferencesService().getBoolean(PREFERENCES, COLOUR_BLIND_SAFE, false, null);
        return safe ? theme.colourBlindSafe() : theme;
    }

    private static <S> @Nullable S service(Class<S> type) {
        return PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getService(type) : null;
    }

    private static boolean dark() {
        IThemeEngine engine = service(IThemeEngine.class);
        ITheme active = engine == null ? null : engine.getActiveTheme();
        return active == null ? Display.isSystemDarkTheme() : active.getId().contains("dark");
    }

    /** An SWT colour; needs no disposal. */
    public static Color color(Tone tone) {
        Colour colour = theme().colour(tone);
        return new Color(colour.red(), colour.green(), colour.blue());
    }

    /** The font of a style; not to be disposed. */
    public static Font font(TextStyle style) {
        return GcPainter.font(Display.getCurrent(), style);
    }

    /** Gives a control its ground and text colour, now and after every change of theme, and takes it out of the style sheet. */
    public static <T extends @NonNull Control> T apply(T control, Tone ground, Tone text) {
        control.setData(GROUND, ground);
        control.setData(TEXT, text);
        control.setData(CSS_DISABLED, Boolean.TRUE);
        colour(control);
        return control;
    }

    /** The meaning of a control's ground: its own or that of the nearest parent that has one. */
    public static Tone ground(Control control) {
        for (Control c = control; c != null; c = c.getParent()) {
            if (c.getData(GROUND) instanceof Tone tone) {
                return tone;
            }
        }
        return Tone.PAGE;
    }

    /** Keeps a control and everything in it up to date with the theme until it is disposed. */
    public static void follow(Control root) {
        IEventBroker broker = service(IEventBroker.class);
        if (broker == null) {
            return;
        }
        Display display = root.getDisplay();
        // the workbench applies its style sheet after the event, so be later than that
        EventHandler handler = event -> display.asyncExec(() -> refresh(root));
        broker.subscribe(THEME_CHANGED, handler);
        IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(PREFERENCES);
        IEclipsePreferences.IPreferenceChangeListener changed = event -> display.asyncExec(() -> refresh(root));
        preferences.addPreferenceChangeListener(changed);
        root.addDisposeListener(event -> {
            broker.unsubscribe(handler);
            preferences.removePreferenceChangeListener(changed);
        });
    }

    /** Runs when a control is coloured again, for colours that are not its ground and text: those of table rows, of styled text. */
    public static void onRefresh(Control control, Runnable action) {
        control.setData(REFRESH, action);
    }

    /** Colours a control and everything in it again. */
    public static void refresh(@Nullable Control control) {
        if (control == null || control.isDisposed()) {
            return;
        }
        colour(control);
        if (control.getData(REFRESH) instanceof Runnable more) {
            more.run();
        }
        control.redraw();
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                refresh(child);
            }
        }
    }

    private static void colour(Control control) {
        if (control.getData(GROUND) instanceof Tone ground) {
            control.setBackground(color(ground));
        }
        if (control.getData(TEXT) instanceof Tone text) {
            control.setForeground(color(text));
        }
    }
}
