package dev.drydock.kube.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final EventLoop loop = new EventLoop(START, 7);
    private final List<Object> done = new ArrayList<>();

    @BeforeEach
    void register() {
        loop.register("worker", work -> done.add(work.key()));
    }

    @Test
    void doesWorkInTheOrderOfTimeAndThenOfArrival() {
        schedule("late", 20, false);
        schedule("first", 10, false);
        schedule("second", 10, false);

        while (loop.step()) {}

        assertThat(done).containsExactly("first", "second", "late");
        assertThat(loop.now()).isEqualTo(START.plusMillis(20));
    }

    @Test
    void keepsAKeyOnceAtItsEarliestTime() {
        schedule("pod", 20, false);
        schedule("pod", 5, false);
        schedule("pod", 30, false);

        while (loop.step()) {}

        assertThat(done).containsExactly("pod");
        assertThat(loop.now()).isEqualTo(START.plusMillis(5));
    }

    @Test
    void isAtRestWhileOnlyBackgroundWorkIsPending() {
        schedule("heartbeat", 10, true);
        assertThat(loop.atRest()).isTrue();

        schedule("heartbeat", 20, false);
        assertThat(loop.atRest()).as("somebody waits for it now").isFalse();

        loop.step();
        assertThat(loop.atRest()).isTrue();
    }

    @Test
    void goesOnFromAStateAsItsOriginDoes() {
        schedule("a", 10, false);
        var fork = new EventLoop(loop.state());
        var forkDone = new ArrayList<Object>();
        fork.register("worker", work -> forkDone.add(work.key()));

        loop.step();
        fork.step();

        assertThat(forkDone).isEqualTo(done);
        assertThat(fork.random().next()).isEqualTo(loop.random().next());
        assertThat(fork.state()).isEqualTo(loop.state());
    }

    @Test
    void forgetsDiscardedWork() {
        schedule("a", 10, false);
        schedule("b", 10, false);

        loop.discard(work -> work.key().equals("a"));
        while (loop.step()) {}

        assertThat(done).containsExactly("b");
    }

    private void schedule(String key, int millis, boolean background) {
        loop.schedule(new Work("worker", key, 0, background), Duration.ofMillis(millis));
    }
}
