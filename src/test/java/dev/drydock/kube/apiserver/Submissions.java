package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.GroupVersionKind;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// An API server alone, with the namespace `default` and its service account, that takes manifests.
final class Submissions {
    final ApiServer server;

    Submissions() {
        var loop = new EventLoop(Instant.parse("2026-01-01T00:00:00Z"), 1);
        server = new ApiServer(new Etcd(), loop, new Trace(loop), 10_000, 1_000);
        server.create(Caller.ADMIN, Namespace.EMPTY.withMetadata(ObjectMeta.EMPTY.withName("default")), WriteOptions.DEFAULT);
        server.create(
                Caller.ADMIN,
                ServiceAccount.EMPTY.withMetadata(ObjectMeta.EMPTY.withNamespace("default").withName("default")),
                WriteOptions.DEFAULT);
    }

    /// The causes of the refusal, or nothing where the manifest was taken; several documents are taken one after the other.
    static List<String> refusals(String yaml) {
        return new Submissions().refusalsOf(yaml);
    }

    List<String> refusalsOf(String yaml) {
        return causes(() -> Yaml.documents(yaml).stream().map(document -> create(decode(document.tree()))).toList());
    }

    List<String> refusalsOfUpdate(String yaml) {
        return causes(() -> update(yaml));
    }

    private static List<String> causes(Supplier<?> request) {
        try {
            request.get();
            return List.of();
        } catch (StatusException refusal) {
            var details = Objects.requireNonNull(refusal.status().details());
            return details.causes().isEmpty()
                    ? List.of(refusal.text())
                    : details.causes().stream().map(cause -> cause.field() + ": " + cause.message()).toList();
        }
    }

    KubeObject create(String yaml) {
        return create(decode(Yaml.documents(yaml).getFirst().tree()));
    }

    private KubeObject create(KubeObject object) {
        return server.create(Caller.ADMIN, object, WriteOptions.DEFAULT).object();
    }

    KubeObject update(String yaml) {
        return server.update(Caller.ADMIN, decode(Yaml.documents(yaml).getFirst().tree()), WriteOptions.DEFAULT).object();
    }

    <T extends KubeObject> T get(Class<T> type, String name) {
        Kind<T> kind = Kinds.of(type);
        return server.get(kind, kind.namespaced() ? "default" : "", name);
    }

    <T extends KubeObject> T delete(Class<T> type, String name) {
        return server.delete(Caller.ADMIN, Kinds.of(type), get(type, name).key(), DeleteOptions.EMPTY).object();
    }

    static KubeObject decode(Object tree) {
        Map<String, Object> document = Trees.map(tree);
        var type = GroupVersionKind.of(String.valueOf(document.get("apiVersion")), String.valueOf(document.get("kind")));
        var kind = Kinds.of(type).orElseThrow();
        var object = Codec.decode(kind.type(), document).value();
        return kind.namespaced() && object.namespace().isEmpty()
                ? object.withMetadata(object.metadata().withNamespace("default"))
                : object;
    }
}
