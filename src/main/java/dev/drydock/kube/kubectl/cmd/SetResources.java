package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `kubectl set resources`.
final class SetResources {
    private SetResources() {}

    static void run(Invocation kubectl) {
        var infos = SetCommand.infos(kubectl, kubectl.arguments());
        var flags = kubectl.flags();
        if (flags.is("all") && !flags.get("selector").isEmpty()) {
            throw Failure.of("cannot set --all and --selector at the same time");
        }
        var amounts = new LinkedHashMap<String, Object>();
        for (var part : List.of("limits", "requests")) {
            if (!flags.get(part).isEmpty()) {
                amounts.put(part, amounts(flags.get(part)));
            }
        }
        if (amounts.isEmpty()) {
            throw Failure.of("you must specify an update to requests or limits (in the form of --requests/--limits)");
        }
        SetCommand.apply(kubectl, infos, new SetCommand.Change(
                "resource requirements updated",
                "failed to patch resources update to pod template",
                info -> SetCommand.inContainers(kubectl, info, container -> Map.of("resources", amounts))
                        .orElseThrow(() -> Failure.of("error: unable to find container named " + flags.get("containers")))));
    }

    private static Map<String, Object> amounts(String given) {
        var amounts = new LinkedHashMap<String, Object>();
        for (var pair : given.split(",")) {
            var sides = pair.split("=");
            if (sides.length != 2) {
                throw Failure.of("Invalid argument syntax %s, expected <resource>=<value>".formatted(pair));
            }
            try {
                amounts.put(sides[0], Quantity.parse(sides[1]).toString());
            } catch (IllegalArgumentException mistake) {
                throw Failure.of(String.valueOf(mistake.getMessage()));
            }
        }
        return amounts;
    }
}
