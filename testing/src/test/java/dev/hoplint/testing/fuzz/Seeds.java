package dev.hoplint.testing.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the fuzz tests share: inputs to start from, and how long they run. */
final class Seeds {
  /** Of each test, when it is asked to search and not only to repeat what is known. */
  static final String DURATION = "15s";

  /** Seconds after which an input counts as one that is never read to its end. */
  static final long HANG = 300;

  private Seeds() {}

  /** The files of the case studies in this folder, or the one of this name. */
  static Stream<byte[]> lab(String name) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root().resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.add(Files.readAllBytes(file));
      }
    }
    if (contents.isEmpty()) {
      throw new IllegalStateException("no files in the lab's " + name);
    }
    return contents.stream();
  }

  static Stream<byte[]> labUnchecked(String name) {
    try {
      return lab(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(Objects.requireNonNull(Seeds.class.getResource("/lab")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
