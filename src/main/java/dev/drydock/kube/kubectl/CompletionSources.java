package dev.drydock.kube.kubectl;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.client.DynamicClient;
import dev.drydock.kube.kubectl.cli.Kubeconfig;
import dev.drydock.kube.kubectl.resource.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What there is to choose from: kinds, objects, containers, namespaces, contexts, files, formats.
final class CompletionSources {
    private static final Set<String> ABOUT_OBJECTS = Set.of(
            "get", "describe", "delete", "label", "annotate", "patch", "wait", "edit", "set image", "set env", "set resources", "set selector");
    private static final Map<String, List<String>> ABOUT_SOME = Map.of(
            "scale", List.of("deployment", "replicaset", "replicationcontroller", "statefulset"),
            "autoscale", List.of("deployment", "replicaset", "replicationcontroller", "statefulset"),
            "expose", List.of("deployment", "pod", "replicaset", "replicationcontroller", "service"),
            "rollout", List.of("daemonset", "deployment", "statefulset"),
            "taint", List.of("node"));
    private static final List<String> WITH_PODS = List.of(
            "cronjobs/", "daemonsets/", "deployments/", "jobs/", "replicasets/", "replicationcontrollers/", "services/", "statefulsets/");
    private static final Map<String, List<String>> VALUES = Map.of(
            "dry-run", List.of("none", "server", "client"),
            "cascade", List.of("background", "orphan", "foreground"),
            "validate", List.of("strict", "warn", "ignore"),
            "for", List.of("condition=", "create", "delete", "jsonpath="),
            "restart", List.of("Always", "Never", "OnFailure"));
    private static final List<String> FORMATS = List.of(
            "go-template", "go-template-file", "json", "jsonpath", "jsonpath-as-json", "jsonpath-file", "kyaml", "name", "template", "templatefile", "yaml");

    private final DynamicClient client;
    private final Kubeconfig config;
    private final Collection<String> files;
    private final boolean reachable;
    private String namespace = "";
    private String context;

    /// @param reachable whether the server answers
    CompletionSources(DynamicClient client, Kubeconfig config, Collection<String> files, boolean reachable) {
        this.client = client;
        this.config = config;
        this.files = files;
        this.reachable = reachable;
        this.context = config.current();
    }

    void inNamespace(String name) {
        namespace = name;
    }

    void inContext(String name) {
        context = name;
    }

    /// What may stand as the next argument of a command.
    ///
    /// @param given the arguments before it
    List<Kubectl.Candidate> arguments(String command, List<String> given, String word) {
        var verb = command.split(" ")[0];
        if (verb.equals("config")) {
            return given.isEmpty() ? configNames(command) : List.of();
        } else if (verb.equals("explain")) {
            return given.isEmpty() ? kinds(word) : List.of();
        } else if (Set.of("cordon", "uncordon", "drain").contains(verb)) {
            return names(Kinds.of(Node.class), given);
        } else if (Set.of("logs", "exec").contains(verb)) {
            return given.isEmpty() ? podsAndOwners(word) : verb.equals("logs") && given.size() == 1 ? containers(given) : List.of();
        } else if (ABOUT_SOME.containsKey(verb)) {
            return objects(given, word, ABOUT_SOME.get(verb).stream().map(kind -> new Kubectl.Candidate(kind, "")).toList());
        }
        return ABOUT_OBJECTS.contains(command) ? objects(given, word, kinds(word)) : List.of();
    }

    private List<Kubectl.Candidate> configNames(String command) {
        return switch (command) {
            case "config use-context", "config use", "config get-contexts", "config delete-context", "config rename-context", "config set-context" ->
                plain(config.contexts().keySet());
            case "config delete-cluster" -> plain(config.clusters().keySet());
            case "config delete-user" -> plain(config.users().keySet());
            default -> List.of();
        };
    }

    private List<Kubectl.Candidate> objects(List<String> given, String word, List<Kubectl.Candidate> kinds) {
        if (!given.isEmpty() && !given.getFirst().contains("/")) {
            return Resources.find(given.getFirst()).map(kind -> names(kind, given.subList(1, given.size()))).orElse(List.of());
        }
        int slash = word.indexOf('/');
        if (slash < 0) {
            return given.isEmpty() ? kinds : kinds.stream()
                    .map(kind -> new Kubectl.Candidate(kind.text() + "/", kind.description()))
                    .toList();
        }
        return slashed(word.substring(0, slash));
    }

    /// `TYPE/NAME` for the objects of a type.
    private List<Kubectl.Candidate> slashed(String type) {
        return Resources.find(type)
                .map(kind -> names(kind, List.of()).stream()
                        .map(name -> new Kubectl.Candidate(type + "/" + name.text(), name.description()))
                        .toList())
                .orElse(List.of());
    }

    /// Types by their full names, and by their short ones; after a comma the next of several.
    private static List<Kubectl.Candidate> kinds(String word) {
        var before = word.substring(0, word.lastIndexOf(',') + 1);
        var kinds = new ArrayList<Kubectl.Candidate>();
        for (var kind : Resources.all()) {
            kinds.add(new Kubectl.Candidate(before + kind.groupResource(), kind.name()));
            if (word.length() > before.length()) {
                kind.shortNames().forEach(name -> kinds.add(new Kubectl.Candidate(before + name, kind.plural())));
            }
        }
        return kinds;
    }

    private List<Kubectl.Candidate> names(Kind<?> kind, List<String> given) {
        return list(kind).map(KubeObject::name).filter(name -> !given.contains(name))
                .map(name -> new Kubectl.Candidate(name, kind.name()))
                .toList();
    }

    private Stream<KubeObject> list(Kind<?> kind) {
        return reachable ? client.list(kind, kind.namespaced() ? namespace() : "", "", "").stream() : Stream.empty();
    }

    private String namespace() {
        var fallback = namespace.isEmpty() ? config.namespace(context) : namespace;
        return fallback.isEmpty() ? "default" : fallback;
    }

    private List<Kubectl.Candidate> podsAndOwners(String word) {
        int slash = word.indexOf('/');
        if (slash >= 0) {
            return slashed(word.substring(0, slash));
        }
        var all = new ArrayList<>(names(Kinds.of(Pod.class), List.of()));
        all.addAll(plain(WITH_PODS));
        return all;
    }

    private List<Kubectl.Candidate> containers(List<String> given) {
        return given.isEmpty() ? List.of() : pod(given.getFirst()).stream()
                .flatMap(pod -> Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream()))
                .map(Container::name)
                .flatMap(Stream::ofNullable)
                .map(name -> new Kubectl.Candidate(name, "Container"))
                .toList();
    }

    private Optional<Pod> pod(String argument) {
        var parts = argument.split("/", 2);
        return list(Kinds.of(Pod.class)).map(Pod.class::cast)
                .filter(pod -> parts.length == 1 || parts[0].startsWith("po") ? pod.name().equals(parts[parts.length - 1]) : belongs(pod, parts[1]))
                .findFirst();
    }

    /// By its name, which begins with that of what made it.
    private static boolean belongs(Pod pod, String owner) {
        return pod.name().startsWith(owner + "-");
    }

    /// What a flag may be given.
    List<Kubectl.Candidate> values(String command, String flag, List<String> given) {
        return switch (flag) {
            case "namespace" -> names(Kinds.of(Namespace.class), List.of());
            case "context" -> plain(config.contexts().keySet());
            case "cluster" -> plain(config.clusters().keySet());
            case "user" -> plain(config.users().keySet());
            case "output" -> formats(command);
            case "filename", "patch-file", "from-file", "from-env-file" -> plain(files);
            case "container" -> containers(given);
            case "selector", "label-columns" -> labels(given, flag.equals("selector"));
            case "type" -> plain(command.equals("patch")
                    ? List.of("json", "merge", "strategic")
                    : List.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName"));
            default -> plain(VALUES.getOrDefault(flag, List.of()));
        };
    }

    private static List<Kubectl.Candidate> formats(String command) {
        var formats = new ArrayList<>(command.equals("version") ? List.of("json", "yaml") : FORMATS);
        if (command.equals("get")) {
            formats.addAll(List.of("custom-columns", "custom-columns-file", "wide"));
        } else if (command.equals("api-resources")) {
            formats.add("wide");
        }
        return plain(formats);
    }

    /// The labels that objects of the kind in question have.
    private List<Kubectl.Candidate> labels(List<String> given, boolean withValues) {
        var labels = new LinkedHashSet<String>();
        if (!given.isEmpty()) {
            Resources.find(given.getFirst()).ifPresent(kind -> list(kind).forEach(object -> object.metadata()
                    .labels()
                    .forEach((key, value) -> labels.add(withValues ? key + "=" + value : key))));
        }
        return plain(labels);
    }

    private static List<Kubectl.Candidate> plain(Collection<String> texts) {
        return texts.stream().map(text -> new Kubectl.Candidate(text, "")).toList();
    }
}
