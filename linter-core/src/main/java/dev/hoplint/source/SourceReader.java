package dev.hoplint.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads files from disk. */
public final class SourceReader {
  /**
   * The largest file that is read, in bytes; offsets and the tables over them stay well in range.
   */
  public static final long LARGEST = 256L << 20;

  private SourceReader() {}

  /** Reads and decodes a file; a binary is given up after its first block. */
  public static Decoded read(SourceFile file, Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] block = in.readNBytes(Decoding.FIRST_BLOCK);
      if (Decoding.isCertainlyBinary(block)) {
        return new Decoded.Skipped(Decoding.BINARY);
      }
      // 0 for a pipe: its size is not known.
      long size = Files.isRegularFile(path) ? Files.size(path) : 0;
      if (size > LARGEST) {
        return tooLarge();
      }
      byte[] bytes = Arrays.copyOf(block, (int) Math.max(size, block.length));
      int read = block.length + in.readNBytes(bytes, block.length, bytes.length - block.length);
      byte[] more = in.readNBytes((int) LARGEST + 1 - read);
      return decode(
          file, more.length == 0 && read == bytes.length ? bytes : join(bytes, read, more));
    } catch (IOException e) {
      return new Decoded.Failed(reason(e));
    }
  }

  /** As {@link #read}, for bytes that an editor or another program holds. */
  public static Decoded decode(SourceFile file, byte[] bytes) {
    if (bytes.length > LARGEST) {
      return tooLarge();
    }
    Decoded decoded = Decoding.decode(file, bytes);
    if (decoded instanceof Decoded.Text text && OwnOutput.isOwn(text.text())) {
      return new Decoded.Skipped("written by Hoplint, or its configuration");
    }
    return decoded;
  }

  private static Decoded tooLarge() {
    return new Decoded.Failed("larger than " + (LARGEST >> 20) + " MB");
  }

  private static byte[] join(byte[] bytes, int read, byte[] more) {
    byte[] all = Arrays.copyOf(bytes, read + more.length);
    System.arraycopy(more, 0, all, read, more.length);
    return all;
  }

  /** Why reading failed, in a few words for the user. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemLoopException) {
      return "a loop of symbolic links";
    }
    @Nullable String reason =
        e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return reason == null ? "cannot be read" : "cannot be read: " + reason;
  }
}
