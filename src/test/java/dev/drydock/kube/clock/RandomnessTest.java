package dev.drydock.kube.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RandomnessTest {
    @Test
    void drawsTheSameFromTheSameSeed() {
        assertThat(new Randomness(3).uuid()).isEqualTo(new Randomness(3).uuid());
        assertThat(new Randomness(3).uuid()).isNotEqualTo(new Randomness(4).uuid());
    }

    @Test
    void makesVersionFourUuids() {
        var random = new Randomness(1);
        for (int i = 0; i < 1000; i++) {
            var uuid = UUID.fromString(random.uuid());
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    void namesWithKubernetesSafeAlphabet() {
        var random = new Randomness(1);
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            var suffix = random.nameSuffix(5);
            assertThat(suffix).matches("[bcdfghjklmnpqrstvwxz2456789]{5}");
            seen.add(suffix);
        }
        assertThat(seen).hasSizeGreaterThan(990);
    }
}
