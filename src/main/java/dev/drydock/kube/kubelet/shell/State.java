package dev.drydock.kube.kubelet.shell;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a shell knows between two commands, as a value.
///
/// @param exported the names of those variables that programs see
/// @param parameters `$0`, `$1` and so on
/// @param options the letters that `set` was given
public record State(
        String directory,
        Map<String, String> variables,
        Set<String> exported,
        Map<String, Syntax> functions,
        List<String> parameters,
        String options,
        int code) {

    public State {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        exported = Collections.unmodifiableSet(new TreeSet<>(exported));
        functions = Collections.unmodifiableMap(new TreeMap<>(functions));
        parameters = List.copyOf(parameters);
    }

    /// A shell that has just started.
    public static State in(Surroundings world, String name) {
        var variables = world.variables();
        return new State(world.directory(), variables, variables.keySet(), Map.of(), List.of(name), "", 0);
    }
}
