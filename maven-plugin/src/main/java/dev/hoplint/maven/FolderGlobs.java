package dev.hoplint.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders as globs that leave out everything in them; those not below the base are none of ours.
 */
final class FolderGlobs {
  private final Path base;
  private final List<String> globs = new ArrayList<>();

  FolderGlobs(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  void add(Path folder) {
    Path absolute = base.resolve(folder).normalize();
    if (!absolute.startsWith(base) || absolute.equals(base)) {
      return;
    }
    StringBuilder glob = new StringBuilder();
    for (Path name : base.relativize(absolute)) {
      glob.append('/').append(literal(name.toString()));
    }
    globs.add(glob.append('/').toString());
  }

  List<String> globs() {
    return List.copyOf(globs);
  }

  /** A glob that matches this name alone: globs have no escapes, but a set of one is as good. */
  private static String literal(String name) {
    StringBuilder glob = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if ("*?[]{}".indexOf(c) >= 0) {
                glob.append('[').appendCodePoint(c).append(']');
              } else {
                glob.appendCodePoint(c);
              }
            });
    return glob.toString();
  }
}
