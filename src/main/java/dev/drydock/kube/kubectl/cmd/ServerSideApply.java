package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.meta.ManagedFieldsEntry;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.client.DynamicClient.Request;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `kubectl apply --server-side`, which leaves the merge to the server and takes over what was applied the other way.
/// Mirrors the server-side part of `kubectl/pkg/cmd/apply` and `client-go/util/csaupgrade`.
final class ServerSideApply {
    private static final String MANAGER = "kubectl";
    private static final String ANNOTATION_MANAGER = "kubectl-last-applied";
    private static final List<String> ANNOTATION_PATH = List.of("f:metadata", "f:annotations", "f:" + ApplyCommand.LAST_APPLIED);
    private static final String ADVICE = """

            Please review the fields above--they currently have other managers. Here
            are the ways you can resolve this warning:
            * If you intend to manage all of these fields, please re-run the apply
              command with the `--force-conflicts` flag.
            * If you do not intend to manage all of the fields, please edit your
              manifest to remove references to the fields that should keep their
              current managers.
            * You may co-own fields by updating your manifest to match the existing
              value; in this case, you'll become the manager if the other manager(s)
              stop managing the field (remove it from their configuration).
            See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts""";

    private final Invocation kubectl;
    private final Results results;
    private final Request request;
    private final boolean force;

    private ServerSideApply(Invocation kubectl, Results results) {
        this.kubectl = kubectl;
        this.results = results;
        var flags = kubectl.flags();
        this.request = results.request().withFieldManager(flags.changed("field-manager") ? flags.get("field-manager") : MANAGER);
        this.force = flags.is("force-conflicts");
    }

    /// Refuses flags that do not go together.
    static void check(Invocation kubectl, Results results) {
        var flags = kubectl.flags();
        if (flags.is("force-conflicts") && !flags.is("server-side")) {
            throw Failure.of("--force-conflicts only works with --server-side");
        } else if (flags.is("server-side") && results.onlyHere()) {
            throw Failure.of("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
        } else if (flags.is("server-side") && flags.is("force")) {
            throw Failure.of("--force cannot be used with --server-side");
        }
    }

    static void apply(Invocation kubectl, Results results, Info info) {
        new ServerSideApply(kubectl, results).apply(info);
    }

    private void apply(Info info) {
        if (info.name().isEmpty()) {
            throw Failure.of("resource name may not be empty");
        }
        var object = send(info);
        if (!request.dryRun()) {
            object = takeOver(info, object);
        }
        if (object.metadata().deletionTimestamp() != null) {
            kubectl.warn("Detected changes to resource " + info.name() + " which is currently being deleted.");
        }
        results.print(info, object, "serverside-applied");
    }

    private KubeObject send(Info info) {
        try {
            return kubectl.client().apply(info.kind(), info.key(), info.requireDocument(), force, request);
        } catch (StatusException refusal) {
            throw refusal.is("Conflict") ? Failure.of(refusal.text() + ADVICE) : refusal;
        }
    }

    /// What fails here is tried again with the next apply.
    private KubeObject takeOver(Info info, KubeObject object) {
        var stage = "failed to migrate " + ApplyCommand.LAST_APPLIED + " for Server-Side Apply";
        try {
            var kept = keepAnnotation(info, object);
            stage = "server rejected managed fields migration to Server-Side Apply";
            if (!migrate(info, kept)) {
                return kept;
            }
            stage = "failed to re-apply configuration after performing Server-Side Apply migration";
            return kubectl.client().apply(info.kind(), info.key(), info.requireDocument(), force, request);
        } catch (StatusException refusal) {
            kubectl.warn(stage + ". This is non-fatal and will be retried next time you apply. Error: " + refusal.text());
            return object;
        }
    }

    /// Gives the annotation of client-side apply an owner of its own, so that it does not go with the next apply.
    private KubeObject keepAnnotation(Info info, KubeObject object) {
        var applied = object.metadata().annotations().get(ApplyCommand.LAST_APPLIED);
        if (!request.fieldManager().equals(MANAGER) || applied == null || !annotationOwners(object, "Apply").isEmpty()) {
            return object;
        }
        var metadata = new LinkedHashMap<String, @Nullable Object>();
        metadata.put("name", object.name());
        if (info.kind().namespaced()) {
            metadata.put("namespace", object.namespace());
        }
        metadata.put("annotations", Map.of(ApplyCommand.LAST_APPLIED, applied));
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("apiVersion", info.kind().gvk().apiVersion());
        document.put("kind", info.kind().name());
        document.put("metadata", metadata);
        return kubectl.client().apply(info.kind(), info.key(), document, false, request.withFieldManager(ANNOTATION_MANAGER));
    }

    /// Takes over what was applied on the client's side; what was dropped meanwhile goes when it is applied again.
    ///
    /// @return whether there was anything
    private boolean migrate(Info info, KubeObject object) {
        var old = annotationOwners(object, "Update");
        if (old.isEmpty()) {
            return false;
        }
        var entries = taken(object, old, request.fieldManager());
        var trees = entries.stream().map(Codec::tree).toList();
        kubectl.client()
                .patch(
                        info.kind(),
                        info.key(),
                        PatchType.JSON,
                        List.of(Map.of("op", "replace", "path", "/metadata/managedFields", "value", trees)),
                        request);
        return true;
    }

    private static Set<String> annotationOwners(KubeObject object, String operation) {
        return object.metadata().managedFields().stream()
                .filter(entry -> operation.equals(entry.operation()) && owns(entry.fieldsV1(), ANNOTATION_PATH))
                .map(entry -> Objects.requireNonNullElse(entry.manager(), ""))
                .collect(Collectors.toSet());
    }

    private static boolean owns(@Nullable Object fields, List<String> path) {
        return path.isEmpty()
                || fields instanceof Map<?, ?> map
                        && map.containsKey(path.getFirst())
                        && owns(map.get(path.getFirst()), path.subList(1, path.size()));
    }

    private static List<ManagedFieldsEntry> taken(KubeObject object, Set<String> old, String manager) {
        var rest = new ArrayList<ManagedFieldsEntry>();
        @Nullable Object fields = Map.of();
        for (var entry : object.metadata().managedFields()) {
            if (plain(entry, "Update") && old.contains(Objects.requireNonNullElse(entry.manager(), ""))) {
                fields = union(fields, entry.fieldsV1());
            } else {
                rest.add(entry);
            }
        }
        for (int i = 0; i < rest.size(); i++) {
            if (plain(rest.get(i), "Apply") && manager.equals(rest.get(i).manager())) {
                rest.set(i, rest.get(i).withFieldsV1(union(rest.get(i).fieldsV1(), fields)));
            }
        }
        return rest;
    }

    private static boolean plain(ManagedFieldsEntry entry, String operation) {
        return operation.equals(entry.operation()) && entry.subresource() == null;
    }

    /// Both sets in their `FieldsV1` form: what has nothing below it is a member, and stays one.
    private static Map<String, @Nullable Object> union(@Nullable Object a, @Nullable Object b) {
        var union = new LinkedHashMap<String, @Nullable Object>();
        if (a instanceof Map<?, ?> map) {
            map.forEach((key, value) -> union.put((String) key, value));
        }
        if (b instanceof Map<?, ?> map) {
            map.forEach((key, value) -> union.merge((String) key, value == null ? Map.of() : value, ServerSideApply::inner));
        }
        return union;
    }

    private static Object inner(Object a, Object b) {
        var both = union(a, b);
        boolean member = ((Map<?, ?>) a).isEmpty() || ((Map<?, ?>) b).isEmpty();
        if (member && !both.isEmpty()) {
            both.putIfAbsent(".", Map.of());
        }
        return both;
    }
}
