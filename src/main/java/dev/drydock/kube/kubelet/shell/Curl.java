package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Network.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `curl`, in its own words.
final class Curl implements Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(134);
    private static final String VALUED = "omHXdwTAubFreKx";
    private static final Map<String, Character> LONG = Map.ofEntries(
            Map.entry("output", 'o'), Map.entry("max-time", 'm'), Map.entry("connect-timeout", 'm'), Map.entry("header", 'H'),
            Map.entry("request", 'X'), Map.entry("data", 'd'), Map.entry("write-out", 'w'), Map.entry("user-agent", 'A'),
            Map.entry("silent", 's'), Map.entry("show-error", 'S'), Map.entry("head", 'I'), Map.entry("include", 'i'),
            Map.entry("fail", 'f'), Map.entry("location", 'L'), Map.entry("insecure", 'k'), Map.entry("verbose", 'v'),
            Map.entry("user", 'u'), Map.entry("form", 'F'), Map.entry("retry", 'T'), Map.entry("retry-delay", 'T'));

    /// @param options by letter, with their values
    private record Asked(Map<Character, String> options, List<String> urls) {
        boolean has(char letter) {
            return options.containsKey(letter);
        }

        boolean talks() {
            return !has('s') || has('S');
        }
    }

    @Override
    public Answer run(Call call) {
        var asked = asked(call.arguments());
        if (asked.urls.isEmpty()) {
            return Answer.failed(2, "curl: (2) no URL specified\n");
        }
        var out = new StringBuilder();
        var error = new StringBuilder();
        var took = Duration.ZERO;
        int code = 0;
        for (var url : asked.urls) {
            var answer = one(call, asked, url);
            out.append(answer.out());
            error.append(answer.error());
            took = took.plus(answer.took());
            code = answer.code();
        }
        return new Answer(out.toString(), error.toString(), code, took, null);
    }

    private static Asked asked(List<String> arguments) {
        var options = new HashMap<Character, String>();
        var urls = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                var letter = LONG.getOrDefault(word.substring(2, equals < 0 ? word.length() : equals), '?');
                boolean valued = VALUED.indexOf(letter) >= 0 && equals < 0 && i + 1 < arguments.size();
                options.put(letter, equals >= 0 ? word.substring(equals + 1) : valued ? arguments.get(++i) : "");
            } else if (word.startsWith("-") && word.length() > 1) {
                for (int at = 1; at < word.length(); at++) {
                    char letter = word.charAt(at);
                    if (VALUED.indexOf(letter) >= 0) {
                        var rest = word.substring(at + 1);
                        options.put(letter, rest.isEmpty() && i + 1 < arguments.size() ? arguments.get(++i) : rest);
                        break;
                    }
                    options.put(letter, "");
                }
            } else {
                urls.add(word);
            }
        }
        return new Asked(options, urls);
    }

    private static Answer one(Call call, Asked asked, String url) {
        var address = Address.parse(url);
        if (address.isEmpty()) {
            return failed(asked, 3, "URL rejected: Malformed input to a URL function");
        }
        var host = address.get().host();
        int port = address.get().port();
        var network = call.network();
        var addresses = network.map(net -> net.resolve(call.pod(), host)).orElse(List.of());
        if (addresses.isEmpty()) {
            return failed(asked, 6, "Could not resolve host: " + host);
        }
        var limit = Times.parse(asked.options.getOrDefault('m', "")).filter(time -> time.isPositive());
        return switch (network.orElseThrow().request(call.pod(), addresses.getFirst(), port, address.get().path())) {
            case Outcome.Answered answered when address.get().secure() && port != 443 && port != 6443 && port != 8443 ->
                failed(asked, 35, "OpenSSL/3.5.1: error:0A00010B:SSL routines::wrong version number");
            case Outcome.Answered answered -> answered(call, asked, answered);
            case Outcome.Refused() -> failed(asked, 7, "Failed to connect to %s port %d after 1 ms: Could not connect to server".formatted(host, port));
            case Outcome.TimedOut() -> limit.isPresent()
                    ? failed(asked, 28, "Connection timed out after %d milliseconds".formatted(limit.get().toMillis() + 1)).taking(limit.get())
                    : failed(asked, 28, "Failed to connect to %s port %d after %d ms: Could not connect to server".formatted(host, port, PATIENCE.toMillis() + 213))
                            .taking(PATIENCE);
        };
    }

    private static Answer failed(Asked asked, int code, String why) {
        var format = asked.options.getOrDefault('w', "");
        return Answer.failed(code, asked.talks() ? "curl: (%d) %s\n".formatted(code, why) : "").printing(written(format, 0, ""));
    }

    private static Answer answered(Call call, Asked asked, Outcome.Answered answer) {
        if (asked.has('f') && answer.status() >= 400) {
            return failed(asked, 22, "The requested URL returned error: " + answer.status());
        }
        int length = answer.body().getBytes(StandardCharsets.UTF_8).length;
        var headers = "HTTP/1.1 %d %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: keep-alive\r\n\r\n"
                .formatted(answer.status(), HttpWords.reason(answer.status()), length);
        var text = asked.has('I') ? headers : asked.has('i') ? headers + answer.body() : answer.body();
        var file = asked.options.getOrDefault('o', "");
        if (!file.isEmpty() && !file.equals("-")) {
            if (!Set.of("/dev/null", "/dev/stdout").contains(file)) {
                var obstacle = call.files().obstacle(call.resolve(file));
                if (obstacle.isPresent()) {
                    return failed(asked, 23, "client returned ERROR on write, %d was asked to be written".formatted(length));
                }
                call.files().write(call.resolve(file), text, false);
            }
            text = file.equals("/dev/stdout") ? text : "";
        }
        return Answer.of(text + written(asked.options.getOrDefault('w', ""), answer.status(), String.valueOf(length)));
    }

    private static String written(String format, int status, String size) {
        return Printf.unescape(format)
                .replace("%{http_code}", "%03d".formatted(status))
                .replace("%{response_code}", "%03d".formatted(status))
                .replace("%{size_download}", size)
                .replace("%{time_total}", "0.002314")
                .replace("%{time_connect}", "0.000612");
    }
}
