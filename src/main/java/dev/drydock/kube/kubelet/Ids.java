package dev.drydock.kube.kubelet;

import dev.drydock.kube.clock.Randomness;
import java.util.HexFormat;

/// Random identifiers as machines and container runtimes give them.
final class Ids {
    private Ids() {}

    static String hex(Randomness random, int digits) {
        var text = new StringBuilder(digits + 16);
        while (text.length() < digits) {
            text.append(HexFormat.of().toHexDigits(random.next()));
        }
        return text.substring(0, digits);
    }
}
