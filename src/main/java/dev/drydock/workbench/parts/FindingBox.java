package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.drydock.workbench.insight.Finding;

/// What keeps an object from being as it is wanted, what Kubernetes said of it, and what to do.
final class FindingBox extends Div {
    FindingBox(Finding finding) {
        var values = finding.values().toArray();
        addClassName("dd-finding");
        add(new Paragraph(getTranslation("workbench.finding." + finding.key(), values)));
        if (!finding.quote().isEmpty()) {
            var quote = new Pre(finding.quote());
            quote.addClassName("dd-quote");
            add(quote);
        }
        add(new Paragraph(getTranslation("workbench.finding." + finding.key() + ".do", values)));
    }
}
