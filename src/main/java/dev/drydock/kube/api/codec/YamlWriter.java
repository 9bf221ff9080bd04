package dev.drydock.kube.api.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints trees as `sigs.k8s.io/yaml` does: keys sorted, lists not indented under their key, two blanks a level.
final class YamlWriter {
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final YamlOutput out = new YamlOutput();

    private YamlWriter() {}

    static String write(@Nullable Object tree) {
        var writer = new YamlWriter();
        writer.value(tree, 0);
        return writer.out.finish();
    }

    /// Writes a value where the line stands; `indent` is that of the collection it is in.
    private void value(@Nullable Object tree, int indent) {
        switch (tree) {
            case Map<?, ?> map when !map.isEmpty() -> map(map, indent);
            case List<?> list when !list.isEmpty() -> list(list, indent);
            case Map<?, ?> _ -> out.word("{}");
            case List<?> _ -> out.word("[]");
            case null -> out.word("null");
            case String text -> scalar(text, indent + (out.atTop() ? 0 : 2), false);
            case Double number -> out.word(goFloat(number));
            default -> out.word(tree.toString());
        }
    }

    private void map(Map<?, ?> map, int indent) {
        for (var key : YamlKeyOrder.sorted(map.keySet())) {
            out.indent(indent);
            var longKey = key.indexOf('\n') >= 0 || key.getBytes(StandardCharsets.UTF_8).length > LONGEST_SIMPLE_KEY;
            if (longKey) out.indicator("?");
            scalar(key, indent + 2, !longKey);
            if (longKey) {
                out.indent(indent);
                out.indicator(":");
            } else {
                out.colon();
            }
            var value = map.get(key);
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) value(value, indent + 2);
            else value(value, indent);
        }
    }

    private void list(List<?> list, int indent) {
        for (var item : list) {
            out.indent(indent);
            out.indicator("-");
            if (item instanceof Map<?, ?> || item instanceof List<?>) value(item, indent + 2);
            else value(item, indent);
        }
    }

    private void scalar(String text, int indent, boolean key) {
        switch (YamlStyle.of(text, key)) {
            case PLAIN -> out.plain(text, indent, !key);
            case SINGLE -> out.single(text, indent, !key);
            case DOUBLE -> out.doubled(text, indent, !key);
            case LITERAL -> out.literal(text, indent);
        }
    }

    /// Go's shortest `%g`.
    private static String goFloat(double number) {
        var decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        var exponent = decimal.precision() - decimal.scale() - 1;
        return exponent < -4 || exponent >= 6 ? GoNumber.exponent(decimal, 2) : decimal.toPlainString();
    }
}
