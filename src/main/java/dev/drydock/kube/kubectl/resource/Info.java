package dev.drydock.kube.kubectl.resource;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.YamlDocument;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.client.DynamicClient;
import dev.drydock.kube.api.Go;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that a command line means: an object by its name, a document of a file, or what a selector found.
///
/// @param source the file, empty where it is from none
/// @param document as written, with the namespace that applies; null where it is from no file
/// @param text the document with its positions; null where it is from no file
/// @param objects what the server has: one for a name, any number for a list, none where it was not asked
/// @param list whether it stands for all objects of a kind that a selector matched
public record Info(
        Kind<?> kind,
        String namespace,
        String name,
        String source,
        @Nullable Map<String, @Nullable Object> document,
        @Nullable YamlDocument text,
        List<KubeObject> objects,
        boolean list) {

    static Info named(Kind<?> kind, String namespace, String name) {
        return new Info(kind, namespace, name, "", null, null, List.of(), false);
    }

    /// Of an object that the server has.
    public static Info of(KubeObject object) {
        return named(Kinds.of(object), object.namespace(), object.name()).with(object);
    }

    public ObjectKey key() {
        return new ObjectKey(namespace, name);
    }

    public KubeObject object() {
        return objects.getFirst();
    }

    public Map<String, @Nullable Object> requireDocument() {
        return Objects.requireNonNull(document);
    }

    public Info with(KubeObject object) {
        return new Info(kind, object.namespace(), object.name(), source, document, text, List.of(object), false);
    }

    /// As the server has it. Where its namespace is missing, that is what is missing.
    ///
    /// @param subresource what of it is asked for; empty for the object itself
    Info fetched(DynamicClient client, String subresource) {
        try {
            return with(client.get(kind, key(), subresource));
        } catch (StatusException refusal) {
            if (refusal.is("NotFound") && !namespace.isEmpty() && !namespace.equals("default")) {
                client.get(Kinds.of(Namespace.class), new ObjectKey("", namespace));
            }
            throw refusal;
        }
    }

    Info withNamespace(String namespace) {
        return new Info(kind, namespace, name, source, document, text, objects, list);
    }

    Info withDocument(Map<String, @Nullable Object> document) {
        return new Info(kind, namespace, name, source, document, text, objects, list);
    }

    /// As names are printed: `deployment.apps/web`.
    public String title() {
        return Resources.title(kind) + "/" + name;
    }

    /// As some messages name it: `deployments/web`.
    public String resourceName() {
        return kind.plural() + "/" + name;
    }

    /// As Go prints it.
    public String description() {
        var gvk = kind.gvk();
        var groupVersion = gvk.group() + "/" + gvk.version();
        return "Resource: \"%s, Resource=%s\", GroupVersionKind: \"%s, Kind=%s\"\nName: %s, Namespace: %s"
                .formatted(groupVersion, kind.plural(), groupVersion, gvk.kind(), Go.quote(name), Go.quote(namespace));
    }
}
