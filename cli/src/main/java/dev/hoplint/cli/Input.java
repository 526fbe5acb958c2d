package dev.hoplint.cli;

import dev.hoplint.lint.LintRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command reads, understood.
 *
 * @param paths files and folders as written, relative ones to the folder where the run starts; the
 *     current folder if none was written
 */
record Input(List<Path> paths, LintRequest.Configuration configuration) {
  Input {
    paths = paths.isEmpty() ? List.of(Path.of(".")) : List.copyOf(paths);
  }

  /** A request for all of it, everything else by default. */
  LintRequest request(Surroundings surroundings) {
    return LintRequest.of(surroundings.folder(), paths).withConfiguration(configuration);
  }
}
