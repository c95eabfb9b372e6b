package org.inkling.packs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.engine.query.UserVisibleRootQuery;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.operations.InstallOperation;
import org.eclipse.equinox.p2.operations.ProfileChangeOperation;
import org.eclipse.equinox.p2.operations.ProvisioningJob;
import org.eclipse.equinox.p2.operations.ProvisioningSession;
import org.eclipse.equinox.p2.operations.UninstallOperation;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.inkling.api.Location;
import org.inkling.api.OperationException;
import org.inkling.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Installs, lists and removes packs in the running product; what changes is there from the next start on. */
@Component(service = PackManager.class)
public final class PackManager {

    /** A pack is a feature that asks for this one. */
    private static final String INKLING = "org.inkling.feature.feature.group";
    private static final String GROUP = ".feature.group";

    private final IProvisioningAgent agent;

    @Activate
    public PackManager(@Reference IProvisioningAgent agent) {
        this.agent = agent;
    }

    /** The installed packs, by id. @throws OperationException when this is not an installed product */
    public List<Pack> list() throws OperationException {
        return roots().stream().map(PackManager::pack).toList();
    }

    /**
     * Installs every pack of a repository.
     *
     * @param source folder or zip of a p2 repository, or its {@code https:} address
     * @return what was installed
     * @throws OperationException when it is no repository, holds no pack, or does not fit this product
     */
    public List<Pack> install(String source) throws OperationException {
        profile();
        URI repository = repository(source);
        List<IInstallableUnit> units = packsIn(repository, source);
        if (roots().containsAll(units)) {
            throw failure(source, "All packs of this repository are installed already.", "See which are: inkling packs list");
        }
        ProvisioningContext context = new ProvisioningContext(agent);
        context.setMetadataRepositories(repository);
        context.setArtifactRepositories(repository);
        InstallOperation operation = new InstallOperation(new ProvisioningSession(agent), units);
        operation.setProvisioningContext(context);
        perform(operation, source, "Ask for a pack made for this version of Inkling");
        return units.stream().map(PackManager::pack).toList();
    }

    /** Removes an installed pack. @param id as {@link #list()} shows it */
    public Pack remove(String id) throws OperationException {
        IInstallableUnit unit = roots().stream().filter(u -> feature(u).equals(id)).findFirst()
                .orElseThrow(() -> new OperationException(Problem.error("packs.unknown", Location.of(id), "No such pack is installed.",
                        "See which are: inkling packs list")));
        perform(new UninstallOperation(new ProvisioningSession(agent), List.of(unit)), id, "Remove first what needs this pack");
        return pack(unit);
    }

    private void perform(ProfileChangeOperation operation, String what, String advice) throws OperationException {
        operation.setProfileId(IProfileRegistry.SELF);
        IStatus resolved = operation.resolveModal(new NullProgressMonitor());
        if (resolved.getSeverity() >= IStatus.ERROR) {
            throw failure(what, "It cannot be done: " + text(operation, resolved), advice);
        }
        ProvisioningJob job = operation.getProvisioningJob(new NullProgressMonitor());
        if (job == null) {
            throw failure(what, "There is nothing to do: " + text(operation, resolved), advice);
        }
        IStatus done = job.runModal(new NullProgressMonitor());
        if (done.getSeverity() >= IStatus.ERROR) {
            throw failure(what, "It went wrong: " + details(done), "Check that the installation's folder can be written to");
        }
    }

    private List<IInstallableUnit> packsIn(URI repository, String source) throws OperationException {
        IMetadataRepositoryManager metadata = agent.getService(IMetadataRepositoryManager.class);
        IArtifactRepositoryManager artifacts = agent.getService(IArtifactRepositoryManager.class);
        try {
            artifacts.loadRepository(repository, new NullProgressMonitor());
            List<IInstallableUnit> packs = new ArrayList<>();
            for (IInstallableUnit unit : metadata.loadRepository(repository, new NullProgressMonitor())
                    .query(QueryUtil.createLatestQuery(QueryUtil.createIUGroupQuery()), new NullProgressMonitor())) {
                if (isPack(unit)) {
                    packs.add(unit);
                }
            }
            if (packs.isEmpty()) {
                throw failure(source, "This repository holds no pack for Inkling.",
                        "A pack is a feature that requires org.inkling.feature");
            }
            return packs;
        } catch (ProvisionException e) {
            throw new OperationException(
                    Problem.error("packs.source", Location.of(source), "This is not a p2 repository: " + e.getMessage(),
                            "Give the folder that holds content.jar and artifacts.jar, or its zip"),
                    e);
        }
    }

    private List<IInstallableUnit> roots() throws OperationException {
        List<IInstallableUnit> roots = new ArrayList<>();
        profile().query(new UserVisibleRootQuery(), new NullProgressMonitor()).forEach(unit -> {
            if (isPack(unit)) {
                roots.add(unit);
            }
        });
        roots.sort(Comparator.comparing(IInstallableUnit::getId));
        return roots;
    }

    private IProfile profile() throws OperationException {
        IProfile profile = agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF);
        if (profile == null) {
            throw new OperationException(
                    Problem.error("packs.no-product", Location.PROJECT, "This is not an installed product, so packs cannot be managed.",
                            "Run the inkling of an installation"));
        }
        return profile;
    }

    private static URI repository(String source) throws OperationException {
        if (source.startsWith("https:") || source.startsWith("http:") || source.startsWith("file:") || source.startsWith("jar:")) {
            return URI.create(source);
        }
        Path path = Path.of(source).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw failure(source, "There is no such file or folder.", "Give the folder or the zip of a pack");
        }
        return Files.isDirectory(path) ? path.toUri() : URI.create("jar:" + path.toUri() + "!/");
    }

    private static boolean isPack(IInstallableUnit unit) {
        return QueryUtil.isGroup(unit) && !QueryUtil.isProduct(unit)
                && unit.getRequirements().stream().anyMatch(r -> r.toString().contains(INKLING)) && !unit.getId().equals(INKLING);
    }

    private static Pack pack(IInstallableUnit unit) {
        String name = unit.getProperty(IInstallableUnit.PROP_NAME, null);
        return new Pack(feature(unit), unit.getVersion().toString(), name == null ? feature(unit) : name);
    }

    private static String feature(IInstallableUnit unit) {
        String id = unit.getId();
        return id.endsWith(GROUP) ? id.substring(0, id.length() - GROUP.length()) : id;
    }

    private static String text(ProfileChangeOperation operation, IStatus status) {
        String details = operation.getResolutionDetails();
        return details == null || details.isBlank() ? details(status) : details.strip();
    }

    private static String details(IStatus status) {
        StringBuilder text = new StringBuilder(status.getMessage());
        for (IStatus child : status.getChildren()) {
            text.append("; ").append(details(child));
        }
        return text.toString();
    }

    private static OperationException failure(String what, String summary, String advice) {
        return new OperationException(Problem.error("packs.failed", Location.of(what), summary, advice));
    }
}
