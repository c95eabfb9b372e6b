package org.inkling.data;

import java.awt.image.BufferedImage;

import org.inkling.api.OperationException;
import org.inkling.data.internal.PictureParser;

/**
 * A small copy of a picture, for lists.
 *
 * @param size   of the copy
 * @param pixels {@code 0xRRGGBB} by line; not to be changed
 */
public record Thumbnail(ImageSize size, int[] pixels) {

    static Thumbnail of(PictureParser picture, int side) throws OperationException {
        ImageSize whole = picture.size();
        int step = Math.max(1, Math.min(whole.width(), whole.height()) / Math.max(1, side));
        BufferedImage image = picture.decode(step);
        ImageSize size = new ImageSize(image.getWidth(), image.getHeight());
        int[] pixels = new int[size.pixels()];
        int[] line = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            PictureParser.line(image, y, line);
            System.arraycopy(line, 0, pixels, y * line.length, line.length);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        return new Thumbnail(size, pixels);
    }
}
