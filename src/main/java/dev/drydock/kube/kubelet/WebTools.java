package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.kubelet.Network.Outcome;
import dev.drydock.kube.kubelet.Tools.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `curl`, `wget` and `nslookup`, in their own words.
final class WebTools {
    private static final Pattern URL = Pattern.compile("(?:https?://)?([^/:?]+)(?::(\\d{1,5}))?([/?].*)?");
    private static final Set<String> WITH_VALUE = Set.of(
            "-o", "-m", "-H", "-X", "-d", "-w", "-T", "-O", "-t", "--max-time", "--connect-timeout", "--header", "--request", "--output",
            "--data", "--write-out", "--timeout", "--retry", "-A", "-u");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(133);

    private final ObjectKey pod;
    private final Network network;

    WebTools(ObjectKey pod, Network network) {
        this.pod = pod;
        this.network = network;
    }

    Answer nslookup(List<String> arguments) {
        var names = arguments.stream().filter(word -> !word.startsWith("-")).toList();
        if (names.isEmpty()) {
            return Answer.failed(1, "Usage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n");
        }
        var name = names.getFirst();
        var server = "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n";
        var found = network.resolve(pod, name);
        if (found.isEmpty()) {
            return new Answer(server + "** server can't find %s: NXDOMAIN\n\n".formatted(name), "", 1, Duration.ofMillis(20));
        }
        var full = network.fullName(pod, name);
        var text = new StringBuilder(server);
        found.forEach(address -> text.append("Name:\t").append(full).append("\nAddress: ").append(address).append('\n'));
        return Answer.of(text.append('\n').toString());
    }

    /// A request as its command line asks for it.
    private record Asked(String host, int port, String path, Duration timeout, boolean quiet) {}

    private Asked asked(List<String> arguments) {
        var timeout = DEFAULT_TIMEOUT;
        var url = "";
        boolean quiet = false;
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            var value = word.startsWith("--") && word.contains("=")
                    ? word.substring(word.indexOf('=') + 1)
                    : i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            var name = word.startsWith("--") && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (Set.of("-m", "--max-time", "--connect-timeout", "-T", "--timeout").contains(name) && value.matches("\\d{1,5}(\\.\\d{1,3})?")) {
                timeout = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            } else if (word.matches("-T\\d{1,5}")) {
                timeout = Duration.ofSeconds(Long.parseLong(word.substring(2)));
            }
            quiet |= word.matches("-[a-zA-Z]*[sq].*") || word.equals("--silent");
            boolean clustered = word.matches("-[a-zA-Z]+O-?|-O-");
            if (!word.startsWith("-")) {
                url = word;
            } else if ((WITH_VALUE.contains(word) || clustered && word.endsWith("O")) && i + 1 < arguments.size()) {
                i++;
            }
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return new Asked("", 0, "", timeout, quiet);
        }
        int port = parts.group(2) != null ? Integer.parseInt(parts.group(2)) : url.startsWith("https:") ? 443 : 80;
        return new Asked(parts.group(1), port, parts.group(3) == null ? "/" : parts.group(3), timeout, quiet);
    }

    Answer curl(List<String> arguments) {
        var asked = asked(arguments);
        boolean told = !asked.quiet() || arguments.contains("-S") || arguments.stream().anyMatch(word -> word.matches("-[a-zA-Z]*S[a-zA-Z]*"));
        if (asked.host().isEmpty()) {
            return Answer.failed(2, "curl: try 'curl --help' or 'curl --manual' for more information\n");
        }
        var addresses = network.resolve(pod, asked.host());
        if (addresses.isEmpty()) {
            return Answer.failed(6, told ? "curl: (6) Could not resolve host: %s\n".formatted(asked.host()) : "");
        }
        return switch (network.request(pod, addresses.getFirst(), asked.port(), asked.path())) {
            case Outcome.Answered answered -> curled(arguments, answered);
            case Outcome.Refused() -> Answer.failed(7, told
                    ? "curl: (7) Failed to connect to %s port %d after 1 ms: Connection refused\n".formatted(asked.host(), asked.port())
                    : "");
            case Outcome.TimedOut() -> new Answer(
                    "", told ? "curl: (28) Connection timed out after %d milliseconds\n".formatted(asked.timeout().toMillis() + 1) : "", 28, asked.timeout());
        };
    }

    private static Answer curled(List<String> arguments, Outcome.Answered answered) {
        boolean head = arguments.contains("-I") || arguments.contains("--head") || arguments.stream().anyMatch(word -> word.matches("-[a-z]*I[a-z]*"));
        boolean fails = answered.status() >= 400 && arguments.stream().anyMatch(word -> word.matches("-[a-zA-Z]*f[a-zA-Z]*|--fail"));
        if (fails) {
            return Answer.failed(22, "curl: (22) The requested URL returned error: %d\n".formatted(answered.status()));
        }
        var status = answered.status() == 200 ? "200 OK" : answered.status() + " Not Found";
        var headers = "HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: keep-alive\r\n\r\n"
                .formatted(status, answered.body().length());
        var text = head ? headers : arguments.contains("-i") ? headers + answered.body() : answered.body();
        int to = arguments.indexOf("-o");
        int format = arguments.indexOf("-w");
        var after = format < 0 || format + 1 >= arguments.size() ? ""
                : arguments.get(format + 1).replace("%{http_code}", String.valueOf(answered.status())).replace("\\n", "\n");
        return Answer.of((to >= 0 ? "" : text) + after);
    }

    Answer wget(List<String> arguments) {
        var asked = asked(arguments);
        if (asked.host().isEmpty()) {
            return Answer.failed(1, "wget: missing URL\n");
        }
        var addresses = network.resolve(pod, asked.host());
        if (addresses.isEmpty()) {
            return Answer.failed(1, "wget: bad address '%s'\n".formatted(asked.host()));
        }
        var address = addresses.getFirst();
        var connecting = asked.quiet() ? "" : "Connecting to %s (%s:%d)\n".formatted(
                asked.port() == 80 ? asked.host() : asked.host() + ":" + asked.port(), address, asked.port());
        return switch (network.request(pod, address, asked.port(), asked.path())) {
            case Outcome.Answered answered when answered.status() >= 400 ->
                Answer.failed(1, connecting + "wget: server returned error: HTTP/1.1 %d Not Found\n".formatted(answered.status()));
            case Outcome.Answered answered -> {
                boolean shown = arguments.stream().anyMatch(word -> word.matches("-[a-zA-Z]*O-")) || followedByDash(arguments);
                var where = asked.quiet() ? "" : shown ? "writing to stdout\n" : "saving to 'index.html'\n'index.html' saved\n";
                yield new Answer(shown ? answered.body() : "", connecting + where, 0, Duration.ZERO);
            }
            case Outcome.Refused() ->
                Answer.failed(1, connecting + "wget: can't connect to remote host (%s): Connection refused\n".formatted(address));
            case Outcome.TimedOut() -> new Answer("", connecting + "wget: download timed out\n", 1, asked.timeout());
        };
    }

    private static boolean followedByDash(List<String> arguments) {
        var words = new ArrayList<>(arguments);
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).matches("-[a-zA-Z]*O|--output-document") && words.get(i + 1).equals("-")) {
                return true;
            }
        }
        return false;
    }
}
