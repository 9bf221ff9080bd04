package dev.drydock.kube;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs command lines whose answers were written after Kubernetes' source, in the form of the recorded ones.
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    @TestFactory
    Stream<DynamicTest> answersAsKubernetesWould() {
        return GoldenCase.readAll(CASES).stream().map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
            var run = GoldenRun.of(golden, Settings.DEFAULT);
            Assertions.assertThat(run.failed()).as(run.report()).isZero();
        }));
    }
}
