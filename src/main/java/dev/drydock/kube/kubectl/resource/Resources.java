package dev.drydock.kube.kubectl.resource;

import dev.drydock.kube.api.GroupVersionKind;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the kind that a word or a document means. Mirrors the REST mapper of `client-go/restmapper` and its shortcuts.
public final class Resources {
    /// The groups as the server lists them; those not named follow.
    private static final List<String> GROUPS = List.of("", "apps", "events.k8s.io", "autoscaling", "batch", "networking.k8s.io");

    private Resources() {}

    /// All kinds in the order in which the server lists them.
    public static List<Kind<?>> all() {
        var kinds = new ArrayList<Kind<?>>(Kinds.all());
        kinds.sort(Comparator.comparingInt(kind -> {
            int place = GROUPS.indexOf(kind.gvk().group());
            return place < 0 ? GROUPS.size() : place;
        }));
        return kinds;
    }

    /// The kind of a document. Kubernetes' mapper knows a kind in lower case too.
    public static Optional<Kind<?>> ofDocument(GroupVersionKind gvk) {
        return Kinds.of(gvk).or(() -> Kinds.all().stream()
                .filter(kind -> kind.gvk().group().equals(gvk.group())
                        && kind.gvk().version().equals(gvk.version())
                        && kind.name().toLowerCase(Locale.ROOT).equals(gvk.kind()))
                .findFirst());
    }

    /// The kind that an argument names: `pods`, `po`, `Pod`, `deployments.apps`, `deployments.v1.apps`.
    public static Kind<?> ofArgument(String argument) {
        return find(argument).orElseThrow(() -> Failure.of("the server doesn't have a resource type "
                + Go.quote(argument.contains(".") ? argument.substring(0, argument.indexOf('.')) : argument)));
    }

    public static Optional<Kind<?>> find(String argument) {
        var parts = argument.toLowerCase(Locale.ROOT).split("\\.", 3);
        if (parts.length == 3) {
            var exact = find(parts[0], group -> group.equals(parts[2]), parts[1]);
            if (exact.isPresent()) {
                return exact;
            }
        }
        int dot = argument.indexOf('.');
        if (dot < 0) {
            return find(parts[0], group -> true, "");
        }
        var group = argument.substring(dot + 1).toLowerCase(Locale.ROOT);
        return find(parts[0], group::equals, "").or(() -> find(parts[0], each -> !each.isEmpty() && each.startsWith(group), ""));
    }

    private static Optional<Kind<?>> find(String name, Predicate<String> group, String version) {
        return all().stream()
                .filter(kind -> group.test(kind.gvk().group()))
                .filter(kind -> version.isEmpty() || kind.gvk().version().equals(version))
                .filter(kind -> isNamed(kind, name))
                .findFirst();
    }

    /// The other kinds that a short name could mean, in the order of their precedence.
    public static List<Kind<?>> shadowed(String shortName) {
        var meant = all().stream().filter(kind -> kind.shortNames().contains(shortName)).toList();
        return meant.size() < 2 || !find(shortName).equals(Optional.of(meant.getFirst())) ? List.of() : List.copyOf(meant.subList(1, meant.size()));
    }

    private static boolean isNamed(Kind<?> kind, String name) {
        return kind.plural().equals(name)
                || kind.singular().equals(name)
                || kind.name().toLowerCase(Locale.ROOT).equals(name)
                || kind.shortNames().contains(name);
    }

    /// The kinds that belong to a category such as `all`; empty where it is none.
    public static List<Kind<?>> category(String name) {
        return all().stream().filter(kind -> kind.categories().contains(name)).toList();
    }

    /// As names are printed: `deployment.apps`, `pod`.
    public static String title(Kind<?> kind) {
        var name = kind.name().toLowerCase(Locale.ROOT);
        return kind.gvk().group().isEmpty() ? name : name + "." + kind.gvk().group();
    }
}
