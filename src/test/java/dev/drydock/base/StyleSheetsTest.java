package dev.drydock.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One rule that is not closed hides the style of all that come after it, and no browser complains.
class StyleSheetsTest {
    private static final Path FOLDER = Path.of("src/main/resources/META-INF/resources");

    static Stream<Path> sheets() throws IOException {
        return Files.list(FOLDER).filter(file -> file.toString().endsWith(".css"));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void closesEachRule(Path sheet) throws IOException {
        var rules = Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\"[^\"]*\"", "");
        int depth = 0;
        for (var line : rules.lines().toList()) {
            depth += (int) (line.chars().filter(c -> c == '{').count() - line.chars().filter(c -> c == '}').count());
            assertThat(depth).as(line).isBetween(0, 2);
        }
        assertThat(depth).isZero();
    }
}
