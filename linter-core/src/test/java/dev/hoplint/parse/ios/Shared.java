package dev.hoplint.parse.ios;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of inputs that lies beside a checkout and not in it; it may be missing. */
final class Shared {
  private Shared() {}

  static Path folder() {
    Path checkout = Path.of("").toAbsolutePath();
    while (checkout.getParent() != null && !Files.exists(checkout.resolve(".git"))) {
      checkout = checkout.getParent();
    }
    Path beside = checkout.resolveSibling("shared");
    // A worktree lies one folder deeper than the main checkout.
    return Files.exists(beside) ? beside : checkout.resolve("../../shared").normalize();
  }
}
