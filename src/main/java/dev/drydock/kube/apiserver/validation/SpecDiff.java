package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Struct;

/// What changed between two specs, as upstream shows it in a refusal. Not written out yet.
final class SpecDiff {
    private SpecDiff() {}

    static String between(Struct old, Struct changed) {
        return "";
    }
}
