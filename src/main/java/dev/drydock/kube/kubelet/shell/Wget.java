package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Network.Outcome;
import java.time.Duration;
import java.util.List;

/// `wget`, in busybox' words.
final class Wget implements Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(900);

    @Override
    public Answer run(Call call) {
        var options = new Call("wget", call.arguments().stream().map(Wget::shortened).toList(), call.input(), call.shell()).options("OTtPU");
        if (options.words().isEmpty()) {
            return Answer.failed(1, "BusyBox v1.37.0 () multi-call binary.\n\nUsage: wget [-cqS] [--spider] [-O FILE] [-T SEC] URL...\n");
        }
        var address = Address.parse(options.words().getFirst());
        if (address.isEmpty()) {
            return Answer.failed(1, "wget: not an http or ftp url: %s\n".formatted(options.words().getFirst()));
        }
        var host = address.get().host();
        int port = address.get().port();
        var network = call.network();
        var addresses = network.map(net -> net.resolve(call.pod(), host)).orElse(List.of());
        if (addresses.isEmpty()) {
            return Answer.failed(1, "wget: bad address '%s'\n".formatted(port == 80 ? host : host + ":" + port));
        }
        var ip = addresses.getFirst();
        boolean quiet = options.has('q');
        var connecting = quiet ? "" : "Connecting to %s (%s:%d)\n".formatted(port == 80 ? host : host + ":" + port, ip, port);
        var limit = Times.parse(options.value('T')).filter(time -> time.isPositive()).orElse(PATIENCE);
        return switch (network.orElseThrow().request(call.pod(), ip, port, address.get().path())) {
            case Outcome.Answered answered when answered.status() >= 400 -> Answer.failed(1, connecting
                    + "wget: server returned error: HTTP/1.1 %d %s\n".formatted(answered.status(), HttpWords.reason(answered.status())));
            case Outcome.Answered answered -> saved(call, options, address.get(), connecting, answered.body());
            case Outcome.Refused() -> Answer.failed(1, connecting + "wget: can't connect to remote host (%s): Connection refused\n".formatted(ip));
            case Outcome.TimedOut() -> Answer.failed(1, connecting + "wget: download timed out\n").taking(limit);
        };
    }

    private static String shortened(String word) {
        return word.startsWith("--timeout=") ? "-T" + word.substring(10)
                : word.startsWith("--output-document=") ? "-O" + word.substring(18)
                : word.equals("--output-document") ? "-O"
                : word.equals("--quiet") ? "-q"
                : word.equals("--spider") ? "-s"
                : word.equals("-nv") ? "-q" : word;
    }

    private static Answer saved(Call call, Call.Options options, Address address, String connecting, String body) {
        boolean quiet = options.has('q');
        var given = options.value('O');
        if (options.has('s')) {
            return Answer.mixed("", "").taking(Duration.ZERO).printing("").printing(quiet ? "" : "remote file exists\n");
        } else if (given.equals("-")) {
            var told = quiet ? "" : connecting + "writing to stdout\n-                    100%% |********************************| %5d  0:00:00 ETA\nwritten to stdout\n".formatted(body.length());
            return new Answer(body, told, 0, Duration.ZERO, null);
        }
        var name = FileTools.name(address.path().replaceAll("\\?.*", ""));
        var file = given.isEmpty() ? name.isEmpty() ? "index.html" : name : given;
        var path = call.resolve(file);
        if (given.isEmpty() && call.files().exists(path)) {
            return Answer.failed(1, connecting + "wget: can't open '%s': File exists\n".formatted(file));
        }
        var obstacle = call.files().obstacle(path);
        if (obstacle.isPresent()) {
            return Answer.failed(1, connecting + "wget: can't open '%s': %s\n".formatted(file, obstacle.get()));
        }
        call.files().write(path, body, false);
        var told = quiet ? "" : connecting + "saving to '%1$s'\n%1$-20s 100%% |********************************| %2$5d  0:00:00 ETA\n'%1$s' saved\n"
                .formatted(file, body.length());
        return new Answer("", told, 0, Duration.ZERO, null);
    }
}
