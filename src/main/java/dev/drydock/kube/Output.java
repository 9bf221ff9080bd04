package dev.drydock.kube;

import java.util.List;

/// What a kubectl command line printed.
///
/// @param problems what was wrong with the files it named, where that is known to the line
public record Output(int exit, String out, String err, List<Problem> problems) {
    public boolean ok() {
        return exit == 0;
    }

    /// One thing that was refused, and where it stands.
    ///
    /// @param file empty where it is not about a file
    /// @param field `spec.containers[0].image`, empty where it is not about a field
    /// @param line from 1; 0 where it is not known
    /// @param column from 1; 0 where it is not known
    public record Problem(String file, String field, String message, int line, int column) {}
}
