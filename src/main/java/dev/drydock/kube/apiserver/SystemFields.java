package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.clock.Randomness;
import java.time.Instant;
import java.util.Objects;

/// The metadata that the server sets and nobody else.
/// Mirrors `registry/rest/meta.go` and the parts of `create.go` and `update.go` that fill them in.
final class SystemFields {
    private static final int GENERATED_SUFFIX = 5;
    private static final int LONGEST_GENERATED_BASE = 63 - GENERATED_SUFFIX;

    private SystemFields() {}

    static <T extends KubeObject> T created(T object, boolean countsGenerations, Randomness random, Instant now) {
        ObjectMeta meta = object.metadata();
        var prefix = meta.generateName();
        if (prefix != null && !prefix.isEmpty() && (meta.name() == null || meta.name().isEmpty())) {
            var base = prefix.length() > LONGEST_GENERATED_BASE ? prefix.substring(0, LONGEST_GENERATED_BASE) : prefix;
            meta = meta.withName(base + random.nameSuffix(GENERATED_SUFFIX));
        }
        meta = meta.withUid(random.uuid())
                .withCreationTimestamp(now)
                .withDeletionTimestamp(null)
                .withDeletionGracePeriodSeconds(null)
                .withSelfLink(null)
                .withGeneration(countsGenerations ? 1L : null);
        return Structs.withMetadata(object, meta);
    }

    static <T extends KubeObject> T kept(T object, T old) {
        ObjectMeta was = old.metadata();
        return Structs.withMetadata(
                object,
                object.metadata()
                        .withUid(was.uid())
                        .withCreationTimestamp(was.creationTimestamp())
                        .withDeletionTimestamp(was.deletionTimestamp())
                        .withDeletionGracePeriodSeconds(was.deletionGracePeriodSeconds())
                        .withGenerateName(was.generateName())
                        .withGeneration(was.generation())
                        .withResourceVersion(was.resourceVersion())
                        .withSelfLink(null));
    }

    /// The generation counts changes of anything but metadata and status.
    static <T extends KubeObject> T withNextGeneration(T object, T old) {
        T likeOld = Structs.copyField("status", old, Structs.withMetadata(object, old.metadata()));
        if (likeOld.equals(old)) {
            return object;
        }
        long generation = Objects.requireNonNullElse(old.metadata().generation(), 0L);
        return Structs.withMetadata(object, object.metadata().withGeneration(generation + 1));
    }
}
