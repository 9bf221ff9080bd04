package dev.drydock.kube.controller;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.quota.QuotaUsage;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reports how much of each ResourceQuota is used.
/// Mirrors `pkg/controller/resourcequota`.
final class ResourceQuotaController implements Controller {
    static final String NAME = "resourcequota-controller";

    private final Client client;

    ResourceQuotaController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(ResourceQuota.class);
        Kinds.all().stream()
                .filter(Kind::namespaced)
                .filter(kind -> !kind.name().equals("Event"))
                .forEach(kind -> watches.onChange(kind.javaType(), this::quotasConcerned));
    }

    private Stream<ObjectKey> quotasConcerned(@Nullable KubeObject before, @Nullable KubeObject after) {
        var object = after != null ? after : Objects.requireNonNull(before);
        return countsDifferently(before, after)
                ? client.list(ResourceQuota.class, object.namespace()).stream().map(KubeObject::key)
                : Stream.empty();
    }

    private static boolean countsDifferently(@Nullable KubeObject before, @Nullable KubeObject after) {
        if (before == null || after == null) {
            return true;
        }
        return switch (after) {
            case Pod pod -> Pods.isTerminal(pod) != Pods.isTerminal((Pod) before);
            case Service service -> !service.spec().equals(((Service) before).spec());
            default -> false;
        };
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(ResourceQuota.class, key).filter(quota -> !Owners.isDeleting(quota)).ifPresent(quota -> {
            var used = QuotaUsage.used(quota, client::list);
            client.updateStatus(quota.withStatus(quota.status().withHard(quota.spec().hard()).withUsed(used)));
        });
    }
}
