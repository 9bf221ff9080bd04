package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Network.Outcome;
import java.time.Duration;
import java.util.List;

/// `nc`: listens with `-l`, looks whether somebody listens with `-z`.
final class Netcat implements Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(134);

    @Override
    public Answer run(Call call) {
        var options = call.options("pwse");
        var words = options.words();
        if (options.has('l')) {
            var port = options.value('p').isEmpty() ? words.isEmpty() ? "0" : words.getLast() : options.value('p');
            return Answer.forever(new Answer.Serving(List.of((int) Math.clamp(Arithmetic.number(port), 0, 65_535)), false));
        } else if (words.size() < 2 || !words.get(1).matches("\\d{1,5}")) {
            return Answer.failed(1, "BusyBox v1.37.0 () multi-call binary.\n\nUsage: nc [OPTIONS] HOST PORT\n");
        }
        var host = words.getFirst();
        int port = Integer.parseInt(words.get(1));
        var addresses = call.network().map(network -> network.resolve(call.pod(), host)).orElse(List.of());
        if (addresses.isEmpty()) {
            return Answer.failed(1, "nc: bad address '%s'\n".formatted(host));
        }
        var ip = addresses.getFirst();
        var limit = Times.parse(options.value('w')).orElse(PATIENCE);
        boolean talks = options.has('v');
        return switch (call.network().orElseThrow().request(call.pod(), ip, port, "")) {
            case Outcome.Answered _ -> Answer.failed(0, talks ? "%s (%s:%d) open\n".formatted(host, ip, port) : "");
            case Outcome.Refused() -> Answer.failed(1, talks || !options.has('z') ? "nc: %s (%s:%d): Connection refused\n".formatted(host, ip, port) : "");
            case Outcome.TimedOut() -> Answer.failed(1, talks || !options.has('z') ? "nc: %s (%s:%d): Connection timed out\n".formatted(host, ip, port) : "")
                    .taking(limit);
        };
    }
}
