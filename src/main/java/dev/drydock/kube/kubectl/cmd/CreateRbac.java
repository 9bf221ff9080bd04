package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.rbac.AggregationRule;
import dev.drydock.kube.api.rbac.ClusterRole;
import dev.drydock.kube.api.rbac.ClusterRoleBinding;
import dev.drydock.kube.api.rbac.Role;
import dev.drydock.kube.api.rbac.RoleBinding;
import dev.drydock.kube.api.rbac.RoleRef;
import dev.drydock.kube.api.rbac.Subject;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// `kubectl create role`, `clusterrole` and their bindings. What the roles allow is made by [PolicyRules].
final class CreateRbac {
    private static final String GROUP = "rbac.authorization.k8s.io";

    static final List<Command> ALL = List.of(
            new Generator(
                    "role",
                    List.of(),
                    "NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]",
                    "",
                    PolicyRules::declare,
                    CreateRbac::role),
            new Generator(
                    "rolebinding",
                    List.of(),
                    "NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]",
                    "failed to create rolebinding: ",
                    flags -> subjects(flags.text("clusterrole").text("role")),
                    CreateRbac::roleBinding),
            new Generator(
                    "clusterrole",
                    List.of(),
                    "NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]",
                    "",
                    flags -> {
                        PolicyRules.declare(flags);
                        flags.list("non-resource-url", "").list("aggregation-rule", "");
                    },
                    CreateRbac::clusterRole),
            new Generator(
                    "clusterrolebinding",
                    List.of(),
                    "NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]",
                    "failed to create clusterrolebinding: ",
                    flags -> subjects(flags.text("clusterrole").require("clusterrole")),
                    CreateRbac::clusterRoleBinding));

    private CreateRbac() {}

    static void subjects(FlagSet flags) {
        flags.array("user", "").array("group", "").array("serviceaccount", "");
    }

    private static Role role(Invocation kubectl) {
        var meta = CreateGenerators.named(kubectl);
        return Role.EMPTY.withMetadata(meta).withRules(PolicyRules.ofRole(kubectl));
    }

    private static ClusterRole clusterRole(Invocation kubectl) {
        var role = ClusterRole.EMPTY.withMetadata(CreateGenerators.named(kubectl));
        var flags = kubectl.flags();
        if (flags.all("aggregation-rule").isEmpty()) {
            return role.withRules(PolicyRules.ofClusterRole(kubectl));
        } else if (flags.changed("verb") || flags.changed("resource") || flags.changed("resource-name") || flags.changed("non-resource-url")) {
            throw Failure.of("aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames");
        }
        var labels = new LinkedHashMap<String, String>();
        for (var pair : flags.all("aggregation-rule")) {
            var parts = pair.split("=", 2);
            labels.put(parts[0], parts.length < 2 ? "" : parts[1]);
        }
        return role.withAggregationRule(
                AggregationRule.EMPTY.withClusterRoleSelectors(List.of(LabelSelector.EMPTY.withMatchLabels(labels))));
    }

    private static RoleBinding roleBinding(Invocation kubectl) {
        var meta = CreateGenerators.named(kubectl);
        var clusterRole = kubectl.flags().get("clusterrole");
        var role = kubectl.flags().get("role");
        if (clusterRole.isEmpty() == role.isEmpty()) {
            throw Failure.of("exactly one of clusterrole or role must be specified");
        }
        return RoleBinding.EMPTY
                .withMetadata(meta)
                .withRoleRef(role.isEmpty() ? reference("ClusterRole", clusterRole) : reference("Role", role))
                .withSubjects(subjects(kubectl));
    }

    private static ClusterRoleBinding clusterRoleBinding(Invocation kubectl) {
        return ClusterRoleBinding.EMPTY
                .withMetadata(CreateGenerators.named(kubectl))
                .withRoleRef(reference("ClusterRole", kubectl.flags().get("clusterrole")))
                .withSubjects(subjects(kubectl));
    }

    private static RoleRef reference(String kind, String name) {
        return RoleRef.EMPTY.withApiGroup(GROUP).withKind(kind).withName(name);
    }

    static List<Subject> subjects(Invocation kubectl) {
        var subjects = new ArrayList<Subject>();
        kubectl.flags().all("user").forEach(user -> subjects.add(
                Subject.EMPTY.withKind("User").withApiGroup(GROUP).withName(user)));
        kubectl.flags().all("group").forEach(group -> subjects.add(
                Subject.EMPTY.withKind("Group").withApiGroup(GROUP).withName(group)));
        for (var account : kubectl.flags().all("serviceaccount")) {
            var parts = account.split(":", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw Failure.of("serviceaccount must be <namespace>:<name>");
            }
            subjects.add(Subject.EMPTY.withKind("ServiceAccount").withNamespace(parts[0]).withName(parts[1]));
        }
        return subjects;
    }
}
