package dev.drydock.kube.kubelet.shell;

import java.time.Duration;

/// Something that a process prints.
///
/// @param at since the process started
/// @param text as written, with its line ends
public record Line(Duration at, boolean error, String text) {}
