package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.rbac.ClusterRoleBinding;
import dev.drydock.kube.api.rbac.RoleBinding;
import dev.drydock.kube.api.rbac.Subject;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `kubectl set subject`: adds users, groups and service accounts to a binding. Mirrors `set_subject.go`.
record SetSubject() implements Command {
    private static final String GROUP = "rbac.authorization.k8s.io";

    @Override
    public String name() {
        return "subject";
    }

    @Override
    public String usage() {
        return "(-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .text("selector", "l", "")
                .bool("all")
                .bool("local")
                .array("user", "")
                .array("group", "")
                .array("serviceaccount", "");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        var infos = SetCommand.infos(kubectl, kubectl.arguments());
        if (flags.is("all") && !flags.get("selector").isEmpty()) {
            throw Failure.of("cannot set --all and --selector at the same time");
        } else if (flags.all("user").isEmpty() && flags.all("group").isEmpty() && flags.all("serviceaccount").isEmpty()) {
            throw Failure.of("you must specify at least one value of user, group or serviceaccount");
        }
        var subjects = subjects(kubectl, infos.stream().anyMatch(info -> info.object() instanceof ClusterRoleBinding));
        SetCommand.apply(kubectl, infos, new SetCommand.Change(
                "subjects updated", "failed to patch subjects to rolebinding:", info -> patch(info, subjects)));
    }

    private static List<Subject> subjects(Invocation kubectl, boolean clusterWide) {
        var subjects = new ArrayList<Subject>();
        new TreeSet<>(kubectl.flags().all("user")).forEach(user -> subjects.add(
                Subject.EMPTY.withKind("User").withApiGroup(GROUP).withName(user)));
        new TreeSet<>(kubectl.flags().all("group")).forEach(group -> subjects.add(
                Subject.EMPTY.withKind("Group").withApiGroup(GROUP).withName(group)));
        for (var account : new TreeSet<>(kubectl.flags().all("serviceaccount"))) {
            var parts = account.split(":", -1);
            if (parts.length != 2 || parts[1].isEmpty()) {
                throw Failure.of("serviceaccount must be <namespace>:<name>");
            } else if (parts[0].isEmpty() && clusterWide) {
                throw Failure.of("serviceaccount must be <namespace>:<name>, namespace must be specified");
            }
            subjects.add(Subject.EMPTY
                    .withKind("ServiceAccount")
                    .withNamespace(parts[0].isEmpty() ? kubectl.namespace() : parts[0])
                    .withName(parts[1]));
        }
        return subjects;
    }

    private static Map<String, @Nullable Object> patch(Info info, List<Subject> added) {
        var subjects = new ArrayList<>(present(info.object(), info));
        added.stream().filter(subject -> !subjects.contains(subject)).toList().forEach(subjects::add);
        var patch = new LinkedHashMap<String, @Nullable Object>();
        if (subjects.size() > present(info.object(), info).size()) {
            patch.put("subjects", subjects.stream().map(Codec::tree).toList());
        }
        return patch;
    }

    private static List<Subject> present(KubeObject object, Info info) {
        return switch (object) {
            case RoleBinding binding -> binding.subjects();
            case ClusterRoleBinding binding -> binding.subjects();
            default -> throw Failure.of("error: %s setting subjects is only supported for RoleBinding/ClusterRoleBinding".formatted(info.resourceName()));
        };
    }
}
