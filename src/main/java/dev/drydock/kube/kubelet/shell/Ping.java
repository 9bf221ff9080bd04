package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.List;

/// `ping`: Pods answer; addresses of Services do not, since nothing has them.
final class Ping implements Tool {
    @Override
    public Answer run(Call call) {
        var options = call.options("cWwi");
        if (options.words().isEmpty()) {
            return Answer.failed(1, "BusyBox v1.37.0 () multi-call binary.\n\nUsage: ping [OPTIONS] HOST\n");
        }
        var host = options.words().getFirst();
        var addresses = call.network().map(network -> network.resolve(call.pod(), host)).orElse(List.of());
        if (addresses.isEmpty()) {
            return Answer.failed(1, "ping: bad address '%s'\n".formatted(host));
        }
        var address = addresses.getFirst();
        boolean answers = call.network().orElseThrow().isThere(address);
        int count = options.value('c').isEmpty() ? 10 : (int) Math.clamp(Arithmetic.number(options.value('c')), 1, 100);
        var text = new StringBuilder("PING %s (%s): 56 data bytes\n".formatted(host, address));
        for (int i = 0; answers && i < count; i++) {
            text.append("64 bytes from %s: seq=%d ttl=62 time=0.%03d ms\n".formatted(address, i, 95 + i % 7));
        }
        text.append("\n--- %s ping statistics ---\n%d packets transmitted, %d packets received, %d%% packet loss\n"
                .formatted(host, count, answers ? count : 0, answers ? 0 : 100));
        if (answers) {
            text.append("round-trip min/avg/max = 0.095/0.098/0.101 ms\n");
        }
        return Answer.failed(answers ? 0 : 1, "").printing(text.toString()).taking(Duration.ofSeconds(answers ? count - 1L : count + 9L));
    }
}
