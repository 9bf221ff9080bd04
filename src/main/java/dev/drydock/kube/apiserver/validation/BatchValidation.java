package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.batch.CronJob;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.batch.JobSpec;
import java.util.List;

/// Jobs and CronJobs. Mirrors `pkg/apis/batch/validation`; leaves out success and failure policies.
public final class BatchValidation {
    private static final Path SPEC = Path.of("spec");
    private static final List<String> RESTART_POLICIES = List.of("OnFailure", "Never");
    private static final List<String> CONCURRENCY = List.of("Allow", "Forbid", "Replace");
    private static final List<String> COMPLETION_MODES = List.of("Indexed", "NonIndexed");
    private static final int LONGEST_CRON_NAME = 52;

    private BatchValidation() {}

    public static List<FieldError> validate(Job job) {
        var errors = new Errors();
        ObjectMetaValidation.validate(job.metadata(), true, Names::dns1123Subdomain, errors);
        validateJob(job, errors);
        return errors.list();
    }

    private static void validateJob(Job job, Errors errors) {
        validateSpec(job.spec(), SPEC, errors);
        var selector = job.spec().selector();
        if (selector == null) {
            errors.required(SPEC.child("selector"));
        } else {
            Labels.validateSelector(selector, SPEC.child("selector"), errors);
            if (!Labels.matches(selector, job.spec().template().metadata().labels())) {
                WorkloadValidation.refuseLabels(job.spec().template().metadata().labels(), SPEC.child("template"), errors);
            }
        }
    }

    public static List<FieldError> validateUpdate(Job job, Job old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(job.metadata(), old.metadata(), errors);
        validateJob(job, errors);
        errors.immutable(SPEC.child("completions"), job.spec().completions(), old.spec().completions());
        errors.immutable(SPEC.child("selector"), job.spec().selector(), old.spec().selector());
        errors.immutable(SPEC.child("template"), job.spec().template(), old.spec().template());
        errors.immutable(SPEC.child("completionMode"), job.spec().completionMode(), old.spec().completionMode());
        return errors.list();
    }

    public static List<FieldError> validate(CronJob job) {
        var errors = new Errors();
        ObjectMetaValidation.validate(job.metadata(), true, Names::dns1123Subdomain, errors);
        if (job.name().length() > LONGEST_CRON_NAME) {
            errors.invalid(ObjectMetaValidation.METADATA.child("name"), job.name(), "must be no more than 52 characters");
        }
        validateCron(job, errors);
        return errors.list();
    }

    public static List<FieldError> validateUpdate(CronJob job, CronJob old) {
        var errors = new Errors();
        ObjectMetaValidation.validateUpdate(job.metadata(), old.metadata(), errors);
        validateCron(job, errors);
        return errors.list();
    }

    private static void validateCron(CronJob job, Errors errors) {
        var spec = job.spec();
        if (empty(spec.schedule())) {
            errors.required(SPEC.child("schedule"));
        }
        if (spec.startingDeadlineSeconds() != null) {
            errors.notNegative(SPEC.child("startingDeadlineSeconds"), spec.startingDeadlineSeconds());
        }
        errors.oneOf(SPEC.child("concurrencyPolicy"), spec.concurrencyPolicy(), CONCURRENCY);
        validateSpec(spec.jobTemplate().spec(), SPEC.child("jobTemplate").child("spec"), errors);
        errors.notNegative(SPEC.child("successfulJobsHistoryLimit"), number(spec.successfulJobsHistoryLimit()));
        errors.notNegative(SPEC.child("failedJobsHistoryLimit"), number(spec.failedJobsHistoryLimit()));
    }

    private static void validateSpec(JobSpec spec, Path path, Errors errors) {
        errors.notNegative(path.child("parallelism"), number(spec.parallelism()));
        errors.notNegative(path.child("completions"), number(spec.completions()));
        errors.notNegative(path.child("activeDeadlineSeconds"), number(spec.activeDeadlineSeconds()));
        errors.notNegative(path.child("backoffLimit"), number(spec.backoffLimit()));
        errors.notNegative(path.child("ttlSecondsAfterFinished"), number(spec.ttlSecondsAfterFinished()));
        if (spec.completionMode() != null) {
            if (!COMPLETION_MODES.contains(spec.completionMode())) {
                errors.notSupported(path.child("completionMode"), spec.completionMode(), COMPLETION_MODES);
            } else if (spec.completionMode().equals("Indexed") && spec.completions() == null) {
                errors.required(path.child("completions"), "when completion mode is Indexed");
            }
        }
        PodValidation.validateTemplate(spec.template(), path.child("template"), errors);
        var restart = path.child("template").child("spec").child("restartPolicy");
        var policy = text(spec.template().spec().restartPolicy());
        if (policy.isEmpty() || policy.equals("Always")) {
            errors.add(new FieldError(FieldError.Reason.REQUIRED, restart.toString(), null, "valid values: \"OnFailure\", \"Never\""));
        } else if (!RESTART_POLICIES.contains(policy)) {
            errors.notSupported(restart, policy, RESTART_POLICIES);
        }
    }
}
