package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.apiserver.registry.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What asking for an object's end writes on it. Mirrors `registry/rest/delete.go` and the finalizer part of `store.go`.
final class Deletion {
    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";

    private Deletion() {}

    static <T extends KubeObject> T markDeleted(T object, Strategy<T> strategy, DeleteOptions options, Instant now) {
        ObjectMeta meta = object.metadata();
        long grace = strategy.gracePeriod(object, options.gracePeriodSeconds());
        if (meta.deletionTimestamp() == null) {
            meta = meta.withFinalizers(finalizers(meta.finalizers(), options.propagationPolicy()))
                    .withDeletionTimestamp(now.plusSeconds(grace))
                    .withDeletionGracePeriodSeconds(grace)
                    .withGeneration(strategy.countsGenerations() && grace > 0 && meta.generation() != null ? Long.valueOf(meta.generation() + 1) : meta.generation());
        } else {
            long left = Objects.requireNonNullElse(meta.deletionGracePeriodSeconds(), 0L);
            if (options.gracePeriodSeconds() == null || grace >= left) {
                return object;
            }
            meta = meta.withDeletionTimestamp(meta.deletionTimestamp().minusSeconds(left).plusSeconds(grace))
                    .withDeletionGracePeriodSeconds(grace);
        }
        return Structs.withMetadata(object, meta);
    }

    private static List<String> finalizers(List<String> present, @Nullable String propagationPolicy) {
        var finalizers = new ArrayList<>(present);
        if (propagationPolicy != null) {
            finalizers.removeAll(List.of(FOREGROUND, ORPHAN));
            switch (propagationPolicy) {
                case "Foreground" -> finalizers.add(FOREGROUND);
                case "Orphan" -> finalizers.add(ORPHAN);
                default -> {}
            }
        }
        return finalizers;
    }

    static <T extends KubeObject> void checkPreconditions(Kind<T> kind, T object, DeleteOptions options) {
        var expected = options.preconditions();
        if (expected == null) {
            return;
        }
        if (expected.uid() != null && !expected.uid().equals(object.metadata().uid())) {
            throw Refusals.conflict(kind.groupResource(), object.name(),
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(expected.uid(), object.metadata().uid()));
        }
        if (expected.resourceVersion() != null
                && !expected.resourceVersion().equals(object.metadata().resourceVersion())) {
            throw Refusals.conflict(kind.groupResource(), object.name(),
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). The object might have been modified"
                            .formatted(expected.resourceVersion(), object.metadata().resourceVersion()));
        }
    }

    /// Whether an object that was asked to go has nothing left that keeps it.
    static boolean finished(KubeObject object) {
        var meta = object.metadata();
        return meta.deletionTimestamp() != null
                && Objects.requireNonNullElse(meta.deletionGracePeriodSeconds(), 0L) == 0
                && meta.finalizers().isEmpty()
                && !(object instanceof Namespace namespace && !namespace.spec().finalizers().isEmpty());
    }
}
