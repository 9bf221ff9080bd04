package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubectlWaitTest {
    private static final Snapshot START = Cluster.withNodes(1).snapshot();

    private final Cluster cluster = Cluster.from(START);

    @Test
    void waitsUntilSomethingIsAsAsked() {
        cluster.kubectl("create deployment web --image=nginx --replicas=2");

        assertThat(cluster.kubectl("wait deployment/web --for=condition=Available --timeout=60s").out())
                .isEqualTo("deployment.apps/web condition met\n");
        assertThat(cluster.kubectl("wait deployment/web --for=jsonpath={.status.readyReplicas}=2").out()).isEqualTo("deployment.apps/web condition met\n");
        assertThat(cluster.kubectl("wait deployment/web --for=jsonpath='.status.conditions[?(@.type==\"Available\")].status'=True").ok()).isTrue();
        assertThat(cluster.kubectl("wait pods -l app=web --for=jsonpath={.status.podIP}").out().lines()).hasSize(2);
        assertThat(cluster.kubectl("wait deployment/web --for=create").ok()).isTrue();
        cluster.kubectl("delete deployment web --wait=false");
        assertThat(cluster.kubectl("wait pods -l app=web --for=delete --timeout=60s").ok()).isTrue();
        assertThat(cluster.kubectl("get pods").err()).startsWith("No resources found");
    }

    @Test
    void restartsAndFollowsDaemonSetsAndStatefulSets() {
        for (var kind : new String[] {"DaemonSet", "StatefulSet"}) {
            cluster.apply("""
                    apiVersion: apps/v1
                    kind: %s
                    metadata:
                      name: s
                    spec:
                      %s
                      selector:
                        matchLabels:
                          app: s
                      template:
                        metadata:
                          labels:
                            app: s
                        spec:
                          containers:
                          - name: c
                            image: nginx
                    """.formatted(kind, kind.equals("StatefulSet") ? "serviceName: s" : ""));
            var title = kind.toLowerCase(java.util.Locale.ROOT);

            assertThat(cluster.kubectl("rollout restart " + title + " s"))
                    .isEqualTo(new Output(0, title + ".apps/s restarted\n", "", List.of()));
            assertThat(cluster.kubectl("rollout status " + title + " s --watch=false").out()).isNotEmpty();
            assertThat(cluster.kubectl("rollout undo " + title + " s").err()).isEqualTo("error: no last revision to roll back to\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "--for=jsonpath={.a}=b=c ~ jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
        "--for=jsonpath={.a}= ~ jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
        "--for=jsonpath={.status.conditions[*].type} ~ given jsonpath expression matches more than one value",
        "--for=jsonpath={.status.capacity}=3 ~ jsonpath leads to a nested object or list which is not supported",
        "--for=nothing ~ unrecognized condition: \"nothing\"",
        "--for=condition=Ready=False --timeout=0s ~ condition not met for nodes/node-1",
        "--for=condition=Ready=False --timeout=1s ~ timed out waiting for the condition on nodes/node-1",
    })
    void refusesWhatCannotBeWaitedFor(String flag, String why) {
        assertThat(cluster.kubectl("wait node/node-1 " + flag).err()).isEqualTo("error: " + why + "\n");
    }
}
