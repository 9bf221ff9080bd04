package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.apiserver.defaults.WorkloadDefaults;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.validation.PodWarnings;
import dev.drydock.kube.apiserver.validation.Values;
import dev.drydock.kube.apiserver.validation.WorkloadValidation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Deployments. Mirrors `pkg/registry/apps/deployment/strategy.go`.
final class DeploymentStrategy implements Strategy<Deployment> {
    private static final String REVISION = "deployment.kubernetes.io/revision";

    @Override
    public Deployment withDefaults(Deployment deployment) {
        return WorkloadDefaults.of(deployment);
    }

    @Override
    public Deployment prepareForCreate(Deployment deployment) {
        return Statuses.cleared(deployment);
    }

    /// A change of annotations counts too, since rollouts pass them on; but for the revision, which upstream's
    /// controller writes together with the status.
    @Override
    public Deployment prepareForUpdate(Deployment deployment, Deployment old) {
        boolean annotated = !withoutRevision(deployment).equals(withoutRevision(old));
        return annotated && deployment.spec().equals(old.spec())
                ? deployment.withMetadata(deployment.metadata().withGeneration(Values.number(old.metadata().generation()) + 1))
                : deployment;
    }

    private static Map<String, String> withoutRevision(Deployment deployment) {
        var annotations = new HashMap<>(deployment.metadata().annotations());
        annotations.remove(REVISION);
        return annotations;
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
