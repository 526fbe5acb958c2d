package dev.hoplint.cli;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.source.RunException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words of every command that reads a network, mixed into it: which files, configured how. */
@Command
final class InputOptions {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders; the current folder if there is none.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration, in place of the hoplint.yaml that is found.")
  private @Nullable String config;

  @Option(names = "--no-config", description = "Use no configuration.")
  private boolean noConfig;

  /** What the words mean; a word that means nothing is a {@link RunException}. */
  Input input() throws RunException {
    if (noConfig && config != null) {
      throw new RunException("--config and --no-config exclude each other");
    }
    return new Input(Words.paths("PATH", paths), configuration());
  }

  private LintRequest.Configuration configuration() throws RunException {
    if (noConfig) {
      return new LintRequest.Configuration.None();
    }
    return config == null
        ? new LintRequest.Configuration.Discovered()
        : new LintRequest.Configuration.Given(Words.path("--config", config));
  }
}
