package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills a template once: its blocks, loops and calls. Mirrors the walking half of `text/template/exec.go`.
final class Execution {
    private static final int MOST_OUTPUT = 4_000_000;
    private static final int MOST_STEPS = 1_000_000;
    /// Upstream allows more but runs on a larger stack; the message is its own.
    private static final int DEEPEST = 400;

    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    record Variable(String name, Value value) {}

    private final String name;
    private final String text;
    private final Map<String, Node.Block> templates;
    private final boolean allowMissing;
    private final StringBuilder out;
    private final int alreadyOut;
    private final Evaluator evaluator = new Evaluator(this);

    private String running;
    private List<Variable> variables = new ArrayList<>();
    private Node current = new Node.Dot(0);
    private int depth;
    private int steps;

    Execution(String name, String text, Map<String, Node.Block> templates, boolean allowMissing, StringBuilder out) {
        this.name = name;
        this.running = name;
        this.text = text;
        this.templates = templates;
        this.allowMissing = allowMissing;
        this.out = out;
        this.alreadyOut = out.length();
    }

    void run(@Nullable Object tree) {
        var root = templates.get(name);
        if (root == null || root.nodes().isEmpty()) {
            return;
        }
        var dot = Value.plain(tree);
        push("$", dot);
        walk(dot, root);
    }

    boolean allowsMissing() {
        return allowMissing;
    }

    /// Marks what is looked at, for messages; what looks for ever is stopped here.
    void at(Node node) {
        current = node;
        if (++steps > MOST_STEPS) {
            throw error("too much work for one template");
        }
    }

    void push(String variable, Value value) {
        variables.add(new Variable(variable, value));
    }

    Value variable(String wanted) {
        for (var variable : variables.reversed()) {
            if (variable.name.equals(wanted)) {
                return variable.value;
            }
        }
        throw error("undefined variable: " + wanted);
    }

    void assign(String wanted, Value value) {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name.equals(wanted)) {
                variables.set(i, new Variable(wanted, value));
                return;
            }
        }
        throw error("undefined variable: " + wanted);
    }

    private void pop(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    private void write(String more) {
        if (out.length() - alreadyOut + more.length() > MOST_OUTPUT) {
            throw error("too much output for one template");
        }
        out.append(more);
    }

    private Flow walk(Value dot, Node node) {
        if (depth > DEEPEST) {
            throw error("exceeded maximum template depth (100000)");
        }
        depth++;
        at(node);
        var flow = switch (node) {
            case Node.Block block -> walkAll(dot, block);
            case Node.Text each -> {
                write(each.text());
                yield Flow.ON;
            }
            case Node.Action action -> {
                var value = evaluator.pipe(dot, action.pipe());
                if (action.pipe().variables().isEmpty()) {
                    write(value.isValid() ? GoFormat.text(value.of()) : "<no value>");
                }
                yield Flow.ON;
            }
            case Node.Control control when control.word().equals("range") -> range(dot, control);
            case Node.Control control -> branch(dot, control);
            case Node.Call call -> call(dot, call);
            case Node.Jump jump -> jump.word().equals("break") ? Flow.BREAK : Flow.CONTINUE;
            default -> throw error("unknown node: " + node.source());
        };
        depth--;
        return flow;
    }

    private Flow walkAll(Value dot, Node.Block block) {
        for (var node : block.nodes()) {
            var flow = walk(dot, node);
            if (flow != Flow.ON) {
                return flow;
            }
        }
        return Flow.ON;
    }

    private Flow branch(Value dot, Node.Control control) {
        int mark = variables.size();
        var value = evaluator.pipe(dot, control.pipe());
        var flow = Flow.ON;
        if (value.isTrue()) {
            flow = walk(control.word().equals("with") ? value : dot, control.block());
        } else if (control.otherwise() != null) {
            flow = walk(dot, control.otherwise());
        }
        pop(mark);
        return flow;
    }

    private Flow range(Value dot, Node.Control control) {
        int outer = variables.size();
        var value = evaluator.pipe(dot, control.pipe());
        int mark = variables.size();
        boolean any = switch (value.of()) {
            case null -> false;
            case List<?> list -> {
                boolean on = true;
                for (int i = 0; i < list.size() && on; i++) {
                    on = once(control, mark, Value.plain(i), Value.part(list.get(i)));
                }
                yield !list.isEmpty();
            }
            case Map<?, ?> map -> {
                for (var entry : Value.sorted(map).entrySet()) {
                    if (!once(control, mark, Value.plain(entry.getKey()), Value.part(entry.getValue()))) {
                        break;
                    }
                }
                yield !map.isEmpty();
            }
            case Integer number -> count(control, mark, number);
            case Long number -> count(control, mark, number);
            default -> throw error("range can't iterate over " + GoFormat.text(value.of()));
        };
        var flow = any || control.otherwise() == null ? Flow.ON : walk(dot, control.otherwise());
        pop(outer);
        return flow;
    }

    private boolean count(Node.Control control, int mark, Number times) {
        if (control.pipe().variables().size() > 1) {
            throw error("can't use " + times + " to iterate over more than one variable");
        }
        for (long i = 0; i < times.longValue(); i++) {
            Number each = times instanceof Integer ? (Number) (int) i : i;
            if (!once(control, mark, Value.INVALID, Value.plain(each))) {
                break;
            }
        }
        return times.longValue() > 0;
    }

    /// One turn of a loop; false where it is the last by a `break`.
    private boolean once(Node.Control control, int mark, Value index, Value element) {
        var names = control.pipe().variables();
        if (control.pipe().assigns()) {
            if (!names.isEmpty()) {
                assign(names.getFirst(), names.size() > 1 ? index : element);
            }
            if (names.size() > 1) {
                assign(names.getLast(), element);
            }
        } else {
            if (!names.isEmpty()) {
                variables.set(mark - 1, new Variable(names.getLast(), element));
            }
            if (names.size() > 1) {
                variables.set(mark - 2, new Variable(names.getFirst(), index));
            }
        }
        var flow = walk(element, control.block());
        pop(mark);
        return flow != Flow.BREAK;
    }

    private Flow call(Value dot, Node.Call call) {
        var template = templates.get(call.name());
        if (template == null) {
            throw error("template " + Go.quote(call.name()) + " not defined");
        }
        var pipe = call.pipe();
        var inner = pipe == null ? Value.INVALID : evaluator.pipe(dot, pipe);
        var outerName = running;
        var outer = variables;
        running = call.name();
        variables = new ArrayList<>();
        push("$", inner);
        walk(inner, template);
        variables = outer;
        running = outerName;
        return Flow.ON;
    }

    TemplateException error(String message) {
        var before = text.substring(0, Math.min(current.at(), text.length()));
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = before.substring(before.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8).length;
        return new TemplateException("template: %s:%d:%d: executing %s at <%s>: %s"
                .formatted(name, line, column, Go.quote(running), current.source(), message));
    }
}
