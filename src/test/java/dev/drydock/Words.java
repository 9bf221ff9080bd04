package dev.drydock;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;

/// The words of the pages in one language, as a test in a browser looks for them.
public final class Words {
    private final Properties bundle = new Properties();

    /// @param language `ko` or `en`
    public Words(String language) {
        var file = "/vaadin-i18n/translations_" + language + ".properties";
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String of(String key, Object... values) {
        var text = Objects.requireNonNull(bundle.getProperty(key), key);
        return values.length == 0 ? text : new MessageFormat(text).format(values);
    }
}
