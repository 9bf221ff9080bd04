package dev.drydock.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
    @Test
    void joinsTheClusterAsItWasAskedFor() {
        var machine = new Machine(Machine.Size.LARGE, "zone-b", "disk=ssd, example.com/tier=front", "dedicated=db:NoSchedule, spot:NoExecute");
        var cluster = Cluster.boot(Settings.DEFAULT.withWorkers(List.of(machine.worker())));

        assertThat(cluster.kubectl("get node node-1 -o jsonpath={.status.capacity.cpu},{.status.capacity.memory},{.spec.taints[*].key}").out())
                .isEqualTo("16,64Gi,dedicated spot");
        assertThat(cluster.kubectl("get node node-1 --show-labels").out())
                .contains("disk=ssd", "example.com/tier=front", "topology.kubernetes.io/zone=zone-b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "disk=s s d=", "=ssd", "UPPER/disk=ssd=", "-a=b"})
    void refusesWhatIsNoLabel(String labels) {
        assertThat(new Machine(Machine.Size.SMALL, "", labels, "").hasRightLabels()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dedicated=db", "dedicated=db:Never", ":NoSchedule", "a b:NoSchedule"})
    void refusesWhatIsNoTaint(String taints) {
        assertThat(new Machine(Machine.Size.SMALL, "", "", taints).hasRightTaints()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "disk=", "disk=ssd", "a=b,c=d", "a=b c=d"})
    void takesLabels(String labels) {
        assertThat(new Machine(Machine.Size.SMALL, "", labels, "").hasRightLabels()).isTrue();
    }
}
