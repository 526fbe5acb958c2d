package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal's log shows of the bytes that were sent to the terminal. */
class TerminalLogTest {
  private static SourceText text(String sent) {
    return SourceText.of(new SourceFile("log.txt"), sent);
  }

  /** The line without what fills the places of what is gone. */
  private static String shown(String sent) {
    return text(sent).text(0, text(sent).bytes().length).replace("\b", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b ip mtu 1440",
        "--More--\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b ip mtu 1440",
        " --More--          \b\b\b\b\b\b\b\b\b ip mtu 1440",
        " --More--          ip mtu 1440",
        "\u001b[7m--More--\u001b[27m\b\b\b\b\b\b\b\b\u001b[K ip mtu 1440",
        "--More--\u001b[K ip mtu 1440",
        "---(more 40%)---\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\u001b[K ip mtu 1440",
        "\u0000 ip mtu 1440",
        " ip m\u001b[1mtu\u001b[0m 1440",
        " ip mtx\bu 1440",
        " ip mtu 1\u00e4\b440"
      })
  void whatIsWipedOutIsGone(String sent) {
    assertThat(shown(sent)).isEqualTo(" ip mtu 1440");
  }

  @Test
  void whatIsTypedInAConfigurationModeIsAConfiguration() {
    String typed = "R1#conf t\nR1(config)#int gi0/1\nR1(config-if)# ip mtu 1440\nR1(config-if)#\n";
    assertThat(shown(typed)).isEqualTo("R1#conf t\nint gi0/1\nip mtu 1440\nR1(config-if)#\n");
    // Its output is no line of the configuration.
    assertThat(shown("R1(config)#do show clock\nR1(config)#end\n"))
        .isEqualTo("R1(config)#do show clock\nend\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R1(config)#int gi0/1\nR2(config)#int gi0/1\n",
        "R1(config)#int gi0/1\nR2>en\n",
        "R2#show run\nhostname R2\nR1(config)#int gi0/1\n",
        "R1 (config)#int gi0/1\n",
        "R1(config#int gi0/1\n",
        "(config)#int gi0/1\n"
      })
  void linesOfTwoRoutersAreNotMixed(String typed) {
    assertThat(shown(typed)).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {" --More-- ", "<--- More --->", "---- More ----", "--more--\u001b[K"})
  void aPagerAloneIsAnEmptyLine(String sent) {
    assertThat(shown("a\n" + sent + "\nb").lines().map(String::strip))
        .containsExactly("a", "", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- more words", "--More", "description --More--", "--- moreover ---"})
  void otherWordsStay(String line) {
    assertThat(shown(line)).isEqualTo(line);
  }

  @Test
  void aWordStaysWhereItBegins() {
    String sent = " --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\bip mtu 1440";
    String shown = text(sent).text(0, sent.length());
    assertThat(shown).hasSameSizeAs(sent);
    assertThat(shown.indexOf("ip mtu 1440")).isEqualTo(sent.indexOf("ip mtu 1440"));
    // A word that was mended begins where it began; the next one has not moved.
    assertThat(text("shx\bow run").text(0, 10)).isEqualTo("show\b\b run");
  }

  @Test
  void peopleSeeWhatIsOnDisk() {
    SourceText text = text("a\n--More--\b\b\b\b\b\b\b\bb\n");
    assertThat(text.line(2)).isEqualTo("--More--\b\b\b\b\b\b\b\bb");
    assertThat(text.position(new Span(text.file(), 18, 19))).isEqualTo(new Position(2, 17, 2, 18));
  }

  @Test
  void linesAndLengthAreKept() {
    SplittableRandom random = new SplittableRandom(7);
    String parts = "a\b \u001b[m3D\n\r\u0000-More-->\u00e4{%";
    for (int n = 0; n < 20_000; n++) {
      StringBuilder sent = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        sent.append(parts.charAt(random.nextInt(parts.length())));
      }
      SourceText text = text(sent.toString());
      assertThat(text.bytes()).as(sent.toString()).hasSameSizeAs(text.original());
      for (int i = 0; i < text.bytes().length; i++) {
        boolean end = text.original()[i] == '\n' || text.original()[i] == '\r';
        boolean still = text.bytes()[i] == '\n' || text.bytes()[i] == '\r';
        assertThat(still).as(sent.toString()).isEqualTo(end);
      }
    }
  }
}
