package org.inkling.device.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;
import org.inkling.api.sensor.SensorSample;
import org.inkling.device.server.ServedProject;

/** The devices of remote management that are or were connected to the servers of this program. */
public final class RemoteDevices {

    private final List<RemoteDevice> all = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Devices of a project, connected or remembered. */
    public List<RemoteDevice> of(ServedProject project) {
        return all.stream().filter(d -> d.project().root().equals(project.root())).toList();
    }

    /** Devices of the project in a folder. */
    public List<RemoteDevice> at(java.nio.file.Path root) {
        return all.stream().filter(d -> d.project().root().equals(root)).toList();
    }

    /** A device of a project by the id it gave itself. */
    public Optional<RemoteDevice> find(ServedProject project, String id) {
        return of(project).stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /** A device of any project by its address. */
    public Optional<RemoteDevice> byAddress(java.net.URI address) {
        return all.stream().filter(d -> d.address().equals(address)).findFirst();
    }

    /** The device with this id, remembered from now on. */
    synchronized RemoteDevice register(ServedProject project, String id, String type) {
        RemoteDevice known = find(project, id).orElse(null);
        if (known == null) {
            known = new RemoteDevice(project, id, type, this::changed);
            all.add(known);
            changed();
        }
        return known;
    }

    /** Devices that a project remembers from before. */
    public void remember(ServedProject project) {
        DeviceBook.read(project.root()).forEach((id, entry) -> register(project, id, entry.type()).known(entry));
    }

    /** Forgets a device that is not connected. */
    public void forget(RemoteDevice device) {
        if (!device.connected()) {
            all.remove(device);
            DeviceBook.remove(device.project().root(), device.id());
            changed();
        }
    }

    /** Forgets the devices of a project that is no longer served. */
    public void leave(ServedProject project) {
        of(project).forEach(all::remove);
        changed();
    }

    /**
     * Hands a sample to the session that asked a device for it.
     *
     * @return name of the stored file in time, or null when nobody asked, so that the sample is stored as any other
     */
    @Nullable
    CompletableFuture<String> deliver(ServedProject project, RawSample sample, String storedName, String label, String category,
            Map<String, String> metadata) {
        List<RemoteDevice> waiting = new ArrayList<>(of(project).stream().filter(RemoteDevice::waits).toList());
        if (waiting.isEmpty()) {
            return null;
        }
        String name = sample.deviceName();
        RemoteDevice device = waiting.stream().filter(d -> d.id().equals(name)).findFirst()
                .orElse(name.isEmpty() && waiting.size() == 1 ? waiting.get(0) : null);
        return device == null ? null : device.deliver(new SensorSample(storedName, label, category, sample.content(), metadata));
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
