package dev.drydock.lesson;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/// From a manifest as text to its verdict: read, applied, run to rest on a fork, and all checks of the lesson held against what came of it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseCompactObjectHeaders", "-Xmx2g"})
public class VerdictBenchmark {
    @Param({"a-pod", "from-replicaset-to-deployment"})
    private String lesson = "a-pod";

    private Lesson taught;
    private Cluster idle;
    private Grader grader;

    @Setup
    public void prepare() {
        taught = Contents.ofFolder(Path.of("content")).find(lesson).orElseThrow();
        idle = Cluster.boot(Settings.DEFAULT);
        grader = new Grader(new LessonConfiguration().checks(1_000_000));
    }

    @Benchmark
    public List<Verdict> verdictOnTheSolution() {
        var task = taught.tasks().getFirst();
        var cluster = idle.fork();
        cluster.kubectl("kubectl apply -f " + task.file(), Map.of(task.file(), task.solution()));
        return grader.grade(taught.tasks(), cluster);
    }
}
