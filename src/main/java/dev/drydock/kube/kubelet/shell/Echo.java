package dev.drydock.kube.kubelet.shell;

/// `echo`, with `-n` and `-e`.
final class Echo implements Tool {
    @Override
    public Answer run(Call call) {
        var words = call.arguments();
        boolean line = true;
        boolean escaped = Dialect.of(call.shell()) == Dialect.DASH;
        int at = 0;
        for (; at < words.size() && words.get(at).matches("-[neE]+"); at++) {
            line &= words.get(at).indexOf('n') < 0;
            escaped |= words.get(at).indexOf('e') > 0;
        }
        var text = String.join(" ", words.subList(at, words.size()));
        return Answer.of((escaped ? Printf.unescape(text) : text) + (line ? "\n" : ""));
    }
}
