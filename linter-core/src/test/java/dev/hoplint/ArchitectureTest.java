package dev.hoplint;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.hoplint.lint.LintRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which way the data goes: a package knows those before it, and none after it. */
class ArchitectureTest {
  /** In the order of the data's way; {@code docs/decisions} says why. */
  private static final List<String> ORDER =
      List.of(
          "address",
          "source",
          "model",
          "parse",
          "header",
          "network",
          "rule",
          "rules",
          "config",
          "suppress",
          "lint",
          "fix",
          "report");

  private static final Set<String> MAY_TOUCH_FILES =
      Set.of("source", "config", "lint", "fix", "report");

  /** What opens, lists or writes files, as against what reads a resource of the jar. */
  private static final DescribedPredicate<JavaClass> FILE_ACCESS =
      describe(
          "open files",
          type ->
              Set.of(
                      "java.io.File",
                      "java.io.FileInputStream",
                      "java.io.FileOutputStream",
                      "java.io.FileReader",
                      "java.io.FileWriter",
                      "java.io.RandomAccessFile",
                      "java.nio.channels.FileChannel",
                      "java.nio.file.FileSystems",
                      "java.nio.file.Files")
                  .contains(type.getName()));

  private static JavaClasses core;

  @BeforeAll
  static void readClasses() throws Exception {
    // Core's own classes, wherever the build keeps those of the grammars.
    core =
        new ClassFileImporter()
            .importPath(
                Path.of(
                    LintRequest.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  static Stream<Integer> places() {
    return IntStream.range(0, ORDER.size()).boxed();
  }

  @Test
  void everyClassHasItsPlace() {
    assertThat(core).isNotEmpty();
    classes()
        .should()
        .resideInAnyPackage(ORDER.stream().map(ArchitectureTest::below).toArray(String[]::new))
        .check(core);
  }

  @ParameterizedTest
  @MethodSource("places")
  void aPackageKnowsOnlyThoseBeforeIt(int place) {
    String[] later =
        ORDER.stream().skip(place + 1L).map(ArchitectureTest::below).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(below(ORDER.get(place)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(later))
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.hoplint.(**)").should().beFreeOfCycles().check(core);
  }

  @Test
  void filesAreTouchedAtBothEndsOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ORDER.stream()
                .filter(name -> !MAY_TOUCH_FILES.contains(name))
                .map(ArchitectureTest::below)
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat(FILE_ACCESS)
        .check(core);
  }

  @Test
  void rulesOnlyThink() {
    noClasses()
        .that()
        .resideInAPackage("dev.hoplint.rules..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.io..",
                "java.net..",
                "java.nio..",
                "java.util.logging..",
                "java.util.regex..",
                "org.antlr..",
                "org.slf4j.."))
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void rulesKeepNothingBetweenRuns() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.hoplint.rules..")
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .check(core);
  }

  @Test
  void nobodyWritesToTheStandardStreamsOrALog() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j.."))
        .check(core);
  }

  /** The other way round is not clean, so the check above can fail. */
  @Test
  void theOrderIsOne() {
    EvaluationResult backwards =
        noClasses()
            .that()
            .resideInAPackage(below("lint"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(below("rule")))
            .evaluate(core);

    assertThat(backwards.hasViolation()).isTrue();
  }

  private static String below(String name) {
    return "dev.hoplint." + name + "..";
  }
}
