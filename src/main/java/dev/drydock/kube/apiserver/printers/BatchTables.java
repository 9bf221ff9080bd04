package dev.drydock.kube.apiserver.printers;

import static dev.drydock.kube.apiserver.printers.TablePrinter.age;
import static dev.drydock.kube.apiserver.printers.TablePrinter.number;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orEmpty;
import static dev.drydock.kube.apiserver.printers.TablePrinter.orNone;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.SelectorFormat;
import dev.drydock.kube.api.Table.Column;
import dev.drydock.kube.api.batch.CronJob;
import dev.drydock.kube.api.batch.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The tables of Jobs and CronJobs.
final class BatchTables {
    static final List<TablePrinter<?>> PRINTERS = List.of(
            new TablePrinter<>(
                    Job.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Status"),
                            Column.of("Completions"),
                            Column.of("Duration"),
                            Column.of("Age"),
                            Column.onlyWide("Containers"),
                            Column.onlyWide("Images"),
                            Column.onlyWide("Selector")),
                    (job, now) -> List.of(
                            job.name(),
                            status(job),
                            completions(job),
                            duration(job, now),
                            age(job, now),
                            WorkloadTables.names(job.spec().template()),
                            WorkloadTables.images(job.spec().template()),
                            SelectorFormat.selector(job.spec().selector()))),
            new TablePrinter<>(
                    CronJob.class,
                    List.of(
                            Column.ofName(),
                            Column.of("Schedule"),
                            Column.of("Timezone"),
                            Column.of("Suspend"),
                            Column.number("Active"),
                            Column.of("Last Schedule"),
                            Column.of("Age"),
                            Column.onlyWide("Containers"),
                            Column.onlyWide("Images"),
                            Column.onlyWide("Selector")),
                    (job, now) -> List.of(
                            job.name(),
                            orEmpty(job.spec().schedule()),
                            orNone(job.spec().timeZone()),
                            Boolean.TRUE.equals(job.spec().suspend()) ? "True" : "False",
                            number(job.status().active().size()),
                            job.status().lastScheduleTime() == null
                                    ? "<none>"
                                    : HumanDuration.since(job.status().lastScheduleTime(), now),
                            age(job, now),
                            WorkloadTables.names(job.spec().jobTemplate().spec().template()),
                            WorkloadTables.images(job.spec().jobTemplate().spec().template()),
                            SelectorFormat.selector(job.spec().jobTemplate().spec().selector()))));

    private BatchTables() {}

    private static String status(Job job) {
        for (var type : List.of("Complete", "Failed", "Suspended", "FailureTarget", "SuccessCriteriaMet")) {
            if (hasCondition(job, type)) {
                return type;
            }
        }
        return job.metadata().deletionTimestamp() != null ? "Terminating" : "Running";
    }

    private static boolean hasCondition(Job job, String type) {
        return job.status().conditions().stream()
                .anyMatch(condition -> type.equals(condition.type()) && "True".equals(condition.status()));
    }

    private static String completions(Job job) {
        var succeeded = number(job.status().succeeded());
        if (job.spec().completions() != null) {
            return succeeded + "/" + job.spec().completions();
        }
        int parallelism = job.spec().parallelism() == null ? 0 : job.spec().parallelism();
        return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
    }

    private static String duration(Job job, Instant now) {
        var start = job.status().startTime();
        if (start == null) {
            return "";
        }
        var end = job.status().completionTime();
        return HumanDuration.of(Duration.between(start, end == null ? now : end));
    }
}
