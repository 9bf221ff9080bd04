package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.trace.Action;
import dev.drydock.kube.trace.Trace;
import java.util.List;

/// The admission steps in the order in which a kubeadm cluster runs them.
public final class AdmissionChain {
    private static final List<AdmissionStep> STEPS = List.of(
            new NamespaceLifecycle(),
            new LimitRanger(),
            new ServiceAccountAdmission(),
            new Priority(),
            new DefaultTolerationSeconds(),
            new DefaultStorageClass(),
            new StorageProtection(),
            new ResourceQuotaAdmission());

    private final Trace trace;

    public AdmissionChain(Trace trace) {
        this.trace = trace;
    }

    /// Runs the changing steps and notes those that changed something.
    public KubeObject mutate(Admission request) {
        var current = request;
        for (var step : STEPS) {
            var changed = step.mutate(current);
            if (changed != current.object()) {
                trace.record(
                        "kube-apiserver",
                        new Action.Admitted(step.name(), request.kind().groupResource(), changed.key()));
                current = current.withObject(changed);
            }
        }
        return current.object();
    }

    public void validate(Admission request) {
        STEPS.forEach(step -> step.validate(request));
    }
}
