package dev.drydock.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs recorded command lines and compares what the simulator answers with what Kubernetes answered.
///
/// `-Dgolden.dir=DIR` runs the cases of another folder. The last line printed counts the compared command lines.
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/golden");
    private static final Path RECORDINGS = Path.of("../shared/golden");

    private static long passed;
    private static long failed;

    @TestFactory
    Stream<DynamicTest> answersAsKubernetesDid() {
        var folder = System.getProperty("golden.dir");
        return GoldenCase.readAll(folder == null ? CASES : Path.of(folder)).stream()
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> passes(golden)));
    }

    @Test
    void keepsTheRecordingsUnchanged() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(RECORDINGS));
        try (var recordings = Files.list(RECORDINGS)) {
            for (var recording : recordings.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                assertThat(CASES.resolve(recording.getFileName())).hasSameTextualContentAs(recording);
            }
        }
    }

    @AfterAll
    static void count() {
        System.out.println(passed + " passed, " + failed + " failed");
    }

    private static void passes(GoldenCase golden) {
        var run = GoldenRun.recorded(golden);
        passed += run.passed();
        failed += run.failed();
        if (run.failed() > 0) {
            System.out.printf("%s%n%s%n", golden.name(), run.report());
            throw new AssertionError("%d of %d command lines answered otherwise, as printed above"
                    .formatted(run.failed(), run.results().size()));
        }
    }

}
