package dev.drydock.kube.kubelet.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a running shell has set: variables, functions, parameters, options, where it is. [State] is its value.
final class Scope {
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Set<String> exported = new LinkedHashSet<>();
    private final Map<String, Syntax> functions = new TreeMap<>();
    private List<String> parameters = List.of();
    private String options = "";
    private String directory = "/";
    private int code;

    Scope(State state) {
        restore(state);
        code = state.code();
    }

    State state() {
        return new State(directory, variables, exported, functions, parameters, options, code);
    }

    /// Back to how it was, but for how the last command ended.
    void restore(State state) {
        variables.clear();
        variables.putAll(state.variables());
        exported.clear();
        exported.addAll(state.exported());
        functions.clear();
        functions.putAll(state.functions());
        parameters = state.parameters();
        options = state.options();
        directory = state.directory();
    }

    String variable(String name) {
        return switch (name) {
            case "?" -> Integer.toString(code);
            case "#" -> Integer.toString(parameters.size() - 1);
            case "@", "*" -> String.join(" ", parameters());
            case "$" -> "1";
            case "!" -> "7";
            case "-" -> options;
            default -> name.matches("\\d") ? parameter(name.charAt(0) - '0') : variables.getOrDefault(name, "");
        };
    }

    private String parameter(int number) {
        return number < parameters.size() ? parameters.get(number) : "";
    }

    boolean isSet(String name) {
        return variables.containsKey(name) || !variable(name).isEmpty();
    }

    void set(String name, String value) {
        variables.put(name, value);
    }

    void unset(String name) {
        variables.remove(name);
        exported.remove(name);
        functions.remove(name);
    }

    /// @return whether it was not before
    boolean export(String name) {
        variables.putIfAbsent(name, "");
        return exported.add(name);
    }

    void unexport(String name) {
        exported.remove(name);
    }

    Map<String, String> variables() {
        return variables;
    }

    /// The variables that programs see.
    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        variables.forEach((name, value) -> {
            if (exported.contains(name)) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    Optional<Syntax> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    void define(String name, Syntax body) {
        functions.put(name, body);
    }

    boolean has(char option) {
        return options.indexOf(option) >= 0;
    }

    void option(char letter, boolean on) {
        options = options.replace(String.valueOf(letter), "") + (on ? letter : "");
    }

    void options(String letters) {
        options = letters;
    }

    /// By which name the shell was called.
    String name() {
        return parameters.getFirst();
    }

    /// `$1` and those after it.
    List<String> parameters() {
        return parameters.subList(1, parameters.size());
    }

    void parameters(List<String> given) {
        var all = new ArrayList<>(List.of(name()));
        all.addAll(given);
        parameters = List.copyOf(all);
    }

    void rename(String name) {
        var all = new ArrayList<>(parameters);
        all.set(0, name);
        parameters = List.copyOf(all);
    }

    String directory() {
        return directory;
    }

    void go(String directory) {
        this.directory = directory;
    }

    int code() {
        return code;
    }

    void code(int code) {
        this.code = code;
    }
}
