package dev.drydock.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/// Writes the Kubernetes types as Java records, from the classes in the official client's jar the facts in the overlay and the texts.
/// It reads class files without loading them, so the client stays a thing of the build.
final class GenerateModel {
    private static final Path RESOURCES = Path.of("src/generator/resources");

    private GenerateModel() {}

    public static void main(String... args) throws IOException {
        if (args.length < 3) {
            throw new IllegalArgumentException("usage: GenerateModel <client jar> <source folder> <resource folder>");
        }
        var overlay = Overlay.read(RESOURCES.resolve("overlay.txt"));
        var texts = Texts.read(RESOURCES.resolve("descriptions.txt"));
        try (var jar = new JarFile(args[0])) {
            var model = new ModelReader(new ClientJar(jar), overlay, texts).read();
            var sources = Path.of(args[1], "dev", "drydock", "kube", "api");
            for (var struct : model.structs()) {
                write(sources.resolve(struct.group()).resolve(struct.name() + ".java"), RecordWriter.source(struct));
            }
            for (var group : model.groups()) {
                write(sources.resolve(group).resolve("package-info.java"), TableWriter.packageInfo(group));
            }
            write(sources.resolve("KindTable.java"), TableWriter.kinds(model));
            TableWriter.descriptions(model, texts, Path.of(args[2], "dev", "drydock", "kube", "api", "descriptions.gz"));
        }
    }

    private static void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) return; // an untouched file is not compiled again
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
