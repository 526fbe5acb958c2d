package dev.hoplint.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.Decoded;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.RunException;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceReader;
import dev.hoplint.source.SourceText;
import dev.hoplint.testing.TestFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of a file through a run: bytes to text, text to parts, parts to findings. */
class FileFuzzTest {
  private static final String NAME = "file.txt";

  private static TestFolder folder;

  @BeforeAll
  static void open() throws IOException {
    folder = TestFolder.create();
    // It is found on disk; what it holds comes from the request.
    folder.write(NAME, "");
  }

  @AfterAll
  static void close() throws IOException {
    folder.close();
  }

  static Stream<byte[]> seeds() throws IOException {
    return Stream.of("base", "esxi/before", "windows").flatMap(Seeds::labUnchecked);
  }

  @MethodSource("seeds")
  @Timeout(Seeds.HANG)
  @FuzzTest(maxDuration = Seeds.DURATION)
  void file(byte[] data) throws RunException {
    SourceFile file = new SourceFile(NAME);
    if (SourceReader.decode(file, data) instanceof Decoded.Text decoded) {
      checkParts(decoded.text());
    }
    LintResult result = lint(data);
    assertThat(result.defects()).isEmpty();
    result
        .notAnalysed()
        .forEach(
            missed -> {
              assertThat(missed.file()).isEqualTo(NAME);
              assertThat(missed.line()).isBetween(0, result.summary().lines() + 1);
            });
  }

  /** Parts are in the order of the file, begin where a line begins, and lie in the text. */
  private static void checkParts(SourceText text) {
    int end = 0;
    for (Part part : PartSplitter.split(text)) {
      assertThat(part.start()).isGreaterThanOrEqualTo(end);
      assertThat(part.end()).isBetween(part.start(), text.bytes().length);
      assertThat(text.lineStart(text.lineAt(part.start()))).isEqualTo(part.start());
      end = part.end();
    }
  }

  private static LintResult lint(byte[] data) throws RunException {
    Path file = folder.path().resolve(NAME);
    return Workspace.open(
            LintRequest.of(folder.path(), List.of(file))
                .withConfiguration(new LintRequest.Configuration.None())
                .withJobs(1)
                .withOverlay(Map.of(file, data)))
        .result();
  }
}
