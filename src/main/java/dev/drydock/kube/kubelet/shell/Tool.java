package dev.drydock.kube.kubelet.shell;

/// A program of an image.
interface Tool {
    Answer run(Call call);
}
