package dev.drydock.kube;

import static dev.drydock.kube.ClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drydock.kube.api.graph.Archive;
import dev.drydock.kube.api.graph.ArchiveException;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.trace.Action;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Snapshots that are stored, and read back by a process that knows nothing of the cluster.
class SnapshotTest {
    private static final byte[] STORED = stored(web(1).snapshot());

    /// As many things as there are for components to remember.
    private static final Map<String, String> BUSY = Map.of("busy.yaml", """
            apiVersion: v1
            kind: Pod
            metadata: {name: busy, annotations: {numbers: "1.5"}}
            spec:
              initContainers:
              - {name: first, image: busybox, command: [sh, -c, "echo prepared; sleep 1"]}
              containers:
              - name: nginx
                image: nginx
                env: [{name: HOME, value: /tmp}, {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]
                resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 1.5Gi}}
                readinessProbe: {httpGet: {path: /, port: 80}, initialDelaySeconds: 3}
                livenessProbe: {exec: {command: [cat, /tmp/healthy]}}
              - {name: loop, image: busybox, command: [sh, -c, "while true; do date; sleep 5; done"]}
              - {name: crash, image: busybox, command: ["false"]}
              - {name: nowhere, image: "nginx:no-such-tag"}
            """);

    @Test
    void isSmallForTheDeploymentOfTheNotes() {
        assertThat(stored(web(3).snapshot())).hasSizeLessThan(50_000);
    }

    @Test
    void readsBackWhatWasWritten() throws Exception {
        var cluster = web(2);
        cluster.kubectl("apply -f busy.yaml", BUSY);
        cluster.kubectl("run too-large --image=nginx --overrides={\"spec\":{\"nodeName\":\"nowhere\"}}");
        cluster.stop("kube-proxy@node-1").stop("registry").advance(Duration.ofMinutes(3)).stop("kube-scheduler");
        cluster.kubectl("scale deployment web --replicas=5");
        cluster.kubectl("exec busy -c nginx -- curl -s localhost");
        cluster.advance(Duration.ofSeconds(1));

        var back = back(cluster.snapshot());

        assertThat(back).isEqualTo(cluster.snapshot());
        assertThat(back.toString()).isEqualTo(cluster.snapshot().toString());
    }

    @Test
    void goesOnAsIfItHadNeverBeenStored() throws Exception {
        var cluster = web(2);
        cluster.kubectl("apply -f busy.yaml", BUSY);
        cluster.advance(Duration.ofSeconds(2));
        var other = Cluster.from(back(cluster.snapshot()));

        cluster.advance(Duration.ofMinutes(10));
        other.advance(Duration.ofMinutes(10));

        assertThat(other.snapshot()).isEqualTo(cluster.snapshot());
        assertThat(other.kubectl("describe pods").out()).isEqualTo(cluster.kubectl("describe pods").out());
    }

    @Test
    void sharesAfterwardsWhatWasSharedBefore() throws Exception {
        var cluster = Cluster.from(back(web(3).snapshot()));
        var pods = cluster.list(Pod.class);

        var logged = cluster.changesSince(0).stream().filter(change -> change.after() == pods.getFirst());
        assertThat(logged).hasSize(1);
        assertThat(pods.get(1).spec().containers().getFirst().image()).isSameAs(pods.get(2).spec().containers().getFirst().image());
    }

    @Test
    void refusesWhatIsNoSnapshot() {
        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> read(new byte[0])).withMessage("ends too early");
        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> read("kind: Pod, and more".getBytes())).withMessage("is no archive");
    }

    @Test
    void refusesASnapshotOfAnotherVersion() throws IOException {
        var out = new ByteArrayOutputStream();
        Archive.write(Cluster.withNodes(1).snapshot(), 0, out);

        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> read(out.toByteArray())).withMessageStartingWith("is of version 0");
    }

    @Test
    void refusesAnythingElseThatWasStored() throws IOException {
        var out = new ByteArrayOutputStream();
        Archive.write(new Action.Commanded("get pods"), 1, out);

        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> read(out.toByteArray())).withMessage("is damaged");
    }

    @Test
    void refusesToUnpackTooMuch() throws IOException {
        var out = new ByteArrayOutputStream();
        Archive.write(new Action.Commanded("x".repeat(100_000)), 1, out);

        assertThat(out.size()).isLessThan(1_000);
        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> Archive.read(
                Action.Commanded.class, 1, 50_000, new ByteArrayInputStream(out.toByteArray())));
    }

    @Property(tries = 300, seed = "21")
    void refusesASnapshotWithADamagedByte(@ForAll @IntRange(max = 100_000) int place, @ForAll @IntRange(min = 1, max = 255) int damage) {
        var bytes = STORED.clone();
        bytes[place % bytes.length] ^= (byte) damage;

        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> read(bytes));
    }

    @Property(tries = 100, seed = "22")
    void refusesASnapshotThatWasCutOff(@ForAll @IntRange(max = 100_000) int length) {
        var bytes = Arrays.copyOf(STORED, length % STORED.length);

        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> read(bytes));
    }

    private static Cluster web(int replicas) {
        var cluster = Cluster.boot(Settings.DEFAULT.withSeed(7));
        cluster.kubectl("create deployment web --image=nginx --replicas=" + replicas);
        return cluster.settle();
    }

    static byte[] stored(Snapshot snapshot) {
        var out = new ByteArrayOutputStream();
        try {
            snapshot.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Snapshot read(byte[] bytes) throws IOException, ArchiveException {
        return Snapshot.read(new ByteArrayInputStream(bytes));
    }

    static Snapshot back(Snapshot snapshot) throws IOException, ArchiveException {
        return read(stored(snapshot));
    }
}
