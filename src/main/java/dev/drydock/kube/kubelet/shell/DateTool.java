package dev.drydock.kube.kubelet.shell;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// `date`, with the fields of `+FORMAT`.
final class DateTool implements Tool {
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH);
    private static final Map<Character, String> FIELDS = Map.ofEntries(
            Map.entry('Y', "yyyy"), Map.entry('m', "MM"), Map.entry('d', "dd"), Map.entry('H', "HH"), Map.entry('M', "mm"),
            Map.entry('S', "ss"), Map.entry('F', "yyyy-MM-dd"), Map.entry('T', "HH:mm:ss"), Map.entry('y', "yy"), Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"), Map.entry('b', "MMM"), Map.entry('B', "MMMM"), Map.entry('j', "DDD"), Map.entry('e', "ppd"),
            Map.entry('R', "HH:mm"), Map.entry('D', "MM/dd/yy"), Map.entry('I', "hh"), Map.entry('p', "a"), Map.entry('N', "nnnnnnnnn"));

    @Override
    public Answer run(Call call) {
        var now = call.now().atOffset(ZoneOffset.UTC);
        if (call.first().equals("-R")) {
            return Answer.of(DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH).format(now) + "\n");
        } else if (call.first().startsWith("-I")) {
            return Answer.of(DateTimeFormatter.ofPattern(call.first().length() > 2 ? "yyyy-MM-dd'T'HH:mm:ss'+00:00'" : "yyyy-MM-dd").format(now) + "\n");
        }
        var format = call.arguments().stream().filter(word -> word.startsWith("+")).findFirst();
        return Answer.of((format.isEmpty() ? PLAIN.format(now) : formatted(format.get().substring(1), now)) + "\n");
    }

    private static String formatted(String format, OffsetDateTime now) {
        var text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            char field = format.charAt(++i);
            var pattern = FIELDS.get(field);
            text.append(switch (field) {
                case 's' -> Long.toString(now.toEpochSecond());
                case 'Z' -> "UTC";
                case 'z' -> "+0000";
                case 'n' -> "\n";
                case '%' -> "%";
                default -> pattern == null ? "%" + field : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(now);
            });
        }
        return text.toString();
    }
}
