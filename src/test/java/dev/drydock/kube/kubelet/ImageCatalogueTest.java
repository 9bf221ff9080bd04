package dev.drydock.kube.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.kubelet.ImageCatalogue.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCatalogueTest {
    private final ImageCatalogue catalogue = ImageCatalogue.builtIn();

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx:latest",
        "nginx:1.27, docker.io/library/nginx:1.27",
        "bitnami/redis, docker.io/bitnami/redis:latest",
        "quay.io/a/b:c, quay.io/a/b:c",
        "localhost:5000/x, localhost:5000/x:latest",
    })
    void completesShortNames(String name, String full) {
        assertThat(ImageName.parse(name)).get().hasToString(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:", "Nginx", "a b", ":latest", "nginx@sha256:1"})
    void knowsWhatIsNoImageName(String name) {
        assertThat(ImageName.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "nginx:1.27", "nginx:1.14.2", "nginx:1.25-alpine", "busybox:1.28", "redis:7", "mysql:8.0", "registry.k8s.io/pause:3.10"})
    void holdsWhatLessonsUse(String name) {
        assertThat(catalogue.pull(ImageName.parse(name).orElseThrow())).isInstanceOf(Answer.Found.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nginx:does-not-exist | rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:does-not-exist": failed to resolve reference "docker.io/library/nginx:does-not-exist": docker.io/library/nginx:does-not-exist: not found
            ngnix | failed to pull and unpack image "docker.io/library/ngnix:latest": failed to resolve reference "docker.io/library/ngnix:latest": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed
            registry.example.com/app:1 | failed to pull and unpack image "registry.example.com/app:1": failed to resolve reference "registry.example.com/app:1": failed to do request: Head "https://registry.example.com/v2/app/manifests/1": dial tcp: lookup registry.example.com on 172.18.0.1:53: no such host
            """)
    void failsAsRegistriesDo(String name, String message) {
        assertThat(catalogue.pull(ImageName.parse(name).orElseThrow())).isEqualTo(new Answer.Failed(message));
    }

    @Test
    void expandsRangesOfTags() {
        var small = ImageCatalogue.parse("docker.io/library/x exits 0\n    5 1.[8-10]-[1-2]\n");

        assertThat(small.find(ImageName.parse("x:1.10-2").orElseThrow())).isPresent();
        assertThat(small.find(ImageName.parse("x:1.11-1").orElseThrow())).isEmpty();
    }
}
