package dev.drydock.kube.kubectl.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where kubectl finds its cluster, and in which namespace it works: `~/.kube/config` as kubeadm leaves it.
/// Entries are trees as the file has them. It belongs to the snapshot of a cluster. Mirrors `client-go/tools/clientcmd/api`.
///
/// @param current the context in use, empty where there is none
public record Kubeconfig(
        Map<String, Map<String, Object>> clusters,
        Map<String, Map<String, Object>> contexts,
        Map<String, Map<String, Object>> users,
        String current) {
    public static final String FILE = "/root/.kube/config";
    public static final String SERVER = "https://172.18.0.2:6443";
    private static final String ADMIN = "kubernetes-admin@kubernetes";

    public static final Kubeconfig OF_KUBEADM = new Kubeconfig(
            Map.of("kubernetes", Map.of("certificate-authority-data", "LS0tLS1CRUdJTi==", "server", SERVER)),
            Map.of(ADMIN, Map.of("cluster", "kubernetes", "user", "kubernetes-admin")),
            Map.of("kubernetes-admin", Map.of("client-certificate-data", "LS0tLS1CRUdJTi==", "client-key-data", "LS0tLS1CRUdJTi==")),
            ADMIN);

    public Kubeconfig {
        clusters = sorted(clusters);
        contexts = sorted(contexts);
        users = sorted(users);
    }

    private static Map<String, Map<String, Object>> sorted(Map<String, Map<String, Object>> entries) {
        var sorted = new TreeMap<String, Map<String, Object>>();
        entries.forEach((name, entry) -> sorted.put(name, Collections.unmodifiableMap(new TreeMap<>(entry))));
        return Collections.unmodifiableMap(sorted);
    }

    /// A field of an entry; empty where either is missing.
    public static String text(Map<String, Map<String, Object>> entries, String name, String field) {
        return Optional.ofNullable(entries.get(name)).map(entry -> entry.get(field)).map(Object::toString).orElse("");
    }

    /// The namespace of a context; empty where it names none.
    public String namespace(String context) {
        return text(contexts, context, "namespace");
    }

    public Kubeconfig withCurrent(String context) {
        return new Kubeconfig(clusters, contexts, users, context);
    }

    /// The same with another `clusters`, `contexts` or `users` entry.
    ///
    /// @param entry null to remove it
    public Kubeconfig with(String section, String name, @Nullable Map<String, Object> entry) {
        var changed = new LinkedHashMap<>(section(section));
        if (entry == null) {
            changed.remove(name);
        } else {
            changed.put(name, entry);
        }
        return withSection(section, changed);
    }

    public Kubeconfig withSection(String section, Map<String, Map<String, Object>> entries) {
        return switch (section) {
            case "clusters" -> new Kubeconfig(entries, contexts, users, current);
            case "contexts" -> new Kubeconfig(clusters, entries, users, current);
            case "users" -> new Kubeconfig(clusters, contexts, entries, current);
            default -> throw new IllegalArgumentException("no section " + section);
        };
    }

    public Map<String, Map<String, Object>> section(String section) {
        return switch (section) {
            case "clusters" -> clusters;
            case "contexts" -> contexts;
            case "users" -> users;
            default -> throw new IllegalArgumentException("no section " + section);
        };
    }
}
