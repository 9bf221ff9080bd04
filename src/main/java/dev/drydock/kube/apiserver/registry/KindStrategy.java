package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.apiserver.validation.FieldError;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The strategy of a kind that has defaults and validation, and nothing else of its own.
record KindStrategy<T extends KubeObject>(
        UnaryOperator<T> defaults,
        Function<T, List<FieldError>> rules,
        BiFunction<T, T, List<FieldError>> updateRules,
        UnaryOperator<T> creation,
        boolean countsGenerations)
        implements Strategy<T> {

    static <T extends KubeObject> KindStrategy<T> of(
            UnaryOperator<T> defaults, Function<T, List<FieldError>> rules, BiFunction<T, T, List<FieldError>> updateRules) {
        return new KindStrategy<>(defaults, rules, updateRules, Statuses::cleared, false);
    }

    KindStrategy<T> countingGenerations() {
        return new KindStrategy<>(defaults, rules, updateRules, creation, true);
    }

    KindStrategy<T> creating(UnaryOperator<T> creation) {
        return new KindStrategy<>(defaults, rules, updateRules, creation, countsGenerations);
    }

    @Override
    public T withDefaults(T object) {
        return defaults.apply(object);
    }

    @Override
    public T prepareForCreate(T object) {
        return creation.apply(object);
    }

    @Override
    public List<FieldError> validate(T object) {
        return rules.apply(object);
    }

    @Override
    public List<FieldError> validateUpdate(T object, T old) {
        return updateRules.apply(object, old);
    }
}
