package dev.drydock.kube.client;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.Table;
import dev.drydock.kube.api.WatchEvent;
import dev.drydock.kube.api.autoscaling.Scale;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.apiserver.ApiServer;
import dev.drydock.kube.apiserver.Caller;
import dev.drydock.kube.apiserver.Decoding;
import dev.drydock.kube.apiserver.DocumentPatch;
import dev.drydock.kube.apiserver.ListOptions;
import dev.drydock.kube.apiserver.Refusals;
import dev.drydock.kube.apiserver.Reply;
import dev.drydock.kube.apiserver.WriteOptions;
import dev.drydock.kube.apiserver.printers.Tables;
import dev.drydock.kube.apiserver.registry.Scales;
import dev.drydock.kube.clock.EventLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The API server as users ask it: any kind, by documents, by selectors in text, with tables for people.
/// Mirrors `client-go/dynamic`. Warnings go to whoever made it, each once.
public final class DynamicClient {
    private final Supplier<ApiServer> server;
    private final Caller caller;
    private final EventLoop loop;
    private final Consumer<String> warnings;
    private final Supplier<NodeApi> nodes;
    private final Set<String> warned = new HashSet<>();

    /// @param server refuses where it cannot reach its store
    DynamicClient(Supplier<ApiServer> server, Caller caller, EventLoop loop, Consumer<String> warnings, Supplier<NodeApi> nodes) {
        this.server = server;
        this.caller = caller;
        this.loop = loop;
        this.warnings = warnings;
        this.nodes = nodes;
    }

    /// What is asked of the server beside the change itself.
    ///
    /// @param dryRun whether nothing is to be stored
    /// @param validation what becomes of fields that the schema does not know
    /// @param fieldManager under which name the written fields are owned; empty for the caller's own
    /// @param subresource through which they are written; empty for the object itself
    public record Request(boolean dryRun, Validation validation, String fieldManager, String subresource) {
        public static final Request DEFAULT = new Request(false, Validation.STRICT);

        public Request(boolean dryRun, Validation validation) {
            this(dryRun, validation, "", "");
        }

        public Request withFieldManager(String fieldManager) {
            return new Request(dryRun, validation, fieldManager, subresource);
        }

        public Request withSubresource(String subresource) {
            return new Request(dryRun, validation, fieldManager, subresource);
        }

        private WriteOptions options() {
            return WriteOptions.DEFAULT
                    .withDryRun(dryRun)
                    .withFieldManager(fieldManager)
                    .withSubresource(subresource)
                    .withFieldValidation(WriteOptions.FieldValidation.valueOf(validation.name()));
        }
    }

    public enum Validation {
        STRICT,
        WARN,
        IGNORE
    }

    public enum PatchType {
        JSON,
        MERGE,
        STRATEGIC
    }

    public Optional<KubeObject> find(Kind<?> kind, ObjectKey key) {
        deprecations(kind);
        return server.get().find(kind, key.namespace(), key.name()).map(KubeObject.class::cast);
    }

    public KubeObject get(Kind<?> kind, ObjectKey key) {
        deprecations(kind);
        return server.get().get(kind, key.namespace(), key.name());
    }

    /// An object as one of its subresources shows it: `status` all of it, `scale` how many replicas it has.
    public KubeObject get(Kind<?> kind, ObjectKey key, String subresource) {
        if (subresource.equals("scale")) {
            return server.get().scale(kind, key);
        } else if (!subresource.isEmpty() && !kind.subresources().contains(subresource)) {
            throw Refusals.noSuchResource();
        }
        return get(kind, key);
    }

    /// @param namespace empty for all
    /// @param labels a selector as users write it, empty for all
    /// @param fields likewise
    public List<KubeObject> list(Kind<?> kind, String namespace, String labels, String fields) {
        deprecations(kind);
        return List.copyOf(server.get().list(kind, namespace, ListOptions.selecting(labels, fields)).items());
    }

    /// What has changed in a list since `revision`, oldest first.
    public List<WatchEvent> changes(Kind<?> kind, String namespace, String labels, String fields, long revision) {
        return server.get().changes(kind, namespace, ListOptions.selecting(labels, fields).at(Long.toString(revision), ""));
    }

    public long revision() {
        return server.get().revision();
    }

    public Table table(Kind<?> kind, List<? extends KubeObject> objects) {
        return Tables.of(kind, objects, loop.now());
    }

    public KubeObject create(Kind<?> kind, Map<String, @Nullable Object> document, Request request) {
        return warn(created(kind, document, request));
    }

    private <T extends KubeObject> Reply<T> created(Kind<T> kind, Map<String, @Nullable Object> document, Request request) {
        return server.get().create(caller, decoded(kind, document, request.options()), request.options());
    }

    public KubeObject update(Kind<?> kind, Map<String, @Nullable Object> document, Request request) {
        return warn(updated(kind, document, request));
    }

    private <T extends KubeObject> Reply<? extends KubeObject> updated(Kind<T> kind, Map<String, @Nullable Object> document, Request request) {
        var options = request.options();
        return switch (request.subresource()) {
            case "scale" -> server.get().updateScale(caller, kind, decoded(Scales.KIND, document, options), options);
            case "status" -> server.get().updateStatus(caller, decoded(kind, document, options), options);
            default -> server.get().update(caller, decoded(kind, document, options), options);
        };
    }

    private <T extends KubeObject> T decoded(Kind<T> kind, Map<String, @Nullable Object> document, WriteOptions options) {
        return warn(Decoding.decode(kind, document, options.fieldValidation()));
    }

    /// Sets how many replicas there are to be, if nothing has changed since `scale` was read.
    public Scale updateScale(Kind<?> kind, Scale scale, Request request) {
        return warn(server.get().updateScale(caller, kind, scale, request.options()));
    }

    public KubeObject patch(Kind<?> kind, ObjectKey key, PatchType type, Object patch, Request request) {
        return warn(patched(kind, key, new DocumentPatch(DocumentPatch.Form.valueOf(type.name()), patch), request));
    }

    private Reply<? extends KubeObject> patched(Kind<?> kind, ObjectKey key, DocumentPatch patch, Request request) {
        return switch (request.subresource()) {
            case "scale" -> server.get().patchScale(caller, kind, key, patch, request.options());
            case "status" -> server.get().patchStatus(caller, kind, key, patch, request.options());
            default -> server.get().patch(caller, kind, key, patch, request.options());
        };
    }

    /// Server-side apply.
    ///
    /// @param force whether fields are taken from those who own them
    public KubeObject apply(Kind<?> kind, ObjectKey key, Map<String, @Nullable Object> document, boolean force, Request request) {
        return warn(server.get().apply(caller, kind, key, document, request.options().withForce(force)));
    }

    /// Asks for the end of an object.
    ///
    /// @return the object as it was left
    public KubeObject delete(Kind<?> kind, ObjectKey key, DeleteOptions options) {
        return warn(server.get().delete(caller, kind, key, options));
    }

    /// Asks for a Pod's end as a drain does.
    public void evict(ObjectKey pod, DeleteOptions options) {
        warn(server.get().evict(caller, pod, options));
    }

    /// What a container printed: the `log` subresource.
    ///
    /// @param previous of its run before this one
    public List<NodeApi.Printed> log(ObjectKey pod, String container, boolean previous) {
        return new PodStreams(server.get(), nodes.get()).log(pod, container, previous);
    }

    /// Opens a shell in a container, to be typed into.
    ///
    /// @return whether the command is such a shell
    public boolean open(ObjectKey pod, String container, List<String> command) {
        return new PodStreams(server.get(), nodes.get()).open(pod, container, command);
    }

    /// Runs a command in a container: the `exec` subresource.
    public NodeApi.Executed execute(ObjectKey pod, String container, List<String> command, String input) {
        return new PodStreams(server.get(), nodes.get()).execute(pod, container, command, input);
    }

    private <T extends KubeObject> T warn(Reply<T> reply) {
        reply.warnings().forEach(this::warn);
        return reply.object();
    }

    private void warn(String warning) {
        if (warned.add(warning)) {
            warnings.accept(warning);
        }
    }

    private void deprecations(Kind<?> kind) {
        if (kind.javaType() == Endpoints.class) {
            warn("v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
        }
    }
}
