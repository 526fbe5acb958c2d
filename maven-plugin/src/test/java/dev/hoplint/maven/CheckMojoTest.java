package dev.hoplint.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintRequest.FailOn;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.FileReport;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.lint.LintResult.PartReport;
import dev.hoplint.rule.Severity;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.RunException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckMojoTest {
  private static final FailOn ERRORS = new FailOn(Severity.ERROR);
  private static final FailOn WARNINGS = new FailOn(Severity.WARNING);

  @TempDir private Path base;
  private final RecordingLog log = new RecordingLog();
  private final List<LintRequest> requests = new ArrayList<>();
  private LintResult result = Results.of(ERRORS);
  private CheckMojo mojo;

  @BeforeEach
  void prepare() {
    mojo =
        new CheckMojo(
            request -> {
              requests.add(request);
              return new Engine.Outcome(result, file -> null);
            });
    mojo.setLog(log);
    mojo.basedir = base.toFile();
    mojo.project = project(base);
    mojo.reactorProjects = List.of(mojo.project);
    mojo.execution = execution(MojoExecution.Source.LIFECYCLE);
  }

  private LintRequest requested() throws Exception {
    mojo.execute();
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  @Test
  void lintsTheProjectsFolderWithoutItsBuildFolderUnlessToldOtherwise() throws Exception {
    LintRequest request = requested();

    assertThat(request.base()).isEqualTo(base);
    assertThat(request.paths()).containsExactly(Path.of("."));
    assertThat(request.configuration()).isEqualTo(new LintRequest.Configuration.Discovered());
    assertThat(request.includes()).isEmpty();
    assertThat(request.excludes()).containsExactly("/target/hoplint/", "/target/");
    assertThat(request.select()).isEmpty();
    assertThat(request.ignore()).isEmpty();
    assertThat(request.only()).isEmpty();
    assertThat(request.failOn()).isNull();
    assertThat(request.minSeverity()).isEqualTo(Severity.NOTE);
    assertThat(request.jobs()).isPositive();
  }

  @Test
  void mapsEveryParameter() throws Exception {
    Files.writeString(base.resolve("r1.cfg"), "hostname R1\n");
    mojo.sourceDirectories = List.of(new File("configs"), base.resolve("hosts").toFile());
    mojo.includes = List.of("**/*.cfg");
    mojo.excludes = List.of("archive/**");
    mojo.configFile = new File("lint/hoplint.yaml");
    mojo.failOn = "warning";
    mojo.only = List.of(new File("r1.cfg"));

    LintRequest request = requested();

    assertThat(request.paths()).containsExactly(Path.of("configs"), base.resolve("hosts"));
    assertThat(request.includes()).containsExactly("**/*.cfg");
    // A build folder that was named may be linted, the reports in it may not.
    assertThat(request.excludes()).containsExactly("archive/**", "/target/hoplint/");
    assertThat(request.configuration())
        .isEqualTo(new LintRequest.Configuration.Given(base.resolve("lint/hoplint.yaml")));
    assertThat(request.failOn()).isEqualTo(WARNINGS);
    assertThat(request.only()).containsExactly(base.resolve("r1.cfg"));
  }

  @Test
  void neverMeansThatNoFindingFails() throws Exception {
    mojo.failOn = "never";

    assertThat(requested().failOn()).isEqualTo(new FailOn(null));
  }

  @Test
  void wordsThatAreEmptyAreNotGiven() throws Exception {
    mojo.failOn = " ";
    mojo.includes = Arrays.asList("", null, " *.cfg ");

    LintRequest request = requested();

    assertThat(request.failOn()).isNull();
    assertThat(request.includes()).containsExactly("*.cfg");
  }

  @Test
  void foldersWithSignsOfGlobsAreLeftOutByName() throws Exception {
    mojo.project.getBuild().setDirectory(base.resolve("out[1]/{a}*?").toString());
    mojo.outputDirectory = base.resolveSibling("reports").toFile();
    mojo.formats = List.of("none");

    assertThat(requested().excludes()).containsExactly("/out[[]1[]]/[{]a[}][*][?]/");
  }

  @Test
  void leavesModulesThatAreCheckedByThemselvesToThemselves() throws Exception {
    Plugin plugin = plugin("verify", "check");
    mojo.reactorProjects =
        List.of(
            project(base, plugin),
            project(base.resolve("sites/north"), plugin),
            project(base.resolve("sites/south"), plugin("none", "check")),
            project(base.resolve("sites/east"), plugin("verify", "help")),
            project(base.resolve("sites/west")),
            project(base.resolveSibling("elsewhere"), plugin));

    assertThat(requested().excludes())
        .containsExactly("/target/hoplint/", "/target/", "/sites/north/");
  }

  @Test
  void leavesEveryModuleToItselfWhenCalledByName() throws Exception {
    mojo.execution = execution(MojoExecution.Source.CLI);
    mojo.reactorProjects = List.of(project(base), project(base.resolve("north")));

    assertThat(requested().excludes()).containsExactly("/target/hoplint/", "/target/", "/north/");
  }

  @Test
  void runsWithoutAProject() throws Exception {
    mojo.execution = execution(MojoExecution.Source.CLI);
    mojo.project = new MavenProject();
    mojo.project.getBuild().setDirectory("${project.basedir}/target");
    mojo.reactorProjects = List.of(mojo.project);

    assertThat(requested().excludes()).containsExactly("/target/hoplint/", "/target/");
    assertThat(base.resolve("target/hoplint/hoplint.txt")).exists();
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"fatal", "ERROR", "errors"})
  void namesAWrongThreshold(String word) {
    mojo.failOn = word;

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "Hoplint cannot run: failOn: '" + word + "' is none of error, warning, note, never");
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xml", "JSON", "none,"})
  void namesAWrongFormat(String word) {
    mojo.formats = List.of("text", word);

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("Hoplint cannot run: formats: '" + word + "' is none of text, ");
    assertThat(requests).isEmpty();
  }

  @Test
  void namesAWrongNumber() {
    mojo.maxAllowedViolations = -1;

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessage("Hoplint cannot run: maxAllowedViolations: -1 is below 0");
  }

  @Test
  void namesAFileThatIsNotThere() {
    mojo.only = List.of(new File("configs/r9.cfg"));

    assertThatThrownBy(mojo::execute)
        .isExactlyInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "Hoplint cannot run: only: " + Path.of("configs", "r9.cfg") + " does not exist");
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

  private static MojoExecution execution(MojoExecution.Source source) {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId("dev.hoplint");
    plugin.setArtifactId("hoplint-maven-plugin");
    plugin.setVersion("1");
    MojoDescriptor descriptor = new MojoDescriptor();
    descriptor.setPluginDescriptor(plugin);
    descriptor.setGoal("check");
    return new MojoExecution(descriptor, "default", source);
  }

  private static Plugin plugin(String phase, String goal) {
    PluginExecution execution = new PluginExecution();
    execution.setPhase(phase);
    execution.addGoal(goal);
    Plugin plugin = new Plugin();
    plugin.setGroupId("dev.hoplint");
    plugin.setArtifactId("hoplint-maven-plugin");
    plugin.addExecution(execution);
    return plugin;
  }

  private static MavenProject project(Path folder, Plugin... plugins) {
    MavenProject project = new MavenProject();
    project.setFile(folder.resolve("pom.xml").toFile());
    project.getBuild().setDirectory(folder.resolve("target").toString());
    for (Plugin plugin : plugins) {
      project.getBuild().addPlugin(plugin);
    }
    return project;
  }
}
