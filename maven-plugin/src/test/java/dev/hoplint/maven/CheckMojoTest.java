package dev.hoplint.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.lint.LintRequest.FailOn;
import dev.hoplint.lint.LintResult.FileReport;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.lint.LintResult.PartReport;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What becomes of a result: the log, the reports, and whether the build fails. */
class CheckMojoTest extends CheckMojoFixture {
  @Test
  void skips() throws Exception {
    mojo.skip = true;
    mojo.failOn = "nonsense";

    mojo.execute();

    assertThat(requests).isEmpty();
    assertThat(log.lines()).containsExactly("[INFO] Hoplint is skipped");
    assertThat(base.resolve("target")).doesNotExist();
  }

  @Test
  void logsEachFindingOnceAtItsLevel() throws Exception {
    result =
        Results.of(
            new FailOn(null), Results.SUPPRESSED, Results.ERROR, Results.WARNING, Results.NOTE);

    mojo.execute();

    assertThat(log.lines())
        .containsExactly(
            "[ERROR] configs/r2.cfg:[38,2] (FRG-101) TCP 1002 is split",
            "[WARNING] configs/r3.cfg:[10,2] (MTU-303) no MSS clamp",
            "[INFO] configs/isp.cfg:[1,1] (HOP-005) no routes given",
            "[INFO] Hoplint: 3 devices, 1 host, 4 files, 190 lines: 1 error, 1 warning, 1 note,"
                + " 1 suppressed; not analysed: 0 files, 0 lines");
  }

  @Test
  void logsOnlyTheSumWithoutConsoleOutput() throws Exception {
    result = Results.of(new FailOn(null), Results.ERROR);
    mojo.consoleOutput = false;

    mojo.execute();

    assertThat(log.lines()).singleElement().asString().startsWith("[INFO] Hoplint: 3 devices");
  }

  @Test
  void namesFilesThatCouldNotBeReadAndCountsLines() throws Exception {
    result =
        Results.notAnalysed(
            Results.of(ERRORS),
            List.of(file("README.md", PartKind.UNKNOWN), file("d.txt", PartKind.WINDOWS_ROUTE)),
            new NotAnalysed("README.md", 0, "neither a configuration nor a dump"),
            new NotAnalysed("a.cfg", 0, "permission denied"),
            new NotAnalysed("b.cfg", 3, "unknown command"),
            new NotAnalysed("d.txt", 0, "a Windows route dump"));

    mojo.execute();

    assertThat(log.lines())
        .hasSize(3)
        .startsWith(
            "[WARNING] a.cfg: not analysed: permission denied",
            "[WARNING] d.txt: not analysed: a Windows route dump")
        .last()
        .asString()
        .endsWith("; not analysed: 3 files, 1 line");
  }

  private static FileReport file(String path, PartKind kind) {
    return new FileReport(path, List.of(new PartReport(kind, null, 1, 1)), 1, 0);
  }

  @Test
  void keepsAFindingOnOneLine() throws Exception {
    result =
        Results.of(
            new FailOn(null),
            Results.finding(
                "ACL-501", Severity.NOTE, "a\n[ERROR] b.cfg", 1, 1, "list \u001b[31mX", null));

    mojo.execute();

    assertThat(log.lines())
        .first()
        .isEqualTo("[INFO] a\\n[ERROR] b.cfg:[1,1] (ACL-501) list \\u001b[31mX");
  }

  @Test
  void failsOnFindingsAtOrOverTheThresholdInForce() {
    result = Results.of(WARNINGS, Results.ERROR, Results.WARNING, Results.NOTE);

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessage(
            "Hoplint: 2 findings at or over warning; the evidence is in "
                + base.resolve("target/hoplint/hoplint.txt"));
  }

  @Test
  void passesOnFindingsBelowTheThreshold() throws Exception {
    result = Results.of(ERRORS, Results.WARNING, Results.NOTE, Results.SUPPRESSED);

    mojo.execute();

    assertThat(log.lines()).hasSize(3);
  }

  @Test
  void putsUpWithAsManyAsAllowed() throws Exception {
    result = Results.of(ERRORS, Results.ERROR, Results.ERROR, Results.WARNING);
    mojo.formats = List.of("json");
    mojo.maxAllowedViolations = 2;
    mojo.execute();

    mojo.maxAllowedViolations = 1;
    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessage("Hoplint: 2 findings at or over error, more than the 1 allowed");
  }

  @Test
  void onlyWarnsIfFindingsShallNotFail() throws Exception {
    result = Results.of(ERRORS, Results.ERROR);
    mojo.failOnViolation = false;
    mojo.formats = List.of("none");

    mojo.execute();

    assertThat(log.lines()).last().isEqualTo("[WARNING] Hoplint: 1 finding at or over error");
  }

  @Test
  void writesTheReportsAskedFor() throws Exception {
    result = Results.of(ERRORS, Results.WARNING);
    mojo.formats = List.of("concise", "json");

    mojo.execute();

    Path reports = base.resolve("target/hoplint");
    assertThat(reports.resolve("hoplint-concise.txt"))
        .hasContent("configs/r3.cfg:10:2: warning MTU-303: no MSS clamp [name-of-MTU-303]");
    assertThat(reports.resolve("hoplint.json")).content().contains("\"reportVersion\": 1");
    assertThat(reports.resolve("hoplint.txt")).doesNotExist();
  }

  @Test
  void writesReportsBeforeItFails() {
    result = Results.of(ERRORS, Results.ERROR);

    assertThatThrownBy(mojo::execute).isExactlyInstanceOf(MojoFailureException.class);
    assertThat(base.resolve("target/hoplint/hoplint.txt"))
        .content()
        .contains("configs/r2.cfg:38:2: error FRG-101: TCP 1002 is split")
        .contains("1 error");
    assertThat(base.resolve("target/hoplint/hoplint.json")).exists();
  }

  @Test
  void writesNoReportIfNoneIsAskedFor() throws Exception {
    mojo.formats = List.of("none");

    mojo.execute();

    assertThat(base.resolve("target")).doesNotExist();
  }

  @Test
  void saysWhyAReportCannotBeWritten() throws IOException {
    Files.writeString(base.resolve("target"), "a file, not a folder");

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("Hoplint cannot run: outputDirectory: cannot make the folder ");
  }

  @Test
  void aRunThatCannotBeMadeIsNoFailureOfTheNetwork() {
    mojo =
        withEngine(
            request -> {
              throw new RunException("configs does not exist");
            });

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessage("Hoplint cannot run: configs does not exist");
  }

  @Test
  void aDefectOfOneRuleIsNamedAfterTheFindingsOfTheOthers() {
    result = Results.withDefect(Results.of(ERRORS, Results.WARNING), "FRG-101 on R2: index 3 of 2");
    mojo.failOnViolation = false;

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessage("a defect of Hoplint: FRG-101 on R2: index 3 of 2");
    assertThat(log.lines()).first().asString().contains("(MTU-303)");
    assertThat(base.resolve("target/hoplint/hoplint.txt")).exists();
  }

  @Test
  void aDefectOfTheWholeRunIsNamed() {
    mojo =
        withEngine(
            request -> {
              throw new IllegalStateException("no such interface");
            });

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessage("a defect of Hoplint: java.lang.IllegalStateException: no such interface")
        .hasCauseExactlyInstanceOf(IllegalStateException.class);
  }

  private CheckMojo withEngine(Engine engine) {
    CheckMojo other = new CheckMojo(engine);
    other.setLog(log);
    other.basedir = mojo.basedir;
    other.project = mojo.project;
    other.reactorProjects = mojo.reactorProjects;
    other.execution = mojo.execution;
    return other;
  }
}
