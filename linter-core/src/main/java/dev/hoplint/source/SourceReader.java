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
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      byte[] block = in.readNBytes(Decoding.FIRST_BLOCK);
      if (Decoding.isCertainlyBinary(block)) {
        return new Decoded.Skipped(Decoding.BINARY);
      }
      byte[] rest = in.readNBytes((int) LARGEST + 1 - block.length);
      bytes = join(block, rest);
    } catch (IOException e) {
      return new Decoded.Failed(reason(e));
    }
    return bytes.length > LARGEST ? tooLarge() : decode(file, bytes);
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

  private static byte[] join(byte[] block, byte[] rest) {
    if (rest.length == 0) {
      return block;
    }
    byte[] all = Arrays.copyOf(block, block.length + rest.length);
    System.arraycopy(rest, 0, all, block.length, rest.length);
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
