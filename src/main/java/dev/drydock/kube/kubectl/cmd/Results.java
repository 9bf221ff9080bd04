package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.client.DynamicClient.Request;
import dev.drydock.kube.client.DynamicClient.Validation;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.printers.Format;
import dev.drydock.kube.kubectl.resource.Info;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what a changing command did: `pod/web created`, or the object in the format asked for.
final class Results {
    enum DryRun {
        NONE,
        CLIENT,
        SERVER
    }

    private final Invocation kubectl;
    private final DryRun dryRun;
    private final @Nullable Format format;
    private final boolean onlyName;

    private Results(Invocation kubectl, DryRun dryRun) {
        this.kubectl = kubectl;
        this.dryRun = dryRun;
        var output = Format.asked(kubectl);
        this.onlyName = output.equals("name");
        this.format = output.isEmpty() || onlyName ? null : Format.of(kubectl, false).showingManagedFields(kubectl.flags().is("show-managed-fields"));
    }

    static FlagSet declare(FlagSet flags) {
        return flags.text("output", "o", "")
                .textOrBare("dry-run", "none", "unchanged")
                .bool("show-managed-fields")
                .text("field-manager")
                .bool("allow-missing-template-keys", "", true)
                .text("template");
    }

    static FlagSet declareValidation(FlagSet flags) {
        return flags.textOrBare("validate", "strict", "strict");
    }

    static Results of(Invocation kubectl) {
        return new Results(kubectl, dryRun(kubectl));
    }

    static DryRun dryRun(Invocation kubectl) {
        var given = kubectl.flags().get("dry-run");
        return switch (given) {
            case "client", "unchanged" -> DryRun.CLIENT;
            case "server" -> DryRun.SERVER;
            case "none" -> DryRun.NONE;
            default ->
                throw Failure.of("Invalid dry-run value (" + given + "). Must be \"none\", \"server\", or \"client\".");
        };
    }

    static Validation validation(Invocation kubectl) {
        var given = kubectl.flags().get("validate");
        return switch (given) {
            case "true", "strict" -> Validation.STRICT;
            case "warn" -> Validation.WARN;
            case "false", "ignore" -> Validation.IGNORE;
            default ->
                throw Failure.of("invalid - validate option %s; must be one of: strict (or true), warn, ignore (or false)"
                        .formatted(Go.quote(given)));
        };
    }

    boolean onlyHere() {
        return dryRun == DryRun.CLIENT || isLocal(kubectl);
    }

    /// Whether the files are changed and shown without the server.
    static boolean isLocal(Invocation kubectl) {
        return kubectl.flags().has("local") && kubectl.flags().is("local");
    }

    /// For commands that validate documents.
    Request request() {
        return new Request(dryRun == DryRun.SERVER, validation(kubectl)).withFieldManager(kubectl.flags().get("field-manager"));
    }

    /// For commands that do not.
    Request plainRequest() {
        return new Request(dryRun == DryRun.SERVER, Validation.WARN).withFieldManager(kubectl.flags().get("field-manager"));
    }

    String suffix() {
        return switch (dryRun) {
            case NONE -> "";
            case CLIENT -> " (dry run)";
            case SERVER -> " (server dry run)";
        };
    }

    /// As `patch` does, which does not say that it was a dry run.
    void printPlainly(Info info, KubeObject object, String operation) {
        printPlainly(title(info, object), Codec.tree(object), operation);
    }

    void printPlainly(Info info, Map<String, ? extends @Nullable Object> tree, String operation) {
        printPlainly(info.title(), tree, operation);
    }

    private void printPlainly(String title, Map<String, ? extends @Nullable Object> tree, String operation) {
        if (format == null && !onlyName) {
            kubectl.println(title + " " + operation);
        } else {
            print(title, tree, operation);
        }
    }

    void print(Info info, KubeObject object, String operation) {
        print(title(info, object), Codec.tree(object), operation);
    }

    /// What a subresource answers may be of another kind.
    private static String title(Info info, KubeObject object) {
        var gvk = object.gvk();
        return gvk.equals(info.kind().gvk())
                ? info.title()
                : "%s.%s/%s".formatted(gvk.kind().toLowerCase(Locale.ROOT), gvk.group(), object.name());
    }

    void print(Info info, Map<String, ? extends @Nullable Object> tree, String operation) {
        print(info.title(), tree, operation);
    }

    private void print(String title, Map<String, ? extends @Nullable Object> tree, String operation) {
        if (format != null) {
            kubectl.print(format.print(tree));
        } else if (onlyName) {
            kubectl.println(title);
        } else {
            kubectl.println(title + " " + operation + suffix());
        }
    }
}
