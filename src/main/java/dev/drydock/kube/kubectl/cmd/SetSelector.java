package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.select.LabelSelector;
import dev.drydock.kube.api.select.SelectorException;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `kubectl set selector` and `kubectl set serviceaccount`: what takes its value as the last argument.
final class SetSelector {
    private SetSelector() {}

    static void run(Invocation kubectl) {
        var arguments = kubectl.arguments();
        if (arguments.isEmpty()) {
            throw Failure.of("one selector is required");
        }
        var selector = parse(arguments.getLast());
        var infos = SetCommand.infos(kubectl, arguments.subList(0, arguments.size() - 1));
        SetCommand.apply(kubectl, infos, new SetCommand.Change("selector updated", "", info -> patch(kubectl, info, selector)));
    }

    /// @param others requirements that a Service's selector cannot have, as Go prints them
    private record Parsed(Map<String, String> equal, List<String> others) {}

    private static Parsed parse(String text) {
        var equal = new LinkedHashMap<String, String>();
        var others = new ArrayList<String>();
        try {
            for (var requirement : LabelSelector.parse(text).requirements()) {
                switch (requirement.operator()) {
                    case EQUALS, DOUBLE_EQUALS -> equal.put(requirement.key(), requirement.values().iterator().next());
                    case IN -> others.add("{%s In %s}".formatted(requirement.key(), list(requirement.values())));
                    case NOT_IN -> others.add("{%s NotIn %s}".formatted(requirement.key(), list(requirement.values())));
                    case EXISTS -> others.add("{%s Exists []}".formatted(requirement.key()));
                    case DOES_NOT_EXIST -> others.add("{%s DoesNotExist []}".formatted(requirement.key()));
                    case NOT_EQUALS -> throw Failure.of(Go.quote("!=") + " is not a valid label selector operator");
                    case LESS_THAN -> throw Failure.of(Go.quote("lt") + " is not a valid label selector operator");
                    case GREATER_THAN -> throw Failure.of(Go.quote("gt") + " is not a valid label selector operator");
                }
            }
        } catch (SelectorException mistake) {
            throw Failure.of("couldn't parse the selector string %s: %s".formatted(Go.quote(text), mistake.getMessage()));
        }
        return new Parsed(equal, others);
    }

    private static String list(Iterable<String> values) {
        return "[" + String.join(" ", values) + "]";
    }

    private static Map<String, @Nullable Object> patch(Invocation kubectl, Info info, Parsed selector) {
        if (!(info.object() instanceof Service)) {
            throw Failure.of("setting a selector is only supported for Services");
        } else if (!selector.others().isEmpty()) {
            throw Failure.of("match expression [%s] not supported on this object".formatted(String.join(" ", selector.others())));
        }
        var labels = new LinkedHashMap<String, Object>(selector.equal());
        labels.put("$patch", "replace");
        var patch = new LinkedHashMap<String, @Nullable Object>();
        patch.put("spec", Map.of("selector", labels));
        if (!kubectl.flags().get("resource-version").isEmpty()) {
            patch.put("metadata", Map.of("resourceVersion", kubectl.flags().get("resource-version")));
        }
        return patch;
    }

    static void account(Invocation kubectl) {
        var arguments = kubectl.arguments();
        if (arguments.isEmpty()) {
            throw Failure.of("serviceaccount is required");
        }
        var infos = SetCommand.infos(kubectl, arguments.subList(0, arguments.size() - 1));
        var name = arguments.getLast();
        // The deprecated twin of the field is the server's to fill.
        var spec = Results.of(kubectl).onlyHere() ? Map.of("serviceAccountName", name) : Map.of("serviceAccountName", name, "serviceAccount", name);
        SetCommand.apply(kubectl, infos, new SetCommand.Change("serviceaccount updated", "failed to patch ServiceAccountName", info -> {
            SetCommand.podSpec(info);
            var patch = new LinkedHashMap<String, @Nullable Object>();
            patch.put("spec", info.object() instanceof Pod ? spec : Map.of("template", Map.of("spec", spec)));
            return patch;
        }));
    }
}
