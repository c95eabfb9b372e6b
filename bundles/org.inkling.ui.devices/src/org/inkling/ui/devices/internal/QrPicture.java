package org.inkling.ui.devices.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.inkling.device.server.QrCode;

/** A QR code, dark on white in both looks, since cameras want it so. */
final class QrPicture extends Canvas {

    private static final int SIDE = 240;
    private static final int QUIET = 4;

    private @Nullable QrCode code;

    QrPicture(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        addPaintListener(e -> paint(e.gc));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(@Nullable AccessibleEvent event) {
                if (event != null) {
                    event.result = "QR code with the address below";
                }
            }
        });
    }

    void show(@Nullable QrCode shown) {
        code = shown;
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(SIDE, SIDE);
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_WHITE));
        gc.fillRectangle(area);
        QrCode shown = code;
        if (shown == null) {
            return;
        }
        int modules = shown.size() + 2 * QUIET;
        int module = Math.max(1, Math.min(area.width, area.height) / modules);
        int left = (area.width - module * shown.size()) / 2;
        int top = (area.height - module * shown.size()) / 2;
        gc.setAntialias(SWT.OFF);
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        for (int y = 0; y < shown.size(); y++) {
            for (int x = 0; x < shown.size(); x++) {
                if (shown.dark(x, y)) {
                    gc.fillRectangle(left + x * module, top + y * module, module, module);
                }
            }
        }
    }
}
