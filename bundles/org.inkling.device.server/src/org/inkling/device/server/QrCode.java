package org.inkling.device.server;

import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** A QR code: a square of dark and light modules, without its quiet zone. */
public final class QrCode {

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /** The code of a text, for example an address. */
    public static QrCode of(String text) {
        try {
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M)));
        } catch (WriterException e) {
            throw new IllegalArgumentException("The text is too long for a QR code: " + text.length() + " characters", e);
        }
    }

    /** Modules on a side. */
    public int size() {
        return modules.getWidth();
    }

    public boolean dark(int x, int y) {
        return x >= 0 && y >= 0 && x < size() && y < size() && modules.get(x, y);
    }

    /** The code for a terminal with light letters on dark ground, two rows of modules a line, with a quiet zone. */
    public String lines() {
        StringBuilder text = new StringBuilder();
        for (int y = -2; y < size() + 2; y += 2) {
            for (int x = -2; x < size() + 2; x++) {
                boolean upper = !dark(x, y);
                boolean lower = !dark(x, y + 1);
                text.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
