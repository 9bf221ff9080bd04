package dev.drydock.lesson;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Evaluates CEL, the language of Kubernetes' own admission rules.
/// An expression is compiled once, when it is first needed, and may visit only so many items: then it is given up.
final class Checks {

    private final Set<String> names;
    private final int mostIterations;
    private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();
    private volatile @Nullable Cel cel;

    /// @param names what expressions may speak of
    /// @param mostIterations how many items all loops of one evaluation may visit together
    Checks(Set<String> names, int mostIterations) {
        this.names = Set.copyOf(names);
        this.mostIterations = mostIterations;
    }

    /// Whether the expression is true. A field or item that is not there makes it false: then what it asks for is not there either.
    boolean holds(String expression, Facts facts) {
        return value(expression, facts).filter(Boolean.TRUE::equals).isPresent();
    }

    /// What the expression comes to, or nothing where it speaks of what is not there.
    Optional<Object> value(String expression, Facts facts) {
        try {
            return Optional.of(program(expression).eval(facts::find));
        } catch (CelEvaluationException e) {
            if (e.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED) {
                throw new CheckException("visits more than " + mostIterations + " items", expression, e);
            }
            return Optional.empty();
        }
    }

    /// Refuses an expression that is not CEL, or that speaks of what no cluster has.
    void compile(String expression) {
        program(expression);
    }

    private CelRuntime.Program program(String expression) {
        return programs.computeIfAbsent(expression, text -> {
            try {
                var environment = environment();
                return environment.createProgram(environment.compile(text).getAst());
            } catch (CelValidationException | CelEvaluationException e) {
                throw new CheckException("cannot be compiled: " + e.getMessage(), text, e);
            }
        });
    }

    /// Takes most of a second when cold, so it waits until a learner first asks.
    private synchronized Cel environment() {
        var ready = cel;
        if (ready == null) {
            var builder = CelFactory.standardCelBuilder()
                    .setOptions(CelOptions.current().comprehensionMaxIterations(mostIterations).build())
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
            names.forEach(name -> builder.addVar(name, name.equals("now") ? SimpleType.TIMESTAMP : SimpleType.DYN));
            ready = builder.build();
            cel = ready;
        }
        return ready;
    }
}
