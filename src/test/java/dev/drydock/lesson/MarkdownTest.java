package dev.drydock.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void cutsATextIntoSectionsByItsHeadings() {
        var text = text("## What `it` is {#what}\n\nOne.\n\n### More\n\n## Task {#task-a}\n\nTwo.");

        assertThat(text.anchors()).containsExactly("what", "task-a");
        assertThat(text.sections().getFirst().title()).isEqualTo("What \"it\" is");
        assertThat(text.sections().getFirst().body()).isEqualTo("<p>One.</p>\n<h3>More</h3>\n");
        assertThat(text.html()).startsWith("<section id=\"what\"><h2>").contains("<section id=\"task-a\"><h2>Task</h2>");
    }

    @Test
    void showsRawHtmlAsText() {
        var html = text("## <script>alert(1)</script> {#what}\n\n<script>alert(2)</script>\n\na <img src=x onerror=alert(3)> b").html();

        assertThat(html).doesNotContain("<script", "<img").contains("&lt;script&gt;alert(2)");
    }

    @Test
    void dropsTheTargetOfALinkThatRunsCode() {
        assertThat(text("## A {#a}\n\n[x](javascript:alert(1)) ![y](data:text/html,z)").html())
                .doesNotContain("javascript:", "data:text");
    }

    @Test
    void opensALinkToAnotherSiteInItsOwnTab() {
        assertThat(text("## A {#a}\n\n[docs](https://kubernetes.io/docs/)").html())
                .contains("href=\"https://kubernetes.io/docs/\"", "target=\"_blank\"", "rel=\"noopener\"");
    }

    @Test
    void keepsTheLanguageOfACodeBlock() {
        assertThat(text("## A {#a}\n\n```yaml\nkind: Pod\n```").html())
                .contains("<pre><code class=\"language-yaml\">kind: Pod\n</code></pre>");
    }

    @Test
    void setsCalloutsApart() {
        assertThat(text("## A {#a}\n\n> [!NOTE]\n> Read this.").html())
                .contains("<blockquote class=\"callout callout-note\">\n<p>Read this.</p>\n</blockquote>");
    }

    @Test
    void refusesACalloutThatIsNotKnown() {
        assertThatThrownBy(() -> text("## A {#a}\n\n> [!NOTICE]\n> Read this."))
                .hasMessageContaining("content/x.md: unknown callout [!NOTICE]");
    }

    @Test
    void refusesAHeadingWithoutAnchor() {
        assertThatThrownBy(() -> text("## A\n\nText.")).hasMessage("content/x.md: the heading \"A\" has no {#anchor}");
    }

    @Test
    void refusesATextBeforeTheFirstHeading() {
        assertThatThrownBy(() -> text("Text.")).isInstanceOf(ContentException.class);
    }

    private static LessonText text(String markdown) {
        return new Markdown().text("x.md", markdown);
    }
}
