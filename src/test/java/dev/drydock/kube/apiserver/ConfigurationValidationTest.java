package dev.drydock.kube.apiserver;

import static dev.drydock.kube.apiserver.Submissions.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.api.core.Secret;
import dev.drydock.kube.api.networking.Ingress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationValidationTest {
    private static String core(String kind, String rest) {
        return "apiVersion: v1\nkind: %s\nmetadata: {name: a}\n%s\n".formatted(kind, rest);
    }

    @Test
    void refusesKeysThatNoFileCouldHave() {
        assertThat(refusals(core("ConfigMap", "data: {a/b: c}"))).containsExactly(
                "data[a/b]: Invalid value: \"a/b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
        assertThat(refusals(core("ConfigMap", "data: {..: c}"))).containsExactly("data[..]: Invalid value: \"..\": must not be '..'");
    }

    @Test
    void keepsWhatWasMadeImmutable() {
        var submissions = new Submissions();
        submissions.create(core("ConfigMap", "immutable: true\ndata: {a: b}"));
        assertThat(submissions.refusalsOfUpdate(core("ConfigMap", "immutable: true\ndata: {a: c}")))
                .containsExactly("data: Forbidden: field is immutable when `immutable` is set");
        assertThat(submissions.refusalsOfUpdate(core("ConfigMap", "data: {a: b}")))
                .containsExactly("immutable: Forbidden: field is immutable when `immutable` is set");
    }

    @Test
    void storesSecretTextEncoded() {
        var secret = (Secret) new Submissions().create(core("Secret", "stringData: {password: geheim}"));
        assertThat(secret.type()).isEqualTo("Opaque");
        assertThat(secret.data()).isEqualTo(Map.of("password", "Z2VoZWlt"));
        assertThat(secret.stringData()).isEmpty();
    }

    @Test
    void asksForWhatATypeOfSecretNeeds() {
        assertThat(refusals(core("Secret", "type: kubernetes.io/tls")))
                .containsExactly("data[tls.crt]: Required value", "data[tls.key]: Required value");
        var submissions = new Submissions();
        submissions.create(core("Secret", ""));
        assertThat(submissions.refusalsOfUpdate(core("Secret", "type: example.com/other")))
                .containsExactly("type: Invalid value: \"example.com/other\": field is immutable");
    }

    @Test
    void refusesQuotasOfUnknownResources() {
        assertThat(refusals(core("ResourceQuota", "spec: {hard: {pod: '1', pods: '-1'}}"))).containsExactly(
                "spec.hard[pod]: Invalid value: \"pod\": must be a standard resource type or fully qualified",
                "spec.hard[pod]: Invalid value: \"pod\": must be a standard resource for quota",
                "spec.hard[pods]: Invalid value: \"-1\": must be greater than or equal to 0");
    }

    @Test
    void refusesLimitRangesThatContradictThemselves() {
        assertThat(refusals(core("LimitRange", "spec: {limits: [{type: Container, min: {cpu: 2}, max: {cpu: 1}}]}"))).contains(
                "spec.limits[0].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value 1");
        assertThat(refusals(core("LimitRange", "spec: {limits: [{type: Pod, default: {cpu: 2}}]}")))
                .containsExactly("spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'");
    }

    @Test
    void keepsSystemNamesOfPrioritiesToTheSystem() {
        var priority = "apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: %s}\nvalue: %d\n";
        assertThat(refusals(priority.formatted("system-mine", 1))).containsExactly(
                "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-mine is not a known system priority class");
        assertThat(refusals(priority.formatted("huge", 2_000_000_000)))
                .containsExactly("value: Forbidden: maximum allowed value of a user defined priority is 1000000000");
    }

    @Test
    void holdsOtherKindsToTheirSchema() {
        var ingress = "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {rules: [{http: {paths: [{path: /, pathType: %s, backend: {service: {name: a, port: {number: 80}}}}]}}]}\n";
        assertThat(refusals(ingress.formatted("Prefix"))).isEmpty();
        assertThat(refusals(ingress.formatted("''"))).containsExactly("spec.rules[0].http.paths[0].pathType: Required value");
        assertThat(refusals(ingress.formatted("Some"))).singleElement().asString()
                .startsWith("spec.rules[0].http.paths[0].pathType: Unsupported value: \"Some\": supported values: ");
        assertThat(new Submissions().create(ingress.formatted("Exact"))).isInstanceOf(Ingress.class);
    }

    @Test
    void letsJobsEndTheirPods() {
        var job = "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {%scontainers: [{name: c, image: busybox}]}}}\n";
        assertThat(refusals(job.formatted("restartPolicy: Never, "))).isEmpty();
        assertThat(refusals(job.formatted("")))
                .containsExactly("spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\"");
    }
}
