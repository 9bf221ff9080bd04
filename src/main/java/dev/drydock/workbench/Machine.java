package dev.drydock.workbench;

import dev.drydock.kube.Worker;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Taint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A worker node as somebody asked for it, in words.
///
/// @param size how much of CPU and memory it has
/// @param zone its failure zone; empty for none
/// @param labels `disk=ssd, tier=front`
/// @param taints `dedicated=db:NoSchedule`
public record Machine(Size size, String zone, String labels, String taints) {
    private static final int PODS = 110;
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String NAME = "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)";
    private static final String KEY = "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?" + NAME;
    private static final Pattern LABEL = Pattern.compile("(?<key>" + KEY + ")=(?<value>" + NAME + "?)");
    private static final Pattern TAINT =
            Pattern.compile("(?<key>" + KEY + ")(=(?<value>" + NAME + "?))?:(?<effect>NoSchedule|PreferNoSchedule|NoExecute)");

    public static final Machine USUAL = new Machine(Size.MEDIUM, "", "", "");

    public enum Size {
        SMALL("2", "4Gi"),
        MEDIUM("4", "8Gi"),
        LARGE("16", "64Gi");

        private final String cpu;
        private final String memory;

        Size(String cpu, String memory) {
            this.cpu = cpu;
            this.memory = memory;
        }

        /// As the page names it: `4 CPU, 8Gi`.
        public String words() {
            return cpu + " CPU, " + memory;
        }
    }

    public boolean hasRightLabels() {
        return parts(labels).allMatch(label -> LABEL.matcher(label).matches());
    }

    public boolean hasRightTaints() {
        return parts(taints).allMatch(taint -> TAINT.matcher(taint).matches());
    }

    public boolean hasRightZone() {
        return zone.isBlank() || Pattern.matches(NAME, zone.strip());
    }

    /// @throws IllegalArgumentException where its words are not right
    Worker worker() {
        var all = new LinkedHashMap<String, String>();
        if (!zone.isBlank()) {
            all.put(ZONE, zone.strip());
        }
        all.putAll(labelled());
        return new Worker(Quantity.parse(size.cpu), Quantity.parse(size.memory), PODS, all, tainted());
    }

    private Map<String, String> labelled() {
        var all = new LinkedHashMap<String, String>();
        parts(labels).forEach(label -> {
            var match = LABEL.matcher(label);
            if (!match.matches()) {
                throw new IllegalArgumentException("not a label: " + label);
            }
            all.put(match.group("key"), match.group("value"));
        });
        return all;
    }

    private List<Taint> tainted() {
        return parts(taints).map(taint -> {
            var match = TAINT.matcher(taint);
            if (!match.matches()) {
                throw new IllegalArgumentException("not a taint: " + taint);
            }
            return Taint.EMPTY.withKey(match.group("key")).withValue(match.group("value")).withEffect(match.group("effect"));
        }).toList();
    }

    private static Stream<String> parts(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(part -> !part.isEmpty());
    }
}
