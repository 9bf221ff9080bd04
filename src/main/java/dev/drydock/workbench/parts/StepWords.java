package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Step;
import dev.drydock.workbench.insight.Journey;
import dev.drydock.workbench.insight.Ref;
import java.time.Duration;
import java.time.Instant;

/// Says a step of the trace in the page's language. Names stay Kubernetes' own.
final class StepWords {
    private final Component page;

    StepWords(Component page) {
        this.page = page;
    }

    String of(Step step) {
        var about = Journey.about(step).map(Ref::shortName).orElse("");
        return switch (step.action()) {
            case Action.Commanded(var line) -> word("commanded", step.actor().equals("kubectl") ? "$ kubectl " + bare(line) : "$ " + line);
            case Action.Disturbed(var what) -> word("disturbed", what);
            case Action.Reconciled(var key) -> word("reconciled", step.actor(), key.name());
            case Action.Compared(var resource, var key, var wanted, var found) -> word("compared", step.actor(), about, wanted, found);
            case Action.Admitted(var plugin, var resource, var key) -> word("admitted", plugin, about);
            case Action.Stored stored -> word(stored.verb(), step.actor(), about(stored, about));
            case Action.Refused refused -> word("refused", refused.message());
            case Action.Filtered filtered -> word("filtered", step.actor(), about, fitting(filtered), asked(filtered));
            case Action.Scored scored -> word("scored", step.actor(), about, scored.chosen());
            case Action.Ran ran -> word(ran.what(), step.actor(), ran.pod().name() + "/" + ran.container());
            case Action.Routed routed -> word("routed", step.actor(), "service/" + routed.service().name(), "pod/" + routed.pod().name());
        };
    }

    /// How long after the beginning something was.
    static String clock(Instant began, Instant at) {
        var passed = Duration.between(began, at);
        return passed.isNegative() ? "00:00" : "%02d:%02d".formatted(passed.toMinutes(), passed.toSecondsPart());
    }

    private static String bare(String line) {
        return line.startsWith("kubectl ") ? line.substring("kubectl ".length()) : line;
    }

    /// `pods/status` writes a Pod's status, which is not the Pod that somebody asked for.
    private static String about(Action.Stored stored, String about) {
        int slash = stored.resource().indexOf('/');
        return slash < 0 ? about : about + " (" + stored.resource().substring(slash + 1) + ")";
    }

    private static int fitting(Action.Filtered filtered) {
        return filtered.counts().getOrDefault("", 0);
    }

    private static int asked(Action.Filtered filtered) {
        return filtered.counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    private String word(String key, Object... values) {
        return page.getTranslation("workbench.step." + key, values);
    }
}
