package dev.hoplint.config;

import dev.hoplint.source.RunException;
import dev.hoplint.source.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the {@code hoplint.yaml} of a run. */
public final class ConfigFinder {
  public static final String FILE_NAME = "hoplint.yaml";

  private ConfigFinder() {}

  /**
   * The configuration for these paths: for each the {@code hoplint.yaml} in its folder, else the
   * nearest one above, up to the folder that holds {@code .git} (up to the root if none does). A
   * path without one goes along with the others.
   *
   * @param base folder where the run starts
   * @param paths files and folders, absolute or relative to {@code base}; a path that does not
   *     exist counts as a file
   * @return absolute, null if there is none
   * @throws RunException if paths lead to different files
   */
  public static @Nullable Path find(Path base, List<Path> paths) throws RunException {
    Path start = base.toAbsolutePath().normalize();
    Map<Path, Optional<Path>> known = new HashMap<>();
    Path found = null;
    for (Path path : paths) {
      Path place = start.resolve(path).normalize();
      Path folder = Files.isDirectory(place) ? place : place.getParent();
      Path file =
          folder == null ? null : known.computeIfAbsent(folder, ConfigFinder::above).orElse(null);
      if (file != null && found != null && !isSame(found, file)) {
        throw new RunException(
            Shown.inLine(
                "the paths belong to two configurations, "
                    + Config.slashed(start, found)
                    + " and "
                    + Config.slashed(start, file)
                    + "; lint them one by one or name one with --config"));
      }
      found = found == null ? file : found;
    }
    return found;
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return one.equals(other) || Files.isSameFile(one, other);
    } catch (IOException e) {
      // One that can't be looked at is another one; loading it says what is wrong.
      return false;
    }
  }

  private static Optional<Path> above(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolve(FILE_NAME);
      // A link that leads nowhere counts too: loading it says what is wrong.
      if (Files.exists(candidate, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
      if (Files.exists(folder.resolve(".git"))) {
        break;
      }
    }
    return Optional.empty();
  }
}
