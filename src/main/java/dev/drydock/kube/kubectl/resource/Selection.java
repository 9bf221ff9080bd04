package dev.drydock.kube.kubectl.resource;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a command line selects, built as the command says and then visited one by one.
/// Mirrors `Builder` and its visitors of `cli-runtime/pkg/resource`.
public final class Selection {
    private final Invocation kubectl;
    private final List<RuntimeException> mistakes = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<Kind<?>> kinds = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> tupleKinds = new ArrayList<>();
    private @Nullable String labels;
    private String fields = "";
    private String subresource = "";
    private boolean allNamespaces;
    private boolean fetch = true;
    private boolean local;
    private boolean requireKind = true;
    private boolean continueOnError = true;

    private Selection(Invocation kubectl) {
        this.kubectl = kubectl;
    }

    public static Selection of(Invocation kubectl) {
        return new Selection(kubectl);
    }

    /// Files by name, `-` for standard input.
    public Selection files(List<String> files) {
        for (var file : files) {
            var found = kubectl.filesLike(file);
            paths.addAll(found);
            if (found.isEmpty()) {
                mistakes.add(Failure.of("the path " + Go.quote(file) + " does not exist"));
            }
        }
        return this;
    }

    public Selection labels(String selector) {
        if (!selector.isBlank()) {
            labels = selector.strip();
        }
        return this;
    }

    /// Whether documents stand for themselves and the server is not asked.
    public Selection local(boolean local) {
        this.local = local;
        return this;
    }

    public Selection fields(String selector) {
        fields = selector.strip();
        return this;
    }

    /// Selects all objects of the named kinds.
    public Selection everything(boolean all) {
        if (all && labels == null && fields.isEmpty()) {
            labels = "";
        }
        return this;
    }

    /// What of the objects is asked for; empty for themselves.
    public Selection subresource(String subresource) {
        this.subresource = subresource;
        return this;
    }

    public Selection allNamespaces(boolean all) {
        allNamespaces = all;
        return this;
    }

    /// Whether the server is asked for each object; a list is.
    public Selection fetch(boolean fetch) {
        this.fetch = fetch;
        return this;
    }

    public Selection stopAtFirstError() {
        continueOnError = false;
        return this;
    }

    /// Whether a document must say its kind, as with validation on.
    public Selection requireKind(boolean require) {
        requireKind = require;
        return this;
    }

    /// `TYPE`, `TYPE NAME…`, `TYPE/NAME…`.
    ///
    /// @param orAll whether a type alone stands for all its objects
    public Selection arguments(List<String> arguments, boolean orAll) {
        var words = spread(arguments);
        long slashes = words.stream().filter(word -> word.contains("/")).count();
        if (slashes > 0) {
            if (slashes < words.size()) {
                mistakes.add(Failure.of("there is no need to specify a resource type as a separate argument when passing arguments in"
                        + " resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'"));
                return this;
            }
            words.forEach(this::tuple);
            return this;
        }
        if (!words.isEmpty()) {
            try {
                type(words.getFirst());
            } catch (Failure unknown) {
                mistakes.add(unknown);
            }
            names.addAll(words.subList(1, words.size()));
            if (words.size() == 1 && orAll && labels == null) {
                labels = "";
            }
        }
        return this;
    }

    /// `a,b c` stands for `a/c b/c`.
    private static List<String> spread(List<String> arguments) {
        if (arguments.size() < 2 || !arguments.getFirst().contains(",")) {
            return arguments;
        }
        var words = new ArrayList<String>();
        for (var type : new LinkedHashSet<>(List.of(arguments.getFirst().split(",")))) {
            arguments.subList(1, arguments.size()).forEach(name -> words.add(type + "/" + name));
        }
        return words;
    }

    private void type(String argument) {
        for (var word : argument.split(",", -1)) {
            Resources.shadowed(word).forEach(other -> kubectl.warn("short name %s could also match lower priority resource %s"
                    .formatted(Go.quote(word), other.groupResource())));
            var category = Resources.category(word);
            for (var kind : category.isEmpty() ? List.<Kind<?>>of(Resources.ofArgument(word)) : category) {
                if (!kinds.contains(kind)) {
                    kinds.add(kind);
                }
            }
        }
    }

    private void tuple(String word) {
        var parts = word.split("/", -1);
        if (parts.length != 2) {
            mistakes.add(Failure.of("arguments in resource/name form may not have more than one slash"));
        } else if (parts[0].isEmpty() || parts[1].isEmpty() || parts[0].contains(",")) {
            mistakes.add(Failure.of("arguments in resource/name form must have a single resource and name"));
        } else {
            tupleKinds.add(parts[0]);
            names.add(parts[1]);
        }
    }

    /// Whether one object was named, and so is printed by itself and not as a list.
    public boolean single() {
        return paths.size() == 1 || labels == null && fields.isEmpty() && paths.isEmpty() && names.size() == 1;
    }

    /// All that could be found, and then, as one failure, what could not.
    public List<Info> all() {
        var found = new ArrayList<Info>();
        visit(found::add);
        return found;
    }

    /// All that could be found; what could not goes to `failures`.
    public List<Info> all(List<RuntimeException> failures) {
        var found = new ArrayList<Info>();
        try {
            visit(found::add);
        } catch (Failure | StatusException failure) {
            failures.add(failure);
        }
        return found;
    }

    /// Calls `visitor` with each object. What it refuses, or cannot be found, is thrown at the end, or at once if so told.
    public void visit(Consumer<Info> visitor) {
        Failure.throwAll(mistakes);
        var failures = new ArrayList<RuntimeException>();
        Consumer<Info> guarded = info -> attempt(failures, () -> visitor.accept(info));
        if (!paths.isEmpty()) {
            visitFiles(guarded, failures);
        } else if (labels != null || !fields.isEmpty()) {
            visitLists(guarded, failures);
        } else if (!names.isEmpty()) {
            visitNames(guarded, failures);
        } else if (!kinds.isEmpty()) {
            throw Failure.of("resource(s) were provided, but no name was specified");
        } else {
            throw Failure.of("You must provide one or more resources by argument or filename.\n"
                    + "Example resource specifications include:\n"
                    + "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'");
        }
        Failure.throwAll(failures);
    }

    private void attempt(List<RuntimeException> failures, Runnable task) {
        try {
            task.run();
        } catch (Failure | StatusException failure) {
            if (!continueOnError) {
                throw failure;
            }
            failures.add(failure);
        }
    }

    private void visitFiles(Consumer<Info> visitor, List<RuntimeException> failures) {
        if (!kinds.isEmpty()) {
            throw Failure.of("when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well");
        } else if (!tupleKinds.isEmpty()) {
            throw Failure.of("resource/name arguments cannot be provided when a path is specified");
        }
        var placement = new DocumentPlacement(kubectl, labels == null ? "" : labels, fetch, subresource, local);
        for (var path : paths) {
            var title = path.equals("-") ? "STDIN" : path;
            new Documents(title, requireKind, kubectl.yaml(), kubectl::problem)
                    .read(kubectl.file(path).orElseThrow(), info -> attempt(failures, () -> placement.visit(info, visitor)), failure -> {
                        if (!continueOnError) {
                            throw failure;
                        }
                        failures.add(failure);
                    });
        }
    }

    private void visitLists(Consumer<Info> visitor, List<RuntimeException> failures) {
        if (!tupleKinds.isEmpty()) {
            throw Failure.of("selectors and the all flag cannot be used when passing resource/name arguments");
        } else if (!names.isEmpty()) {
            throw Failure.of("name cannot be provided when a selector is specified");
        } else if (!subresource.isEmpty()) {
            throw Failure.of("subresource cannot be used when bulk resources are specified");
        } else if (kinds.isEmpty()) {
            throw Failure.of("at least one resource must be specified to use a selector");
        }
        for (var kind : kinds) {
            attempt(failures, () -> {
                var namespace = kind.namespaced() && !allNamespaces ? kubectl.namespace() : "";
                var found = list(kind, namespace);
                visitor.accept(new Info(kind, namespace, "", "", null, null, found, true));
            });
        }
    }

    private List<KubeObject> list(Kind<?> kind, String namespace) {
        var selector = labels == null ? "" : labels;
        try {
            return kubectl.client().list(kind, namespace, selector, fields);
        } catch (StatusException refusal) {
            if (!refusal.is("BadRequest") && !refusal.is("NotFound")) {
                throw refusal;
            }
            var resource = Go.quote(kind.gvk().group() + "/" + kind.gvk().version() + ", Resource=" + kind.plural());
            var what = selector.isEmpty() && fields.isEmpty()
                    ? "Unable to list " + resource
                    : "Unable to find %s that match label selector %s, field selector %s"
                            .formatted(resource, Go.quote(selector), Go.quote(fields));
            throw new StatusException(refusal.status().withMessage(what + ": " + refusal.text()));
        }
    }

    private void visitNames(Consumer<Info> visitor, List<RuntimeException> failures) {
        if (tupleKinds.isEmpty() && kinds.isEmpty()) {
            throw Failure.of("you must provide a resource and a resource name together");
        } else if (tupleKinds.isEmpty() && kinds.size() > 1) {
            throw Failure.of("you must specify only one resource");
        }
        var found = new ArrayList<Info>();
        for (int i = 0; i < names.size(); i++) {
            var kind = tupleKinds.isEmpty() ? kinds.getFirst() : Resources.ofArgument(tupleKinds.get(i));
            if (kind.namespaced() && allNamespaces) {
                throw Failure.of("a resource cannot be retrieved by name across all namespaces");
            }
            found.add(Info.named(kind, kind.namespaced() ? kubectl.namespace() : "", names.get(i)));
        }
        for (var info : found) {
            attempt(failures, () -> visitor.accept(
                    fetch ? info.fetched(kubectl.client(), subresource) : info));
        }
    }

    /// One info for each object, lists taken apart.
    public static List<Info> flat(List<Info> infos) {
        var flat = new ArrayList<Info>();
        for (var info : infos) {
            if (info.list()) {
                info.objects().forEach(object -> flat.add(
                        Info.named(info.kind(), object.namespace(), object.name()).with(object)));
            } else {
                flat.add(info);
            }
        }
        return flat;
    }
}
