package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a process did to a file.
///
/// @param at since the process started
/// @param path of a file; of a directory with a `/` at its end
/// @param text that it holds from then on; null where it is gone
public record FileChange(Duration at, String path, @Nullable String text) {}
