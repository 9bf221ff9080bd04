package dev.drydock.kube.kubelet.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The small programs that read lines and print lines.
final class TextTools {
    static final Map<String, Tool> ALL = Map.ofEntries(
            Map.entry("cat", call -> filtered(call, call.options("").words(), text -> text)),
            Map.entry("head", TextTools::head),
            Map.entry("tail", TextTools::tail),
            Map.entry("wc", TextTools::wc),
            Map.entry("sort", TextTools::sort),
            Map.entry("uniq", TextTools::uniq),
            Map.entry("cut", TextTools::cut),
            Map.entry("tr", TextTools::tr),
            Map.entry("rev", call -> byLine(call, line -> new StringBuilder(line).reverse().toString())),
            Map.entry("tee", TextTools::tee),
            Map.entry("seq", TextTools::seq),
            Map.entry("base64", TextTools::base64),
            Map.entry("yes", call -> Answer.forever(Answer.Serving.NOTHING).printing("y\n".repeat(1_000))),
            Map.entry("xargs", TextTools::xargs));

    private static final int MOST = 5_000;

    private TextTools() {}

    static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static Answer filtered(Call call, List<String> paths, UnaryOperator<String> filter) {
        var missing = new StringBuilder();
        return Answer.mixed(filter.apply(call.text(paths, missing)), missing);
    }

    private static Answer byLine(Call call, UnaryOperator<String> change) {
        return filtered(call, call.options("").words(), text -> joined(text.lines().map(change).toList()));
    }

    private static Answer head(Call call) {
        var options = call.options("nc");
        var words = new ArrayList<>(options.words());
        int count = count(options.value('n'), words);
        return filtered(call, words, text -> options.has('c')
                ? text.substring(0, (int) Math.min(text.length(), Math.max(0, Arithmetic.number(options.value('c')))))
                : joined(text.lines().limit(count).toList()));
    }

    private static Answer tail(Call call) {
        var options = call.options("nc");
        var words = new ArrayList<>(options.words());
        int count = count(options.value('n'), words);
        boolean from = options.value('n').startsWith("+");
        var answer = filtered(call, words, text -> {
            var lines = text.lines().toList();
            int start = from ? Math.clamp(count - 1L, 0, lines.size()) : Math.max(0, lines.size() - count);
            return joined(lines.subList(start, lines.size()));
        });
        boolean follows = options.has('f') || options.has('F');
        return follows && answer.code() == 0
                ? new Answer(answer.out(), "", 0, answer.took(), Answer.Serving.NOTHING)
                : answer;
    }

    /// The number that `-n 5` or `-5` gives.
    private static int count(String given, List<String> words) {
        var short_ = words.stream().filter(word -> word.matches("-\\d{1,6}")).findFirst();
        short_.ifPresent(words::remove);
        var number = given.isEmpty() ? short_.orElse("10") : given;
        return (int) Math.min(Math.abs(Arithmetic.number(number)), Integer.MAX_VALUE);
    }

    private static Answer wc(Call call) {
        var options = call.options("");
        return filtered(call, options.words(), text -> {
            long lines = text.chars().filter(c -> c == '\n').count();
            long words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            var numbers = new ArrayList<String>();
            boolean all = !options.has('l') && !options.has('w') && !options.has('c');
            if (options.has('l') || all) {
                numbers.add(Long.toString(lines));
            }
            if (options.has('w') || all) {
                numbers.add(Long.toString(words));
            }
            if (options.has('c') || all) {
                numbers.add(Integer.toString(bytes));
            }
            var name = options.words().isEmpty() ? "" : " " + options.words().getFirst();
            return (all ? "%9s %9s %9s".formatted(numbers.toArray()) : String.join(" ", numbers)) + name + "\n";
        });
    }

    private static Answer sort(Call call) {
        var options = call.options("kt");
        return filtered(call, options.words(), text -> {
            int key = (int) Math.clamp(Arithmetic.number(options.value('k').replaceAll("[^0-9].*", "")), 0, 1_000);
            var separator = options.value('t').isEmpty() ? "[ \t]+" : java.util.regex.Pattern.quote(options.value('t'));
            Comparator<String> order = options.has('n') || options.value('k').endsWith("n")
                    ? Comparator.comparingDouble(line -> leading(field(line, key, separator)))
                    : Comparator.comparing(line -> field(line, key, separator));
            var sorted = text.lines().sorted(options.has('r') ? order.reversed() : order);
            return joined((options.has('u') ? sorted.distinct() : sorted).toList());
        });
    }

    private static String field(String line, int key, String separator) {
        var fields = key == 0 ? new String[0] : line.strip().split(separator, -1);
        return key == 0 ? line : key <= fields.length ? fields[key - 1] : "";
    }

    private static double leading(String text) {
        var number = java.util.regex.Pattern.compile("\\s*(-?\\d{1,15}(\\.\\d{1,9})?).*").matcher(text);
        return number.matches() ? Double.parseDouble(number.group(1)) : 0;
    }

    private static Answer uniq(Call call) {
        var options = call.options("");
        return filtered(call, options.words(), text -> {
            var lines = new ArrayList<String>();
            var counts = new ArrayList<Integer>();
            for (var line : text.lines().toList()) {
                if (!lines.isEmpty() && lines.getLast().equals(line)) {
                    counts.set(counts.size() - 1, counts.getLast() + 1);
                } else {
                    lines.add(line);
                    counts.add(1);
                }
            }
            var out = new ArrayList<String>();
            for (int i = 0; i < lines.size(); i++) {
                if (!options.has('d') || counts.get(i) > 1) {
                    out.add(options.has('c') ? "%7d %s".formatted(counts.get(i), lines.get(i)) : lines.get(i));
                }
            }
            return joined(out);
        });
    }

    private static Answer cut(Call call) {
        var options = call.options("dfc");
        var separator = java.util.regex.Pattern.quote(options.value('d').isEmpty() ? "\t" : options.value('d'));
        var range = (options.has('c') ? options.value('c') : options.value('f')).split("-", 2);
        int from = (int) Math.clamp(Arithmetic.number(range[0]), 1, 10_000);
        int to = range.length == 1 ? from : range[1].isEmpty() ? 10_000 : (int) Math.clamp(Arithmetic.number(range[1]), 0, 10_000);
        var glue = options.has('c') ? "" : options.value('d').isEmpty() ? "\t" : options.value('d');
        return filtered(call, options.words(), text -> joined(text.lines().map(line -> {
            var parts = line.split(options.has('c') ? "" : separator, -1);
            return parts.length == 1 ? line
                    : String.join(glue, List.of(parts).subList(Math.min(from - 1, parts.length), Math.clamp(to, Math.min(from - 1, parts.length), parts.length)));
        }).toList()));
    }

    private static Answer tr(Call call) {
        var options = call.options("");
        var words = options.words();
        if (words.isEmpty()) {
            return Answer.failed(1, "tr: missing operand\n");
        }
        var from = range(words.getFirst());
        var to = words.size() > 1 ? range(words.get(1)) : "";
        var out = new StringBuilder();
        call.input().rest().chars().forEach(c -> {
            int at = from.indexOf(c);
            if (at < 0) {
                out.append((char) c);
            } else if (!options.has('d') && !to.isEmpty()) {
                out.append(to.charAt(Math.min(at, to.length() - 1)));
            }
        });
        return Answer.of(out.toString());
    }

    private static String range(String set) {
        var named = Printf.unescape(set)
                .replace("[:upper:]", "A-Z").replace("[:lower:]", "a-z").replace("[:digit:]", "0-9").replace("[:space:]", " \t\n");
        var all = new StringBuilder();
        for (int i = 0; i < named.length(); i++) {
            if (i + 2 < named.length() && named.charAt(i + 1) == '-' && named.charAt(i + 2) - named.charAt(i) < 256) {
                for (char c = named.charAt(i); c <= named.charAt(i + 2); c++) {
                    all.append(c);
                }
                i += 2;
            } else {
                all.append(named.charAt(i));
            }
        }
        return all.toString();
    }

    private static Answer tee(Call call) {
        var text = call.input().rest();
        var options = call.options("");
        for (var path : options.words()) {
            var obstacle = call.files().obstacle(call.resolve(path));
            if (obstacle.isPresent()) {
                return Answer.failed(1, "tee: %s: %s\n".formatted(path, obstacle.get())).printing(text);
            }
            call.files().write(call.resolve(path), text, options.has('a'));
        }
        return Answer.of(text);
    }

    private static Answer seq(Call call) {
        var words = call.options("").words().stream().map(Arithmetic::number).toList();
        if (words.isEmpty()) {
            return Answer.failed(1, "seq: missing operand\n");
        }
        long first = words.size() > 1 ? words.getFirst() : 1;
        long step = words.size() > 2 ? words.get(1) : 1;
        long last = words.getLast();
        var text = new StringBuilder();
        int count = 0;
        for (long i = first; step > 0 ? i <= last : i >= last && step != 0; i += step) {
            text.append(i).append('\n');
            if (++count >= MOST) {
                break;
            }
        }
        return Answer.of(text.toString());
    }

    private static Answer base64(Call call) {
        var options = call.options("w");
        return filtered(call, options.words(), text -> options.has('d')
                ? new String(Base64.getMimeDecoder().decode(text.replaceAll("[^A-Za-z0-9+/]", "").replaceAll("^(.)$", "")), StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    private static Answer xargs(Call call) {
        var words = new ArrayList<>(call.options("nI").words());
        if (words.isEmpty()) {
            words.add("echo");
        }
        var given = call.input().rest().strip();
        if (!given.isEmpty()) {
            words.addAll(List.of(given.split("\\s+")));
        }
        call.shell().invoke(words);
        return Answer.failed(call.shell().scope().code(), "");
    }
}
