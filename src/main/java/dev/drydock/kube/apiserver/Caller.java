package dev.drydock.kube.apiserver;

/// Who asks.
///
/// @param user as authentication found it, `system:kube-scheduler`
/// @param component its name in the trace and in events, `kube-scheduler`
public record Caller(String user, String component) {
    public static final Caller ADMIN = new Caller("kubernetes-admin", "kubectl");

    public static Caller component(String name) {
        return new Caller("system:" + name, name);
    }
}
