package org.inkling.data.internal;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.inkling.api.data.SensorSchema;
import org.inkling.api.data.Signal;
import org.inkling.data.Acquisition;
import org.inkling.data.ImageSize;
import org.inkling.data.ReadLimits;
import org.inkling.data.SignatureState;

/** JPEG and PNG pictures. The size is checked before a pixel is decoded, so that a small file cannot ask for much memory. */
public final class PictureParser {

    private final String name;
    private final byte[] bytes;
    private final ReadLimits limits;

    public PictureParser(String name, byte[] bytes, ReadLimits limits) {
        this.name = name;
        this.bytes = bytes;
        this.limits = limits;
    }

    /** Whether a file starts as a JPEG or PNG picture. */
    public static boolean fits(byte[] bytes) {
        boolean jpeg = bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8 && (bytes[2] & 0xFF) == 0xFF;
        return jpeg || bytes.length > 8 && (bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
    }

    /** Pixels by line as {@code 0xRRGGBB}, one value each. */
    public Acquisition parse() throws OperationException {
        BufferedImage image = decode(1);
        ImageSize size = new ImageSize(image.getWidth(), image.getHeight());
        float[] values = new float[size.pixels()];
        int[] line = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            line(image, y, line);
            for (int x = 0; x < line.length; x++) {
                values[y * line.length + x] = line[x] & 0xFFFFFF;
            }
        }
        return new Acquisition("", "", 0, SignatureState.UNSIGNED, new Signal(new SensorSchema(List.of(size.axis()), 0), values));
    }

    /** One line as {@code 0xRRGGBB}. Grey pictures are read as they are: Java would take their values as linear light and brighten them. */
    public static void line(BufferedImage image, int y, int[] line) {
        Raster raster = image.getRaster();
        int depth = image.getSampleModel().getSampleSize(0);
        if (raster.getNumBands() > 2 || image.getColorModel() instanceof IndexColorModel || depth < 8) {
            image.getRGB(0, y, line.length, 1, line, 0, line.length);
            return;
        }
        raster.getSamples(0, y, line.length, 1, 0, line);
        for (int x = 0; x < line.length; x++) {
            line[x] = (line[x] >> depth - 8 & 0xFF) * 0x010101;
        }
    }

    /** Width and height, without decoding. */
    public ImageSize size() throws OperationException {
        return read(reader -> new ImageSize(reader.getWidth(0), reader.getHeight(0)));
    }

    /**
     * Decodes the picture, or a smaller one.
     *
     * @param step only every so many-th pixel and line
     */
    public BufferedImage decode(int step) throws OperationException {
        return read(reader -> {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        });
    }

    private interface Reading<T> {
        T with(ImageReader reader) throws IOException;
    }

    private <T> T read(Reading<T> reading) throws OperationException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!fits(bytes) || !readers.hasNext()) {
                throw problem("image.format", "This is no JPEG or PNG picture.", "Save the picture as JPEG or PNG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                check(reader.getWidth(0), reader.getHeight(0));
                return reading.with(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // the decoders of the platform throw both for broken files
            throw new OperationException(Problem.error("image.broken", Location.of(name),
                    "The picture cannot be decoded: " + cause(e) + ".", "Save it as RGB JPEG or PNG", "Copy the file again"), e);
        }
    }

    private static String cause(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message.replaceAll("[.\\s]+$", "");
    }

    private void check(int width, int height) throws OperationException {
        if ((long) width * height > limits.values()) {
            throw problem("image.too-large",
                    String.format(Locale.ROOT, "The picture has %,d × %,d pixels; up to %,d are read.", width, height,
                            limits.values()),
                    "Make the picture smaller");
        }
    }

    private OperationException problem(String code, String summary, String advice) {
        return new OperationException(Problem.error(code, Location.of(name), summary, advice));
    }
}
