package dev.drydock.kube.kubectl.describe;

import static dev.drydock.kube.kubectl.describe.Description.text;
import static dev.drydock.kube.kubectl.describe.Description.time;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.batch.CronJob;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.batch.JobSpec;
import dev.drydock.kube.api.core.ObjectReference;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is said of Jobs and CronJobs.
final class BatchDescribers {
    private BatchDescribers() {}

    static Description job(Job job, Invocation kubectl) {
        var spec = job.spec();
        var description = new Description()
                .field("Name", job.name())
                .field("Namespace", job.namespace())
                .field("Selector", SelectorFormat.selector(spec.selector()));
        labelled(description, job);
        PodDescriber.controller(description, job);
        if (spec.parallelism() != null) {
            description.field("Parallelism", spec.parallelism());
        }
        description.field("Completions", orUnset(spec.completions()));
        if (spec.completionMode() != null) {
            description.field("Completion Mode", spec.completionMode());
        }
        if (spec.suspend() != null) {
            description.field("Suspend", spec.suspend());
        }
        if (spec.backoffLimit() != null) {
            description.field("Backoff Limit", spec.backoffLimit());
        }
        if (spec.ttlSecondsAfterFinished() != null) {
            description.field("TTL Seconds After Finished", spec.ttlSecondsAfterFinished());
        }
        times(description, job);
        if (spec.activeDeadlineSeconds() != null) {
            description.field("Active Deadline Seconds", spec.activeDeadlineSeconds() + "s");
        }
        description.field("Pods Statuses", statuses(job));
        TemplateLines.add(description, spec.template());
        EventLines.add(description, kubectl, job);
        return description;
    }

    private static void times(Description description, Job job) {
        var started = job.status().startTime();
        var completed = job.status().completionTime();
        if (started != null) {
            description.field("Start Time", time(started));
        }
        if (completed != null) {
            description.field("Completed At", time(completed));
        }
        if (started != null && completed != null) {
            description.field("Duration", HumanDuration.since(started, completed));
        }
    }

    private static String statuses(Job job) {
        var status = job.status();
        var ready = status.ready() == null ? "" : " (" + status.ready() + " Ready)";
        return "%d Active%s / %d Succeeded / %d Failed".formatted(number(status.active()), ready, number(status.succeeded()), number(status.failed()));
    }

    static Description cronJob(CronJob job, Invocation kubectl) {
        var spec = job.spec();
        var description = labelled(new Description().field("Name", job.name()).field("Namespace", job.namespace()), job)
                .field("Schedule", text(spec.schedule()))
                .field("Concurrency Policy", text(spec.concurrencyPolicy()))
                .field("Suspend", spec.suspend() == null ? "<unset>" : spec.suspend() ? "True" : "False")
                .field("Successful Job History Limit", orUnset(spec.successfulJobsHistoryLimit()))
                .field("Failed Job History Limit", orUnset(spec.failedJobsHistoryLimit()))
                .field("Starting Deadline Seconds", spec.startingDeadlineSeconds() == null ? "<unset>" : spec.startingDeadlineSeconds() + "s");
        template(description, spec.jobTemplate().spec());
        description.field("Last Schedule Time", time(job.status().lastScheduleTime()));
        var active = job.status().active().stream().map(ObjectReference::name).collect(Collectors.joining(", "));
        description.fieldOrNone(0, "Active Jobs", active);
        EventLines.add(description, kubectl, job);
        return description;
    }

    private static void template(Description description, JobSpec spec) {
        description
                .field("Selector", spec.selector() == null ? "<unset>" : SelectorFormat.selector(spec.selector()))
                .field("Parallelism", orUnset(spec.parallelism()))
                .field("Completions", orUnset(spec.completions()));
        if (spec.activeDeadlineSeconds() != null) {
            description.field("Active Deadline Seconds", spec.activeDeadlineSeconds() + "s");
        }
        TemplateLines.add(description, spec.template());
    }

    private static Description labelled(Description description, KubeObject object) {
        return description
                .labels("Labels", object.metadata().labels())
                .annotations("Annotations", object.metadata().annotations());
    }

    private static Object orUnset(@Nullable Integer number) {
        return number == null ? "<unset>" : number;
    }

    private static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
