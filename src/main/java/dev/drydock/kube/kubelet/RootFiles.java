package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.kubelet.ImageCatalogue.Image;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files that an image brings, and those that the kubelet puts beside them.
final class RootFiles {
    private static final List<String> DIRECTORIES = List.of(
            "/", "/bin", "/dev", "/etc", "/home", "/lib", "/media", "/mnt", "/opt", "/proc", "/root", "/run", "/sbin", "/srv", "/sys", "/tmp",
            "/usr", "/usr/bin", "/usr/lib", "/usr/local", "/usr/local/bin", "/usr/sbin", "/usr/share", "/var", "/var/cache", "/var/lib",
            "/var/log", "/var/run", "/var/spool", "/var/tmp", "/var/www");
    private static final List<String> SMALL = List.of(
            "/", "/bin", "/dev", "/etc", "/home", "/lib", "/lib64", "/proc", "/root", "/sys", "/tmp", "/usr", "/usr/bin", "/usr/sbin", "/var",
            "/var/spool", "/var/www");

    private final Pod pod;
    private final Container spec;
    private final String image;
    private final boolean busybox;

    RootFiles(Pod pod, Container spec, Image image) {
        this.pod = pod;
        this.spec = spec;
        this.image = image.name().path().substring(image.name().path().lastIndexOf('/') + 1);
        this.busybox = this.image.equals("busybox");
    }

    static String hostname(Pod pod) {
        var given = pod.spec().hostname();
        if (Boolean.TRUE.equals(pod.spec().hostNetwork())) {
            return Objects.requireNonNullElse(pod.spec().nodeName(), pod.name());
        }
        var name = given == null || given.isEmpty() ? pod.name() : given;
        return name.length() > 63 ? name.substring(0, 63) : name;
    }

    Set<String> directories() {
        var all = new TreeSet<>(busybox ? SMALL : DIRECTORIES);
        own().keySet().forEach(path -> parents(path).forEach(all::add));
        if (spec.workingDir() != null && !spec.workingDir().isEmpty()) {
            parents(spec.workingDir() + "/x").forEach(all::add);
        }
        return all;
    }

    private static Stream<String> parents(String path) {
        return Stream.iterate(path.lastIndexOf('/'), slash -> slash > 0, slash -> path.lastIndexOf('/', slash - 1)).map(slash -> path.substring(0, slash));
    }

    Stream<String> names(String prefix) {
        return Stream.concat(directories().stream(), Stream.concat(own().keySet().stream(), kubelets().keySet().stream()))
                .filter(path -> path.startsWith(prefix) && path.length() > prefix.length())
                .map(path -> path.substring(prefix.length()).replaceAll("/.*", ""))
                .distinct();
    }

    Optional<String> file(String path) {
        var kubelets = kubelets().get(path);
        return kubelets != null ? Optional.of(kubelets) : Optional.ofNullable(own().get(path));
    }

    private Map<String, String> own() {
        var files = new LinkedHashMap<String, String>();
        files.put("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n");
        files.put("/etc/group", "root:x:0:\nnobody:x:65534:\n");
        if (!busybox) {
            files.put("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"13\"\nID=debian\n");
        }
        switch (image) {
            case "nginx", "nginx-unprivileged", "nginx-slim" -> {
                files.put("/usr/share/nginx/html/index.html", Pages.NGINX);
                files.put("/usr/share/nginx/html/50x.html", Pages.NGINX_ERROR);
                files.put("/etc/nginx/nginx.conf", Pages.NGINX_CONF);
                files.put("/etc/nginx/conf.d/default.conf", Pages.NGINX_DEFAULT);
                files.put("/docker-entrypoint.sh", "#!/bin/sh\n");
                files.put("/var/log/nginx/access.log", "");
                files.put("/var/log/nginx/error.log", "");
            }
            case "httpd" -> {
                files.put("/usr/local/apache2/htdocs/index.html", Pages.HTTPD);
                files.put("/usr/local/apache2/conf/httpd.conf", "ServerRoot \"/usr/local/apache2\"\nListen 80\n");
            }
            case "redis" -> files.put("/data/dump.rdb", "");
            case "mysql", "mariadb" -> files.put("/var/lib/mysql/ibdata1", "");
            case "postgres" -> files.put("/var/lib/postgresql/data/PG_VERSION", "18\n");
            default -> {}
        }
        return files;
    }

    private Map<String, String> kubelets() {
        var search = "%1$s.svc.cluster.local svc.cluster.local cluster.local".formatted(pod.namespace());
        var address = Objects.requireNonNullElse(pod.status().podIP(), "");
        var subdomain = Objects.requireNonNullElse(pod.spec().subdomain(), "");
        var name = hostname(pod);
        var full = subdomain.isEmpty() ? "" : "%s.%s.%s.svc.cluster.local\t".formatted(name, subdomain, pod.namespace());
        var hosts = new StringBuilder("""
                # Kubernetes-managed hosts file.
                127.0.0.1\tlocalhost
                ::1\tlocalhost ip6-localhost ip6-loopback
                fe00::0\tip6-localnet
                fe00::0\tip6-mcastprefix
                fe00::1\tip6-allnodes
                fe00::2\tip6-allrouters
                """);
        hosts.append(address).append('\t').append(full).append(name).append('\n');
        if (!pod.spec().hostAliases().isEmpty()) {
            hosts.append("\n# Entries added by HostAliases.\n");
            pod.spec().hostAliases().forEach(alias -> hosts.append(alias.ip()).append('\t').append(String.join("\t", alias.hostnames())).append('\n'));
        }
        return Map.of(
                "/etc/hostname", name + "\n",
                "/etc/hosts", hosts.toString(),
                "/etc/resolv.conf", "search %s\nnameserver 10.96.0.10\noptions ndots:5\n".formatted(search));
    }
}
