package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Programs that serve, or do something else without end.
final class Servers {
    static final Map<String, Tool> ALL = Map.ofEntries(
            Map.entry("nginx", Servers::nginx),
            Map.entry("httpd", call -> serving(portAfter(call, "-p", 80), true)),
            Map.entry("redis-server", call -> serving(portAfter(call, "--port", 6379), true)),
            Map.entry("python", Servers::python),
            Map.entry("python3", Servers::python),
            Map.entry("node", Servers::script),
            Map.entry("java", Servers::script),
            Map.entry("perl", call -> Answer.DONE.taking(Duration.ofSeconds(4))),
            Map.entry("top", call -> Answer.forever(Answer.Serving.NOTHING)),
            Map.entry("watch", call -> Answer.forever(Answer.Serving.NOTHING)),
            Map.entry("pause", call -> Answer.forever(new Answer.Serving(List.of(), true))),
            Map.entry("stress", Servers::stress));

    private Servers() {}

    private static Answer serving(int port, boolean heedsTerm) {
        return Answer.forever(new Answer.Serving(List.of(port), heedsTerm));
    }

    private static Answer nginx(Call call) {
        var options = call.options("sgc");
        if (options.has('v') || options.has('V')) {
            return Answer.failed(0, "nginx version: nginx/1.29.4\n");
        } else if (options.has('t')) {
            return Answer.failed(0, "nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\n"
                    + "nginx: configuration file /etc/nginx/nginx.conf test is successful\n");
        } else if (options.has('s')) {
            if (!options.value('s').equals("reload")) {
                call.shell().signal("QUIT");
            }
            return Answer.failed(0, call.now().atOffset(java.time.ZoneOffset.UTC)
                    .format(java.time.format.DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss")) + " [notice] 33#33: signal process started\n");
        }
        return call.world().listens(80)
                ? Answer.failed(1, "nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)\n").taking(Duration.ofMillis(2_500))
                : serving(80, true);
    }

    private static Answer python(Call call) {
        int at = call.arguments().indexOf("http.server");
        if (at >= 0) {
            var next = at + 1 < call.arguments().size() ? call.arguments().get(at + 1) : "";
            return serving(next.matches("\\d{1,5}") ? Integer.parseInt(next) : 8000, false);
        }
        return call.first().equals("--version") || call.first().equals("-V") ? Answer.of("Python 3.14.0\n") : ofFile(call, 2,
                "python: can't open file '%s': [Errno 2] No such file or directory\n");
    }

    private static Answer script(Call call) {
        return ofFile(call, 1, "%s: cannot find module\n");
    }

    /// A program that is given a script: fails where that is not there.
    private static Answer ofFile(Call call, int code, String missing) {
        var words = call.arguments();
        return words.isEmpty() || words.getFirst().startsWith("-") || call.files().exists(call.resolve(words.getFirst()))
                ? Answer.DONE
                : Answer.failed(code, missing.formatted(call.resolve(words.getFirst())));
    }

    private static Answer stress(Call call) {
        int at = call.arguments().indexOf("--timeout");
        var limit = at >= 0 && at + 1 < call.arguments().size() ? Times.parse(call.arguments().get(at + 1)) : java.util.Optional.<Duration>empty();
        var told = "stress: info: [1] dispatching hogs: 1 cpu, 0 io, 1 vm, 0 hdd\n";
        return limit.map(time -> Answer.of(told).taking(time)).orElseGet(() -> Answer.forever(Answer.Serving.NOTHING).printing(told));
    }

    private static int portAfter(Call call, String option, int otherwise) {
        int at = call.arguments().indexOf(option);
        var word = at >= 0 && at + 1 < call.arguments().size() ? call.arguments().get(at + 1) : "";
        return word.matches("\\d{1,5}") ? Integer.parseInt(word) : otherwise;
    }
}
