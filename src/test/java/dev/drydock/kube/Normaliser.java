package dev.drydock.kube;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Replaces what differs from run to run, by the rules that the recorded cases were made with, in their order.
final class Normaliser {
    private static final Pattern UID =
            Pattern.compile("\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b");
    private static final Pattern TIME = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)"
            + "|\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d ([+-]\\d{4}|[A-Z]{3,4})");
    private static final Pattern HASH =
            Pattern.compile("(?<=[-=:\" ])(?=[a-z]*[0-9])[bcdfghjklmnpqrstvwxz2456789]{8,10}(?![A-Za-z0-9])");
    private static final Pattern RANDOM = Pattern.compile("(?<=-)[bcdfghjklmnpqrstvwxz2456789]{5}(?![A-Za-z0-9-])");
    private static final Pattern AGE = Pattern.compile("(?<![^\\s(])(\\d+[ydhms])+(?![^\\s),])");
    private static final Pattern POD_IP = Pattern.compile("\\b10\\.244\\.\\d+\\.\\d+\\b");
    private static final Pattern CLUSTER_IP = Pattern.compile("\\b10\\.(9[6-9]|10\\d|11[01])\\.\\d+\\.\\d+\\b");
    private static final Pattern NODE_PORT = Pattern.compile("\\b3[0-2]\\d{3}\\b");
    private static final Pattern RESOURCE_VERSION =
            Pattern.compile("(resourceVersion\"?|Resource Version)(: *)\"?\\d+\"?");
    private static final Pattern NODE = Pattern.compile("\\bnode-\\d+\\b");
    private static final Pattern CONTAINER_ID = Pattern.compile("containerd://[0-9a-f]{12,}");
    private static final Pattern DIGEST = Pattern.compile("@sha256:[0-9a-f]+");
    private static final Pattern MACHINE_ID = Pattern.compile("(Machine ID: +|machineID\"?: *\"?)[0-9a-f]{32}");
    private static final Pattern PULL = Pattern.compile("in [\\d.µa-z]+ \\([\\d.µa-z]+ including waiting\\)");
    private static final Pattern IMAGE_SIZE = Pattern.compile("Image size: \\d+ bytes");
    private static final Pattern BLANKS = Pattern.compile("(?<=\\S) {2,}");
    private static final Pattern MANY_LEADING_BLANKS = Pattern.compile("^ {11,}");
    private static final Pattern TRAILING_BLANKS = Pattern.compile(" +$");
    private static final Pattern HEADER = Pattern.compile("[A-Z][A-Z()-]*( [A-Z][A-Z()-]*)*");

    private final String ownText;
    private final boolean listsNodes;
    private final Set<String> nodeAddresses;

    /// @param nodeAddresses of the cluster that the case ran in
    Normaliser(GoldenCase golden, Set<String> nodeAddresses) {
        this.ownText = golden.ownText();
        this.listsNodes = golden.listsNodes();
        this.nodeAddresses = nodeAddresses;
    }

    String normalise(String printed) {
        var text = UID.matcher(printed).replaceAll("<uid>");
        text = TIME.matcher(text).replaceAll("<time>");
        text = HASH.matcher(text).replaceAll("<hash>");
        text = replace(text, RANDOM, word -> !isOwnWord(word), "<rand>");
        // The times of a pull come before durations: they are printed to the millisecond, and so would be some of each.
        text = PULL.matcher(text).replaceAll("in <n> (<n> including waiting)");
        text = AGE.matcher(text).replaceAll("<age>");
        text = replace(text, POD_IP, address -> !isOwnWord(address), "<pod-ip>");
        text = replace(text, CLUSTER_IP, address -> !address.equals("10.96.0.1") && !isOwnWord(address), "<cluster-ip>");
        text = replace(text, NODE_PORT, port -> isNodePort(port) && !isOwnWord(port), "<node-port>");
        text = RESOURCE_VERSION.matcher(text).replaceAll("$1$2<rv>");
        text = replace(text, NODE, node -> !listsNodes && !isOwnWord(node), "<node>");
        text = CONTAINER_ID.matcher(text).replaceAll("containerd://<id>");
        text = DIGEST.matcher(text).replaceAll("@sha256:<id>");
        text = MACHINE_ID.matcher(text).replaceAll("$1<id>");
        for (var address : nodeAddresses) {
            text = text.replaceAll("(?<![\\d.])" + Pattern.quote(address) + "(?![\\d.])", "<node-ip>");
        }
        text = IMAGE_SIZE.matcher(text).replaceAll("Image size: <n> bytes");
        return sortTables(text.lines().map(Normaliser::withoutPadding).toList(), text.endsWith("\n"));
    }

    private boolean isOwnWord(String word) {
        return Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(word) + "(?![A-Za-z0-9])")
                .matcher(ownText)
                .find();
    }

    private static boolean isNodePort(String number) {
        int port = Integer.parseInt(number);
        return port >= 30000 && port <= 32767;
    }

    private static String replace(String text, Pattern pattern, Predicate<String> where, String by) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(where.test(found.group()) ? by : found.group()));
    }

    private static String withoutPadding(String line) {
        var padded = MANY_LEADING_BLANKS.matcher(line).replaceFirst(" ".repeat(10));
        return TRAILING_BLANKS.matcher(BLANKS.matcher(padded).replaceAll(" ")).replaceFirst("");
    }

    /// Sorts the lines below each header in capitals, up to the next blank line.
    private static String sortTables(List<String> lines, boolean closed) {
        var sorted = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            sorted.add(lines.get(i));
            if (HEADER.matcher(lines.get(i)).matches()) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).isEmpty()) {
                    end++;
                }
                var rows = new ArrayList<>(lines.subList(i + 1, end));
                Collections.sort(rows);
                sorted.addAll(rows);
                i = end - 1;
            }
        }
        return sorted.stream().collect(Collectors.joining("\n")) + (closed ? "\n" : "");
    }
}
