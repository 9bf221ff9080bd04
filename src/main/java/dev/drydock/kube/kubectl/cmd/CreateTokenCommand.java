package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.core.ServiceAccount;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `kubectl create token`: the claims are a real token's; nothing signs it, since nothing here would check.
final class CreateTokenCommand implements Command {
    private static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "token";
    }

    @Override
    public String usage() {
        return "SERVICE_ACCOUNT_NAME";
    }

    @Override
    public void declare(FlagSet flags) {
        flags.array("audience", "").duration("duration", "0s");
    }

    @Override
    public void run(Invocation kubectl) {
        var name = Generator.requireName(kubectl);
        var duration = kubectl.flags().time("duration");
        if (duration.isNegative()) {
            throw Failure.of("--duration must be greater than or equal to 0");
        } else if (duration.getNano() != 0) {
            throw Failure.of("--duration cannot be expressed in units less than seconds");
        } else if (kubectl.flags().all("audience").contains("")) {
            throw Failure.of("--audience must not be an empty string");
        }
        var key = new ObjectKey(kubectl.namespace(), name);
        try {
            var account = kubectl.client().get(Kinds.of(ServiceAccount.class), key);
            if (!duration.isZero() && duration.compareTo(SHORTEST) < 0) {
                throw Failure.of("failed to create token: TokenRequest.authentication.k8s.io %s is invalid: spec.expirationSeconds: Invalid value: %d: may not specify a duration less than 10 minutes"
                        .formatted(Go.quote(name), duration.toSeconds()));
            }
            kubectl.println(token(kubectl, key, Objects.requireNonNullElse(account.metadata().uid(), ""), duration.isZero() ? Duration.ofHours(1) : duration));
        } catch (StatusException refusal) {
            throw Failure.of("failed to create token: " + refusal.text());
        }
    }

    private static String token(Invocation kubectl, ObjectKey account, String uid, Duration duration) {
        long now = kubectl.now().getEpochSecond();
        var audiences = kubectl.flags().all("audience").isEmpty() ? List.of(ISSUER) : kubectl.flags().all("audience");
        var claims = Map.of(
                "aud", audiences,
                "exp", now + duration.toSeconds(),
                "iat", now,
                "iss", ISSUER,
                "kubernetes.io", Map.of("namespace", account.namespace(), "serviceaccount", Map.of("name", account.name(), "uid", uid)),
                "nbf", now,
                "sub", "system:serviceaccount:" + account.namespace() + ":" + account.name());
        var text = encoded(Json.write(Map.of("alg", "RS256", "kid", "drydock")).getBytes(StandardCharsets.UTF_8))
                + "." + encoded(Json.write(claims).getBytes(StandardCharsets.UTF_8));
        return text + "." + encoded(digest(text));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
