package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Syntax.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A running shell: does one command after the other, in simulated time.
///
/// It is bounded in steps, in what it prints and in what it writes, and says in a shell's own words what it does not understand.
final class Shell {
    private static final int MOST_STEPS = 20_000;
    private static final int DEEPEST = 30;
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final Surroundings world;
    private final Files files;
    private final Scope scope;
    private final Expander expander = new Expander(this);
    private final Streams.Screen screen;
    private final Duration deadline;
    private final List<String> signals = new ArrayList<>();
    private Streams streams;
    private Input input = new Input("");
    private Duration time;
    private Flow flow = Flow.ON;
    private int levels;
    private int steps;
    private int depth;
    private boolean broken;
    private Answer.Serving serving = Answer.Serving.NOTHING;
    private @Nullable Endless endless;

    /// What follows a command: the next one, or something else.
    enum Flow { ON, BREAK, CONTINUE, RETURN, EXIT, STUCK }

    /// A loop that goes round for ever, and where it began to.
    record Endless(Syntax loop, Duration from, State state) {}

    /// @param from the time that has passed
    /// @param deadline when nobody looks any more
    Shell(Surroundings world, State state, Duration from, Duration deadline) {
        this.world = world;
        this.deadline = deadline;
        this.time = from;
        this.scope = new Scope(state);
        this.files = new Files(world, this::time);
        this.screen = new Streams.Screen(this::time);
        this.streams = screen.streams();
    }

    /// Does a script; one that cannot be understood ends the shell.
    void run(Supplier<Syntax> script) {
        try {
            execute(script.get());
        } catch (SyntaxException wrong) {
            complain(Dialect.of(this).syntaxError(wrong.getMessage()), 2);
            leave(Flow.EXIT, 0, 2);
            broken = true;
        }
    }

    /// Does a script as a part of the one that runs.
    void evaluate(String script) {
        execute(Parser.parse(script));
    }

    void execute(Syntax command) {
        if (flow != Flow.ON) {
            return;
        } else if (++steps > MOST_STEPS) {
            stick(Answer.Serving.NOTHING);
            return;
        }
        switch (command) {
            case Syntax.Sequence(var items) -> items.forEach(this::execute);
            case Syntax.Both both -> both(both);
            case Syntax.Pipeline(var stages, var negated) -> pipeline(stages, negated);
            case Syntax.Simple simple -> simple(simple);
            case Syntax.Redirected(var inner, var redirects) -> redirected(redirects, () -> execute(inner));
            case Syntax.If choice -> choose(choice);
            case Syntax.Loop loop -> loop(loop);
            case Syntax.For each -> each(each);
            case Syntax.Case choice -> choose(choice);
            case Syntax.Group(var body, var apart) when apart -> apart(() -> execute(body));
            case Syntax.Group(var body, _) -> execute(body);
            case Syntax.Function(var name, var body) -> scope.define(name, body);
        }
    }

    /// What runs in the background takes no time of what follows, and does not end it.
    private void execute(Item item) {
        if (!item.background()) {
            execute(item.command());
        } else if (flow == Flow.ON) {
            var before = time;
            apart(() -> execute(item.command()));
            flow = Flow.ON;
            time = before;
            scope.code(0);
        }
    }

    private void both(Syntax.Both both) {
        tested(both.left());
        if (flow == Flow.ON && both.and() == (scope.code() == 0)) {
            execute(both.right());
        }
    }

    private void choose(Syntax.If choice) {
        tested(choice.condition());
        if (flow == Flow.ON) {
            boolean holds = scope.code() == 0;
            scope.code(0);
            execute(holds ? choice.then() : choice.otherwise());
        }
    }

    private void choose(Syntax.Case choice) {
        var subject = Patient.of(expander.text(choice.subject()));
        scope.code(0);
        for (var branch : choice.branches()) {
            for (var word : branch.patterns()) {
                if (expander.pattern(word).matcher(subject).matches()) {
                    execute(branch.body());
                    return;
                }
            }
        }
    }

    /// A command whose failing ends nothing, whatever `set -e` says.
    void tested(Syntax command) {
        boolean strict = scope.has('e');
        scope.option('e', false);
        execute(command);
        scope.option('e', strict);
    }

    private void pipeline(List<Syntax> stages, boolean negated) {
        var outer = input;
        for (int i = 0; i + 1 < stages.size() && flow == Flow.ON; i++) {
            var stage = stages.get(i);
            var text = new StringBuilder();
            printingTo(streams.withOut(Streams.into(text)), () -> apart(() -> execute(stage)));
            input = new Input(text.toString());
        }
        if (stages.size() == 1) {
            tested(stages.getFirst());
        } else if (!stages.isEmpty()) {
            apart(() -> execute(stages.getLast()));
        }
        input = outer;
        if (negated) {
            scope.code(scope.code() == 0 ? 1 : 0);
        }
    }

    /// In a shell of its own: what it sets and where it goes ends with it.
    private void apart(Runnable task) {
        var before = scope.state();
        task.run();
        scope.restore(before);
        flow = flow == Flow.STUCK ? flow : Flow.ON;
    }

    /// What a script prints, without the line ends after it.
    String captured(Syntax script) {
        var text = new StringBuilder();
        deeper(() -> printingTo(streams.withOut(Streams.into(text)), () -> apart(() -> execute(script))));
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    private void deeper(Runnable task) {
        if (++depth > DEEPEST) {
            throw new SyntaxException("nested too deep");
        }
        task.run();
        depth--;
    }

    private void printingTo(Streams other, Runnable task) {
        var before = streams;
        streams = other;
        task.run();
        streams = before;
    }

    private void loop(Syntax.Loop loop) {
        boolean endlessly = deadline.equals(Times.LONGEST) && Loops.isEndless(loop) && !scope.has('e');
        int last = 0;
        while (flow == Flow.ON) {
            if (endlessly || steps > MOST_STEPS / 2) {
                endless = new Endless(loop, time, scope.state());
                stick(Answer.Serving.NOTHING);
                return;
            } else if (time.compareTo(deadline) > 0) {
                stick(Answer.Serving.NOTHING);
                return;
            }
            tested(loop.condition());
            if (flow != Flow.ON || (scope.code() == 0) == loop.until()) {
                scope.code(last);
                break;
            }
            execute(loop.body());
            last = scope.code();
            time = time.plusMillis(1);
            flow = flow == Flow.CONTINUE && --levels <= 0 ? Flow.ON : flow;
        }
        flow = flow == Flow.BREAK && --levels <= 0 ? Flow.ON : flow;
    }

    /// Does what a loop does in one round, and counts steps anew.
    void round(Syntax body) {
        steps = 0;
        execute(body);
        time = time.plusMillis(1);
        flow = flow == Flow.CONTINUE ? Flow.ON : flow;
    }

    private void each(Syntax.For each) {
        for (var value : expander.fields(each.values())) {
            if (flow == Flow.ON) {
                scope.set(each.name(), value);
                execute(each.body());
                flow = flow == Flow.CONTINUE && --levels <= 0 ? Flow.ON : flow;
            }
        }
        flow = flow == Flow.BREAK && --levels <= 0 ? Flow.ON : flow;
    }

    private void simple(Syntax.Simple command) {
        if (command.words().isEmpty()) {
            scope.code(0);
        }
        var words = expander.fields(command.words());
        if (scope.has('x') && !words.isEmpty()) {
            streams.err().accept("+ " + String.join(" ", words) + "\n");
        }
        if (words.isEmpty()) {
            command.assignments().forEach(assignment -> scope.set(assignment.name(), expander.text(assignment.value())));
            redirected(command.redirects(), () -> {});
        } else {
            assigned(command.assignments(), () -> redirected(command.redirects(), () -> invoke(words)));
        }
        if (scope.has('e') && scope.code() != 0 && flow == Flow.ON) {
            flow = Flow.EXIT;
        }
    }

    /// With variables that only this command sees.
    private void assigned(List<Syntax.Assignment> assignments, Runnable task) {
        var before = new LinkedHashMap<String, @Nullable String>();
        for (var assignment : assignments) {
            before.put(assignment.name(), scope.variables().get(assignment.name()));
            scope.set(assignment.name(), expander.text(assignment.value()));
        }
        var added = before.keySet().stream().filter(scope::export).toList();
        task.run();
        added.forEach(scope::unexport);
        before.forEach((name, value) -> {
            if (value == null) {
                scope.unset(name);
            } else {
                scope.set(name, value);
            }
        });
    }

    private void redirected(List<Syntax.Redirect> redirects, Runnable task) {
        if (redirects.isEmpty()) {
            task.run();
            return;
        }
        var outer = input;
        var known = endless;
        new Redirects(this, expander).open(redirects, streams).ifPresent(opened -> printingTo(opened, task));
        input = outer;
        if (endless != null && endless != known) {
            endless = new Endless(new Syntax.Redirected(endless.loop, redirects), endless.from, endless.state);
        }
    }

    /// Runs a program, a function or a command of the shell itself.
    void invoke(List<String> words) {
        var name = words.getFirst();
        var arguments = List.copyOf(words.subList(1, words.size()));
        var program = name.substring(name.lastIndexOf('/') + 1);
        var builtin = Builtins.find(name);
        if (scope.function(name).isPresent()) {
            call(scope.function(name).get(), arguments);
        } else if (builtin.isPresent()) {
            answer(builtin.get().run(new Call(name, arguments, input, this)));
        } else if (!world.has(name) && files.read(Files.resolve(scope.directory(), name)).isEmpty()) {
            complain(Dialect.of(this).notFound(name), 127);
        } else if (Dialect.isShell(program) || !world.has(name)) {
            subshell(world.has(name) ? program : "sh", world.has(name) ? arguments : words);
        } else {
            time = time.plus(MOMENT);
            answer(Toolbox.find(program).run(new Call(program, arguments, input, this)));
        }
    }

    /// Runs a program, which is ended when its time is over.
    ///
    /// @param late the code that it then ends with
    Answer invokeWithin(List<String> words, Duration limit, int late) {
        var end = Times.bounded(time.plus(limit));
        invoke(words);
        boolean over = flow == Flow.STUCK || time.compareTo(end) > 0;
        if (over) {
            flow = Flow.ON;
            time = end;
            scope.code(late);
        }
        return Answer.failed(scope.code(), "");
    }

    private void call(Syntax function, List<String> arguments) {
        var outer = scope.parameters();
        scope.parameters(arguments);
        deeper(() -> execute(function));
        scope.parameters(outer);
        flow = flow == Flow.RETURN ? Flow.ON : flow;
    }

    private void subshell(String program, List<String> arguments) {
        deeper(() -> apart(() -> {
            scope.rename(program);
            scope.options("");
            ShellStart.of(arguments, new Call(program, arguments, input, this)).run(this);
        }));
    }

    private void answer(Answer answer) {
        scope.code(answer.code());
        streams.out().accept(answer.out());
        streams.err().accept(answer.error());
        time = Times.bounded(time.plus(answer.took()));
        if (answer.forever() != null) {
            stick(answer.forever());
        }
    }

    void complain(String text, int code) {
        streams.err().accept(text);
        scope.code(code);
    }

    private void stick(Answer.Serving how) {
        flow = Flow.STUCK;
        serve(how);
    }

    /// Listens from now on, and ends in good order when asked to.
    void serve(Answer.Serving how) {
        var ports = new ArrayList<>(serving.ports());
        ports.addAll(how.ports());
        serving = new Answer.Serving(List.copyOf(ports), serving.heedsTerm() || how.heedsTerm());
    }

    /// @param levels how many loops it is about
    void leave(Flow how, int levels, int code) {
        this.flow = how;
        this.levels = levels;
        scope.code(code);
    }

    void signal(String signal) {
        signals.add(signal);
    }

    void read(Input other) {
        input = other;
    }

    /// Lets time pass without doing anything.
    void skip(Duration some) {
        time = Times.bounded(time.plus(some));
    }

    Surroundings world() {
        return world;
    }

    Files files() {
        return files;
    }

    Scope scope() {
        return scope;
    }

    Streams.Screen screen() {
        return screen;
    }

    Duration time() {
        return time;
    }

    Flow flow() {
        return flow;
    }

    /// Whether it ended because something in its script was wrong.
    boolean broken() {
        return broken;
    }

    Answer.Serving serving() {
        return serving;
    }

    @Nullable Endless endless() {
        return endless;
    }

    List<String> signals() {
        return List.copyOf(signals);
    }
}
