package dev.drydock.kube.kubectl.template;

import dev.drydock.kube.api.Go;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the values of pipelines. Mirrors the evaluating half of `text/template/exec.go`.
final class Evaluator {
    private final Execution execution;

    Evaluator(Execution execution) {
        this.execution = execution;
    }

    /// The value of a pipeline, taken out of the interface that it may be in.
    Value pipe(Value dot, Node.Pipe pipe) {
        execution.at(pipe);
        @Nullable Value last = null;
        for (var command : pipe.commands()) {
            last = command(dot, command, last).bare();
        }
        var value = Objects.requireNonNull(last);
        for (var variable : pipe.variables()) {
            if (pipe.assigns()) {
                execution.assign(variable, value);
            } else {
                execution.push(variable, value);
            }
        }
        return value;
    }

    /// @param last the value that is piped into it; null for none
    private Value command(Value dot, Node.Command command, @Nullable Value last) {
        var words = command.words();
        return switch (words.getFirst()) {
            case Node.Field field -> field(dot, field, words, last);
            case Node.Chain chain -> chain(dot, chain, words, last);
            case Node.Function function -> function(dot, function, command, words.subList(1, words.size()), last);
            case Node.Pipe pipe -> {
                takesNothing(words, last);
                yield pipe(dot, pipe);
            }
            case Node.Variable variable -> variable(variable, words, last);
            case Node first -> {
                execution.at(first);
                takesNothing(words, last);
                yield switch (first) {
                    case Node.Constant constant -> Value.plain(constant.value());
                    case Node.Dot _ -> dot;
                    case Node.Nil _ -> throw execution.error("nil is not a command");
                    default -> throw execution.error("can't evaluate command " + Go.quote(first.source()));
                };
            }
        };
    }

    private void takesNothing(List<Node> words, @Nullable Value last) {
        if (words.size() > 1 || last != null) {
            throw execution.error("can't give argument to non-function " + words.getFirst().source());
        }
    }

    private Value field(Value dot, Node.Field field, List<? extends Node> words, @Nullable Value last) {
        execution.at(field);
        return fields(dot, field.names(), words.size() > 1 || last != null);
    }

    private Value chain(Value dot, Node.Chain chain, List<? extends Node> words, @Nullable Value last) {
        execution.at(chain);
        if (chain.node() instanceof Node.Nil) {
            throw execution.error("indirection through explicit nil in " + chain.source());
        }
        return fields(argument(dot, chain.node(), Functions.Parameter.ANY), chain.fields(), words.size() > 1 || last != null);
    }

    private Value variable(Node.Variable variable, List<? extends Node> words, @Nullable Value last) {
        execution.at(variable);
        var value = execution.variable(variable.name());
        boolean hasArguments = words.size() > 1 || last != null;
        if (!variable.fields().isEmpty()) {
            return fields(value, variable.fields(), hasArguments);
        } else if (hasArguments) {
            throw execution.error("can't give argument to non-function " + variable.source());
        }
        return value;
    }

    private Value fields(Value receiver, List<String> names, boolean hasArguments) {
        var value = receiver;
        for (int i = 0; i < names.size(); i++) {
            value = field(value, names.get(i), hasArguments && i == names.size() - 1);
        }
        return value;
    }

    private Value field(Value receiver, String name, boolean hasArguments) {
        if (!receiver.isValid()) {
            if (!execution.allowsMissing()) {
                throw execution.error("nil data; no entry for key " + Go.quote(name));
            }
            return receiver;
        } else if (receiver.isNilInterface()) {
            throw execution.error("nil pointer evaluating interface {}." + name);
        } else if (!(receiver.of() instanceof Map<?, ?> map)) {
            throw execution.error("can't evaluate field %s in type %s".formatted(name, receiver.type()));
        } else if (hasArguments) {
            throw execution.error(name + " is not a method but has arguments");
        } else if (map.containsKey(name)) {
            return Value.part(map.get(name));
        } else if (!execution.allowsMissing()) {
            throw execution.error("map has no entry for key " + Go.quote(name));
        }
        return Value.INVALID;
    }

    private Value function(Value dot, Node.Function node, Node call, List<Node> words, @Nullable Value last) {
        execution.at(node);
        var name = node.name();
        var function = Functions.of(name);
        int count = words.size() + (last == null ? 0 : 1);
        int fixed = function.fixed().size();
        if (function.variadic() == null ? count != fixed : count < fixed) {
            throw execution.error(function.variadic() == null
                    ? "wrong number of args for %s: want %d got %d".formatted(name, fixed, count)
                    : "wrong number of args for %s: want at least %d got %d".formatted(name, fixed, words.size()));
        }
        if (name.equals("and") || name.equals("or")) {
            return firstDecisive(dot, words, last, name.equals("or"));
        }
        var arguments = new ArrayList<Value>();
        for (var word : words) {
            arguments.add(argument(dot, word, function.parameter(arguments.size())));
        }
        if (last != null) {
            arguments.add(fitting(last, function.parameter(arguments.size())));
        }
        try {
            return function.body().apply(arguments);
        } catch (TemplateException mistake) {
            execution.at(call);
            throw execution.error("error calling " + name + ": " + mistake.text());
        }
    }

    /// `and` and `or` do not look at what follows the argument that decides.
    private Value firstDecisive(Value dot, List<Node> words, @Nullable Value last, boolean decides) {
        var value = Value.INVALID;
        for (var word : words) {
            value = argument(dot, word, Functions.Parameter.VALUE);
            if (value.isTrue() == decides) {
                return value;
            }
        }
        return last == null ? value : last;
    }

    private Value argument(Value dot, Node node, Functions.Parameter parameter) {
        execution.at(node);
        return switch (node) {
            case Node.Dot _ -> fitting(dot, parameter);
            case Node.Nil _ -> {
                if (parameter == Functions.Parameter.STRING) {
                    throw execution.error("cannot assign nil to string");
                }
                yield Value.INVALID;
            }
            case Node.Field field -> fitting(field(dot, field, List.of(), null), parameter);
            case Node.Variable variable -> fitting(variable(variable, List.of(), null), parameter);
            case Node.Pipe pipe -> fitting(pipe(dot, pipe), parameter);
            case Node.Function function -> fitting(function(dot, function, function, List.of(), null), parameter);
            case Node.Chain chain -> fitting(chain(dot, chain, List.of(), null), parameter);
            case Node.Constant constant -> {
                if (parameter == Functions.Parameter.STRING && !(constant.value() instanceof String)) {
                    throw execution.error("expected string; found " + constant.source());
                }
                yield Value.plain(constant.value());
            }
            default -> throw execution.error("can't handle " + node.source());
        };
    }

    private Value fitting(Value value, Functions.Parameter parameter) {
        if (parameter != Functions.Parameter.STRING || value.of() instanceof String) {
            return value;
        } else if (!value.isValid()) {
            throw execution.error("invalid value; expected string");
        }
        var type = value.of() == null ? value.type() : Value.typeOf(value.of());
        throw execution.error("wrong type for value; expected string; got " + type);
    }
}
