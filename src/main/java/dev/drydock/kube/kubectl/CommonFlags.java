package dev.drydock.kube.kubectl;

import dev.drydock.kube.kubectl.cli.Flag;
import dev.drydock.kube.kubectl.cli.FlagSet;
import java.util.List;
import java.util.Set;

/// The flags of every command. Those that say which cluster and how to reach it are taken and do nothing: there is one.
final class CommonFlags {
    private static final List<String> TEXTS = List.of(
            "as", "as-uid", "as-user-extra", "cache-dir", "certificate-authority", "client-certificate", "client-key",
            "cluster", "context", "kubeconfig", "kuberc", "log-flush-frequency", "password", "profile",
            "profile-output", "request-timeout", "tls-server-name", "token", "user", "username", "vmodule");
    private static final Set<String> SHORT_WITH_VALUE = Set.of("-n", "-s", "-v");

    private CommonFlags() {}

    static FlagSet declare(FlagSet flags) {
        flags.text("namespace", "n", "");
        TEXTS.forEach(flags::text);
        return flags.array("as-group", "")
                .text("server", "s", "")
                .add(new Flag("v", "v", Flag.Type.TEXT, "0", null))
                .bool("insecure-skip-tls-verify")
                .bool("match-server-version")
                .bool("disable-compression")
                .bool("warnings-as-errors")
                .bool("help", "h", false);
    }

    /// The index of the first word that is neither a flag nor a common flag's value, -1 where there is none.
    static int firstArgument(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("--")) {
                return -1;
            } else if (!word.startsWith("-") || word.length() == 1) {
                return i;
            } else if (SHORT_WITH_VALUE.contains(word) || isLongWithValue(word)) {
                i++;
            }
        }
        return -1;
    }

    private static boolean isLongWithValue(String word) {
        return word.startsWith("--")
                && (TEXTS.contains(word.substring(2)) || List.of("--namespace", "--server", "--as-group").contains(word));
    }
}
