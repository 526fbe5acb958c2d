package dev.hoplint.source;

/**
 * A file of a run, known by the path that reports show: relative to the folder where the run
 * starts, with {@code /}.
 */
public record SourceFile(String path) implements Comparable<SourceFile> {

  /** The path of the folder that it lies in, without a slash at the end; empty for the first. */
  public String folder() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** By the bytes of the path in UTF-8, which for valid text is the order of its code points. */
  @Override
  public int compareTo(SourceFile other) {
    return compareBytes(path, other.path);
  }

  /** The order of two names by their bytes in UTF-8. */
  static int compareBytes(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Only surrogates are out of order in UTF-16: they stand for the highest code points.
        boolean bothOrNone = Character.isSurrogate(x) == Character.isSurrogate(y);
        return bothOrNone ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  @Override
  public String toString() {
    return path;
  }
}
