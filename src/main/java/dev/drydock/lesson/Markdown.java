package dev.drydock.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/// Markdown into safe HTML: raw HTML is shown as text and only harmless links are kept.
/// Adds two things to CommonMark: an anchor at the end of each second-level heading (`## Title {#anchor}`) and callouts (`> [!NOTE]`).
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("(.+?)\\s*\\{#([a-z][a-z0-9-]*)}");
    private static final Pattern CALLOUT = Pattern.compile("\\[!([A-Z]+)]");
    private static final Set<String> CALLOUTS = Set.of("NOTE", "TIP", "WARNING");

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final TextContentRenderer plain = TextContentRenderer.builder().build();
    private final HtmlRenderer html = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("https")))
            .attributeProviderFactory(context -> (node, tag, attributes) -> decorate(node, attributes))
            .build();

    LessonText text(String file, String markdown) {
        var sections = new ArrayList<LessonText.Section>();
        var node = parser.parse(markdown).getFirstChild();
        while (node != null) {
            if (!(node instanceof Heading heading) || heading.getLevel() != 2) {
                throw new ContentException(file, "starts without a second-level heading (## Title {#anchor})");
            }
            var title = HEADING.matcher(plain.render(heading).strip());
            if (!title.matches()) {
                throw new ContentException(file, "the heading \"" + plain.render(heading).strip() + "\" has no {#anchor}");
            }
            var body = new Document();
            node = heading.getNext();
            while (node != null && !(node instanceof Heading next && next.getLevel() <= 2)) {
                var following = node.getNext();
                body.appendChild(node);
                node = following;
            }
            markCallouts(file, body);
            sections.add(new LessonText.Section(title.group(2), title.group(1), html.render(body)));
        }
        return new LessonText(sections);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /// Leaves a [Callout] in each quote that starts with `[!KIND]`, in place of those words.
    private static void markCallouts(String file, Node body) {
        for (var node = body.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof BlockQuote quote
                    && quote.getFirstChild() instanceof Paragraph paragraph
                    && paragraph.getFirstChild() instanceof Text text) {
                var mark = CALLOUT.matcher(text.getLiteral());
                if (mark.matches()) {
                    if (!CALLOUTS.contains(mark.group(1))) {
                        throw new ContentException(file, "unknown callout [!" + mark.group(1) + "], known are " + CALLOUTS);
                    }
                    quote.prependChild(new Callout(mark.group(1).toLowerCase(Locale.ROOT)));
                    if (text.getNext() instanceof SoftLineBreak rest) {
                        rest.unlink();
                    }
                    text.unlink();
                }
            }
        }
    }

    private static void decorate(Node node, Map<String, String> attributes) {
        if (node instanceof BlockQuote && node.getFirstChild() instanceof Callout callout) {
            attributes.put("class", "callout callout-" + callout.kind);
        }
        if (node instanceof Link link && link.getDestination().startsWith("https://")) {
            attributes.put("target", "_blank");
            attributes.put("rel", "noopener");
        }
    }

    /// Says what its quote is for: a note, a tip or a warning. Nothing is rendered for it.
    private static final class Callout extends CustomBlock {
        private final String kind;

        Callout(String kind) {
            this.kind = kind;
        }
    }
}
