package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.LimitRange;
import dev.drydock.kube.api.core.LimitRangeItem;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.apiserver.validation.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Fills in what a namespace's limit ranges want and holds new Pods to them. Mirrors `plugin/pkg/admission/limitranger`.
final class LimitRanger implements AdmissionStep {
    private static final String ANNOTATION = "kubernetes.io/limit-ranger";

    @Override
    public String name() {
        return "LimitRanger";
    }

    @Override
    public KubeObject mutate(Admission request) {
        if (!concerns(request) || !(request.object() instanceof Pod pod)) {
            return request.object();
        }
        for (var range : request.store().list(LimitRange.class, request.namespace())) {
            pod = withDefaults(pod, range);
        }
        return pod;
    }

    private static boolean concerns(Admission request) {
        return request.verb() == Admission.Verb.CREATE && request.subresource().isEmpty();
    }

    private static Pod withDefaults(Pod pod, LimitRange range) {
        var limits = new TreeMap<String, Quantity>();
        var requests = new TreeMap<String, Quantity>();
        for (var item : range.spec().limits()) {
            if ("Container".equals(item.type())) {
                limits.putAll(item.default_());
                requests.putAll(item.defaultRequest());
            }
        }
        var notes = new ArrayList<String>();
        var containers = filled(pod.spec().containers(), limits, requests, "container", notes);
        var initContainers = filled(pod.spec().initContainers(), limits, requests, "init container", notes);
        if (notes.isEmpty()) {
            return pod;
        }
        var annotations = new LinkedHashMap<>(pod.metadata().annotations());
        annotations.put(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", notes));
        return pod.withSpec(pod.spec().withContainers(containers).withInitContainers(initContainers))
                .withMetadata(pod.metadata().withAnnotations(annotations));
    }

    private static List<Container> filled(
            List<Container> containers, Map<String, Quantity> limits, Map<String, Quantity> requests, String title, List<String> notes) {
        var changed = new ArrayList<Container>(containers.size());
        for (var container : containers) {
            var resources = container.resources();
            var newRequests = filled(resources.requests(), requests, "request for %s %s".formatted(title, container.name()), notes);
            var newLimits = filled(resources.limits(), limits, "limit for %s %s".formatted(title, container.name()), notes);
            changed.add(container.withResources(resources.withRequests(newRequests).withLimits(newLimits)));
        }
        return changed;
    }

    private static Map<String, Quantity> filled(
            Map<String, Quantity> amounts, Map<String, Quantity> defaults, String what, List<String> notes) {
        var missing = defaults.keySet().stream().filter(name -> !amounts.containsKey(name)).toList();
        if (missing.isEmpty()) {
            return amounts;
        }
        var all = new LinkedHashMap<>(amounts);
        missing.forEach(name -> all.put(name, defaults.get(name)));
        notes.add(String.join(", ", missing) + " " + what);
        return all;
    }

    @Override
    public void validate(Admission request) {
        if (!concerns(request) || !(request.object() instanceof Pod pod)) {
            return;
        }
        for (var range : request.store().list(LimitRange.class, request.namespace())) {
            var problems = new ArrayList<String>();
            range.spec().limits().forEach(item -> check(pod, item, problems));
            if (!problems.isEmpty()) {
                var distinct = problems.stream().distinct().toList();
                throw Denials.forbidden(request, distinct.size() == 1 ? distinct.getFirst() : "[" + String.join(", ", distinct) + "]");
            }
        }
    }

    private static void check(Pod pod, LimitRangeItem item, List<String> problems) {
        switch (Values.text(item.type())) {
            case "Container" -> {
                pod.spec().containers().forEach(container -> check(item, container.resources().requests(), container.resources().limits(), problems));
                pod.spec().initContainers().forEach(container -> check(item, container.resources().requests(), container.resources().limits(), problems));
            }
            case "Pod" -> {
                var requests = new TreeMap<String, Quantity>();
                var limits = new TreeMap<String, Quantity>();
                for (var container : pod.spec().containers()) {
                    container.resources().requests().forEach((name, amount) -> requests.merge(name, amount, Quantity::plus));
                    container.resources().limits().forEach((name, amount) -> limits.merge(name, amount, Quantity::plus));
                }
                check(item, requests, limits, problems);
            }
            default -> {}
        }
    }

    private static void check(LimitRangeItem item, Map<String, Quantity> requests, Map<String, Quantity> limits, List<String> problems) {
        new TreeMap<>(item.min()).forEach((name, min) -> {
            var title = "minimum %s usage per %s is %s".formatted(name, item.type(), min);
            var request = requests.get(name);
            var limit = limits.get(name);
            if (request == null) {
                problems.add(title + ".  No request is specified");
            } else if (request.compareTo(min) < 0) {
                problems.add(title + ", but request is " + request);
            } else if (limit != null && limit.compareTo(min) < 0) {
                problems.add(title + ", but limit is " + limit);
            }
        });
        new TreeMap<>(item.max()).forEach((name, max) -> {
            var title = "maximum %s usage per %s is %s".formatted(name, item.type(), max);
            var request = requests.get(name);
            var limit = limits.get(name);
            if (limit == null) {
                problems.add(title + ".  No limit is specified");
            } else if (limit.compareTo(max) > 0) {
                problems.add(title + ", but limit is " + limit);
            } else if (request != null && request.compareTo(max) > 0) {
                problems.add(title + ", but request is " + request);
            }
        });
        new TreeMap<>(item.maxLimitRequestRatio()).forEach((name, ratio) -> {
            var title = "%s max limit to request ratio per %s is %s".formatted(name, item.type(), ratio);
            var request = requests.get(name);
            var limit = limits.get(name);
            if (request == null || request.isZero()) {
                problems.add(title + ", but no request is specified or request is 0");
            } else if (limit == null || limit.isZero()) {
                problems.add(title + ", but no limit is specified or limit is 0");
            } else if (limit.amount().doubleValue() / request.amount().doubleValue() > ratio.amount().doubleValue()) {
                problems.add(title + ", but provided ratio is %f".formatted(limit.amount().doubleValue() / request.amount().doubleValue()));
            }
        });
    }
}
