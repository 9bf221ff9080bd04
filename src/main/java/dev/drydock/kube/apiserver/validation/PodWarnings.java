package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.PodTemplateSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What is allowed and yet hardly meant. Mirrors `GetWarningsForPod`; leaves out what concerns volumes of cloud providers.
public final class PodWarnings {
    private static final Path SPEC = Path.of("spec");

    private PodWarnings() {}

    public static List<String> of(Pod pod) {
        var warnings = new ArrayList<String>(0);
        warnOfName(pod.name(), "the Pod's hostname", warnings);
        warnOfSpec(pod.spec(), SPEC, warnings);
        return warnings;
    }

    public static List<String> ofTemplate(String name, PodTemplateSpec template) {
        var warnings = new ArrayList<String>(0);
        warnOfName(name, "Pod names and hostnames", warnings);
        warnOfSpec(template.spec(), SPEC.child("template").child("spec"), warnings);
        return warnings;
    }

    private static void warnOfName(String name, String use, List<String> warnings) {
        var problems = Names.dns1123Label(name);
        if (!problems.isEmpty()) {
            warnings.add("metadata.name: this is used in %s, which can result in surprising behavior; a DNS label is recommended: [%s]"
                    .formatted(use, String.join(" ", problems)));
        }
    }

    private static void warnOfSpec(PodSpec spec, Path path, List<String> warnings) {
        for (int i = 0; i < spec.initContainers().size(); i++) {
            warnOfContainer(spec.initContainers().get(i), path.child("initContainers").index(i), warnings);
        }
        for (int i = 0; i < spec.containers().size(); i++) {
            warnOfContainer(spec.containers().get(i), path.child("containers").index(i), warnings);
        }
        if (spec.terminationGracePeriodSeconds() != null && spec.terminationGracePeriodSeconds() < 0) {
            warnings.add(path.child("terminationGracePeriodSeconds") + ": must be >= 0; negative values are invalid and will be treated as 1");
        }
        for (int i = 0; i < spec.imagePullSecrets().size(); i++) {
            if (empty(spec.imagePullSecrets().get(i).name())) {
                warnings.add(path.child("imagePullSecrets").index(i) + ": invalid empty name \"\"");
            }
        }
    }

    private static void warnOfContainer(Container container, Path path, List<String> warnings) {
        for (var resources : List.of(container.resources().requests(), container.resources().limits())) {
            resources.forEach((name, amount) -> {
                if ((name.equals("memory") || name.equals("ephemeral-storage")) && amount.amount().remainder(BigDecimal.ONE).signum() != 0) {
                    var part = resources == container.resources().requests() ? "requests" : "limits";
                    warnings.add("%s: fractional byte value \"%s\" is invalid, must be an integer"
                            .formatted(path.child("resources").child(part).key(name), amount));
                }
            });
        }
        warnOfVariables(container, path.child("env"), warnings);
        warnOfPorts(container, path.child("ports"), warnings);
    }

    private static void warnOfVariables(Container container, Path path, List<String> warnings) {
        if (container.env().size() < 2) {
            return;
        }
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < container.env().size(); i++) {
            var name = text(container.env().get(i).name());
            if (seen.put(name, i) != null) {
                warnings.add("%s: hides previous definition of \"%s\", which may be dropped when using apply".formatted(path.index(i), name));
            }
        }
    }

    private static void warnOfPorts(Container container, Path path, List<String> warnings) {
        var ports = container.ports();
        for (int i = 1; i < ports.size(); i++) {
            for (int j = 0; j < i; j++) {
                var port = ports.get(i);
                var other = ports.get(j);
                if (number(port.containerPort()) == number(other.containerPort()) && text(port.protocol()).equals(text(other.protocol()))
                        && number(port.hostPort()) == number(other.hostPort()) && text(port.hostIP()).equals(text(other.hostIP()))) {
                    warnings.add("%s: duplicate port definition with %s".formatted(path.index(i), path.index(j)));
                    break;
                }
            }
        }
    }
}
