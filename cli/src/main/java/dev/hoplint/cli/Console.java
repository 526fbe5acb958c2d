package dev.hoplint.cli;

import dev.hoplint.report.ReportFiles;
import dev.hoplint.source.Escapes;
import dev.hoplint.source.RunException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Standard output and standard error, both UTF-8 whatever the locale: the same input gives the same
 * bytes.
 */
final class Console {
  private final Writer out;
  private final Writer err;

  Console(OutputStream out, OutputStream err) {
    this.out = writer(out);
    this.err = writer(err);
  }

  private static Writer writer(OutputStream stream) {
    return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  /**
   * Writes to standard output. A reader that has seen enough ({@code | head}) is no failure; a full
   * disk is.
   */
  void print(ReportFiles.Content content) throws RunException {
    try {
      content.writeTo(out);
      out.flush();
    } catch (IOException e) {
      if (!isClosedPipe(e)) {
        throw new RunException("cannot write to standard output: " + ReportFiles.reason(e), e);
      }
    }
  }

  /** One line on standard error. */
  void complain(String message) {
    remark("hoplint: " + Escapes.line(message));
  }

  /** One line on standard error, as it is. */
  void remark(String line) {
    try {
      err.append(line).append('\n').flush();
    } catch (IOException e) {
      // Nobody listens, and there is nowhere else to say so; the exit status still tells.
      return;
    }
  }

  /** By the system's words: Java has no class of its own for EPIPE. */
  private static boolean isClosedPipe(IOException e) {
    String message = e.getMessage();
    if (message == null) {
      return false;
    }
    String words = message.toLowerCase(Locale.ROOT);
    return words.contains("broken pipe") || words.contains("pipe is being closed");
  }
}
