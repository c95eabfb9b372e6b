package org.inkling.device.serial.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

/** Pictures of boards: JPEG as they are, pixels as PNG. */
final class Pictures {

    private Pictures() {
    }

    /** A file of what a board sent: JPEG, RGB888 or grey, line by line. @throws IllegalArgumentException when the size does not fit */
    static byte[] file(byte[] sent, int width, int height, boolean colour) {
        if (isJpeg(sent)) {
            return sent;
        }
        int channels = colour ? 3 : 1;
        if (sent.length < width * height * channels) {
            throw new IllegalArgumentException(sent.length + " bytes for " + width + " x " + height + " x " + channels);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int red = sent[i * channels] & 0xFF;
            int green = colour ? sent[i * 3 + 1] & 0xFF : red;
            int blue = colour ? sent[i * 3 + 2] & 0xFF : red;
            image.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    static boolean isJpeg(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
    }
}
