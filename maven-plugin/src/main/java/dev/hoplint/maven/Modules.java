package dev.hoplint.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The modules of a build, and which of them a goal runs in. */
final class Modules {
  private Modules() {}

  /**
   * The folders of the projects that this goal checks in the same build, the current one among
   * them. A module that does not have the plugin belongs to the network of the folder above it.
   */
  static List<Path> checkedByThemselves(List<MavenProject> reactor, MojoExecution execution) {
    return reactor.stream()
        .filter(project -> runsIn(project, execution))
        .map(MavenProject::getBasedir)
        // A goal that runs without a project has a stand-in, which has no folder.
        .filter(folder -> folder != null)
        .map(folder -> folder.toPath())
        .toList();
  }

  private static boolean runsIn(MavenProject project, MojoExecution execution) {
    if (execution.getSource() == MojoExecution.Source.CLI) {
      return true;
    }
    Plugin plugin =
        project.getPlugin(Plugin.constructKey(execution.getGroupId(), execution.getArtifactId()));
    return plugin != null
        && plugin.getExecutions().stream()
            .filter(each -> !"none".equals(each.getPhase()))
            .anyMatch(each -> each.getGoals().contains(execution.getGoal()));
  }
}
