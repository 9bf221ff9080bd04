package dev.drydock.kube.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.WatchEvent;
import dev.drydock.kube.api.core.ConfigMap;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.meta.Preconditions;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingsTest {
    private static final Kind<ConfigMap> MAPS = Kinds.of(ConfigMap.class);

    private final EventLoop loop = new EventLoop(Instant.parse("2026-01-01T00:00:00Z"), 1);
    private final ApiServer server = new ApiServer(new Etcd(), loop, new Trace(loop), 100_000, 1 << 20);

    @BeforeEach
    void createNamespace() {
        server.create(
                Caller.ADMIN,
                Namespace.EMPTY.withMetadata(ObjectMeta.EMPTY.withName("default")),
                WriteOptions.DEFAULT);
    }

    @Test
    void givesAListPageByPage() {
        create("a", "b", "c", "d", "e");

        var first = server.list(MAPS, "default", ListOptions.ALL.withLimit(2));
        assertThat(names(first.items())).containsExactly("a", "b");
        assertThat(first.remaining()).hasValue(3);

        var second = server.list(MAPS, "default", ListOptions.ALL.withLimit(2).from(first.next()));
        assertThat(names(second.items())).containsExactly("c", "d");

        var last = server.list(MAPS, "default", ListOptions.ALL.withLimit(2).from(second.next()));
        assertThat(names(last.items())).containsExactly("e");
        assertThat(last.next()).isEmpty();
    }

    @Test
    void showsLaterPagesAsTheyWereWhenTheFirstWasGiven() {
        create("a", "b", "d");
        var first = server.list(MAPS, "default", ListOptions.ALL.withLimit(1));

        create("c");
        server.delete(Caller.ADMIN, MAPS, named("d").key(), DeleteOptions.EMPTY);

        var rest = server.list(MAPS, "default", ListOptions.ALL.from(first.next()));
        assertThat(names(rest.items())).containsExactly("b", "d");
    }

    @Test
    void listsAnExactRevision() {
        create("a");
        var then = Long.toString(server.revision());
        create("b");

        assertThat(names(server.list(MAPS, "default", ListOptions.ALL.at(then, "Exact")).items())).containsExactly("a");
        assertThat(names(server.list(MAPS, "default", ListOptions.ALL.at(then, "NotOlderThan")).items())).containsExactly("a", "b");
    }

    @Test
    void refusesRevisionsThatAreNotThereYet() {
        assertRefused(ListOptions.ALL.at("9999", ""), 504, "Timeout: Too large resource version: 9999, current: " + server.revision());
        assertRefused(
                ListOptions.ALL.at("", "Exact"),
                422,
                "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
                        + " resourceVersionMatch is forbidden unless resourceVersion is provided");
        assertRefused(ListOptions.ALL.from("%%%"), 400, "continue key is not valid");
    }

    @Test
    void tellsWhatHasChangedSinceARevision() {
        create("a");
        var since = Long.toString(server.revision());
        create("b");
        server.update(Caller.ADMIN, named("b").withData(Map.of("k", "v")), WriteOptions.DEFAULT);
        server.delete(Caller.ADMIN, MAPS, named("a").key(), DeleteOptions.EMPTY);

        assertThat(server.changes(MAPS, "default", ListOptions.ALL.at(since, "")))
                .extracting(event -> event.type() + " " + event.object().name())
                .containsExactly("ADDED b", "MODIFIED b", "DELETED a");
    }

    @Test
    void tellsOfWhatComesIntoASelectionAndLeavesIt() {
        create("a");
        var since = Long.toString(server.revision());
        server.update(Caller.ADMIN, labelled("a", "blue"), WriteOptions.DEFAULT);
        server.update(Caller.ADMIN, labelled("a", "red"), WriteOptions.DEFAULT);

        assertThat(server.changes(MAPS, "", ListOptions.selecting("color=blue", "").at(since, "")))
                .extracting(WatchEvent::type)
                .containsExactly(Change.Kind.ADDED, Change.Kind.DELETED);
    }

    @Test
    void refusesToTellOfWhatIsForgotten() {
        create("a");
        for (int i = 0; i < 20_100; i++) {
            server.update(Caller.ADMIN, named("a").withData(Map.of("k", "v" + i)), WriteOptions.DEFAULT);
        }

        assertThatThrownBy(() -> server.changes(MAPS, "", ListOptions.ALL.at("2", "")))
                .isInstanceOfSatisfying(StatusException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(410);
                    assertThat(refusal.reason()).isEqualTo("Expired");
                    assertThat(refusal.text()).startsWith("too old resource version: 2 (");
                });
    }

    @Test
    void deletesWhatASelectorNames() {
        create("a", "b");
        server.create(Caller.ADMIN, labelled("c", "blue"), WriteOptions.DEFAULT);

        var gone = server.deleteCollection(
                Caller.ADMIN, MAPS, "default", ListOptions.selecting("color=blue", ""), DeleteOptions.EMPTY);

        assertThat(names(gone)).containsExactly("c");
        assertThat(names(server.list(MAPS, "default"))).containsExactly("a", "b");
    }

    @Test
    void deletesOnlyWhatWasMeant() {
        create("a");
        var other = DeleteOptions.EMPTY.withPreconditions(Preconditions.EMPTY.withUid("other"));
        var uid = server.get(MAPS, "default", "a").metadata().uid();

        assertThatThrownBy(() -> server.delete(Caller.ADMIN, MAPS, named("a").key(), other))
                .hasMessageContaining("Operation cannot be fulfilled on configmaps \"a\": the UID in the precondition (other) does not match the UID in record ("
                        + uid + "). The object might have been deleted and then recreated");
    }

    private void assertRefused(ListOptions options, int code, String text) {
        assertThatThrownBy(() -> server.list(MAPS, "default", options))
                .isInstanceOfSatisfying(StatusException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.text()).isEqualTo(text);
                });
    }

    private void create(String... names) {
        for (var name : names) {
            server.create(Caller.ADMIN, named(name), WriteOptions.DEFAULT);
        }
    }

    private static ConfigMap named(String name) {
        return ConfigMap.EMPTY.withMetadata(ObjectMeta.EMPTY.withNamespace("default").withName(name));
    }

    private static ConfigMap labelled(String name, String color) {
        var map = named(name);
        return map.withMetadata(map.metadata().withLabels(Map.of("color", color)));
    }

    private static List<String> names(List<ConfigMap> maps) {
        return maps.stream().map(ConfigMap::name).toList();
    }
}
