package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.text;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.rbac.ClusterRole;
import dev.drydock.kube.api.rbac.ClusterRoleBinding;
import dev.drydock.kube.api.rbac.PolicyRule;
import dev.drydock.kube.api.rbac.Role;
import dev.drydock.kube.api.rbac.RoleBinding;
import dev.drydock.kube.api.rbac.RoleRef;
import dev.drydock.kube.api.rbac.Subject;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is said of roles and their bindings.
final class AccessDescribers {
    private AccessDescribers() {}

    static Description role(Role role, Invocation kubectl) {
        return rules(role, role.rules());
    }

    static Description clusterRole(ClusterRole role, Invocation kubectl) {
        return rules(role, role.rules());
    }

    static Description roleBinding(RoleBinding binding, Invocation kubectl) {
        return subjects(binding, binding.roleRef(), binding.subjects());
    }

    static Description clusterRoleBinding(ClusterRoleBinding binding, Invocation kubectl) {
        return subjects(binding, binding.roleRef(), binding.subjects());
    }

    private static Description head(KubeObject object) {
        return new Description()
                .field("Name", object.name())
                .labels("Labels", object.metadata().labels())
                .annotations("Annotations", object.metadata().annotations());
    }

    private static Description subjects(KubeObject binding, RoleRef role, List<Subject> subjects) {
        var description = head(binding)
                .line(0, "Role:")
                .field(1, "Kind", text(role.kind()))
                .field(1, "Name", text(role.name()))
                .line(0, "Subjects:")
                .line(1, "Kind\tName\tNamespace")
                .line(1, "----\t----\t---------");
        subjects.forEach(each -> description.line(1, text(each.kind()) + "\t" + text(each.name()) + "\t" + text(each.namespace())));
        return description;
    }

    /// One resource, or one URL, with the names it is limited to.
    private record Part(String group, String resource, String url, String name) {
        String title() {
            int slash = resource.indexOf('/');
            var plain = slash < 0 ? resource : resource.substring(0, slash);
            return plain + (group.isEmpty() ? "" : "." + group) + (slash < 0 ? "" : resource.substring(slash));
        }

        /// As the rule compares when it is printed as text.
        String order() {
            return "APIGroups:[%s] Resources:[%s] Names:[%s] URLs:[%s]".formatted(group, resource, name, url);
        }
    }

    private static Description rules(KubeObject role, List<PolicyRule> rules) {
        var description = head(role)
                .line(0, "PolicyRule:")
                .line(1, "Resources\tNon-Resource URLs\tResource Names\tVerbs")
                .line(1, "---------\t-----------------\t--------------\t-----");
        var verbs = new LinkedHashMap<Part, Set<String>>();
        rules.forEach(rule -> parts(rule).forEach(part -> verbs.computeIfAbsent(part, unused -> new LinkedHashSet<>()).addAll(rule.verbs())));
        verbs.entrySet().stream()
                .sorted((a, b) -> compare(a.getKey(), a.getValue(), b.getKey(), b.getValue()))
                .forEach(entry -> description.line(1, "%s\t%s\t%s\t%s".formatted(
                        entry.getKey().title(), list(entry.getKey().url()), list(entry.getKey().name()), "[" + String.join(" ", entry.getValue()) + "]")));
        return description;
    }

    /// Upstream sorts the rules by their protobuf text, in which the verbs come first.
    private static int compare(Part a, Set<String> aVerbs, Part b, Set<String> bVerbs) {
        return (String.join(",", aVerbs) + a.order()).compareTo(String.join(",", bVerbs) + b.order());
    }

    private static List<Part> parts(PolicyRule rule) {
        var parts = new ArrayList<Part>();
        var names = rule.resourceNames().isEmpty() ? List.of("") : rule.resourceNames();
        for (var group : rule.apiGroups()) {
            rule.resources().forEach(resource -> names.forEach(name -> parts.add(new Part(group, resource, "", name))));
        }
        rule.nonResourceURLs().forEach(url -> parts.add(new Part("", "", url, "")));
        return parts;
    }

    private static String list(String word) {
        return "[" + word + "]";
    }
}
