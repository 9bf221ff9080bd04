package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The small programs that tell of the process, its user and its machine, and `sleep`.
final class SystemTools {
    static final Map<String, Tool> ALL = Map.ofEntries(
            Map.entry("sleep", SystemTools::sleep),
            Map.entry("hostname", SystemTools::hostname),
            Map.entry("env", SystemTools::env),
            Map.entry("printenv", SystemTools::env),
            Map.entry("id", SystemTools::id),
            Map.entry("whoami", SystemTools::whoami),
            Map.entry("uname", SystemTools::uname),
            Map.entry("nproc", call -> Answer.of("4\n")),
            Map.entry("tty", call -> Answer.of("not a tty\n")),
            Map.entry("uptime", call -> Answer.of(" up 1 day,  load average: 0.10, 0.08, 0.05\n")),
            Map.entry("ps", SystemTools::ps),
            Map.entry("which", SystemTools::which),
            Map.entry("timeout", SystemTools::timeout),
            Map.entry("time", SystemTools::inTurn),
            Map.entry("nice", SystemTools::inTurn),
            Map.entry("df", SystemTools::df),
            Map.entry("du", call -> Answer.of("4\t%s\n".formatted(call.options("").words().isEmpty() ? "." : call.options("").words().getFirst()))),
            Map.entry("free", call -> Answer.of("""
                                  total        used        free      shared  buff/cache   available
                    Mem:        8388608     1258291     5872026        1024     1258291     7130317
                    Swap:             0           0           0
                    """)));

    private SystemTools() {}

    private static Answer sleep(Call call) {
        if (call.arguments().isEmpty()) {
            return Answer.failed(1, call.busybox() ? "sleep: missing operand\n" : "sleep: missing operand\nTry 'sleep --help' for more information.\n");
        }
        var time = Duration.ZERO;
        for (var word : call.arguments()) {
            if (word.startsWith("inf")) {
                return Answer.forever(Answer.Serving.NOTHING);
            }
            var part = Times.parse(word);
            if (part.isEmpty()) {
                return Answer.failed(1, call.busybox() ? "sleep: invalid number '%s'\n".formatted(word)
                        : "sleep: invalid time interval '%s'\nTry 'sleep --help' for more information.\n".formatted(word));
            }
            time = Times.bounded(time.plus(part.get()));
        }
        return Answer.DONE.taking(time);
    }

    private static Answer hostname(Call call) {
        if (call.first().equals("-i") || call.first().equals("-I")) {
            return Answer.of(call.network().map(network -> String.join(" ", network.resolve(call.pod(), call.pod().name()))).orElse("") + "\n");
        }
        var name = call.world().hostname();
        return Answer.of((call.first().equals("-s") ? name.replaceAll("\\..*", "") : name) + "\n");
    }

    private static Answer env(Call call) {
        var words = new ArrayList<>(call.options("u").words());
        if (call.name().equals("printenv") && !words.isEmpty()) {
            var value = call.environment().get(words.getFirst());
            return value == null ? Answer.code(false) : Answer.of(value + "\n");
        }
        while (!words.isEmpty() && words.getFirst().indexOf('=') > 0) {
            var word = words.removeFirst();
            call.shell().scope().set(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            call.shell().scope().export(word.substring(0, word.indexOf('=')));
        }
        if (!words.isEmpty()) {
            call.shell().invoke(words);
            return Answer.failed(call.shell().scope().code(), "");
        }
        var text = new StringBuilder();
        call.environment().forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return Answer.of(text.toString());
    }

    private static Answer id(Call call) {
        long user = call.world().user();
        return Answer.of(call.first().equals("-u") || call.first().equals("-g") ? user + "\n"
                : user == 0 ? "uid=0(root) gid=0(root) groups=0(root)%s\n".formatted(call.busybox() ? ",10(wheel)" : "")
                : "uid=%d gid=0(root) groups=0(root)\n".formatted(user));
    }

    private static Answer whoami(Call call) {
        long user = call.world().user();
        return user == 0 ? Answer.of("root\n")
                : Answer.failed(1, call.busybox() ? "whoami: unknown uid %d\n".formatted(user) : "whoami: cannot find name for user ID %d\n".formatted(user));
    }

    private static Answer uname(Call call) {
        var options = call.options("");
        return Answer.of(options.has('a')
                ? "Linux %s 6.8.0-71-generic #71-Ubuntu SMP PREEMPT_DYNAMIC x86_64 GNU/Linux\n".formatted(call.world().hostname())
                : options.has('r') ? "6.8.0-71-generic\n" : options.has('m') ? "x86_64\n" : options.has('n') ? call.world().hostname() + "\n" : "Linux\n");
    }

    private static Answer ps(Call call) {
        var user = call.world().user() == 0 ? "root" : Long.toString(call.world().user());
        var own = String.join(" ", concat("ps", call.arguments()));
        if (call.busybox()) {
            return Answer.of("PID   USER     TIME  COMMAND\n    1 %-8s  0:00 %s\n   29 %-8s  0:00 %s\n"
                    .formatted(user, call.world().mainProcess(), user, own));
        }
        return Answer.of(call.arguments().isEmpty()
                ? "    PID TTY          TIME CMD\n     29 ?        00:00:00 ps\n"
                : "USER         PID %%CPU %%MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n%-8s       1  0.0  0.0  11468  7296 ?        Ss   00:00   0:00 %s\n%-8s      29  0.0  0.0   8100  4096 ?        Rs   00:00   0:00 %s\n"
                        .formatted(user, call.world().mainProcess(), user, own));
    }

    private static Answer which(Call call) {
        var found = call.arguments().stream().filter(call.world()::has).map(name -> "/bin/" + name + "\n").toList();
        return new Answer(String.join("", found), "", found.size() == call.arguments().size() ? 0 : 1, Duration.ZERO, null);
    }

    /// Runs another program, whose end it is.
    private static Answer inTurn(Call call) {
        if (call.arguments().isEmpty()) {
            return Answer.DONE;
        }
        call.shell().invoke(call.arguments());
        return Answer.failed(call.shell().scope().code(), "");
    }

    private static Answer timeout(Call call) {
        var words = call.options("sk").words();
        var limit = words.isEmpty() ? java.util.Optional.<Duration>empty() : Times.parse(words.getFirst());
        if (limit.isEmpty() || words.size() < 2) {
            return Answer.failed(125, "timeout: invalid time interval\n");
        }
        return call.shell().invokeWithin(words.subList(1, words.size()), limit.get(), call.busybox() ? 143 : 124);
    }

    private static Answer df(Call call) {
        return Answer.of("Filesystem           1K-blocks      Used Available Use% Mounted on\n"
                + "overlay              101430960  21430960  80000000  21% /\n"
                + "tmpfs                    65536         0     65536   0% /dev\n");
    }

    private static List<String> concat(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
