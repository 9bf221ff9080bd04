package dev.drydock.workbench.insight;

import java.util.List;

/// One thing that keeps an object from being as it is wanted.
///
/// @param key of its words in the bundles: `workbench.finding.KEY` says what is so and why, `workbench.finding.KEY.do` what to do
/// @param values for the words' `{0}`, `{1}`…
/// @param quote what Kubernetes itself said of it, never translated; empty where it said nothing
/// @param evidence the object that shows it
public record Finding(String key, List<String> values, String quote, Ref evidence) {
    Finding(String key, Ref evidence, String quote, String... values) {
        this(key, List.of(values), quote, evidence);
    }
}
