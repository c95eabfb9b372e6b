package org.inkling.device.server;

import java.nio.file.Path;
import java.util.List;

import org.inkling.api.OperationException;
import org.inkling.data.DatasetStore;
import org.inkling.data.ReadLimits;
import org.inkling.data.SampleReader;
import org.inkling.project.LabProject;
import org.inkling.project.ProjectKeys;

/**
 * A lab project that a server takes data for.
 *
 * @param id      number in the addresses of the Studio routes, unique on one server, from 1
 * @param name    what people read
 * @param dataset where samples are stored
 * @param keys    who may send them
 */
public record ServedProject(int id, String name, DatasetStore dataset, AccessKeys keys) {

    /** A project with the keys that its owner has made. */
    public static ServedProject of(int id, LabProject project) throws OperationException {
        ProjectKeys stored = ProjectKeys.of(project.root());
        String hmac = stored.hmacKey();
        DatasetStore dataset = DatasetStore.open(project.root(), new SampleReader(List.of(hmac), ReadLimits.DEFAULT));
        return new ServedProject(id, project.name(), dataset, new AccessKeys() {
            @Override
            public boolean accepts(String apiKey) {
                try {
                    return stored.verify(apiKey).isPresent();
                } catch (OperationException e) {
                    // keys that cannot be read open nothing
                    return false;
                }
            }

            @Override
            public String hmacKey() {
                return hmac;
            }
        });
    }

    /** The project's folder. */
    public Path root() {
        return dataset.root();
    }
}
