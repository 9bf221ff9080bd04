package dev.drydock.kube;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a lesson asks of a cluster: a new one, the notes' Deployment run to rest, a fork, a verdict on a fork.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseCompactObjectHeaders", "-Xmx2g"})
public class ClusterBenchmark {
    static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: deploy
              labels:
                app: deploy
            spec:
              replicas: 3
              selector:
                matchLabels:
                  app: deploy
              template:
                metadata:
                  labels:
                    app: deploy
                spec:
                  containers:
                  - name: nginx
                    image: nginx
            """;

    private long seed;
    private Cluster idle;
    private Snapshot busy;

    @Setup
    public void prepare() {
        idle = Cluster.boot(Settings.DEFAULT);
        busy = idle.fork().apply(DEPLOYMENT).snapshot();
    }

    /// Each with a seed of its own, so that nothing but what all clusters share can be reused.
    @Benchmark
    public Cluster newCluster() {
        return Cluster.boot(Settings.DEFAULT.withSeed(++seed));
    }

    @Benchmark
    public Cluster notesDeploymentRunToRest() {
        return idle.fork().apply(DEPLOYMENT).settle();
    }

    @Benchmark
    public Cluster fork() {
        return idle.fork();
    }

    @Benchmark
    public Cluster restOnAFork() {
        return Cluster.from(busy).settle();
    }

    @Benchmark
    public Output getPods() {
        return idle.kubectl("get pods -A", Map.of());
    }
}
