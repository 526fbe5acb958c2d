package dev.hoplint.source;

/**
 * A file of a run, known by the path that reports show: relative to the folder where the run
 * starts, with {@code /}.
 */
public record SourceFile(String path) implements Comparable<SourceFile> {

  /** By the bytes of the path in UTF-8, which for valid text is the order of its code points. */
  @Override
  public int compareTo(SourceFile other) {
    int[] mine = path.codePoints().toArray();
    int[] theirs = other.path.codePoints().toArray();
    return java.util.Arrays.compare(mine, theirs);
  }

  @Override
  public String toString() {
    return path;
  }
}
