package dev.drydock;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds who may import whom. The packages of a component do not know each other: they meet at the API server only.
class ArchitectureTest {
    private static final String HOUSE = "dev.drydock.";
    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.drydock");

    static Stream<Arguments> imports() {
        return Stream.of(
                mayImport("kube.api", "kube.map"),
                mayImport("kube.map"),
                mayImport("kube.clock", "kube.map"),
                mayImport("kube.trace", "kube.api", "kube.clock", "kube.map"),
                mayImport("kube.etcd", "kube.api", "kube.clock", "kube.map"),
                mayImport("kube.apiserver", "kube.etcd", "kube.api", "kube.clock", "kube.trace"),
                mayImport("kube.client", "kube.apiserver", "kube.api", "kube.clock", "kube.map", "kube.trace"),
                component("kube.controller"),
                component("kube.scheduler"),
                component("kube.kubelet"),
                component("kube.proxy"),
                component("kube.kubectl"),
                mayImport("base"),
                feature("workbench"),
                feature("lesson", "workbench"),
                feature("classroom", "lesson"),
                feature("share", "lesson", "workbench"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("imports")
    void importsOnlyWhatItMay(String own, String[] allowed) {
        var ours = resideInAnyPackage("dev.drydock..");
        classes().that().resideInAPackage(HOUSE + own + "..")
                .should().onlyDependOnClassesThat(not(ours).or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true)
                .check(CODE);
    }

    /// Else a renamed package would pass its rule for ever.
    @ParameterizedTest
    @ValueSource(strings = {"kube", "kube.api", "kube.clock", "kube.map", "kube.etcd", "kube.apiserver", "kube.client", "base"})
    void hasThePackagesThatTheRulesName(String name) {
        assertTrue(CODE.containPackage(HOUSE + name), "no package " + name);
    }

    @Test
    void knowsNoFrameworkInTheSimulator() {
        noClasses().that().resideInAPackage("dev.drydock.kube..")
                .should().dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..", "com.vaadin..", "jakarta..", "javax.sql..", "java.sql..", "java.net..", "tools.jackson.."))
                .check(CODE);
    }

    @Test
    void startsNoThreadInTheSimulator() {
        noClasses().that().resideInAPackage("dev.drydock.kube..")
                .should().dependOnClassesThat().belongToAnyOf(
                        Thread.class, ExecutorService.class, Executors.class, CompletableFuture.class, Timer.class)
                .check(CODE);
    }

    @Test
    void takesTimeAndRandomnessInTheSimulatorFromItsClock() {
        noClasses().that().resideInAPackage("dev.drydock.kube..")
                .should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(UUID.class, "randomUUID")
                .orShould().callMethod(Math.class, "random")
                .orShould().dependOnClassesThat().belongToAnyOf(Clock.class, Random.class, SecureRandom.class, ThreadLocalRandom.class)
                .check(CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workbench", "lesson", "classroom", "share"})
    void keepsViewsPrivateToTheirFeatureButForRoutes(String feature) {
        noClasses().that().resideOutsideOfPackage(HOUSE + feature + "..")
                .should().dependOnClassesThat(resideInAnyPackage(HOUSE + feature + ".ui..").and(not(annotatedWith(Route.class))))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void importsTheMainClassNowhere() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Application.class).check(CODE);
    }

    private static Arguments component(String own) {
        return mayImport(own, "kube.client", "kube.api", "kube.clock", "kube.trace");
    }

    private static Arguments feature(String own, String... others) {
        var allowed = Stream.concat(Stream.of(own, "base", "kube.api", "kube.trace"), Arrays.stream(others)).map(ArchitectureTest::tree);
        return arguments(own, Stream.concat(allowed, Stream.of(HOUSE + "kube")).toArray(String[]::new));
    }

    private static Arguments mayImport(String own, String... others) {
        return arguments(own, Stream.concat(Stream.of(own), Arrays.stream(others)).map(ArchitectureTest::tree).toArray(String[]::new));
    }

    private static String tree(String name) {
        return HOUSE + name + "..";
    }
}
