package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.apiserver.defaults.WorkloadDefaults;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.validation.PodWarnings;
import dev.drydock.kube.apiserver.validation.WorkloadValidation;
import java.util.List;

/// ReplicaSets. Mirrors `pkg/registry/apps/replicaset/strategy.go`.
final class ReplicaSetStrategy implements Strategy<ReplicaSet> {
    @Override
    public ReplicaSet withDefaults(ReplicaSet set) {
        return WorkloadDefaults.of(set);
    }

    @Override
    public ReplicaSet prepareForCreate(ReplicaSet set) {
        return Statuses.cleared(set);
    }

    @Override
    public List<FieldError> validate(ReplicaSet set) {
        return WorkloadValidation.validate(set);
    }

    @Override
    public List<FieldError> validateUpdate(ReplicaSet set, ReplicaSet old) {
        return WorkloadValidation.validateUpdate(set, old);
    }

    @Override
    public List<String> warnings(ReplicaSet set) {
        return PodWarnings.ofTemplate(set.name(), set.spec().template());
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }
}
