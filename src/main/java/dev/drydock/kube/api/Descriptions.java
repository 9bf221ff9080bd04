package dev.drydock.kube.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The texts of types and fields, read when first asked for and given back when memory is short.
final class Descriptions {
    private static volatile SoftReference<@Nullable Map<String, String>> cache = new SoftReference<>(null);

    private Descriptions() {}

    /// @param key `core.Pod`, `core.Pod/spec` or, for the values of an enum, `core.PodSpec/dnsPolicy=`
    static String of(String key) {
        var texts = cache.get();
        if (texts == null) cache = new SoftReference<>(texts = read());
        return texts.getOrDefault(key, "");
    }

    private static Map<String, String> read() {
        var texts = new HashMap<String, String>();
        try (var in = Objects.requireNonNull(Descriptions.class.getResourceAsStream("descriptions.gz"), "descriptions.gz is not built");
                var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                var tab = line.indexOf('\t');
                texts.put(line.substring(0, tab), unescape(line.substring(tab + 1)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String unescape(String text) {
        return text.indexOf('\\') < 0 ? text : text.translateEscapes();
    }
}
