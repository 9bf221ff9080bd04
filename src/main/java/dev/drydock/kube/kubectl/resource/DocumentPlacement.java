package dev.drydock.kube.kubectl.resource;

import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.select.LabelSelector;
import dev.drydock.kube.api.select.SelectorException;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Puts documents into the namespaces that apply, and leaves out those that a selector does not match.
///
/// @param labels empty for all
/// @param fetch whether the server is asked for each object
/// @param subresource what of it is asked for; empty for the object itself
/// @param local whether nothing is asked and each document stands for itself
record DocumentPlacement(Invocation kubectl, String labels, boolean fetch, String subresource, boolean local) {
    void visit(Info info, Consumer<Info> visitor) {
        if (!labels.isEmpty() && !selects(labels, info)) {
            return;
        }
        if (local) {
            visitor.accept(info.with(Codec.decode(info.kind().type(), info.requireDocument()).value()));
            return;
        }
        var placed = place(info);
        visitor.accept(fetch ? placed.fetched(kubectl.client(), subresource) : placed);
    }

    private static boolean selects(String selector, Info info) {
        var labels = new HashMap<String, String>();
        if (Manifest.metadata(info.requireDocument()).get("labels") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
        }
        try {
            return LabelSelector.parse(selector).matches(labels);
        } catch (SelectorException mistake) {
            throw Failure.of("the provided selector %s is not valid: %s".formatted(Go.quote(selector), mistake.getMessage()));
        }
    }

    /// Puts a document into the namespace that applies.
    private Info place(Info info) {
        if (!info.kind().namespaced()) {
            return info.withNamespace("");
        }
        if (info.namespace().isEmpty()) {
            return info.withNamespace(kubectl.namespace())
                    .withDocument(Manifest.withNamespace(info.requireDocument(), kubectl.namespace()));
        }
        if (kubectl.namespaceGiven() && !info.namespace().equals(kubectl.namespace())) {
            throw Failure.of("the namespace from the provided object %s does not match the namespace %s. You must pass '--namespace=%s' to perform this operation."
                    .formatted(Go.quote(info.namespace()), Go.quote(kubectl.namespace()), info.namespace()));
        }
        return info;
    }
}
