package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.SharedCorpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As {@link LineChangeTest}, on real configurations, where they lie beside the checkout. */
class CorpusChangeTest {
  private static final int FILES = 100;

  /** Every line of most files; of the larger ones as many, since each costs a look at them all. */
  private static final int LINES_PER_FILE = 100;

  @Test
  void changesOnlyItsStatement() throws IOException {
    Path corpus = SharedCorpus.folder();
    if (corpus == null) {
      return;
    }
    List<String> failed = new ArrayList<>();
    int facts = 0;
    for (Path file : files(corpus)) {
      List<String> lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
      SplittableRandom random = new SplittableRandom(lines.size());
      Set<StatementFacts.Fact> before = facts(lines);
      facts += before.size();
      for (int at : changed(lines.size(), random)) {
        String line = lines.get(at);
        if (undoesOthers(line)) {
          continue;
        }
        boolean header =
            StatementFacts.isHeader(line.strip())
                || (at + 1 < lines.size() && indent(lines.get(at + 1)) > indent(line));
        for (List<String> replacement : replacements(line, random)) {
          if (header && replacement.isEmpty()) {
            // To IOS, too, what follows is then of the block before.
            continue;
          }
          List<String> changed = new ArrayList<>(lines);
          changed.remove(at);
          changed.addAll(at, replacement);
          String what = corpus.relativize(file) + ":" + (at + 1) + " " + line + " " + replacement;
          try {
            StatementFacts.check(what, before, facts(changed), line, replacement);
          } catch (AssertionError e) {
            failed.add(e.getMessage());
          }
        }
      }
    }
    SharedCorpus.compared(CorpusChangeTest.class, facts);
    assertThat(facts).isGreaterThan(1000);
    assertThat(failed).as(failed.size() + "\n" + String.join("\n", failed)).isEmpty();
  }

  private static int[] changed(int lines, SplittableRandom random) {
    return lines <= LINES_PER_FILE
        ? IntStream.range(0, lines).toArray()
        : random.ints(LINES_PER_FILE, 0, lines).toArray();
  }

  /** Lines that take other statements back, as IOS does: without them those hold again. */
  private static boolean undoesOthers(String line) {
    String words = line.strip();
    return words.startsWith("no ")
        || words.startsWith("default ")
        || words.contains("vrf forwarding ");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Deleted, doubled, a word replaced by garbage. */
  private static List<List<String>> replacements(String line, SplittableRandom random) {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    int word = random.nextInt(words.size());
    if (!words.get(word).isBlank()) {
      words.set(word, "#garbage%");
    }
    return List.of(List.of(), List.of(line, line), List.of(String.join(" ", words)));
  }

  /** Of all sizes: from the smallest to the largest in equal steps. */
  private static List<Path> files(Path corpus) throws IOException {
    record Sized(Path file, long size) {}
    List<Sized> all = new ArrayList<>();
    for (String path : CorpusTest.configurations(corpus)) {
      all.add(new Sized(corpus.resolve(path), Files.size(corpus.resolve(path))));
    }
    all.sort(Comparator.comparingLong(Sized::size).thenComparing(Sized::file));
    List<Path> chosen = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      chosen.add(all.get(i * all.size() / FILES).file());
    }
    return chosen;
  }

  private static Set<StatementFacts.Fact> facts(List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    return StatementFacts.of(Ios.of(bytes));
  }
}
