package dev.drydock.kube.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 500m", "1024Mi, 1Gi", "1e3, 1e3", "1500m, 1500m", "1.5Gi, 1536Mi", "1000, 1k", "100m, 100m", "1, 1", "0, 0", "0m, 0", "0Gi, 0", "12e6, 12e6", "100Mi, 100Mi",
        "1025Ki, 1025Ki", "0.1m, 100u", "1.25, 1250m", "2000m, 2", "1E, 1E", "100E, 9223372036854775807", "-5, -5", "+7, 7", "0.5Ki, 512", "0.5Mi, 512Ki", "0.1Gi, 107374182400m", ".5, 500m", "5., 5", "1e-3, 1e-3",
        "110, 110", "8Gi, 8Gi", "1023Ki, 1023Ki", "512Ki, 512Ki", "1E3, 1e3", "0.0000000001, 1n"
    })
    void printsTheCanonicalForm(String text, String canonical) {
        assertThat(Quantity.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1 Gi", "1,5", "1GiB", "0x10", "1.2.3", "5%"})
    void refusesWhatIsNoQuantity(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .hasMessage("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1K", "1mi", "1Mii", "1ee3", "--1"})
    void refusesASuffixThatItDoesNotKnow(String text) {
        assertThatThrownBy(() -> Quantity.parse(text)).hasMessage("unable to parse quantity's suffix");
    }

    @Test
    void addsAcrossNotations() {
        var sum = Quantity.parse("1Gi").plus(Quantity.parse("512Mi"));

        assertThat(sum).hasToString("1536Mi");
        assertThat(Quantity.ZERO.plus(Quantity.parse("1Gi"))).hasToString("1Gi");
        assertThat(Quantity.parse("1").minus(Quantity.parse("250m"))).hasToString("750m");
    }

    @Test
    void comparesByAmount() {
        assertThat(Quantity.parse("1Gi")).isGreaterThan(Quantity.parse("1G")).isEqualByComparingTo(Quantity.parse("1073741824"));
        assertThat(Quantity.parse("1001m").value()).isEqualTo(2);
        assertThat(Quantity.parse("0.5").milliValue()).isEqualTo(500);
    }
}
