package dev.drydock.kube.api.codec;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.apps.Deployment;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;

/// Whatever is typed into the editor is read or refused with a typed exception.
class ReaderFuzzTest {
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              labels: {app: web, "tier": 'front'}
            spec:
              replicas: 3
              selector:
                matchLabels: &labels {app: web}
              strategy: {rollingUpdate: {maxSurge: 25%}}
              template:
                metadata:
                  labels: *labels
                spec:
                  containers:
                  - name: nginx
                    image: nginx:1.25
                    args: [a, "b", 1]
                    command:
                    - |
                      line one
                      line two
                    resources: {limits: {cpu: 500m}}
            """;
    private static final List<String> SCRAPS = List.of("\t", ":", ": ", "- ", "-", "'", "\"", "{", "}", "[", "]", "&labels ", "*labels", "|", ">", "#", "%", "@", "!!int ", "? ", "<<: ", "---\n", "...\n",
            "\u0000", "\uFEFF", "：", "　", "“", "\uD83D", "1e999", "0x", ".nan", "~", "\n\n", "  ", "null", "{{ x }}", "9".repeat(400), "\\", "-9223372036854775809");

    private record Edit(int at, int removed, String added) {}

    @Provide
    Arbitrary<String> brokenManifests() {
        var edit = Combinators.combine(Arbitraries.integers().between(0, MANIFEST.length()), Arbitraries.integers().between(0, 4), Arbitraries.of(SCRAPS)).as(Edit::new);
        return edit.list().ofMinSize(1).ofMaxSize(6).map(edits -> {
            var text = new StringBuilder(MANIFEST);
            for (var each : edits) {
                var at = Math.min(each.at, text.length());
                text.replace(at, Math.min(text.length(), at + each.removed), each.added);
            }
            return text.toString();
        });
    }

    @Property(tries = 2000)
    void readsAManifestOrRefusesIt(@ForAll("brokenManifests") String text) {
        try {
            for (var document : Yaml.documents(text)) {
                document.locate("spec.template.spec.containers[0].image");
                var decoded = Codec.decode(Deployment.TYPE, document.tree());
                var again = Yaml.documents(Yaml.write(Codec.tree(decoded.value()))).getFirst();
                Assertions.assertThat(Codec.decode(Deployment.TYPE, again.tree()).value()).isEqualTo(decoded.value());
            }
        } catch (YamlException | DecodeException refusal) {
            Assertions.assertThat(refusal.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 1000)
    void readsBackAnyTextThatItWrote(@ForAll String text) {
        var tree = java.util.Map.of("a", java.util.List.of(clean(text)));

        Assertions.assertThat(Yaml.documents(Yaml.write(tree)).getFirst().tree()).isEqualTo(tree);
        Assertions.assertThat(Json.parse(Json.write(tree))).isEqualTo(tree);
    }

    /// Without what YAML and JSON have no way to write.
    private static String clean(String text) {
        return text.codePoints().filter(c -> c < 0xD800 || c > 0xDFFF).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Property(tries = 500)
    void refusesJsonWithATypedException(@ForAll String text) {
        try {
            Json.write(Json.parse(text));
        } catch (JsonException refusal) {
            Assertions.assertThat(refusal.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 200)
    void decodesAnyTreeOrRefusesIt(@ForAll("trees") Object tree) {
        for (var kind : Kinds.all()) {
            try {
                Codec.tree(Codec.decode(kind.type(), tree).value());
            } catch (DecodeException refusal) {
                Assertions.assertThat(refusal.getMessage()).isNotBlank();
            }
        }
    }

    @Provide
    Arbitrary<Object> trees() {
        var names = Arbitraries.of("metadata", "spec", "status", "name", "labels", "containers", "ports", "template", "data", "rules", "subsets", "x", "type", "replicas", "capacity", "volumes", "selector");
        Arbitrary<Object> leaves = Arbitraries.oneOf(List.of(Arbitraries.strings().ofMaxLength(5).map(s -> (Object) s), Arbitraries.longs().map(n -> (Object) n), Arbitraries.doubles().map(d -> (Object) d), Arbitraries.of(true, false).map(b -> (Object) b)));
        return Arbitraries.recursive(() -> leaves, inner -> Arbitraries.oneOf(List.of(Arbitraries.maps(names, inner).ofMaxSize(4).map(m -> (Object) m), inner.list().ofMaxSize(3).map(l -> (Object) l))), 1, 4);
    }
}
