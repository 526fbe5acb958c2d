package dev.hoplint.source;

import dev.hoplint.source.FoundFile.Origin;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a run (contract section 2): a folder is walked in byte order of its names;
 * hidden folders, {@code target}, {@code build}, {@code node_modules} and symbolic links to folders
 * are not entered unless they are named themselves; a file met twice is read once.
 */
public final class Discovery {
  private static final Set<String> NOT_ENTERED = Set.of("target", "build", "node_modules");

  private final Path base;
  private final Path realBase;
  private final @Nullable Predicate<String> include;
  private final Predicate<String> exclude;

  /** By where they really lie, in the order in which they were met. */
  private final Map<Path, FoundFile> files = new LinkedHashMap<>();

  private final Map<Path, Unreadable> unreadable = new LinkedHashMap<>();

  private Discovery(Path base, @Nullable Predicate<String> include, Predicate<String> exclude) {
    this.base = base;
    this.realBase = realOr(base);
    this.include = include;
    this.exclude = exclude;
  }

  /** The files of a run, in the order in which they were met, and what could not be read. */
  public record Found(List<FoundFile> files, List<Unreadable> notAnalysed) {
    public Found {
      files = List.copyOf(files);
      notAnalysed = List.copyOf(notAnalysed);
    }
  }

  /** A file or folder met on the way that cannot be read. */
  public record Unreadable(SourceFile file, String reason) {}

  /**
   * Walks {@code paths}.
   *
   * @param base folder that reported paths are relative to; absolute
   * @param paths files and folders, absolute or relative to {@code base}
   * @param include accepts the paths (relative to {@code base}, with {@code /}) that are read; null
   *     if all are
   * @param exclude accepts those that are not; neither counts for a named file
   * @throws RunException if one of {@code paths} does not exist or cannot be read
   */
  public static Found find(
      Path base,
      Collection<Path> paths,
      @Nullable Predicate<String> include,
      Predicate<String> exclude)
      throws RunException {
    Discovery discovery = new Discovery(base.toAbsolutePath().normalize(), include, exclude);
    for (Path path : paths) {
      discovery.named(path);
    }
    return new Found(
        List.copyOf(discovery.files.values()), List.copyOf(discovery.unreadable.values()));
  }

  private void named(Path given) throws RunException {
    Path path = base.resolve(given);
    try {
      // A pipe that the shell hands over (`/dev/fd/63`) exists, but lies nowhere.
      Path real = Files.exists(path) ? realOr(path) : path.toRealPath();
      if (Files.isDirectory(real)) {
        walk(path, real, names(path));
        return;
      }
      if (!Files.isReadable(real)) {
        throw new RunException("cannot read " + display(path) + ": permission denied");
      }
      files.merge(
          real,
          new FoundFile(new SourceFile(display(path)), path, Origin.NAMED),
          (met, named) -> new FoundFile(met.file(), met.path(), Origin.NAMED));
    } catch (IOException e) {
      throw new RunException(
          Files.exists(path, LinkOption.NOFOLLOW_LINKS)
              ? "cannot read " + display(path) + ": " + SourceReader.reason(e)
              : "no such file or folder: " + display(path),
          e);
    }
  }

  private void folder(Path folder, Path real) {
    try {
      walk(folder, real, names(folder));
    } catch (IOException e) {
      met(folder, real, SourceReader.reason(e), true);
    }
  }

  /** {@code real} is {@code folder} without symbolic links: names below it need no look-up. */
  private void walk(Path folder, Path real, List<Path> names) {
    for (Path name : names) {
      entry(folder.resolve(name), real.resolve(name));
    }
  }

  /** The names in a folder, in byte order. */
  private static List<Path> names(Path folder) throws IOException {
    List<Path> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName()));
    } catch (DirectoryIteratorException e) {
      throw new IOException(e.getMessage(), e);
    }
    names.sort((a, b) -> SourceFile.compareBytes(a.toString(), b.toString()));
    return names;
  }

  private void entry(Path path, Path real) {
    try {
      BasicFileAttributes own =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (own.isDirectory()) {
        if (isEntered(path.getFileName().toString())) {
          folder(path, real);
        }
        return;
      }
      if (!own.isSymbolicLink()) {
        file(path, real, own);
        return;
      }
      Path target = path.toRealPath();
      BasicFileAttributes ofTarget = Files.readAttributes(target, BasicFileAttributes.class);
      if (!ofTarget.isDirectory()) {
        file(path, target, ofTarget);
      }
    } catch (IOException e) {
      met(path, real, SourceReader.reason(e), false);
    }
  }

  private void file(Path path, Path real, BasicFileAttributes attributes) {
    String display = display(path);
    FoundFile met = files.get(real);
    // A link may come before what it leads to, which is then known by its own name.
    boolean byLink = met != null && met.origin() != Origin.NAMED && isLink(met.path());
    if (!isSelected(display) || (met != null && !(byLink && !isLink(path)))) {
      return;
    }
    if (!attributes.isRegularFile()) {
      met(path, real, "neither a file nor a folder", false);
      return;
    }
    Origin origin = include == null ? Origin.MET : Origin.INCLUDED;
    files.put(real, new FoundFile(new SourceFile(display), path, origin));
  }

  /** A folder that cannot be read may have held what an {@code include} wants. */
  private void met(Path path, Path real, String reason, boolean folder) {
    String display = display(path);
    if (folder ? !exclude.test(display) : isSelected(display)) {
      unreadable.putIfAbsent(real, new Unreadable(new SourceFile(display), reason));
    }
  }

  private static boolean isLink(Path path) {
    return Files.isSymbolicLink(path);
  }

  private boolean isSelected(String display) {
    return (include == null || include.test(display)) && !exclude.test(display);
  }

  private static boolean isEntered(String name) {
    return !name.startsWith(".") && !NOT_ENTERED.contains(name);
  }

  /** Relative to the base with {@code /}; absolute only on another root. */
  private String display(Path path) {
    Path plain = path.normalize();
    Path relative = relative(base, plain);
    if (relative.startsWith("..") || relative.isAbsolute()) {
      // The base may have been reached through a symbolic link, and the path not.
      Path real = relative(realBase, realOr(plain));
      relative = real.startsWith("..") || real.isAbsolute() ? relative : real;
    }
    String text = relative.toString();
    return text.isEmpty() ? "." : text.replace(path.getFileSystem().getSeparator(), "/");
  }

  private static Path relative(Path base, Path path) {
    return java.util.Objects.equals(base.getRoot(), path.getRoot()) ? base.relativize(path) : path;
  }

  private static Path realOr(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }
}
