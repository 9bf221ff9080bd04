package dev.drydock.workbench.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Reply;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.workbench.Pace;
import dev.drydock.workbench.Scene;
import dev.drydock.workbench.Scene.State;
import dev.drydock.workbench.Terminal;
import dev.drydock.workbench.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where requests can be sent, and what is said where nobody answers.
class RequestsOfAPageTest {
    private static final ObjectKey WEB = new ObjectKey("default", "web");
    private static final Scene.Contents CONTENTS = new Scene.Contents(
            List.of(new Scene.Node("node-1", false, "Ready", State.READY, "172.18.0.3")),
            List.of(pod("default", "web-1", "10.244.1.5"), pod("kube-system", "coredns", "10.244.1.2")),
            List.of(service("default", "kubernetes", "10.96.0.1", "443/TCP"),
                    service("default", "web", "10.96.0.9", "80:30080/TCP,53/UDP"),
                    service("team", "api", "None", "8080/TCP")),
            List.of());

    @Test
    void offersAllAddressesOfTheLearnersServicesAndPods() {
        var destinations = Destinations.of(CONTENTS);

        assertThat(values(destinations.names())).containsExactly("web", "api.team:8080");
        assertThat(values(destinations.clusterIps())).containsExactly("10.96.0.9:80");
        assertThat(values(destinations.nodePorts())).containsExactly("node-1:30080");
        assertThat(values(destinations.pods())).containsExactly("10.244.1.5");
        assertThat(values(destinations.senders())).containsExactly("default/web-1");
    }

    @Test
    void beginsWhereARequestArrives() {
        var destinations = Destinations.of(CONTENTS);

        assertThat(destinations.likelySender()).isEmpty();
        assertThat(destinations.likelyAddress("")).isEqualTo("node-1:30080");
        assertThat(destinations.likelyAddress("default/web-1")).isEqualTo("web");
        assertThat(Destinations.of(Scene.Contents.EMPTY).isEmpty()).isTrue();
    }

    @Test
    void saysWhyNobodyAnswered() {
        assertThat(why("", unresolved())).isEqualTo(Unanswered.NAME_INSIDE);
        assertThat(why("default/web-1", unresolved())).isEqualTo(Unanswered.NO_SUCH_NAME);
        assertThat(why("", at("10.96.0.9", "timed out"))).isEqualTo(Unanswered.ADDRESS_INSIDE);
        assertThat(why("", at("10.244.1.5", "timed out"))).isEqualTo(Unanswered.ADDRESS_INSIDE);
        assertThat(why("default/web-1", at("10.96.0.9", "refused"))).isEqualTo(Unanswered.AT_SERVICE);
        assertThat(why("default/web-1", at("10.244.1.5", "refused"))).isEqualTo(Unanswered.NOBODY_LISTENS);
        assertThat(why("default/web-1", at("10.244.9.9", "timed out"))).isEqualTo(Unanswered.NOBODY_THERE);
        assertThat(why("default/web-1", at("10.96.0.9", "timed out"), "node@node-1")).isEqualTo(Unanswered.NODE_OUT);
        assertThat(why("", at("172.18.0.3", "timed out"), "node@node-1")).isEqualTo(Unanswered.NODE_OUT);
    }

    @Test
    void findsTheHostInWhatWasTyped() {
        assertThat(List.of("web", "http://web/page", "web:80", "https://web?a")).extracting(Destinations::host).containsOnly("web");
    }

    private static Unanswered why(String from, Reply reply, String... stopped) {
        return Unanswered.of(from, reply, new Scene(
                Instant.EPOCH, Instant.EPOCH, Pace.NORMAL, true, CONTENTS, Timeline.NONE, Set.of(stopped), null, Terminal.NONE));
    }

    private static Reply unresolved() {
        return new Reply(Optional.empty(), 0, "", "Could not resolve host: nowhere", "", Optional.empty(), List.of());
    }

    private static Reply at(String address, String failure) {
        var service = address.equals("10.96.0.9") ? Optional.of(WEB) : Optional.<ObjectKey>empty();
        return new Reply(Optional.empty(), 0, "", failure, address, service, List.of());
    }

    private static List<String> values(List<Choice.Option> options) {
        return options.stream().map(Choice.Option::value).toList();
    }

    private static Scene.Pod pod(String namespace, String name, String ip) {
        return new Scene.Pod(namespace, name, "1/1", "Running", State.READY, 0, "node-1", ip, "", Map.of(), Instant.EPOCH);
    }

    private static Scene.Service service(String namespace, String name, String ip, String ports) {
        return new Scene.Service(namespace, name, "NodePort", ip, ports, List.of("web-1"), Instant.EPOCH, "");
    }
}
