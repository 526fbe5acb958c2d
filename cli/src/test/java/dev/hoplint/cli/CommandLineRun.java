package dev.hoplint.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@link Main} in a folder, and keeps what it writes. */
final class CommandLineRun {
  private final FakeEngine engine;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private boolean terminal;
  private OutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  CommandLineRun(FakeEngine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
  }

  CommandLineRun onTerminal() {
    terminal = true;
    return this;
  }

  CommandLineRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Standard output fails with this message once something is written. */
  CommandLineRun whereOutputFails(String message) {
    out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(message);
          }
        };
    return this;
  }

  int status(String... args) {
    return new Main(engine, new Surroundings(folder, environment, terminal), out, err).run(args);
  }

  String out() {
    return ((ByteArrayOutputStream) out).toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Standard error's lines, each of them ended. */
  List<String> errLines() {
    String text = err();
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new AssertionError("standard error ends without a line end: " + text);
    }
    return text.lines().toList();
  }
}
