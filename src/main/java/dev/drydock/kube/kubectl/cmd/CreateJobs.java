package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.batch.CronJob;
import dev.drydock.kube.api.batch.CronJobSpec;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.batch.JobSpec;
import dev.drydock.kube.api.batch.JobTemplateSpec;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.meta.OwnerReference;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Resources;
import java.util.HashMap;
import java.util.List;

/// `kubectl create job` and `create cronjob`.
final class CreateJobs {
    static final Command JOB = new Generator(
            "job",
            List.of(),
            "NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]",
            "failed to create job: ",
            flags -> flags.text("image").text("from"),
            CreateJobs::job);

    static final Command CRON_JOB = new Generator(
            "cronjob",
            List.of("cj"),
            "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]",
            "failed to create cronjob: ",
            flags -> flags.text("image").text("schedule").text("restart").require("image", "schedule"),
            CreateJobs::cronJob);

    private CreateJobs() {}

    private static String name(Invocation kubectl) {
        int dash = kubectl.flags().dash();
        int named = dash < 0 ? kubectl.arguments().size() : dash;
        if (named < 1 || dash >= 0 && named > 1) {
            throw Failure.usage("exactly one NAME is required, got " + named);
        }
        return kubectl.arguments().getFirst();
    }

    private static List<String> command(Invocation kubectl) {
        return kubectl.arguments().subList(1, kubectl.arguments().size());
    }

    private static JobSpec spec(Invocation kubectl, String name, String restart) {
        var container = Container.EMPTY.withName(name).withImage(kubectl.flags().get("image")).withCommand(command(kubectl));
        return JobSpec.EMPTY.withTemplate(PodTemplateSpec.EMPTY.withSpec(
                PodSpec.EMPTY.withContainers(List.of(container)).withRestartPolicy(restart)));
    }

    private static Job job(Invocation kubectl) {
        var name = name(kubectl);
        var image = kubectl.flags().get("image");
        var from = kubectl.flags().get("from");
        if (image.isEmpty() == from.isEmpty()) {
            throw Failure.of("either --image or --from must be specified");
        } else if (!from.isEmpty() && !command(kubectl).isEmpty()) {
            throw Failure.of("cannot specify --from and command");
        }
        return from.isEmpty()
                ? Job.EMPTY.withMetadata(ObjectMeta.EMPTY.withName(name)).withSpec(spec(kubectl, name, "Never"))
                : from(cronJob(kubectl, from), name);
    }

    private static CronJob cronJob(Invocation kubectl, String from) {
        var parts = from.split("/", 2);
        var kind = Resources.ofArgument(parts[0]);
        if (parts.length == 2
                && kubectl.client().get(kind, new ObjectKey(kind.namespaced() ? kubectl.namespace() : "", parts[1])) instanceof CronJob cronJob) {
            return cronJob;
        }
        throw Failure.of("from must be an existing cronjob");
    }

    private static Job from(CronJob cronJob, String name) {
        var template = cronJob.spec().jobTemplate();
        var annotations = new HashMap<>(template.metadata().annotations());
        annotations.put("cronjob.kubernetes.io/instantiate", "manual");
        var owner = OwnerReference.EMPTY
                .withApiVersion(Kinds.of(cronJob).gvk().apiVersion())
                .withKind("CronJob")
                .withName(cronJob.name())
                .withUid(cronJob.metadata().uid())
                .withController(true);
        return Job.EMPTY
                .withMetadata(ObjectMeta.EMPTY
                        .withName(name)
                        .withAnnotations(annotations)
                        .withLabels(template.metadata().labels())
                        .withOwnerReferences(List.of(owner)))
                .withSpec(template.spec());
    }

    private static CronJob cronJob(Invocation kubectl) {
        var name = name(kubectl);
        var restart = kubectl.flags().get("restart");
        return CronJob.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(name))
                .withSpec(CronJobSpec.EMPTY
                        .withSchedule(kubectl.flags().get("schedule"))
                        .withJobTemplate(JobTemplateSpec.EMPTY
                                .withMetadata(ObjectMeta.EMPTY.withName(name))
                                .withSpec(spec(kubectl, name, restart.isEmpty() ? "OnFailure" : restart))));
    }
}
