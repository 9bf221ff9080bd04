package dev.drydock.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the two languages equal.
class TranslationsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @Test
    void saysTheSameThingsInBothLanguages() throws IOException {
        assertThat(words(Language.KOREAN).stringPropertyNames())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(words(Language.ENGLISH).stringPropertyNames());
    }

    @Test
    void fillsInTheSamePlaceholders() throws IOException {
        var korean = words(Language.KOREAN);
        var english = words(Language.ENGLISH);
        for (var key : korean.stringPropertyNames()) {
            assertThat(placeholders(korean.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key, "")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBlank(Language language) throws IOException {
        assertThat(words(language)).allSatisfy((key, text) -> assertThat(text.toString()).as(key.toString()).isNotBlank());
    }

    /// A text with placeholders is a `MessageFormat`, where a lone apostrophe swallows what follows it.
    @ParameterizedTest
    @EnumSource
    void doublesApostrophesWherePlaceholdersAre(Language language) throws IOException {
        assertThat(words(language)).allSatisfy((key, text) -> {
            if (PLACEHOLDER.matcher(text.toString()).find()) {
                assertThat(text.toString()).as(key.toString()).doesNotContainPattern(LONE_APOSTROPHE);
            }
        });
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties words(Language language) throws IOException {
        var name = "/vaadin-i18n/translations_" + language.tag() + ".properties";
        var words = new Properties();
        try (var stream = TranslationsTest.class.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return words;
    }
}
