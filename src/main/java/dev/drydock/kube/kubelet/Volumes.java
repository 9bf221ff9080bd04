package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Volume;
import dev.drydock.kube.api.core.VolumeMount;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.Stage.Ended;
import dev.drydock.kube.kubelet.Stage.Running;
import dev.drydock.kube.kubelet.shell.FileChange;
import dev.drydock.kube.kubelet.shell.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The volumes of a Pod as one of its containers has them mounted. What one writes to an `emptyDir`, the others read.
final class Volumes {
    private final Client client;
    private final Pod pod;
    private final Container spec;
    private @Nullable Map<String, String> mounted;
    private @Nullable Map<String, String> shared;

    Volumes(Client client, Pod pod, Container spec) {
        this.client = client;
        this.pod = pod;
        this.spec = spec;
    }

    /// The mount in which a path lies; the innermost of several.
    Optional<VolumeMount> mountOf(String path) {
        return mountOf(spec, path);
    }

    private static Optional<VolumeMount> mountOf(Container container, String path) {
        return container.volumeMounts().stream()
                .filter(mount -> path.equals(place(mount)) || path.startsWith(place(mount) + "/"))
                .max(Comparator.comparing(mount -> place(mount).length()));
    }

    private static String place(VolumeMount mount) {
        var path = Objects.requireNonNullElse(mount.mountPath(), "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Optional<Volume> volume(VolumeMount mount) {
        return pod.spec().volumes().stream().filter(each -> Objects.equals(each.name(), mount.name())).findFirst();
    }

    /// Whether nothing can be written there, as to what comes from ConfigMaps and Secrets.
    boolean isReadOnly(VolumeMount mount) {
        return volume(mount).filter(each -> each.configMap() != null || each.secret() != null || each.projected() != null || each.downwardAPI() != null)
                .isPresent();
    }

    /// Whether a path lies in a volume whose files the Pod's containers make.
    boolean isShared(String path) {
        return mountOf(path).filter(mount -> !isReadOnly(mount)).isPresent();
    }

    boolean isDirectory(String path) {
        return spec.volumeMounts().stream().anyMatch(mount -> place(mount).equals(path) && mounted().get(path) == null);
    }

    /// Files from ConfigMaps, Secrets and the downward API, by their paths.
    Map<String, String> mounted() {
        if (mounted == null) {
            mounted = new MountedFiles(client, pod, spec, Objects.requireNonNullElse(pod.status().podIP(), "")).all();
        }
        return mounted;
    }

    Optional<String> shared(String path) {
        return Optional.ofNullable(shared().get(path));
    }

    /// All paths in volumes, mount points among them.
    List<String> paths() {
        var all = new TreeSet<>(mounted().keySet());
        all.addAll(shared().keySet());
        spec.volumeMounts().forEach(mount -> all.add(place(mount)));
        return List.copyOf(all);
    }

    /// A change, and when it was made.
    private record Made(Instant at, FileChange change) {}

    private Map<String, String> shared() {
        if (shared != null) {
            return shared;
        }
        var files = new TreeMap<String, String>();
        shared = files;
        if (spec.volumeMounts().stream().allMatch(this::isReadOnly)) {
            return files;
        }
        var all = new ArrayList<Made>();
        client.memory().recall(pod.key(), PodRecord.class).ifPresent(record -> record.everyContainer().forEach(container -> {
            var other = Lifecycle.spec(pod, container.name());
            if (container.last() != null) {
                add(other, container, container.last().run(), all);
            }
            add(other, container, container.stage() instanceof Running running ? running : container.stage() instanceof Ended ended ? ended.run() : null, all);
        }));
        all.sort(Comparator.comparing(Made::at));
        for (var made : all) {
            if (made.change.text() == null) {
                files.remove(made.change.path());
            } else {
                files.put(made.change.path(), made.change.text());
            }
        }
        return files;
    }

    private void add(Container other, ContainerRecord container, @Nullable Running run, List<Made> all) {
        var image = ImageName.parse(container.image()).flatMap(ImageCatalogue.builtIn()::find);
        if (run == null || image.isEmpty() || other.volumeMounts().isEmpty()) {
            return;
        }
        var world = InContainer.ofMain(client, pod, other, image.get(), run, Network.NONE);
        for (var change : Contents.of(run, world, client.clock())) {
            var at = run.since().plus(change.at());
            if (!at.isAfter(client.clock())) {
                translated(other, change).ifPresent(mine -> all.add(new Made(at, mine)));
            }
        }
    }

    /// A change in another container as it looks in this one.
    private Optional<FileChange> translated(Container other, FileChange change) {
        return mountOf(other, change.path()).filter(mount -> !isReadOnly(mount)).flatMap(theirs -> spec.volumeMounts().stream()
                .filter(mine -> Objects.equals(mine.name(), theirs.name()))
                .map(mine -> moved(change, theirs, mine))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private static Optional<FileChange> moved(FileChange change, VolumeMount theirs, VolumeMount mine) {
        var inVolume = join(theirs) + change.path().substring(place(theirs).length());
        var prefix = join(mine);
        return inVolume.startsWith(prefix)
                ? Optional.of(new FileChange(change.at(), place(mine) + inVolume.substring(prefix.length()), change.text()))
                : Optional.empty();
    }

    private static String join(VolumeMount mount) {
        var part = Objects.requireNonNullElse(mount.subPath(), "");
        return part.isEmpty() ? "" : "/" + part;
    }
}
