package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.policy.PodDisruptionBudget;
import dev.drydock.kube.api.policy.PodDisruptionBudgetSpec;
import dev.drydock.kube.api.scheduling.PriorityClass;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.LinkedHashMap;
import java.util.List;

/// `kubectl create poddisruptionbudget` and `create priorityclass`.
final class CreatePolicies {
    static final Command BUDGET = new Generator(
            "poddisruptionbudget",
            List.of("pdb"),
            "NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]",
            "failed to create poddisruptionbudgets: ",
            flags -> flags.text("min-available").text("max-unavailable").text("selector"),
            CreatePolicies::budget);

    static final Command PRIORITY = new Generator(
            "priorityclass",
            List.of("pc"),
            "NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]",
            "failed to create priorityclass: ",
            flags -> flags.integer("value", "", 0)
                    .bool("global-default")
                    .text("description")
                    .text("preemption-policy", "", "PreemptLowerPriority"),
            CreatePolicies::priority);

    private CreatePolicies() {}

    private static PodDisruptionBudget budget(Invocation kubectl) {
        var meta = CreateGenerators.named(kubectl);
        var flags = kubectl.flags();
        var least = flags.get("min-available");
        var most = flags.get("max-unavailable");
        if (flags.get("selector").isEmpty()) {
            throw Failure.of("a selector must be specified");
        } else if (least.isEmpty() && most.isEmpty()) {
            throw Failure.of("one of min-available or max-unavailable must be specified");
        } else if (!least.isEmpty() && !most.isEmpty()) {
            throw Failure.of("min-available and max-unavailable cannot be both specified");
        }
        var spec = PodDisruptionBudgetSpec.EMPTY.withSelector(selector(flags.get("selector")));
        return PodDisruptionBudget.EMPTY
                .withMetadata(meta)
                .withSpec(least.isEmpty() ? spec.withMaxUnavailable(amount(most)) : spec.withMinAvailable(amount(least)));
    }

    private static LabelSelector selector(String text) {
        var labels = new LinkedHashMap<String, String>();
        for (var pair : text.split(",")) {
            var parts = pair.split("==?", 2);
            if (parts.length < 2) {
                throw Failure.of("couldn't parse the selector string \"%s\": only equality-based requirements are supported".formatted(text));
            }
            labels.put(parts[0].strip(), parts[1].strip());
        }
        return LabelSelector.EMPTY.withMatchLabels(labels);
    }

    private static IntOrString amount(String text) {
        return text.matches("[+-]?\\d{1,9}") ? IntOrString.of(Integer.parseInt(text)) : IntOrString.of(text);
    }

    private static PriorityClass priority(Invocation kubectl) {
        var flags = kubectl.flags();
        return PriorityClass.EMPTY
                .withMetadata(CreateGenerators.named(kubectl))
                .withValue((int) flags.number("value"))
                .withGlobalDefault(flags.is("global-default"))
                .withDescription(flags.get("description"))
                .withPreemptionPolicy(flags.get("preemption-policy"));
    }
}
