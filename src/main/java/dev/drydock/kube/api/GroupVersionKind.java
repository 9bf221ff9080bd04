package dev.drydock.kube.api;

/// The name of a kind in one version of its API group; the core group is `""`.
public record GroupVersionKind(String group, String version, String kind) {

    public static GroupVersionKind of(String apiVersion, String kind) {
        var slash = apiVersion.indexOf('/');
        return new GroupVersionKind(slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /// As manifests write it: `apps/v1`, or `v1` for the core group.
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /// As Go prints it: `apps/v1, Kind=Deployment`, `/v1, Kind=Pod`.
    @Override
    public String toString() {
        return group + "/" + version + ", Kind=" + kind;
    }
}
