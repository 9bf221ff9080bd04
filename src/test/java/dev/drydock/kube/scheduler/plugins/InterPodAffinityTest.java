package dev.drydock.kube.scheduler.plugins;

import static dev.drydock.kube.scheduler.plugins.FilterPluginsTest.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterPodAffinityTest {
    private static final String TERM = "{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: %s}}}";
    private final InterPodAffinity plugin = new InterPodAffinity();

    @Test
    void keepsPodsApartThatDoNotWantEachOther() {
        var cycle = new Given().node("a", "labels: {app: web}").node("b").scheduling(away("web"));

        assertThat(verdicts(plugin, cycle)).containsExactly("node(s) didn't match pod anti-affinity rules", "");
    }

    @Test
    void respectsTheAntiAffinityOfThoseAlreadyThere() {
        var cycle = new Given().node("a", "labels: {app: db}, " + away("web")).node("b").scheduling("labels: {app: web}");

        assertThat(verdicts(plugin, cycle)).containsExactly("node(s) didn't satisfy existing pods anti-affinity rules", "");
    }

    @Test
    void putsPodsBesideThoseThatTheyWant() {
        var cycle = new Given().node("a").node("b", "labels: {app: cache}").scheduling(beside("cache"));

        assertThat(verdicts(plugin, cycle)).containsExactly("node(s) didn't match pod affinity rules", "");
    }

    @Test
    void letsTheFirstOfAGroupThatWantsItsLikeStartAnywhere() {
        var cycle = new Given().node("a").node("b").scheduling("labels: {app: web}, " + beside("web"));

        assertThat(verdicts(plugin, cycle)).containsExactly("", "");
    }

    @Test
    void prefersTheNeighboursThatAPodPrefers() {
        var cycle = new Given().node("a").node("b", "labels: {app: cache}")
                .scheduling("spec: {affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 50, podAffinityTerm: %s}]}}}"
                        .formatted(TERM.formatted("cache")));

        assertThat(plugin.score(cycle, cycle.nodes().inOrder())).containsExactly(0, 100);
    }

    private static String away(String app) {
        return "spec: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [%s]}}}".formatted(TERM.formatted(app));
    }

    private static String beside(String app) {
        return "spec: {affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [%s]}}}".formatted(TERM.formatted(app));
    }
}
