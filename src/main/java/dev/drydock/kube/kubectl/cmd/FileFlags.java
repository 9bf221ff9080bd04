package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;

/// The flags that name files.
final class FileFlags {
    private FileFlags() {}

    static FlagSet declare(FlagSet flags) {
        return flags.list("filename", "f").text("kustomize", "k", "").bool("recursive", "R", false);
    }

    static List<String> files(Invocation kubectl) {
        return kubectl.flags().all("filename");
    }
}
