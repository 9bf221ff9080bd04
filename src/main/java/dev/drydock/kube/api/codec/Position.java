package dev.drydock.kube.api.codec;

/// A place in a text; lines and columns count from 1.
public record Position(int line, int column) {}
