package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.kubelet.ImageCatalogue.Image;
import dev.drydock.kube.kubelet.Stage.Running;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One container of one Pod, as a process in it sees it.
final class InContainer implements Surroundings {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final List<String> ROOT = List.of(
            "bin", "dev", "etc", "home", "lib", "proc", "root", "run", "sbin", "sys", "tmp", "usr", "var");

    private final Client client;
    private final Pod pod;
    private final Container spec;
    private final Image image;
    private final Running running;
    private final Instant start;
    private final @Nullable Network network;

    /// @param network null for a main process, whose future is told without it
    InContainer(Client client, Pod pod, Container spec, Image image, Running running, @Nullable Network network) {
        this.client = client;
        this.pod = pod;
        this.spec = spec;
        this.image = image;
        this.running = running;
        this.start = network == null ? running.since() : client.clock();
        this.network = network;
    }

    @Override
    public Instant start() {
        return start;
    }

    @Override
    public Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("PATH", PATH);
        variables.put("HOSTNAME", hostname());
        variables.putAll(Environments.services(client, pod, running.since()));
        variables.putAll(running.environment());
        variables.put("HOME", "/root");
        return variables;
    }

    @Override
    public ObjectKey pod() {
        return pod.key();
    }

    @Override
    public String hostname() {
        var given = pod.spec().hostname();
        if (Boolean.TRUE.equals(pod.spec().hostNetwork())) {
            return Objects.requireNonNullElse(pod.spec().nodeName(), pod.name());
        }
        return given == null || given.isEmpty() ? pod.name() : given;
    }

    @Override
    public String mainProcess() {
        var path = image.name().path();
        var words = new ArrayList<>(spec.command());
        words.addAll(spec.args());
        return words.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : String.join(" ", words);
    }

    @Override
    public Optional<Network> network() {
        return Optional.ofNullable(network);
    }

    @Override
    public Optional<String> file(String path) {
        var written = running.left().written().get(path);
        return written != null ? Optional.of(written) : Optional.ofNullable(mounted().get(path)).or(() -> own(path));
    }

    private Map<String, String> mounted() {
        return new MountedFiles(client, pod, spec, address()).all();
    }

    private String address() {
        return Objects.requireNonNullElse(pod.status().podIP(), "");
    }

    private Optional<String> own(String path) {
        var search = "%1$s.svc.cluster.local svc.cluster.local cluster.local".formatted(pod.namespace());
        return Optional.ofNullable(switch (path) {
            case "/etc/hostname" -> hostname() + "\n";
            case "/etc/hosts" -> """
                    # Kubernetes-managed hosts file.
                    127.0.0.1\tlocalhost
                    ::1\tlocalhost ip6-localhost ip6-loopback
                    fe00::0\tip6-localnet
                    fe00::0\tip6-mcastprefix
                    fe00::1\tip6-allnodes
                    fe00::2\tip6-allrouters
                    %s\t%s
                    """.formatted(address(), hostname());
            case "/etc/resolv.conf" -> "search %s\nnameserver 10.96.0.10\noptions ndots:5\n".formatted(search);
            case "/usr/share/nginx/html/index.html" -> image.name().path().contains("nginx") && !isMountedOver(path) ? Pages.NGINX : null;
            case "/usr/local/apache2/htdocs/index.html" -> image.name().path().endsWith("httpd") && !isMountedOver(path) ? Pages.HTTPD : null;
            default -> null;
        });
    }

    private boolean isMountedOver(String path) {
        return spec.volumeMounts().stream().anyMatch(mount -> mount.mountPath() != null && path.startsWith(mount.mountPath() + "/"));
    }

    @Override
    public Optional<List<String>> entries(String directory) {
        var prefix = directory.endsWith("/") ? directory : directory + "/";
        var names = new TreeSet<String>(prefix.equals("/") ? ROOT : List.of());
        mounted().keySet().forEach(path -> child(path, prefix, names));
        running.left().written().keySet().forEach(path -> child(path, prefix, names));
        if (names.isEmpty()) {
            boolean mountPoint = spec.volumeMounts().stream().anyMatch(mount -> prefix.equals(mount.mountPath() + "/"));
            return mountPoint || prefix.equals("/tmp/") || prefix.equals("/root/") ? Optional.of(List.of()) : image(prefix);
        }
        return Optional.of(List.copyOf(names));
    }

    private Optional<List<String>> image(String prefix) {
        return switch (prefix) {
            case "/etc/" -> Optional.of(List.of("group", "hostname", "hosts", "passwd", "resolv.conf"));
            case "/usr/share/nginx/html/" -> image.name().path().contains("nginx") ? Optional.of(List.of("50x.html", "index.html")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static void child(String path, String prefix, TreeSet<String> names) {
        if (path.startsWith(prefix)) {
            var rest = path.substring(prefix.length());
            int slash = rest.indexOf('/');
            names.add(slash < 0 ? rest : rest.substring(0, slash));
        }
    }
}
