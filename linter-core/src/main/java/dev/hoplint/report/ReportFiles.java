package dev.hoplint.report;

import dev.hoplint.source.RunException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The files that a run writes: all of them whole, or none. Each is written beside its target first;
 * only when all are there do they take their places.
 */
public final class ReportFiles implements AutoCloseable {

  /** What is written to a file, as UTF-8. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /**
   * @param name the target as the user wrote it
   * @param written complete, in the folder of the place it will take
   * @param place the target, behind symbolic links
   */
  private record Staged(String name, Path written, Path place) {}

  /** A device or a pipe has no place that a file could take: it is written to. */
  private record Stream(String name, Path target, Content content) {}

  private final List<Staged> staged = new ArrayList<>();
  private final List<Stream> streams = new ArrayList<>();

  /**
   * Writes {@code content} beside {@code target}, which is left as it is.
   *
   * @param name the target as the user wrote it, for messages
   */
  public void stage(Path target, String name, Content content) throws RunException {
    if (Files.isDirectory(target)) {
      throw new RunException("cannot write " + name + ": it is a folder");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      streams.add(new Stream(name, target, content));
      return;
    }
    try {
      Path place = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
      Path written = place.resolveSibling(".hoplint-" + UUID.randomUUID() + ".tmp");
      staged.add(new Staged(name, written, place));
      write(written, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  /** Puts every staged file in its place. */
  public void commit() throws RunException {
    for (Staged file : staged) {
      try {
        Files.move(
            file.written(),
            file.place(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw failure(file.name(), e);
      }
    }
    for (Stream stream : streams) {
      try {
        write(stream.target(), stream.content(), StandardOpenOption.WRITE);
      } catch (IOException e) {
        throw failure(stream.name(), e);
      }
    }
  }

  /** Removes what was staged and has not taken its place. */
  @Override
  public void close() {
    for (Staged file : staged) {
      try {
        Files.deleteIfExists(file.written());
      } catch (IOException e) {
        // What the user has to hear of is that a report was not written; this is tried once more.
        file.written().toFile().deleteOnExit();
      }
    }
  }

  private static void write(Path file, Content content, OpenOption... how) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(Files.newOutputStream(file, how), StandardCharsets.UTF_8))) {
      content.writeTo(out);
    }
  }

  private static RunException failure(String name, IOException e) {
    return new RunException("cannot write " + name + ": " + reason(e), e);
  }

  /** Why, in words; {@link FileSystemException} would answer with its file's name. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "its folder does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
