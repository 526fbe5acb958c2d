package dev.hoplint.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintRequest.FailOn;
import dev.hoplint.lint.LintResult;
import dev.hoplint.rule.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The goal {@code check} in a folder of its own, with an engine that answers what a test put in.
 */
abstract class CheckMojoFixture {
  static final FailOn ERRORS = new FailOn(Severity.ERROR);
  static final FailOn WARNINGS = new FailOn(Severity.WARNING);

  @TempDir Path base;
  final RecordingLog log = new RecordingLog();
  final List<LintRequest> requests = new ArrayList<>();
  LintResult result = Results.of(ERRORS);
  CheckMojo mojo;

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

  /** What the goal asks the engine for. */
  LintRequest requested() throws Exception {
    mojo.execute();
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  static MojoExecution execution(MojoExecution.Source source) {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId("dev.hoplint");
    plugin.setArtifactId("hoplint-maven-plugin");
    plugin.setVersion("1");
    MojoDescriptor descriptor = new MojoDescriptor();
    descriptor.setPluginDescriptor(plugin);
    descriptor.setGoal("check");
    return new MojoExecution(descriptor, "default", source);
  }

  static MavenProject project(Path folder, Plugin... plugins) {
    MavenProject project = new MavenProject();
    project.setFile(folder.resolve("pom.xml").toFile());
    project.getBuild().setDirectory(folder.resolve("target").toString());
    for (Plugin plugin : plugins) {
      project.getBuild().addPlugin(plugin);
    }
    return project;
  }
}
