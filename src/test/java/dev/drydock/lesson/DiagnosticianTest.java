package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused, told apart by the manifest; which answers belong to which is in the tests of the lessons.
class DiagnosticianTest {

    private static final Output REFUSED = new Output(1, "", "error", List.of());
    private static final Output ACCEPTED = new Output(0, "pod/web created", "", List.of());

    private final Diagnostician diagnostician = new Diagnostician(
            Contents.ofFolder(Path.of("content")), new LessonConfiguration().checks(1_000_000));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            apiVersion: v1\\nkind: Pod\\nmetadata:\\n\\tname: web                          | tabs
            apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name：web                           | full-width
            apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: “web”                         | full-width
            apiVersion:v1\\nkind: Pod                                                      | missing-blank
            apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name:web                            | missing-blank
            apiVersion: v1\\nkind: Pods\\nmetadata: {name: web}                            | kind-unknown
            apiVersion: v1\\nkind: Deployment\\nmetadata: {name: web}                      | api-version-mismatch
            apiVersion: v1\\nkind: Pod\\nmetadata:\\nname: web                             | lost-indentation
            apiVersion: v1\\nkind: Pod\\nmetadata: {name: web}\\nspec: {container: []}     | misspelt-field
            apiVersion: apps/v1\\nkind: Deployment\\nmetadata: {name: web}\\nspec: {containers: []} | misplaced-field
            apiVersion: v1\\nkind: Pod\\nmetadata: {labels: {app: web}}                    | name-missing
            apiVersion: v1\\nkind: Pod\\nspec: {}                                          | name-missing
            apiVersion: apps/v1\\nkind: ReplicaSet\\nmetadata: {name: web}\\nspec: {replicas: 1}    | selector-missing
            apiVersion: apps/v1\\nkind: ReplicaSet\\nmetadata: {name: web}\\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}}} | selector-mismatch
            apiVersion: apps/v1\\nkind: ReplicaSet\\nmetadata: {name: web}\\nspec: {selector: {matchLabels: {a: b}}, template: {spec: {}}} | selector-mismatch
            """)
    void recognisesARefusedManifest(String manifest, String id) {
        assertThat(diagnose(manifest, REFUSED).map(Diagnosis::id)).contains(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apiVersion: v1\\nkind: Pod\\nmetadata: {name: web}\\nspec: {containers: [{name: web, image: 'nginx:1.27'}]}
            apiVersion: v1\\nkind: Pod\\nmetadata: {generateName: web-}\\nspec: {containers: [{name: web, image: 'nginx'}]}
            # 한글 설명： 여기\\napiVersion: v1\\nkind: Pod\\nmetadata: {name: web}
            """)
    void seesNoMistakeWhereThereIsNone(String manifest) {
        assertThat(diagnose(manifest, REFUSED)).isEmpty();
        assertThat(diagnose(manifest, ACCEPTED)).isEmpty();
    }

    @Test
    void seesNoMistakeInACommandWithoutAFile() {
        assertThat(diagnostician.diagnose("", REFUSED, Cluster.withNodes(1))).isEmpty();
    }

    @Test
    void tellsTheMistakeWithTheWordsOfTheManifest() {
        var diagnosis = diagnose("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {container: []}", REFUSED).orElseThrow();

        assertThat(diagnosis.facts()).containsEntry("key", "container").containsEntry("meant", "spec.containers");
        assertThat(diagnosis.text(Locale.ENGLISH).html()).contains("<code>spec.containers</code>").doesNotContain("{{");
        assertThat(diagnosis.text(Locale.KOREAN).html()).contains("<code>spec.containers</code>").doesNotContain("{{");
    }

    @Test
    void showsMarkupInAManifestAsText() {
        var diagnosis = diagnose("apiVersion: v1\nkind: <script>alert(1)</script>", REFUSED).orElseThrow();

        assertThat(diagnosis.id()).isEqualTo("kind-unknown");
        assertThat(diagnosis.text(Locale.ENGLISH).html()).doesNotContain("<script>").contains("&lt;script&gt;alert(1)");
    }

    private Optional<Diagnosis> diagnose(String manifest, Output output) {
        return diagnostician.diagnose(manifest.replace("\\n", "\n").replace("\\t", "\t"), output, Cluster.withNodes(1));
    }
}
