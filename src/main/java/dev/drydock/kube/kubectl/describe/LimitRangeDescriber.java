package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.LimitRange;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Mirrors `LimitRangeDescriber` of `kubectl/pkg/describe`.
final class LimitRangeDescriber implements Describer<LimitRange> {
    @Override
    public Description describe(LimitRange range, Invocation kubectl) {
        var description = new Description().field("Name", range.name()).field("Namespace", range.namespace());
        header(description, "");
        limits(description, "", range);
        return description;
    }

    static void header(Description description, String space) {
        description.line(0, space + "Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio");
        description.line(0, space + "----\t--------\t---\t---\t---------------\t-------------\t-----------------------");
    }

    static void limits(Description description, String space, LimitRange range) {
        for (var item : range.spec().limits()) {
            var resources = new TreeSet<String>();
            Stream.of(item.min(), item.max(), item.defaultRequest(), item.default_(), item.maxLimitRequestRatio())
                    .map(Map::keySet)
                    .forEach(resources::addAll);
            for (var resource : resources) {
                description.line(0, String.join(
                        "\t",
                        space + item.type(),
                        resource,
                        amount(item.min(), resource),
                        amount(item.max(), resource),
                        amount(item.defaultRequest(), resource),
                        amount(item.default_(), resource),
                        amount(item.maxLimitRequestRatio(), resource)));
            }
        }
    }

    private static String amount(Map<String, Quantity> amounts, String resource) {
        var amount = amounts.get(resource);
        return amount == null ? "-" : amount.toString();
    }
}
