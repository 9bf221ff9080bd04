package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.drydock.workbench.Command;
import dev.drydock.workbench.Scene;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says over every view of a cluster what is out and what that means, and mends all at once. Silent while all runs.
final class FaultBanner extends Div {
    private final FaultWords words = new FaultWords(this);
    private final Span text = new Span();
    private final Span heard = new Span();
    private final NativeButton more;
    private final NativeButton mend;
    private List<String> out = List.of();
    private List<String> toMend = List.of();

    /// @param explain shows what each part that is out means
    FaultBanner(Bench bench, Runnable explain) {
        addClassName("dd-banner");
        setId("faults-banner");
        text.addClassName("dd-banner-text");
        heard.addClassName("dd-heard");
        heard.getElement().setAttribute("role", "status");
        more = new NativeButton(getTranslation("workbench.faults.more"), event -> explain.run());
        more.setId("faults-more");
        more.addClassName("dd-small");
        mend = new NativeButton(getTranslation("workbench.faults.mend"), event -> toMend.forEach(component -> bench.command(new Command.Start(component))));
        mend.setId("mend-all");
        mend.addClassName("dd-small");
        var buttons = new Div(more, mend);
        buttons.addClassName("dd-banner-buttons");
        add(text, buttons, heard);
        show(false);
    }

    void show(Scene scene) {
        var outages = Outages.of(scene);
        toMend = outages.toMend();
        var now = outages.named();
        if (now.equals(out)) {
            return;
        }
        heard.setText(change(now));
        out = now;
        if (!out.isEmpty()) {
            text.setText(sentence());
        }
        more.setVisible(out.size() > 1);
        show(!out.isEmpty());
    }

    private void show(boolean visible) {
        text.setVisible(visible);
        mend.setVisible(visible);
        more.setVisible(visible && out.size() > 1);
        setClassName("dd-on", visible);
    }

    private String sentence() {
        var names = out.stream().map(words::name).collect(Collectors.joining(", "));
        return out.size() == 1
                ? getTranslation("workbench.faults.one", names, words.meaning(out.getFirst()))
                : getTranslation("workbench.faults.several", names, out.size());
    }

    /// What is new, as it is heard.
    private String change(List<String> now) {
        var stopped = now.stream().filter(component -> !out.contains(component))
                .map(component -> getTranslation("workbench.faults.one", words.name(component), words.meaning(component)));
        var started = out.stream().filter(component -> !now.contains(component))
                .map(component -> getTranslation("workbench.faults.again", words.name(component)));
        return Stream.concat(stopped, started).collect(Collectors.joining(" "));
    }
}
