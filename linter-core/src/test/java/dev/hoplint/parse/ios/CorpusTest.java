package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.SharedCorpus;
import dev.hoplint.model.LineState;
import dev.hoplint.model.Problem;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Decoded;
import dev.hoplint.source.Decoding;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Real configurations, where they lie beside the checkout. */
class CorpusTest {
  /** Collected from devices; the other folders hold other systems and broken files on purpose. */
  private static final String FROM_DEVICES = "batfish+lab-validation/";

  private static final Pattern SPANS_LINES =
      Pattern.compile("(?im)^\\s*(banner|certificate|key-string)\\s");

  private record Count(int lines, int understood, int unrecognized, int malformed) {
    Count plus(PartResult result) {
      int all = result.states().values().stream().mapToInt(Integer::intValue).sum();
      int full = result.states().getOrDefault(LineState.FULL, 0);
      long bad = result.problems().stream().filter(p -> p.kind() == Problem.Kind.MALFORMED).count();
      int unknown = result.states().getOrDefault(LineState.UNRECOGNIZED, 0);
      return new Count(
          lines + all, understood + full, unrecognized + unknown, malformed + (int) bad);
    }
  }

  @Test
  void understandsRealConfigurations() throws IOException {
    Path corpus = SharedCorpus.folder();
    if (corpus == null) {
      return;
    }
    Count everywhere = new Count(0, 0, 0, 0);
    Count devices = new Count(0, 0, 0, 0);
    for (String path : configurations(corpus)) {
      byte[] bytes = Files.readAllBytes(corpus.resolve(path));
      PartResult result = parse(new SourceText(new SourceFile(path), bytes));
      everywhere = everywhere.plus(result);
      devices = path.startsWith(FROM_DEVICES) ? devices.plus(result) : devices;
    }

    SharedCorpus.compared(CorpusTest.class, everywhere.lines());
    assertThat(everywhere.lines()).isGreaterThan(30_000);
    assertThat(everywhere.malformed()).isLessThan(everywhere.understood() / 100);
    assertThat(everywhere.unrecognized()).isLessThan(everywhere.lines() / 20);
    assertThat(devices.malformed()).isLessThan(devices.understood() / 500);
    assertThat(devices.unrecognized()).isLessThan(devices.lines() / 500);
  }

  /** Each line with words has one state, but for comments and leftovers of a web page. */
  @Test
  void everyLineHasAState() throws IOException {
    Path corpus = SharedCorpus.folder();
    if (corpus == null) {
      return;
    }
    List<String> wrong = new ArrayList<>();
    for (String path : configurations(corpus)) {
      byte[] bytes = Files.readAllBytes(corpus.resolve(path));
      if (!(Decoding.decode(new SourceFile(path), bytes) instanceof Decoded.Text decoded)) {
        continue;
      }
      SourceText source = decoded.text();
      int counted = parse(source).states().values().stream().mapToInt(Integer::intValue).sum();
      String text = new String(source.bytes(), StandardCharsets.ISO_8859_1);
      List<String> lines = text.lines().toList();
      long expected = lines.stream().filter(CorpusTest::isStatement).count();
      // Of what spans lines, empty lines and those with "!" are counted too.
      boolean spansLines = SPANS_LINES.matcher(text).find();
      if (counted < expected || counted > (spansLines ? lines.size() : expected)) {
        wrong.add(path + ": " + counted + " of " + expected);
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static boolean isStatement(String line) {
    String words = line.strip();
    boolean tags = words.startsWith("<") && words.endsWith(">");
    return !words.isEmpty() && !words.startsWith("!") && !tags;
  }

  private static PartResult parse(SourceText text) {
    return IosParser.parse(text, new Part(PartKind.IOS_CONFIG, 0, text.bytes().length, null, null));
  }

  static List<String> configurations(Path corpus) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String row : Files.readAllLines(corpus.resolve("INDEX.tsv"))) {
      String[] cells = row.split("\t", -1);
      if (cells[4].equals("ios-config")) {
        paths.add(cells[0]);
      }
    }
    return paths;
  }
}
