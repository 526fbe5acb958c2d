package dev.hoplint.source;

import java.nio.file.Path;

/**
 * A file of a run.
 *
 * @param file as reports show it
 * @param path where it lies
 */
public record FoundFile(SourceFile file, Path path, Origin origin) {
  /** How a file came to the run; one that nobody asked for is no cause for complaint. */
  public enum Origin {
    /** Given as a path of its own. */
    NAMED,
    /** Accepted by an {@code include}. */
    INCLUDED,
    /** Met in a folder. */
    MET
  }
}
