package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `kubectl set image`.
final class SetImage {
    private SetImage() {}

    static void run(Invocation kubectl) {
        var pairs = SetCommand.pairs(kubectl, "image");
        var infos = SetCommand.infos(kubectl, pairs.resources());
        if (pairs.added().isEmpty()) {
            throw Failure.of("at least one image update is required");
        } else if (pairs.added().size() > 1 && pairs.added().containsKey("*")) {
            throw Failure.of("all containers are already specified by *, but saw more than one container_name=container_image pairs");
        }
        var failures = new ArrayList<RuntimeException>();
        try {
            SetCommand.apply(kubectl, infos, new SetCommand.Change(
                    "image updated", "failed to patch image update to pod template:", info -> patch(info, pairs, failures)));
        } catch (Failure | StatusException failure) {
            failures.add(failure);
        }
        Failure.throwAll(failures);
    }

    private static Map<String, @Nullable Object> patch(Info info, Pairs pairs, List<RuntimeException> failures) {
        var spec = SetCommand.podSpec(info);
        var containers = new ArrayList<Map<String, Object>>();
        var initContainers = new ArrayList<Map<String, Object>>();
        pairs.added().forEach((name, image) -> {
            var meant = name.equals("*") || SetCommand.containers(spec).anyMatch(each -> name.equals(each.name()));
            if (!meant) {
                failures.add(Failure.of(SetCommand.unknown(name)));
            }
            SetCommand.imaged(spec.containers(), name).forEach(each -> containers.add(Map.of("name", each, "image", image)));
            SetCommand.imaged(spec.initContainers(), name).forEach(each -> initContainers.add(Map.of("name", each, "image", image)));
        });
        return SetCommand.patch(info, containers, initContainers);
    }
}
