package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.RunException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One line of a lab's file is lost, doubled or damaged: the run goes on, and all it says is true.
 */
class DamagedLineTest {

  /** What happens to a line; what it becomes includes its line end. */
  enum Damage {
    DELETED {
      @Override
      String apply(String line, SplittableRandom random) {
        return "";
      }
    },
    DOUBLED {
      @Override
      String apply(String line, SplittableRandom random) {
        return line + "\n" + line + "\n";
      }
    },
    CUT_SHORT {
      @Override
      String apply(String line, SplittableRandom random) {
        return line.substring(0, random.nextInt(line.length() + 1)) + "\n";
      }
    },
    WORD_LOST {
      @Override
      String apply(String line, SplittableRandom random) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.remove(random.nextInt(words.size()));
        return String.join(" ", words) + "\n";
      }
    },
    WORD_REPLACED {
      @Override
      String apply(String line, SplittableRandom random) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        words.set(random.nextInt(words.size()), NOISE.get(random.nextInt(NOISE.size())));
        return String.join(" ", words) + "\n";
      }
    },
    CHARACTER_REPLACED {
      @Override
      String apply(String line, SplittableRandom random) {
        if (line.isEmpty()) {
          return "\u00e4\n";
        }
        int at = random.nextInt(line.length());
        char noise = "\t\u0000\u0003^\"'{%!#9zé한".charAt(random.nextInt(14));
        return line.substring(0, at) + noise + line.substring(at + 1) + "\n";
      }
    },
    JOINED_WITH_THE_NEXT {
      @Override
      String apply(String line, SplittableRandom random) {
        return line;
      }
    };

    abstract String apply(String line, SplittableRandom random);
  }

  private static final List<String> NOISE =
      List.of(
          "",
          "999999999999999999999",
          "-1",
          "256.1.1.1",
          "any",
          "255.255.255.255",
          "permit",
          "no",
          "interface",
          "{{ variable }}",
          "\ud83d\ude80",
          "x".repeat(5000));

  static Stream<Arguments> cases() {
    return Stream.of("base", "esxi/before", "esxi/masked", "windows")
        .flatMap(folder -> Stream.of(Damage.values()).map(damage -> Arguments.of(folder, damage)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void theRunGoesOn(String source, Damage damage) throws Exception {
    SplittableRandom random =
        new SplittableRandom(source.hashCode() * 31L + damage.name().length());
    try (TestFolder folder = TestFolder.create()) {
      folder.copy(Lab.folder(source));
      Map<String, String> texts = new TreeMap<>();
      folder
          .contents()
          .forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
      int findings = 0;
      for (String name : List.copyOf(texts.keySet())) {
        String whole = texts.get(name);
        List<String> lines = whole.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
          String damaged = damage.apply(lines.get(i), random);
          StringBuilder text = new StringBuilder();
          lines.subList(0, i).forEach(line -> text.append(line).append('\n'));
          text.append(damaged);
          lines.subList(i + 1, lines.size()).forEach(line -> text.append(line).append('\n'));
          folder.write(name, text.toString());
          texts.put(name, text.toString());
          findings += check(folder.path(), texts, "%s line %d: %s".formatted(name, i + 1, damaged));
        }
        folder.write(name, whole);
        texts.put(name, whole);
      }
      if (source.equals("base")) {
        // The case study's faults outlast the loss of most lines.
        assertThat(findings).isGreaterThan(100);
      }
    }
  }

  /** A configuration is the user's word: what is wrong in it is said in one line, not guessed. */
  @ParameterizedTest
  @EnumSource
  void aDamagedConfigurationIsUnderstoodOrRefused(Damage damage) throws Exception {
    SplittableRandom random = new SplittableRandom(damage.name().length());
    List<String> lines = Lab.text("hoplint.yaml").lines().toList();
    try (TestFolder folder = Lab.copy("")) {
      for (int i = 0; i < lines.size(); i++) {
        List<String> damaged = new ArrayList<>(lines);
        damaged.set(i, damage.apply(lines.get(i), random));
        folder.write("hoplint.yaml", String.join("\n", damaged));
        try {
          assertThat(lint(folder.path(), 1).defects()).as(damaged.get(i)).isEmpty();
        } catch (RunException e) {
          assertThat(e.getMessage())
              .as(damaged.get(i))
              .contains("hoplint.yaml")
              .doesNotContain("\n")
              .doesNotContain("Exception");
        }
      }
    }
  }

  /** The number of findings. */
  private static int check(Path folder, Map<String, String> texts, String what) throws Exception {
    LintResult alone = lint(folder, 1);
    assertThat(alone.defects()).as(what).isEmpty();
    assertThat(alone.files()).as(what).hasSizeLessThanOrEqualTo(texts.size());
    Positions.assertInside(alone, texts);
    assertThat(lint(folder, 4)).as("with more threads, " + what).isEqualTo(alone);
    return alone.findings().size();
  }

  private static LintResult lint(Path folder, int jobs) throws Exception {
    return Workspace.open(LintRequest.of(folder, List.of(folder)).withJobs(jobs)).result();
  }
}
