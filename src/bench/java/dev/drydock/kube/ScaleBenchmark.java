package dev.drydock.kube;

import dev.drydock.kube.api.core.Pod;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// How a cluster grows: a Deployment from apply until all of its Pods are ready, at several sizes, with what it leaves on the
/// heap; then idle clusters, forks and snapshots. Prints one table; each row's CPU time by the Pod stands beside that of the first.
///
/// A program of its own, since JMH neither warms up one size by another nor compares them.
/// The CPU time is the thread's: unlike the wall's it says the same on a machine that others use too.
public final class ScaleBenchmark {
    private static final Bounds ROOMY = new Bounds(2_000_000, 400_000, 200_000_000, Bounds.DEFAULT.yaml());
    private static final int IDLE = 10_000;
    private static final int FORKS = 100_000;
    private static final long MEGABYTE = 1024 * 1024;

    /// @param runs how many there are, of which the fastest counts
    private record Size(int pods, int nodes, int runs) {}

    private static final List<Size> SIZES =
            List.of(new Size(1000, 50, 15), new Size(5000, 50, 3), new Size(10_000, 5000, 2), new Size(100_000, 5000, 1));

    private record Run(long wall, long cpu) {
        Run faster(Run other) {
            return other.cpu < cpu ? other : this;
        }
    }

    private ScaleBenchmark() {}

    /// @param args the largest number of Pods to go to; all sizes without it
    public static void main(String[] args) {
        int most = args.length == 0 ? Integer.MAX_VALUE : Integer.parseInt(args[0]);
        row("what", "wall, s", "CPU, s", "CPU by Pod, µs", "ratio", "heap, MB");
        double first = 0;
        for (var size : SIZES) {
            if (size.pods <= most) {
                first = measure(size, first);
            }
        }
        forks();
        idle();
    }

    /// @param first CPU time by the Pod of the first size; 0 where this is it
    private static double measure(Size size, double first) {
        var idle = Cluster.boot(Settings.DEFAULT.withWorkers(size.nodes).withBounds(ROOMY)).snapshot();
        long before = heap();
        var last = new Cluster[1];
        var best = new Run(Long.MAX_VALUE, Long.MAX_VALUE);
        for (int run = 0; run < size.runs; run++) {
            last[0] = null;
            best = best.faster(timed(() -> last[0] = ready(Cluster.from(idle), size.pods)));
        }
        long kept = heap() - before;
        double byPod = best.cpu / 1e3 / size.pods;
        row("%,d Pods on %,d nodes".formatted(size.pods, size.nodes),
                "%.2f".formatted(best.wall / 1e9),
                "%.2f".formatted(best.cpu / 1e9),
                "%.0f".formatted(byPod),
                first == 0 ? "1.0" : "%.1f".formatted(byPod / first),
                "%,d".formatted(kept / MEGABYTE));
        if (last[0].list(Pod.class).size() != size.pods) {
            throw new IllegalStateException("lost Pods");
        }
        return first == 0 ? byPod : first;
    }

    private static Cluster ready(Cluster cluster, int pods) {
        cluster.apply(ClusterBenchmark.DEPLOYMENT.replace("replicas: 3", "replicas: " + pods)).settle();
        if (cluster.list(Pod.class).stream().filter(ScaleBenchmark::isReady).count() != pods) {
            throw new IllegalStateException("not all of " + pods + " Pods are ready");
        }
        return cluster;
    }

    private static boolean isReady(Pod pod) {
        return pod.status().conditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
    }

    private static void forks() {
        var cluster = Cluster.withNodes(3).apply(ClusterBenchmark.DEPLOYMENT).settle();
        var kept = new Object[64];
        var best = new long[] {Long.MAX_VALUE, Long.MAX_VALUE};
        for (int round = 0; round < 5; round++) {
            best[0] = Math.min(best[0], timed(() -> {
                for (int i = 0; i < FORKS; i++) {
                    kept[i & 63] = cluster.snapshot();
                }
                return kept;
            }).cpu);
            best[1] = Math.min(best[1], timed(() -> {
                for (int i = 0; i < FORKS; i++) {
                    kept[i & 63] = cluster.fork();
                }
                return kept;
            }).cpu);
        }
        row("a snapshot, µs", "", "%.2f".formatted(best[0] / 1e3 / FORKS), "", "", "");
        row("a fork, µs", "", "%.2f".formatted(best[1] / 1e3 / FORKS), "", "", "");
        Arrays.fill(kept, null);
    }

    private static void idle() {
        long before = heap();
        var clusters = new ArrayList<Cluster>(IDLE);
        var run = timed(() -> {
            for (int seed = 0; seed < IDLE; seed++) {
                clusters.add(Cluster.boot(Settings.DEFAULT.withSeed(seed)));
            }
            return clusters;
        });
        long kept = heap() - before;
        row("%,d new clusters".formatted(clusters.size()),
                "%.2f".formatted(run.wall / 1e9), "%.2f".formatted(run.cpu / 1e9), "", "", "%,d".formatted(kept / MEGABYTE));
        int deployed = IDLE / 10;
        for (int i = 0; i < deployed; i++) {
            clusters.get(i).apply(ClusterBenchmark.DEPLOYMENT).settle();
        }
        long busy = heap() - before - kept;
        row("%,d of them with a Deployment at rest".formatted(deployed), "", "", "", "", "%,d more".formatted(busy / MEGABYTE));
        clusters.clear();
    }

    private static Run timed(Supplier<?> task) {
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        task.get();
        return new Run(System.nanoTime() - wall, threads.getCurrentThreadCpuTime() - cpu);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void row(String... cells) {
        System.out.println("%-40s%10s%10s%16s%8s%12s".formatted((Object[]) cells).stripTrailing());
    }
}
