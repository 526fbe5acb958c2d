package dev.hoplint.testing.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.parse.PartResult;
import dev.hoplint.parse.ios.IosParser;
import dev.hoplint.source.Decoded;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceReader;
import dev.hoplint.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No line is silently ignored: real configurations, where they lie beside the checkout. */
class CorpusLinesTest {
  private static final Path SHARED =
      Path.of(System.getProperty("hoplint.shared", "../../shared")).normalize();

  @Test
  void everyLineIsInOneState() throws IOException {
    Path corpus = folder("corpus");
    if (!Files.exists(corpus.resolve("INDEX.tsv"))) {
      return;
    }
    List<String> wrong = new ArrayList<>();
    int lines = 0;
    for (String row : Files.readAllLines(corpus.resolve("INDEX.tsv"))) {
      String[] cells = row.split("\t", -1);
      if (cells[4].equals("ios-config")
          && SourceReader.read(new SourceFile(cells[0]), corpus.resolve(cells[0]))
              instanceof Decoded.Text decoded) {
        int expected = StatementLines.count(decoded.text());
        int counted = counted(decoded.text());
        lines += expected;
        if (counted != expected) {
          wrong.add(cells[0] + ": " + counted + " of " + expected);
        }
      }
    }
    // As the core's tests do: .ci/run looks for it.
    Path compared = Files.createDirectories(Path.of("target", "compared"));
    Files.writeString(compared.resolve("CorpusLinesTest"), lines + "\n");
    assertThat(lines).isGreaterThan(30_000);
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
  }

  private static int counted(SourceText text) {
    Part part = new Part(PartKind.IOS_CONFIG, 0, text.bytes().length, null, null);
    PartResult result = IosParser.parse(text, part);
    return result.states().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** A worktree lies one folder deeper than the main checkout. */
  private static Path folder(String name) {
    Path beside = SHARED.resolve(name);
    return Files.exists(beside) ? beside : Path.of("..").resolve(SHARED).resolve(name);
  }
}
