package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.apiserver.validation.Values;
import java.util.LinkedHashMap;
import java.util.Map;

/// The labels by which a Job knows its Pods. Mirrors `generateSelector` in `pkg/registry/batch/job/strategy.go`.
final class JobLabels {
    private static final String UID = "batch.kubernetes.io/controller-uid";
    private static final String NAME = "batch.kubernetes.io/job-name";

    private JobLabels() {}

    static Job generate(Job job) {
        var cleared = Statuses.cleared(job);
        var spec = cleared.spec();
        if (Values.truth(spec.manualSelector())) {
            return cleared;
        }
        var uid = Values.text(job.metadata().uid());
        var template = spec.template();
        var labels = new LinkedHashMap<>(template.metadata().labels());
        labels.putAll(Map.of(UID, uid, "controller-uid", uid, NAME, job.name(), "job-name", job.name()));
        var selector = spec.selector() == null ? LabelSelector.EMPTY.withMatchLabels(Map.of(UID, uid)) : spec.selector();
        return cleared.withSpec(spec.withSelector(selector)
                .withTemplate(template.withMetadata(template.metadata().withLabels(labels))));
    }
}
