package dev.hoplint.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a run sees of the process it lives in.
 *
 * @param folder where the run starts
 * @param environment variables
 * @param terminal whether standard output is one
 */
record Surroundings(Path folder, Map<String, String> environment, boolean terminal) {
  /** The launcher's answer to whether standard output is a terminal, which Java cannot tell. */
  private static final String TERMINAL = "hoplint.terminal";

  Surroundings {
    environment = Map.copyOf(environment);
  }

  static Surroundings ofProcess() {
    return new Surroundings(
        Path.of("").toAbsolutePath(), System.getenv(), Boolean.getBoolean(TERMINAL));
  }

  /** Whether colours are welcome on standard output (no-color.org: set and not empty means no). */
  boolean welcomesColor() {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
