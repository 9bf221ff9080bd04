package dev.drydock.kube.apiserver;

import java.util.List;
import java.util.function.Function;

/// What the API server answers to a request that it carried out.
///
/// @param warnings as in the `Warning` headers
public record Reply<T>(T object, List<String> warnings) {
    public <U> Reply<U> map(Function<T, U> change) {
        return new Reply<>(change.apply(object), warnings);
    }

    Reply<T> warningFirst(List<String> earlier) {
        return earlier.isEmpty() ? this : new Reply<>(object, Lists.concat(earlier, warnings));
    }
}
