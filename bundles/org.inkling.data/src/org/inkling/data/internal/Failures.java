package org.inkling.data.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;

/** Input and output errors as problems. */
public final class Failures {

    private Failures() {
    }

    /** A file that could not be read. */
    public static OperationException reading(String name, IOException e) {
        String advice = e instanceof NoSuchFileException ? "Check the path" : "Check that the file is there and that you may read it";
        return new OperationException(Problem.error("file.read", Location.of(name), "The file cannot be read: " + cause(e) + ".", advice),
                e);
    }

    /** A file or folder that could not be written. */
    public static OperationException writing(String name, IOException e) {
        return new OperationException(Problem.error("file.write", Location.of(name), "The file cannot be written: " + cause(e) + ".",
                "Check the free space of the disk and that you may write there"), e);
    }

    /** Why, without the path that the place of the problem already names. */
    static String cause(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
