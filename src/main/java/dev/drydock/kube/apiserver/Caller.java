package dev.drydock.kube.apiserver;

import java.util.Set;

/// Who asks.
///
/// @param user as authentication found it, `system:kube-scheduler`
/// @param component its name in the trace and in events, `kube-scheduler`
public record Caller(String user, String component) {
    private static final Set<String> PROGRAMS = Set.of("kubectl", "kubelet", "kube-scheduler", "kube-apiserver", "kube-proxy", "kubeadm");

    public static final Caller ADMIN = new Caller("kubernetes-admin", "kubectl");

    public static Caller component(String name) {
        return new Caller("system:" + name, name);
    }

    /// The name of its program, under which it owns the fields that it writes: the controllers run in one.
    String manager() {
        return PROGRAMS.contains(component) ? component : "kube-controller-manager";
    }
}
