package dev.drydock.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {
    @ParameterizedTest
    @CsvSource({
        "PT-2S, <invalid>", "PT-1S, 0s", "PT0S, 0s", "PT119S, 119s", "PT2M, 2m", "PT2M1S, 2m1s", "PT9M59S, 9m59s",
        "PT10M30S, 10m", "PT179M, 179m", "PT3H, 3h", "PT7H59M, 7h59m", "PT47H30M, 47h", "PT48H, 2d", "PT49H, 2d1h",
        "PT192H, 8d", "P400D, 400d", "P730D, 2y", "P731D, 2y1d", "P3000D, 8y"
    })
    void keepsTheDigitsThatMatter(Duration duration, String shown) {
        assertThat(HumanDuration.of(duration)).isEqualTo(shown);
    }

    @Test
    void doesNotKnowTheAgeOfWhatHasNoTime() {
        assertThat(HumanDuration.since(null, Instant.EPOCH)).isEqualTo("<unknown>");
    }
}
