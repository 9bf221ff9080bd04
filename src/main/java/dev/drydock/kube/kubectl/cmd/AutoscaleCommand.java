package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.autoscaling.CrossVersionObjectReference;
import dev.drydock.kube.api.autoscaling.HorizontalPodAutoscaler;
import dev.drydock.kube.api.autoscaling.HorizontalPodAutoscalerSpec;
import dev.drydock.kube.api.autoscaling.MetricSpec;
import dev.drydock.kube.api.autoscaling.MetricTarget;
import dev.drydock.kube.api.autoscaling.ResourceMetricSource;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.List;

/// Makes a HorizontalPodAutoscaler for what can be scaled. Mirrors `kubectl/pkg/cmd/autoscale`.
final class AutoscaleCommand implements Command {
    @Override
    public String name() {
        return "autoscale";
    }

    @Override
    public String usage() {
        return "(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY] [options]";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(FileFlags.declare(flags))
                .integer("min", "", -1)
                .integer("max", "", -1)
                .integer("cpu-percent", "", -1)
                .text("cpu")
                .text("memory")
                .text("name")
                .bool("save-config")
                .bool("record")
                .require("max");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        long min = flags.number("min");
        long max = flags.number("max");
        if (flags.changed("cpu-percent")) {
            kubectl.complain("Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format"
                    + " (e.g., '70%' for utilization or '500m' for milliCPU).");
        }
        if (max < 1) {
            throw Failure.of("--max=MAXPODS is required and must be at least 1, max: " + max);
        } else if (max < min) {
            throw Failure.of("--max=MAXPODS must be larger or equal to --min=MINPODS, max: %d, min: %d".formatted(max, min));
        } else if (flags.number("cpu-percent") > 0 && !flags.get("cpu").isEmpty()) {
            throw Failure.of("--cpu-percent and --cpu are mutually exclusive");
        }
        var metrics = metrics(flags);
        var results = Results.of(kubectl);
        int[] count = new int[1];
        Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .arguments(kubectl.arguments(), false)
                .visit(selected -> Selection.flat(List.of(selected)).forEach(info -> {
                    create(kubectl, results, info, metrics);
                    count[0]++;
                }));
        if (count[0] == 0) {
            throw Failure.of("no objects passed to autoscale");
        }
    }

    private static void create(Invocation kubectl, Results results, Info info, List<MetricSpec> metrics) {
        var kind = info.kind();
        if (!kind.subresources().contains("scale")) {
            throw Failure.of("cannot autoscale a %s: could not find scale subresource for %s in discovery information"
                    .formatted(kind.name(), kind.gvk().group() + "/" + kind.gvk().version() + ", Resource=" + kind.plural()));
        }
        var flags = kubectl.flags();
        var spec = HorizontalPodAutoscalerSpec.EMPTY
                .withMaxReplicas((int) flags.number("max"))
                .withMetrics(metrics)
                .withScaleTargetRef(CrossVersionObjectReference.EMPTY
                        .withApiVersion(kind.gvk().apiVersion())
                        .withKind(kind.name())
                        .withName(info.name()));
        if (flags.number("min") > 0) {
            spec = spec.withMinReplicas((int) flags.number("min"));
        }
        var autoscaler = HorizontalPodAutoscaler.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(flags.get("name").isEmpty() ? info.name() : flags.get("name")))
                .withSpec(spec);
        Generator.create(kubectl, results, autoscaler, results.onlyHere() ? "created" : "autoscaled", "");
    }

    private static List<MetricSpec> metrics(FlagSet flags) {
        var metrics = new ArrayList<MetricSpec>();
        if (flags.number("cpu-percent") > 0) {
            metrics.add(metric("cpu", utilization((int) flags.number("cpu-percent"))));
        }
        if (!flags.get("cpu").isEmpty()) {
            metrics.add(metric("cpu", target("cpu", flags.get("cpu").strip(), "m")));
        }
        if (!flags.get("memory").isEmpty()) {
            metrics.add(metric("memory", target("memory", flags.get("memory").strip(), "Mi")));
        }
        return metrics;
    }

    private static MetricSpec metric(String resource, MetricTarget target) {
        return MetricSpec.EMPTY
                .withType("Resource")
                .withResource(ResourceMetricSource.EMPTY.withName(resource).withTarget(target));
    }

    private static MetricTarget utilization(int percent) {
        return MetricTarget.EMPTY.withType("Utilization").withAverageUtilization(percent);
    }

    /// A percentage, or a quantity that without a unit is in `unit`.
    private static MetricTarget target(String resource, String text, String unit) {
        if (text.isEmpty()) {
            throw Failure.of("empty input");
        } else if (text.endsWith("%")) {
            var percent = text.substring(0, text.length() - 1);
            if (!percent.matches("\\+?\\d{1,9}")) {
                throw Failure.of("invalid percentage value: " + percent);
            }
            return utilization(Integer.parseInt(percent));
        }
        boolean bare = text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
        try {
            return MetricTarget.EMPTY.withType("AverageValue").withAverageValue(Quantity.parse(bare ? text + unit : text));
        } catch (IllegalArgumentException notAQuantity) {
            throw Failure.of("invalid resource %s value: %s".formatted(resource, text));
        }
    }
}
