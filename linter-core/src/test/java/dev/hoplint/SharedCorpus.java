package dev.hoplint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Real files that lie beside the checkout and not in it; they may be missing. A test that compares
 * with them says how much it compared, so that {@code .ci/run} sees one that compared nothing.
 */
public final class SharedCorpus {
  private SharedCorpus() {}

  /** The folder of inputs beside the checkout. */
  public static Path shared() {
    Path checkout = Path.of("").toAbsolutePath();
    while (checkout.getParent() != null && !Files.exists(checkout.resolve(".git"))) {
      checkout = checkout.getParent();
    }
    Path beside = checkout.resolveSibling("shared");
    // A worktree lies one folder deeper than the main checkout.
    return Files.exists(beside) ? beside : checkout.resolve("../../shared").normalize();
  }

  /** The folder with INDEX.tsv in it, or null. */
  public static @Nullable Path folder() {
    Path corpus = shared().resolve("corpus");
    return Files.exists(corpus.resolve("INDEX.tsv")) ? corpus : null;
  }

  /** Notes that a test has compared so many files or rows. */
  public static void compared(Class<?> test, int number) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "compared"));
    Files.writeString(folder.resolve(test.getSimpleName()), number + "\n");
  }
}
