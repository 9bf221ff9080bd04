package dev.drydock.kube;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The heap that a cluster keeps while nobody looks at it: what is left after a full collection, by the cluster.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC", "-Xmx4g"})
public class HeapBenchmark {
    private static final int CLUSTERS = 500;

    /// `new`: just set up; `deployed`: with the notes' Deployment at rest.
    @Param({"new", "deployed"})
    String cluster;

    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Retained {
        public long bytesPerCluster;
    }

    @Benchmark
    public List<Cluster> retained(Retained retained) {
        long before = used();
        var clusters = new ArrayList<Cluster>(CLUSTERS);
        for (int seed = 0; seed < CLUSTERS; seed++) {
            var made = Cluster.boot(Settings.DEFAULT.withSeed(seed));
            clusters.add(cluster.equals("deployed") ? made.apply(ClusterBenchmark.DEPLOYMENT).settle() : made);
        }
        retained.bytesPerCluster = (used() - before) / CLUSTERS;
        return clusters;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
