package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.apiserver.defaults.WorkloadDefaults;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.validation.PodWarnings;
import dev.drydock.kube.apiserver.validation.Values;
import dev.drydock.kube.apiserver.validation.WorkloadValidation;
import java.util.List;

/// Deployments. Mirrors `pkg/registry/apps/deployment/strategy.go`.
final class DeploymentStrategy implements Strategy<Deployment> {
    @Override
    public Deployment withDefaults(Deployment deployment) {
        return WorkloadDefaults.of(deployment);
    }

    @Override
    public Deployment prepareForCreate(Deployment deployment) {
        return Statuses.cleared(deployment);
    }

    /// A change of annotations counts too, since rollouts pass them on.
    @Override
    public Deployment prepareForUpdate(Deployment deployment, Deployment old) {
        boolean annotated = !deployment.metadata().annotations().equals(old.metadata().annotations());
        return annotated && deployment.spec().equals(old.spec())
                ? deployment.withMetadata(deployment.metadata().withGeneration(Values.number(old.metadata().generation()) + 1))
                : deployment;
    }

    @Override
    public List<FieldError> validate(Deployment deployment) {
        return WorkloadValidation.validate(deployment);
    }

    @Override
    public List<FieldError> validateUpdate(Deployment deployment, Deployment old) {
        return WorkloadValidation.validateUpdate(deployment, old);
    }

    @Override
    public List<String> warnings(Deployment deployment) {
        return PodWarnings.ofTemplate(deployment.name(), deployment.spec().template());
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }
}
