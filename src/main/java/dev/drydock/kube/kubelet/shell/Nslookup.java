package dev.drydock.kube.kubelet.shell;

import java.util.List;

/// `nslookup`, as busybox and BIND have it.
final class Nslookup implements Tool {
    private static final String SERVER = "10.96.0.10";

    @Override
    public Answer run(Call call) {
        var names = call.arguments().stream().filter(word -> !word.startsWith("-")).toList();
        if (names.isEmpty()) {
            return Answer.failed(1, "Usage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n");
        }
        var name = names.getFirst();
        var header = call.busybox()
                ? "Server:\t\t%1$s\nAddress:\t%1$s:53\n\n".formatted(SERVER)
                : "Server:\t\t%1$s\nAddress:\t%1$s#53\n\n".formatted(SERVER);
        var found = call.network().map(network -> network.lookUp(call.pod(), name)).orElse(List.of());
        if (found.isEmpty()) {
            return Answer.failed(1, "").printing(header + "** server can't find %s: NXDOMAIN\n\n".formatted(name));
        }
        var text = new StringBuilder(header);
        for (var record : found) {
            if (!record.canonical().equals(record.name())) {
                text.append(record.name()).append("\tcanonical name = ").append(record.canonical()).append('\n');
            }
            record.addresses().forEach(address -> text.append("Name:\t").append(record.canonical()).append("\nAddress: ").append(address).append('\n'));
        }
        return Answer.of(text.append('\n').toString());
    }
}
