package dev.drydock.kube;

import dev.drydock.kube.api.core.Pod;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A Deployment from apply until all of its Pods are ready, at several sizes: time as a whole and CPU time by the Pod, whose ratio says how it grows.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseCompactObjectHeaders", "-Xmx4g"})
public class ScaleBenchmark {
    private static final Bounds ROOMY = new Bounds(1_000_000, 200_000, 100_000_000, Bounds.DEFAULT.yaml());

    /// Pods on nodes.
    @Param({"100 on 5", "1000 on 50", "5000 on 50"})
    String size;

    private int pods;
    private Snapshot idle;

    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cost {
        public long cpuMicrosPerPod;
    }

    @Setup
    public void prepare() {
        var words = size.split(" on ");
        pods = Integer.parseInt(words[0]);
        idle = Cluster.boot(Settings.DEFAULT.withWorkers(Integer.parseInt(words[1])).withBounds(ROOMY)).snapshot();
    }

    @Benchmark
    public Cluster fromApplyToAllReady(Cost cost) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        var cluster = Cluster.from(idle)
                .apply(ClusterBenchmark.DEPLOYMENT.replace("replicas: 3", "replicas: " + pods))
                .settle();
        cost.cpuMicrosPerPod = (threads.getCurrentThreadCpuTime() - before) / 1000 / pods;
        if (cluster.list(Pod.class).stream().filter(ScaleBenchmark::isReady).count() != pods) {
            throw new IllegalStateException("not all of " + pods + " Pods are ready");
        }
        return cluster;
    }

    private static boolean isReady(Pod pod) {
        return pod.status().conditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
    }
}
