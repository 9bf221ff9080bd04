package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.rbac.PolicyRule;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What roles allow, made of verbs and resources. Mirrors `create_role.go` and `create_clusterrole.go`.
final class PolicyRules {
    private static final Set<String> VERBS = Set.of(
            "*", "get", "delete", "list", "create", "update", "patch", "watch", "proxy", "deletecollection", "use", "bind", "escalate", "impersonate");
    private static final Set<String> URL_VERBS = Set.of("*", "get", "post", "put", "delete", "patch", "head", "options");
    /// Verbs that only some resources know, by group and name.
    private static final Map<String, Set<String>> SPECIAL = Map.of(
            "use", Set.of("policy podsecuritypolicies", "extensions podsecuritypolicies"),
            "bind", Set.of("rbac.authorization.k8s.io roles", "rbac.authorization.k8s.io clusterroles"),
            "escalate", Set.of("rbac.authorization.k8s.io roles", "rbac.authorization.k8s.io clusterroles"),
            "impersonate", Set.of(" users", " serviceaccounts", " groups", "authentication.k8s.io userextras"));

    private PolicyRules() {}

    static void declare(FlagSet flags) {
        flags.list("verb", "").list("resource", "").array("resource-name", "");
    }

    /// A resource as a rule names it.
    ///
    /// @param known whether the server has it
    private record Named(String resource, String group, String subresource, boolean known) {
        static Named of(String text) {
            var sections = text.split("/", 2);
            var parts = sections[0].split("\\.", 2);
            var subresource = sections.length == 2 ? sections[1] : "";
            var group = parts.length == 2 ? parts[1] : "";
            var found = parts[0].isEmpty() || parts[0].equals("*") ? Optional.<Kind<?>>empty() : Resources.find(sections[0]);
            return found.map(kind -> new Named(kind.plural(), kind.gvk().group(), subresource, true))
                    .orElse(new Named(parts[0], group, subresource, false));
        }

        String path() {
            return subresource.isEmpty() ? resource : resource + "/" + subresource;
        }
    }

    static List<PolicyRule> ofRole(Invocation kubectl) {
        var verbs = verbs(kubectl);
        var resources = resources(kubectl);
        if (resources.isEmpty()) {
            throw Failure.of("at least one resource must be specified");
        }
        check(kubectl, verbs, resources);
        return rules(kubectl, verbs, resources);
    }

    static List<PolicyRule> ofClusterRole(Invocation kubectl) {
        var verbs = verbs(kubectl);
        var resources = resources(kubectl);
        var urls = kubectl.flags().all("non-resource-url");
        if (resources.isEmpty() && urls.isEmpty()) {
            throw Failure.of("one of resource or nonResourceURL must be specified");
        }
        if (!resources.isEmpty()) {
            check(kubectl, verbs, resources);
        }
        if (!urls.isEmpty()) {
            checkUrls(verbs, urls);
        }
        var rules = new ArrayList<>(rules(kubectl, verbs, resources));
        if (!urls.isEmpty()) {
            rules.add(PolicyRule.EMPTY.withVerbs(verbs).withNonResourceURLs(urls));
        }
        return rules;
    }

    private static List<String> verbs(Invocation kubectl) {
        var verbs = kubectl.flags().all("verb").stream().distinct().toList();
        if (verbs.isEmpty()) {
            throw Failure.of("at least one verb must be specified");
        }
        return verbs.contains("*") ? List.of("*") : verbs;
    }

    private static List<Named> resources(Invocation kubectl) {
        var resources = new ArrayList<Named>();
        for (var text : kubectl.flags().all("resource")) {
            resources.add(Named.of(text));
            if (text.equals("*")) {
                break;
            }
        }
        return resources;
    }

    private static void check(Invocation kubectl, List<String> verbs, List<Named> resources) {
        for (var verb : verbs) {
            if (!VERBS.contains(verb)) {
                kubectl.complain("Warning: '" + verb + "' is not a standard resource verb");
            }
        }
        for (var named : resources) {
            if (named.resource.isEmpty()) {
                throw Failure.of("resource must be specified if apiGroup/subresource specified");
            } else if (named.resource.equals("*")) {
                return;
            }
            boolean special = false;
            for (var verb : verbs) {
                if (SPECIAL.containsKey(verb)) {
                    if (!SPECIAL.get(verb).contains(named.group + " " + named.resource)) {
                        throw Failure.of("can not perform '%s' on '%s' in group '%s'".formatted(verb, named.resource, named.group));
                    }
                    special = true;
                }
            }
            if (!named.known && !special) {
                throw Failure.of("the server doesn't have a resource type \"" + named.resource + "\""
                        + (named.group.isEmpty() ? "" : " in group \"" + named.group + "\""));
            }
        }
    }

    private static void checkUrls(List<String> verbs, List<String> urls) {
        for (var verb : verbs) {
            if (!URL_VERBS.contains(verb)) {
                throw Failure.of("invalid verb: '" + verb + "' for nonResourceURL");
            }
        }
        for (var url : urls) {
            if (!url.equals("*") && !url.startsWith("/")) {
                throw Failure.of("nonResourceURL should start with /");
            } else if (url.indexOf('*') >= 0 && url.indexOf('*') < url.length() - 1) {
                throw Failure.of("nonResourceURL only supports wildcard matches when '*' is at the end");
            }
        }
    }

    /// One rule for each API group.
    private static List<PolicyRule> rules(Invocation kubectl, List<String> verbs, List<Named> resources) {
        var names = kubectl.flags().all("resource-name").stream().distinct().toList();
        var groups = new TreeMap<String, List<String>>();
        for (var named : resources) {
            var paths = groups.computeIfAbsent(named.group, group -> new ArrayList<>());
            if (!paths.contains(named.path())) {
                paths.add(named.path());
            }
        }
        return groups.entrySet().stream()
                .map(group -> PolicyRule.EMPTY
                        .withVerbs(verbs)
                        .withApiGroups(List.of(group.getKey()))
                        .withResources(group.getValue())
                        .withResourceNames(names))
                .toList();
    }
}
