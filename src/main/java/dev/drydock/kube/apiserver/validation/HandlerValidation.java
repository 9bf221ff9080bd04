package dev.drydock.kube.apiserver.validation;

import static dev.drydock.kube.apiserver.validation.Values.empty;
import static dev.drydock.kube.apiserver.validation.Values.number;
import static dev.drydock.kube.apiserver.validation.Values.text;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.core.ExecAction;
import dev.drydock.kube.api.core.GRPCAction;
import dev.drydock.kube.api.core.HTTPGetAction;
import dev.drydock.kube.api.core.Lifecycle;
import dev.drydock.kube.api.core.LifecycleHandler;
import dev.drydock.kube.api.core.Probe;
import dev.drydock.kube.api.core.SleepAction;
import dev.drydock.kube.api.core.TCPSocketAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Probes and life cycle hooks. Mirrors `validateProbe`, `validateHandler` and `validateLifecycle`.
final class HandlerValidation {
    private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");

    private HandlerValidation() {}

    /// What a probe or a hook does: one of these is to be given.
    private record Handler(
            @Nullable ExecAction exec,
            @Nullable HTTPGetAction httpGet,
            @Nullable TCPSocketAction tcpSocket,
            @Nullable GRPCAction grpc,
            @Nullable SleepAction sleep) {}

    static void validateLiveness(@Nullable Probe probe, @Nullable Long grace, Path path, Errors errors) {
        if (probe != null) {
            validateProbe(probe, grace, path, errors);
            if (number(probe.successThreshold()) != 1) {
                errors.invalid(path.child("successThreshold"), number(probe.successThreshold()), "must be 1");
            }
        }
    }

    static void validateReadiness(@Nullable Probe probe, @Nullable Long grace, Path path, Errors errors) {
        if (probe != null) {
            validateProbe(probe, grace, path, errors);
            if (probe.terminationGracePeriodSeconds() != null) {
                errors.invalid(path.child("terminationGracePeriodSeconds"), probe.terminationGracePeriodSeconds(),
                        "must not be set for readinessProbes");
            }
        }
    }

    private static void validateProbe(Probe probe, @Nullable Long grace, Path path, Errors errors) {
        validate(new Handler(probe.exec(), probe.httpGet(), probe.tcpSocket(), probe.grpc(), null), grace, path, errors);
        errors.notNegative(path.child("initialDelaySeconds"), number(probe.initialDelaySeconds()));
        errors.notNegative(path.child("timeoutSeconds"), number(probe.timeoutSeconds()));
        errors.notNegative(path.child("periodSeconds"), number(probe.periodSeconds()));
        errors.notNegative(path.child("successThreshold"), number(probe.successThreshold()));
        errors.notNegative(path.child("failureThreshold"), number(probe.failureThreshold()));
        var own = probe.terminationGracePeriodSeconds();
        if (own != null && own <= 0) {
            errors.invalid(path.child("terminationGracePeriodSeconds"), own, "must be greater than 0");
        }
    }

    static void validateLifecycle(@Nullable Lifecycle lifecycle, @Nullable Long grace, Path path, Errors errors) {
        if (lifecycle == null) {
            return;
        }
        if (lifecycle.postStart() != null) {
            validate(handler(lifecycle.postStart()), grace, path.child("postStart"), errors);
        }
        if (lifecycle.preStop() != null) {
            validate(handler(lifecycle.preStop()), grace, path.child("preStop"), errors);
        }
    }

    private static Handler handler(LifecycleHandler hook) {
        return new Handler(hook.exec(), hook.httpGet(), hook.tcpSocket(), null, hook.sleep());
    }

    private static void validate(Handler handler, @Nullable Long grace, Path path, Errors errors) {
        var one = new OneOf(path, "may not specify more than 1 handler type", errors);
        one.check("exec", handler.exec(), (exec, at) -> {
            if (exec.command().isEmpty()) {
                errors.required(at.child("command"));
            }
        });
        one.check("httpGet", handler.httpGet(), (get, at) -> validateHttpGet(get, at, errors));
        one.check("tcpSocket", handler.tcpSocket(), (tcp, at) -> validatePort(tcp.port(), at.child("port"), errors));
        one.check("grpc", handler.grpc(), (grpc, at) ->
                errors.invalid(at.child("port"), number(grpc.port()), Names.port(number(grpc.port()))));
        one.check("sleep", handler.sleep(), (sleep, at) -> {
            long seconds = number(sleep.seconds());
            if (grace != null && (seconds < 0 || seconds > grace)) {
                errors.invalid(at, seconds,
                        "must be non-negative and less than terminationGracePeriodSeconds (" + grace + ")");
            }
        });
        if (one.none()) {
            errors.required(path, "must specify a handler type");
        }
    }

    private static void validateHttpGet(HTTPGetAction get, Path path, Errors errors) {
        if (empty(get.path())) {
            errors.required(path.child("path"));
        }
        validatePort(get.port(), path.child("port"), errors);
        if (!SCHEMES.contains(text(get.scheme()))) {
            errors.notSupported(path.child("scheme"), text(get.scheme()), SCHEMES);
        }
        for (var header : get.httpHeaders()) {
            errors.invalid(path.child("httpHeaders"), text(header.name()), Names.headerName(text(header.name())));
        }
    }

    static void validatePort(@Nullable IntOrString port, Path path, Errors errors) {
        switch (port) {
            case IntOrString.Text name -> errors.invalid(path, name.value(), Names.portName(name.value()));
            case IntOrString.Int number -> errors.invalid(path, number.value(), Names.port(number.value()));
            case null -> errors.invalid(path, 0, Names.port(0));
        }
    }
}
