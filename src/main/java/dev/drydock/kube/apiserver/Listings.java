package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.WatchEvent;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.JsonException;
import dev.drydock.kube.api.select.LabelSelector;
import dev.drydock.kube.api.select.SelectorException;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.validation.Path;
import dev.drydock.kube.etcd.Etcd;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists of now and of before, page by page, and what has changed since.
/// Mirrors the list and watch of `apiserver/pkg/storage/etcd3` and `cacher`.
final class Listings {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

    private final Etcd etcd;

    Listings(Etcd etcd) {
        this.etcd = etcd;
    }

    <T extends KubeObject> Listing<T> list(Kind<T> kind, String namespace, ListOptions options) {
        check(options);
        var start = options.from().isEmpty() ? null : Continuation.parse(options.from());
        long revision = start != null ? start.revision : revision(options);
        if (revision < etcd.compacted()) {
            throw start == null
                    ? Refusals.expired("The resourceVersion for the provided list is too old.")
                    : Refusals.expired("The provided continue parameter is too old to display a consistent list result."
                            + " You can start a new list without the continue parameter.");
        }
        var selected = select(kind, options);
        var found = new ArrayList<T>();
        String next = "";
        long rest = 0;
        for (var object : range(kind, namespace, revision)) {
            if (start != null && ORDER.compare(object.key(), start.last) <= 0 || !selected.test(object)) {
                continue;
            }
            if (options.limit() > 0 && found.size() == options.limit()) {
                next = next.isEmpty() ? new Continuation(revision, found.getLast().key()).text() : next;
                rest++;
            } else {
                found.add(kind.javaType().cast(object));
            }
        }
        var remaining = rest > 0 && options.selectsAll() ? OptionalLong.of(rest) : OptionalLong.empty();
        return new Listing<>(found, Long.toString(revision), next, remaining);
    }

    /// What has changed after the options' resource version in what they select, oldest first.
    List<WatchEvent> changes(Kind<?> kind, String namespace, ListOptions options) {
        long since = number(options.resourceVersion());
        if (since < etcd.compacted()) {
            throw Refusals.expired("too old resource version: %d (%d)".formatted(since, etcd.compacted()));
        }
        var selected = select(kind, options);
        var events = new ArrayList<WatchEvent>();
        for (var change : etcd.since(since)) {
            boolean inside = namespace.isEmpty() || change.object().namespace().equals(namespace);
            if (inside && change.resource().equals(kind.groupResource())) {
                note(change, selected, events);
            }
        }
        return events;
    }

    private static void note(Change change, Predicate<KubeObject> selected, List<WatchEvent> events) {
        var before = change.before();
        var after = change.after();
        boolean was = before != null && selected.test(before);
        boolean is = after != null && selected.test(after);
        if (is) {
            events.add(new WatchEvent(was ? Change.Kind.MODIFIED : Change.Kind.ADDED, after));
        } else if (was) {
            var last = Structs.withMetadata(
                    before, before.metadata().withResourceVersion(Long.toString(change.revision())));
            events.add(new WatchEvent(Change.Kind.DELETED, last));
        }
    }

    /// The objects as they were: today's, with what happened since undone.
    private Collection<KubeObject> range(Kind<?> kind, String namespace, long revision) {
        var now = etcd.range(kind.groupResource(), namespace);
        if (revision == etcd.revision()) {
            return now;
        }
        var then = new TreeMap<ObjectKey, KubeObject>(ORDER);
        now.forEach(object -> then.put(object.key(), object));
        for (var change : new ArrayList<>(etcd.since(revision)).reversed()) {
            boolean inside = namespace.isEmpty() || change.object().namespace().equals(namespace);
            if (inside && change.resource().equals(kind.groupResource())) {
                var key = change.object().key();
                if (change.before() == null) {
                    then.remove(key);
                } else {
                    then.put(key, change.before());
                }
            }
        }
        return then.values();
    }

    private long revision(ListOptions options) {
        long asked = number(options.resourceVersion());
        long current = etcd.revision();
        if (asked > current) {
            throw Refusals.timeout("Too large resource version: %d, current: %d".formatted(asked, current));
        }
        boolean exact = options.match().equals("Exact") || options.match().isEmpty() && options.limit() > 0;
        return asked > 0 && exact ? asked : current;
    }

    private static void check(ListOptions options) {
        var version = options.resourceVersion();
        var match = options.match();
        if (!options.from().isEmpty() && !version.isEmpty() && !version.equals("0")) {
            throw Refusals.badRequest("specifying resource version is not allowed when using continue");
        } else if (match.isEmpty()) {
            return;
        }
        var problem = !options.from().isEmpty()
                ? "resourceVersionMatch is forbidden when continue is provided"
                : version.isEmpty()
                        ? "resourceVersionMatch is forbidden unless resourceVersion is provided"
                        : match.equals("Exact") && version.equals("0")
                                ? "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""
                                : "";
        if (!problem.isEmpty()) {
            throw Refusals.invalid("ListOptions.meta.k8s.io", "", List.of(FieldError.forbidden(Path.of("resourceVersionMatch"), problem)));
        }
    }

    private static long number(String resourceVersion) {
        try {
            return resourceVersion.isEmpty() ? 0 : Long.parseUnsignedLong(resourceVersion);
        } catch (NumberFormatException e) {
            throw Refusals.badRequest("invalid resource version: strconv.ParseUint: parsing " + Json.quote(resourceVersion) + ": invalid syntax");
        }
    }

    private static Predicate<KubeObject> select(Kind<?> kind, ListOptions options) {
        var byFields = FieldLabels.parse(kind, options.fields());
        try {
            var byLabels = LabelSelector.parse(options.labels());
            return object -> byLabels.matches(object.metadata().labels()) && byFields.test(object);
        } catch (SelectorException mistake) {
            throw Refusals.badRequest(mistake.getMessage());
        }
    }

    /// Where a page ended, as a token that means nothing to whoever holds it.
    private record Continuation(long revision, ObjectKey last) {
        String text() {
            var tree = new TreeMap<String, @Nullable Object>(
                    Map.of("v", "meta.k8s.io/v1", "rv", revision, "start", last.namespace() + "/" + last.name()));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(tree).getBytes(StandardCharsets.UTF_8));
        }

        static Continuation parse(String text) {
            try {
                var json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                if (Json.parse(json) instanceof Map<?, ?> tree
                        && tree.get("rv") instanceof Number revision
                        && tree.get("start") instanceof String start
                        && start.contains("/")) {
                    int slash = start.indexOf('/');
                    return new Continuation(revision.longValue(), new ObjectKey(start.substring(0, slash), start.substring(slash + 1)));
                }
            } catch (IllegalArgumentException | JsonException unreadable) {
                // Refused below, like a token that reads well and says nothing.
            }
            throw Refusals.badRequest("continue key is not valid");
        }
    }
}
