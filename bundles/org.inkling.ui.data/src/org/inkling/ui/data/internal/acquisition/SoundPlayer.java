package org.inkling.ui.data.internal.acquisition;

import java.util.function.Consumer;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.inkling.api.data.Signal;
import org.inkling.ui.charts.Numbers;

/** Plays one sound at a time. */
final class SoundPlayer {

    private static final int PIECE = 2048;

    private Job playing;

    /** Plays a recording. @param end told in the background when it is over: empty, or why it could not be played */
    synchronized void play(Signal signal, Consumer<String> end) {
        stop();
        playing = new Job("Play sound") {

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                end.accept(sound(signal, monitor));
                return Status.OK_STATUS;
            }
        };
        playing.setSystem(true);
        playing.schedule();
    }

    synchronized void stop() {
        if (playing != null) {
            playing.cancel();
            playing = null;
        }
    }

    private static String sound(Signal signal, IProgressMonitor monitor) {
        int channels = Math.min(2, signal.schema().axes().size());
        AudioFormat format = new AudioFormat((float) (1000 / signal.schema().intervalMs()), 16, channels, true, false);
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            byte[] bytes = bytes(signal, channels);
            for (int at = 0; at < bytes.length && !monitor.isCanceled(); at += PIECE) {
                line.write(bytes, at, Math.min(PIECE, bytes.length - at));
            }
            if (monitor.isCanceled()) {
                line.flush();
            } else {
                line.drain();
            }
            return "";
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            return "This computer has no sound output that can play " + rate(format.getSampleRate())
                    + ". Connect a loudspeaker or headphones and try again.";
        }
    }

    /** 16-bit little-endian, of the first one or two channels. */
    static byte[] bytes(Signal signal, int channels) {
        int width = signal.schema().axes().size();
        byte[] bytes = new byte[signal.frames() * channels * 2];
        int at = 0;
        for (int f = 0; f < signal.frames(); f++) {
            for (int c = 0; c < channels; c++) {
                int value = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(signal.values()[f * width + c])));
                bytes[at++] = (byte) value;
                bytes[at++] = (byte) (value >> 8);
            }
        }
        return bytes;
    }

    private static String rate(float hertz) {
        return Numbers.decimal(hertz / 1000, 1) + " kHz";
    }
}
