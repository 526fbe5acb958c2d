package dev.hoplint.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintRequest.FailOn;
import dev.hoplint.rule.Severity;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters in, request out. */
class CheckMojoParametersTest extends CheckMojoFixture {
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
}
