package dev.drydock.generator;

import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.Limits;
import dev.drydock.kube.api.codec.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// Makes `descriptions.txt` anew from OpenAPI documents of Kubernetes, of version 2 or 3. After a build, from the project's folder:
///
/// ```
/// java -cp "target/classes:target/generator/*" src/generator/java/dev/drydock/generator/WriteTexts.java \
///     target/generator/client-java-api.jar swagger.json…
/// ```
///
/// Only a server's own documents, `kubectl get --raw /openapi/v3/apis/apps/v1` and its like, say what the values of an enum mean:
/// of types that no document speaks of, the file keeps what it has.
final class WriteTexts {
    private static final Path OVERLAY = Path.of("src/generator/resources/overlay.txt");
    private static final Path TEXTS = Path.of("src/generator/resources/descriptions.txt");
    private static final String VALUES = "\n\nPossible enum values:\n";
    private static final Pattern VALUE = Pattern.compile(" - `\"([^\"]*)\"`(.*)");

    private static final Map<String, String> SCALARS = new TreeMap<>(Map.of(
            "v1.Time", "io.k8s.apimachinery.pkg.apis.meta.v1.Time",
            "v1.MicroTime", "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime",
            "v1.FieldsV1", "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1",
            "resource.Quantity", "io.k8s.apimachinery.pkg.api.resource.Quantity",
            "intstr.IntOrString", "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
            "runtime.RawExtension", "io.k8s.apimachinery.pkg.runtime.RawExtension"));

    private final Map<String, Map<String, Object>> published = new HashMap<>();
    private final Map<String, Map<String, String>> enums;
    private final List<String> lines = new ArrayList<>();

    private WriteTexts(Map<String, Map<String, String>> enums) {
        this.enums = new TreeMap<>(enums);
    }

    public static void main(String... args) throws IOException {
        if (args.length < 2) throw new IllegalArgumentException("usage: WriteTexts <client jar> <OpenAPI document>…");
        var head = Files.readAllLines(TEXTS).stream().takeWhile(line -> line.startsWith("#")).toList();
        var writer = new WriteTexts(Texts.read(TEXTS).enums());
        for (var document : List.of(args).subList(1, args.length)) writer.take(Path.of(document));
        try (var jar = new JarFile(args[0])) {
            var model = new ModelReader(new ClientJar(jar), Overlay.read(OVERLAY), Texts.none()).read();
            SCALARS.forEach(writer::scalar);
            model.structs().forEach(writer::describe);
        }
        writer.enums.forEach(writer::values);
        Files.writeString(TEXTS, String.join("\n", head) + "\n\n" + String.join("\n", writer.lines) + "\n");
    }

    private void take(Path document) throws IOException {
        var root = Trees.map(Json.parse(Files.readString(document), new Limits(Integer.MAX_VALUE, 200, Integer.MAX_VALUE)));
        var schemas = root.containsKey("definitions") ? root.get("definitions") : Trees.map(root.get("components")).get("schemas");
        Trees.map(schemas).forEach((name, schema) -> published.put(name, Trees.map(schema)));
    }

    private void scalar(String goType, String name) {
        lines.add("scalar " + goType + " " + escaped(text(published.getOrDefault(name, Map.of()))));
    }

    private void describe(Model.Struct struct) {
        var name = (struct.group().equals("meta") ? "io.k8s.apimachinery.pkg.apis.meta." : "io.k8s.api." + struct.group() + ".") + struct.goName();
        var schema = published.get(name);
        if (schema == null) return;
        var found = new ArrayList<String>();
        add(found, "", struct.description(), text(schema));
        var properties = Trees.map(schema.getOrDefault("properties", Map.of()));
        for (var field : struct.fields()) {
            var text = text(Trees.map(properties.getOrDefault(field.json(), Map.of())));
            var values = text.indexOf(VALUES);
            if (values >= 0) learn(field, text.substring(values + VALUES.length()));
            add(found, field.json(), field.description(), values < 0 ? text : text.substring(0, values));
        }
        if (!found.isEmpty()) {
            lines.add("");
            lines.add(struct.key());
            lines.addAll(found);
        }
    }

    private static String text(Map<String, Object> schema) {
        return schema.getOrDefault("description", "").toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    /// What must be written so that the jar's text becomes the published one.
    private static void add(List<String> found, String field, String fromJar, String wanted) {
        if (wanted.isEmpty() || wanted.equals(fromJar)) return;
        if (!wanted.replace('\n', ' ').equals(fromJar)) {
            found.add(" " + (field.isEmpty() ? "." : field) + " " + escaped(wanted));
            return;
        }
        var breaks = new StringBuilder(" ~" + field);
        int blank = 0;
        for (int i = 0; i < wanted.length(); i++) {
            if (wanted.charAt(i) == '\n') breaks.append(' ').append(blank);
            if (fromJar.charAt(i) == ' ') blank++;
        }
        found.add(breaks.toString());
    }

    private void learn(Model.Field field, String values) {
        var meanings = new LinkedHashMap<String, String>();
        var lines = VALUE.matcher(values);
        while (lines.find()) meanings.put(lines.group(1), lines.group(2).strip());
        enums.put(field.facts().goType().replaceFirst("^.*\\.", ""), meanings);
    }

    private void values(String type, Map<String, String> meanings) {
        lines.add("");
        lines.add("enum " + type);
        meanings.forEach((value, meaning) -> lines.add((" \"" + value + "\" " + meaning).stripTrailing()));
    }
}
