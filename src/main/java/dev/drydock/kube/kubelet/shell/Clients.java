package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Network.Outcome;
import java.util.List;
import java.util.Map;

/// The clients of databases, as probes and init containers call them.
final class Clients {
    static final Map<String, Tool> ALL = Map.of(
            "redis-cli", Clients::redis,
            "pg_isready", Clients::postgres,
            "mysqladmin", Clients::mysqladmin,
            "mysql", call -> reaches(call, "-h", 3306) ? Answer.DONE : Answer.failed(1,
                    "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)\n"),
            "mongosh", call -> reaches(call, "--host", 27017) ? Answer.of("{ ok: 1 }\n") : Answer.failed(1,
                    "MongoNetworkError: connect ECONNREFUSED 127.0.0.1:27017\n"),
            "mongo", call -> reaches(call, "--host", 27017) ? Answer.of("{ \"ok\" : 1 }\n") : Answer.failed(1, "Error: couldn't connect to server 127.0.0.1:27017\n"));

    private Clients() {}

    private static Answer redis(Call call) {
        if (!reaches(call, "-h", 6379)) {
            return Answer.failed(1, "Could not connect to Redis at %s:6379: Connection refused\n".formatted(after(call, "-h", "127.0.0.1")));
        }
        var words = call.options("hpan").words().stream().map(word -> word.toLowerCase(java.util.Locale.ROOT)).toList();
        return Answer.of(words.contains("ping") ? "PONG\n" : words.contains("set") ? "OK\n" : words.contains("get") ? "\n" : "");
    }

    private static Answer postgres(Call call) {
        var host = after(call, "-h", "/var/run/postgresql");
        return reaches(call, "-h", 5432)
                ? Answer.of(host + ":5432 - accepting connections\n")
                : Answer.failed(2, "").printing(host + ":5432 - no response\n");
    }

    private static Answer mysqladmin(Call call) {
        return reaches(call, "-h", 3306)
                ? Answer.of(call.arguments().contains("ping") ? "mysqld is alive\n" : "")
                : Answer.failed(1, """
                        mysqladmin: connect to server at 'localhost' failed
                        error: 'Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)'
                        Check that mysqld is running and that the socket: '/var/run/mysqld/mysqld.sock' exists!
                        """);
    }

    private static boolean reaches(Call call, String option, int port) {
        var host = after(call, option, "localhost");
        if (List.of("localhost", "127.0.0.1").contains(host)) {
            return call.world().listens(port);
        }
        return call.network()
                .map(network -> network.resolve(call.pod(), host).stream()
                        .anyMatch(address -> network.request(call.pod(), address, port, "") instanceof Outcome.Answered))
                .orElse(false);
    }

    private static String after(Call call, String option, String otherwise) {
        int at = call.arguments().indexOf(option);
        return at >= 0 && at + 1 < call.arguments().size() ? call.arguments().get(at + 1)
                : call.arguments().stream().filter(word -> word.startsWith(option) && word.length() > option.length() && !option.startsWith("--"))
                        .findFirst().map(word -> word.substring(option.length())).orElse(otherwise);
    }
}
