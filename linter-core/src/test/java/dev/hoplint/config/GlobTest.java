package dev.hoplint.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.source.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // in every folder
        "r1.cfg | r1.cfg",
        "r1.cfg | a/b/r1.cfg",
        "*.cfg | a/r1.cfg",
        "*.cfg | .cfg",
        "lab | lab/r1.cfg",
        "lab | a/lab/b/r1.cfg",
        "lab/ | lab/r1.cfg",
        "lab/ | a/lab/r1.cfg",
        "r?.cfg | r1.cfg",
        "r?.cfg | r\ud83d\ude00.cfg",
        // relative to the folder
        "configs/** | configs/r1.cfg",
        "configs/** | configs/a/b/r1.cfg",
        "configs/* | configs/r1.cfg",
        "configs/*/ | configs/a/r1.cfg",
        "configs/*/*.cfg | configs/a/r1.cfg",
        "/r1.cfg | r1.cfg",
        "./r1.cfg | r1.cfg",
        "configs//a | configs/a",
        "../other/*.cfg | ../other/r1.cfg",
        // folders in between
        "a/**/b.cfg | a/b.cfg",
        "a/**/b.cfg | a/x/b.cfg",
        "a/**/b.cfg | a/x/y/b.cfg",
        "**/b.cfg | b.cfg",
        "**/b.cfg | a/b.cfg",
        "**/a/** | x/a/y",
        "**/**/a | a",
        "a/**/** | a/b",
        "a**c | abbc",
        "** | a/b",
        "/** | a/b",
        "./** | a/b",
        ". | a/b",
        "/ | a",
        "**/ | a/b",
        "**/**/** | a",
        // what matches a folder takes in what is below
        "configs/a | configs/a/b/r1.cfg",
        "configs/* | configs/a/r1.cfg",
        // sets and alternatives
        "r[12].cfg | r2.cfg",
        "r[1-3].cfg | r2.cfg",
        "r[!1-3].cfg | r4.cfg",
        "r[^1-3].cfg | r4.cfg",
        "r[]].cfg | r].cfg",
        "r[a-].cfg | r-.cfg",
        "r[*?{].cfg | r{.cfg",
        "{r1,r2}.cfg | a/r2.cfg",
        "{a,b/c}/*.cfg | b/c/r1.cfg",
        "{a,b/c}/*.cfg | a/r1.cfg",
        "x{,.cfg} | x",
        "x{,.cfg} | x.cfg",
        "{a,{b,c}d}e | cde",
        "{**/a,b} | x/y/a",
        "{a/**,b}/c | a/x/c",
        "a,b | a,b",
      })
  void matches(String pattern, String path) throws Exception {
    assertThat(Glob.of(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "r1.cfg | r11.cfg",
        "r1.cfg | xr1.cfg",
        "r1.cfg | R1.cfg",
        "*.cfg | r1.cfg.bak",
        "r?.cfg | r.cfg",
        "r?.cfg | r12.cfg",
        "a?b | a/b",
        "a*b | a/b",
        "lab | label/r1.cfg",
        "lab/ | lab",
        "lab/ | a/lab",
        "configs/** | configs",
        "configs/** | a/configs/r1.cfg",
        "configs/*.cfg | configs/a/r1.cfg",
        "configs/*.cfg | a/configs/r1.cfg",
        "/r1.cfg | a/r1.cfg",
        "./r1.cfg | a/r1.cfg",
        "*/r1.cfg | r1.cfg",
        "a/**/b.cfg | a/xb.cfg",
        "a/**/b.cfg | ab.cfg",
        "**/b.cfg | ab.cfg",
        "a**c | a/c",
        "**/ | a",
        "r[!1-3].cfg | r2.cfg",
        "a[!x]b | a/b",
        "a[,-0]b | a/b",
        "{r1,r2}.cfg | r3.cfg",
        "{a,b}/*.cfg | x/a/r1.cfg",
        "{a,{b,c}d}e | be",
      })
  void matchesNot(String pattern, String path) throws Exception {
    assertThat(Glob.of(pattern).matches(path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "archive, a/archive, true",
    "archive/, archive, true",
    "archive/**, archive, true",
    "**, archive, true",
    "archive/*, archive, false",
    "archive/**/x, archive, false",
    "*.cfg, archive, false",
    "archive/**, archive/a/b, true",
  })
  void foldersThatNeedNotBeEntered(String pattern, String folder, boolean whole) throws Exception {
    assertThat(Glob.of(pattern).matchesFolder(folder)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "!a", "a\\b", "{a", "a}", "{a,{b}", "[a", "[]", "[b-a]"})
  void refused(String pattern) {
    assertThatThrownBy(() -> Glob.of(pattern)).isInstanceOf(Glob.SyntaxException.class);
    assertThatThrownBy(() -> Globs.of(List.of("a", pattern)))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("the glob \"" + pattern + "\" ");
  }

  @Test
  void bracesNestToABound() throws Exception {
    assertThat(Glob.of("{".repeat(20) + "a" + "}".repeat(20)).matches("a")).isTrue();
    assertThatThrownBy(() -> Glob.of("{".repeat(100_000) + "a" + "}".repeat(100_000)))
        .hasMessage("has braces nested over 20 deep");
  }

  /** What backtracking or writing out the alternatives would not finish. */
  @Test
  void hardPatternsEnd() throws Exception {
    String path = "a".repeat(2_000) + "/" + "a/".repeat(1_000) + "b";
    assertThat(Glob.of("*a".repeat(100) + "*c").matches(path)).isFalse();
    assertThat(Glob.of("**/a/".repeat(50) + "c").matches(path)).isFalse();
    assertThat(Glob.of("{a,a}".repeat(100) + "c").matches(path)).isFalse();
    assertThat(Glob.of("{*,a*}".repeat(50) + "/**/b").matches(path)).isTrue();
  }

  /** Against a matcher that tries every way one after the other, on short patterns. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void asByTrying(long seed) throws Exception {
    Random random = new Random(seed);
    int matched = 0;
    for (int i = 0; i < 20_000; i++) {
      String pattern = names(random, "ab*?", 3);
      String path = names(random, "ab", 3);
      boolean expected = tried(pattern, path);
      matched += expected ? 1 : 0;
      assertThat(Glob.of(pattern).matches(path)).as("%s on %s", pattern, path).isEqualTo(expected);
    }
    assertThat(matched).isBetween(1_000, 19_000);
  }

  private static String names(Random random, String letters, int most) {
    List<String> names = new ArrayList<>();
    for (int n = 1 + random.nextInt(most); n > 0; n--) {
      StringBuilder name = new StringBuilder();
      for (int length = 1 + random.nextInt(3); length > 0; length--) {
        name.append(letters.charAt(random.nextInt(letters.length())));
      }
      names.add(name.toString());
    }
    return String.join("/", names);
  }

  private static boolean tried(String pattern, String path) {
    List<String> wanted = new ArrayList<>(List.of(pattern.split("/")));
    if (wanted.size() == 1) {
      wanted.add(0, "**");
    }
    return tried(wanted, List.of(path.split("/")));
  }

  private static boolean tried(List<String> wanted, List<String> names) {
    if (wanted.isEmpty()) {
      return true;
    }
    List<String> rest = wanted.subList(1, wanted.size());
    if (wanted.get(0).matches("\\*\\*+")) {
      // At the end there must be something left for it.
      return rest.isEmpty()
          ? !names.isEmpty()
          : tried(rest, names)
              || (!names.isEmpty() && tried(wanted, names.subList(1, names.size())));
    }
    return !names.isEmpty()
        && triedName(wanted.get(0), names.get(0))
        && tried(rest, names.subList(1, names.size()));
  }

  private static boolean triedName(String wanted, String name) {
    if (wanted.isEmpty()) {
      return name.isEmpty();
    }
    if (wanted.charAt(0) == '*') {
      return triedName(wanted.substring(1), name)
          || (!name.isEmpty() && triedName(wanted, name.substring(1)));
    }
    return !name.isEmpty()
        && (wanted.charAt(0) == '?' || wanted.charAt(0) == name.charAt(0))
        && triedName(wanted.substring(1), name.substring(1));
  }
}
