package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.DecodeException;
import dev.drydock.kube.api.codec.Decoded;
import dev.drydock.kube.api.codec.FieldProblem;
import dev.drydock.kube.apiserver.WriteOptions.FieldValidation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns documents into objects, or refuses them. Mirrors the decoding in `apiserver/pkg/endpoints/handlers`.
public final class Decoding {
    private Decoding() {}

    /// The object, with what decoding warned of.
    public static <T extends KubeObject> Reply<T> decode(
            Kind<T> kind, Map<String, ? extends @Nullable Object> document, FieldValidation validation) {
        var written = Objects.toString(document.get("kind"), "");
        var about = "%s in version \"%s\" cannot be handled as a %s: ".formatted(written, kind.gvk().version(), kind.name());
        if (!written.equals(kind.name())) {
            throw Refusals.badRequest(about
                    + "no kind \"%s\" is registered for version \"%s\" in scheme \"deps/github.com/openshift/kubernetes/pkg/api/legacyscheme/scheme.go:30\""
                            .formatted(written, kind.gvk().apiVersion()));
        }
        Decoded<T> decoded;
        try {
            decoded = Codec.decode(kind.type(), document);
        } catch (DecodeException mistyped) {
            throw Refusals.badRequest(about + mistyped.getMessage());
        }
        if (!decoded.problems().isEmpty() && validation == FieldValidation.STRICT) {
            throw Refusals.badRequest(about + decoded.strictError());
        }
        return new Reply<>(decoded.value(), warnings(decoded, validation));
    }

    static List<String> warnings(Decoded<?> decoded, FieldValidation validation) {
        return validation == FieldValidation.WARN
                ? decoded.problems().stream().map(FieldProblem::message).toList()
                : List.of();
    }
}
