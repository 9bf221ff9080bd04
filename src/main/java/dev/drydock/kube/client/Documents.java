package dev.drydock.kube.client;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.DecodeException;
import dev.drydock.kube.api.codec.FieldProblem;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.patch.JsonPatch;
import dev.drydock.kube.api.patch.MergePatch;
import dev.drydock.kube.api.patch.PatchException;
import dev.drydock.kube.api.patch.StrategicMergePatch;
import dev.drydock.kube.apiserver.Patch;
import dev.drydock.kube.apiserver.Refusals;
import dev.drydock.kube.apiserver.Reply;
import dev.drydock.kube.apiserver.WriteOptions.FieldValidation;
import dev.drydock.kube.client.DynamicClient.PatchType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Documents as requests carry them.
final class Documents {
    private Documents() {}

    static <T extends KubeObject> Reply<T> decode(Kind<T> kind, Map<String, @Nullable Object> document, FieldValidation validation) {
        var written = Objects.toString(document.get("kind"), "");
        var about = "%s in version \"%s\" cannot be handled as a %s: ".formatted(written, kind.gvk().version(), kind.name());
        if (!written.equals(kind.name())) {
            throw Refusals.badRequest(about
                    + "no kind \"%s\" is registered for version \"%s\" in scheme \"deps/github.com/openshift/kubernetes/pkg/api/legacyscheme/scheme.go:30\""
                            .formatted(written, kind.gvk().apiVersion()));
        }
        try {
            var decoded = Codec.decode(kind.type(), document);
            if (!decoded.problems().isEmpty() && validation == FieldValidation.STRICT) {
                throw Refusals.badRequest(about + decoded.strictError());
            }
            return new Reply<>(
                    decoded.value(),
                    validation == FieldValidation.WARN
                            ? decoded.problems().stream().map(FieldProblem::message).toList()
                            : List.of());
        } catch (DecodeException mistyped) {
            throw Refusals.badRequest(about + mistyped.getMessage());
        }
    }

    static Patch patch(PatchType type, @Nullable Object patch) {
        return new Patch() {
            @Override
            public <T extends KubeObject> Reply<T> applyTo(T current, Kind<T> kind, FieldValidation validation) {
                try {
                    Map<String, @Nullable Object> before = Trees.copy(Codec.tree(current));
                    var after = switch (type) {
                        case JSON -> JsonPatch.apply(before, patch);
                        case MERGE -> MergePatch.apply(before, patch);
                        case STRATEGIC -> StrategicMergePatch.apply(before, Trees.map(Objects.requireNonNull(patch)), kind.type());
                    };
                    return decode(kind, Trees.map(Objects.requireNonNull(after)), validation);
                } catch (PatchException mistake) {
                    throw Refusals.badRequest(mistake.getMessage());
                }
            }
        };
    }
}
