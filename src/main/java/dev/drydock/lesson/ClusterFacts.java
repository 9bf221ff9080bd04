package dev.drydock.lesson;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a cluster holds, as expressions see it: a list for each resource by its plural name (`pods`, `deployments`),
/// `objects` with all of them, and the cluster's time as `now`. A list is made when it is first asked for.
final class ClusterFacts implements Facts {

    /// Where two groups share a name, the group that the course speaks of has it: `events` are the core group's.
    private static final Map<String, Kind<?>> RESOURCES = Kinds.all().stream()
            .collect(Collectors.toMap(Kind::plural, kind -> kind, (first, second) -> first, LinkedHashMap::new));

    private final Cluster cluster;
    private final Map<String, List<Object>> made = new HashMap<>();

    ClusterFacts(Cluster cluster) {
        this.cluster = cluster;
    }

    static Set<String> names() {
        return Stream.concat(RESOURCES.keySet().stream(), Stream.of("objects", "now")).collect(Collectors.toSet());
    }

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case "now" -> Optional.of(cluster.now());
            case "objects" -> Optional.of(objects());
            default -> Optional.ofNullable(RESOURCES.get(name)).map(this::list);
        };
    }

    List<Object> objects() {
        var all = new ArrayList<>();
        RESOURCES.values().forEach(kind -> all.addAll(list(kind)));
        return all;
    }

    private List<Object> list(Kind<?> kind) {
        return made.computeIfAbsent(kind.plural(), _ -> trees(kind));
    }

    private <T extends KubeObject> List<Object> trees(Kind<T> kind) {
        return cluster.list(kind.javaType()).stream()
                .map(object -> Facts.plain(Codec.tree(object)))
                .toList();
    }
}
