package org.inkling.learn.tensorflow.internal;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.inkling.api.operation.WorkerClassPath;

/** The class path of this Java process, for programs that run without OSGi. */
final class JavaClassPath implements WorkerClassPath {

    @Override
    public List<Path> of(Class<?> main) {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator)).filter(s -> !s.isEmpty())
                .map(s -> Path.of(s).toAbsolutePath()).distinct().toList();
    }
}
