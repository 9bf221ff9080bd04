package dev.drydock.kube.apiserver.defaults;

import static dev.drydock.kube.apiserver.defaults.Each.isEmpty;

import dev.drydock.kube.api.batch.CronJob;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.batch.JobSpec;
import java.util.Objects;

/// Defaults of jobs. Mirrors `pkg/apis/batch/v1/defaults.go`.
public final class BatchDefaults {
    private BatchDefaults() {}

    public static Job of(Job job) {
        var spec = job.spec();
        if (spec.completions() == null && spec.parallelism() == null) {
            spec = spec.withCompletions(1);
        }
        spec = ofSpec(spec)
                .withParallelism(Objects.requireNonNullElse(spec.parallelism(), 1))
                .withSuspend(Objects.requireNonNullElse(spec.suspend(), false));
        if (spec.backoffLimit() == null) {
            spec = spec.withBackoffLimit(spec.backoffLimitPerIndex() == null ? 6 : Integer.MAX_VALUE);
        }
        if (isEmpty(spec.completionMode())) {
            spec = spec.withCompletionMode("NonIndexed");
        }
        if (isEmpty(spec.podReplacementPolicy())) {
            spec = spec.withPodReplacementPolicy(spec.podFailurePolicy() == null ? "TerminatingOrFailed" : "Failed");
        }
        var meta = job.metadata();
        var labels = spec.template().metadata().labels();
        return job.withMetadata(meta.labels().isEmpty() ? meta.withLabels(labels) : meta).withSpec(spec);
    }

    public static CronJob of(CronJob job) {
        var spec = job.spec();
        var template = spec.jobTemplate();
        return job.withSpec(spec.withConcurrencyPolicy(isEmpty(spec.concurrencyPolicy()) ? "Allow" : spec.concurrencyPolicy())
                .withSuspend(Objects.requireNonNullElse(spec.suspend(), false))
                .withSuccessfulJobsHistoryLimit(Objects.requireNonNullElse(spec.successfulJobsHistoryLimit(), 3))
                .withFailedJobsHistoryLimit(Objects.requireNonNullElse(spec.failedJobsHistoryLimit(), 1))
                .withJobTemplate(template.withSpec(ofSpec(template.spec()))));
    }

    private static JobSpec ofSpec(JobSpec spec) {
        return spec.withTemplate(PodDefaults.ofTemplate(spec.template()));
    }
}
