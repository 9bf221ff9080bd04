package dev.drydock.workbench.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.drydock.kube.Completions;
import dev.drydock.workbench.Terminal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Where the next line of a terminal is typed. Says what was entered; the browser keeps the history.
@Tag("drydock-prompt")
@JsModule("./drydock-prompt.ts")
final class Prompt extends Component {
    private static final List<String> WORDS = List.of("command", "complete", "interrupt", "candidates", "none", "search");

    Prompt() {
        var words = new LinkedHashMap<String, String>();
        WORDS.forEach(word -> words.put(word, getTranslation("workbench.console." + word)));
        getElement().setPropertyMap("words", words);
    }

    /// What was entered.
    ///
    /// @param input what the line is given to read, as a here-document is; empty for nothing
    /// @param typed whether it is for the shell that was open
    record Entered(String line, String input, boolean typed) {}

    /// Somebody wants to know what the word before the cursor could become.
    record Asked(int number, String line, int cursor) {}

    void onLine(Consumer<Entered> taker) {
        getElement()
                .addEventListener("line", event -> taker.accept(new Entered(
                        text(event.getEventData(), "line"),
                        text(event.getEventData(), "input"),
                        event.getEventData().get("event.detail.typed").asBoolean())))
                .addEventData("event.detail.line")
                .addEventData("event.detail.input")
                .addEventData("event.detail.typed");
    }

    void onAsk(Consumer<Asked> taker) {
        getElement()
                .addEventListener("ask", event -> taker.accept(new Asked(
                        event.getEventData().get("event.detail.asked").asInt(),
                        text(event.getEventData(), "line"),
                        event.getEventData().get("event.detail.cursor").asInt())))
                .addEventData("event.detail.asked")
                .addEventData("event.detail.line")
                .addEventData("event.detail.cursor");
    }

    /// @param taker takes a line that the page itself answers, and what the browser knows of its answer
    void onLocal(BiConsumer<String, String> taker) {
        getElement()
                .addEventListener("local", event -> taker.accept(text(event.getEventData(), "line"), text(event.getEventData(), "text")))
                .addEventData("event.detail.line")
                .addEventData("event.detail.text");
    }

    void onInterrupt(Runnable action) {
        getElement().addEventListener("interrupt", event -> action.run());
    }

    void onWipe(Runnable action) {
        getElement().addEventListener("wipe", event -> action.run());
    }

    private static String text(JsonNode data, String name) {
        return data.get("event.detail." + name).asString("");
    }

    /// @param status what goes on, in words; empty where nothing does
    void show(Terminal terminal, String status) {
        getElement().setProperty("prompt", terminal.prompt());
        getElement().setProperty("inShell", terminal.inShell());
        getElement().setProperty("following", terminal.following());
        getElement().setProperty("status", status);
    }

    /// What was entered last has been answered.
    void ready() {
        getElement().callJsFunction("ready");
    }

    /// @param skipped how many characters of the line that was completed the browser does not have
    void offer(Asked asked, Completions completions, int skipped) {
        var candidates = new ArrayList<Offer>();
        completions.candidates().forEach(each -> candidates.add(new Offer(each.text(), each.description())));
        getElement().callJsFunction("offer", asked.number(), completions.from() - skipped, completions.to() - skipped, candidates);
    }

    record Offer(String text, String description) implements Serializable {}
}
