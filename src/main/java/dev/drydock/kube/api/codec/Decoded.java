package dev.drydock.kube.api.codec;

import dev.drydock.kube.api.Struct;
import java.util.List;
import java.util.stream.Collectors;

/// A decoded struct, and the fields that its type does not have, in the order in which Kubernetes names them.
public record Decoded<T extends Struct>(T value, List<FieldProblem> problems) {

    /// As the server words its refusal: `strict decoding error: unknown field "spec.container"`.
    public String strictError() {
        return problems.stream().map(FieldProblem::message).collect(Collectors.joining(", ", "strict decoding error: ", ""));
    }
}
