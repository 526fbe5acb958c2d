package dev.hoplint.source;

import java.nio.charset.Charset;

/** What the bytes of a file turned out to be. */
public sealed interface Decoded {

  /**
   * Text.
   *
   * @param charset in which the file lies on disk
   * @param byteOrderMark whether the file starts with one; it is not part of {@code text}
   */
  record Text(SourceText text, Charset charset, boolean byteOrderMark) implements Decoded {}

  /**
   * Nothing that a run reads: a binary, or what Hoplint wrote itself. Worth a word only if the file
   * was named.
   */
  record Skipped(String reason) implements Decoded {}

  /** It should have been read, and cannot be; {@code reason} is one clear line without the path. */
  record Failed(String reason) implements Decoded {}
}
