package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.SharedCorpus;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.ios.CommandTable.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command table, and that the grammar knows what the table promises. */
class CommandTableTest {
  private static final CommandTable TABLE = CommandTable.get();

  private static Set<String> keywords() {
    Set<String> keywords = new HashSet<>();
    for (int type = 1; type <= IosConfigLexer.VOCABULARY.getMaxTokenType(); type++) {
      String literal = IosConfigLexer.VOCABULARY.getLiteralName(type);
      if (literal != null) {
        keywords.add(literal.substring(1, literal.length() - 1).toLowerCase(Locale.ROOT));
      }
    }
    return keywords;
  }

  static Stream<Command> full() {
    return TABLE.commands().stream()
        .filter(command -> command.state() == LineState.FULL && !command.words().isEmpty());
  }

  /** Names of clauses and protocols that the grammar takes as any word. */
  private static boolean isWordOfAnotherKind(Command command, String word) {
    return word.equals("*")
        || word.equals("A.B.C.D")
        || word.startsWith("#")
        || command.words().startsWith("router ");
  }

  @ParameterizedTest
  @MethodSource("full")
  void wordsOfUnderstoodCommandsAreKeywords(Command command) {
    Set<String> keywords = keywords();
    for (String word : command.words().split(" ", -1)) {
      if (!isWordOfAnotherKind(command, word)) {
        assertThat(keywords).contains(word);
      }
    }
  }

  /** A block around a line of each mode, and the least that the parser takes for a good line. */
  private static String header(String mode) {
    return switch (mode) {
      case "interface" -> "interface Gi0/1\n ";
      case "access-list-extended" -> "ip access-list extended A\n ";
      case "access-list-standard" -> "ip access-list standard A\n ";
      case "route-map" -> "route-map M permit 10\n ";
      case "vrrp" -> "interface Gi0/1\n vrrp 1 address-family ipv4\n  ";
      case "transform-set" -> "crypto ipsec transform-set T esp-aes\n ";
      case "ipsec-profile" -> "crypto ipsec profile P\n ";
      case "crypto-map" -> "crypto map M 10 ipsec-isakmp\n ";
      case "ip-sla" -> "ip sla 1\n ";
      case "router-ospf" -> "router ospf 1\n ";
      case "router-lisp" -> "router lisp\n ";
      case "access-list-ipv6" -> "ipv6 access-list A\n ";
      case "class-map" -> "class-map match-any C\n ";
      case "object-group-network" -> "object-group network G\n ";
      case "object-group-service" -> "object-group service G\n ";
      case "policy-map" -> "policy-map P\n ";
      case "vrf" -> "vrf definition V\n ";
      case "nat-pool" -> "ip nat pool P prefix-length 24\n ";
      case "global" -> "";
      default -> throw new AssertionError("a mode whose lines nothing understands: " + mode);
    };
  }

  /** What is said of such a line must come from its own rule, not from the first word on. */
  @ParameterizedTest
  @MethodSource("full")
  void understoodCommandsHaveARule(Command command) {
    String line =
        command
            .words()
            .replace("#1-199", "101")
            .replace("#1300-2699", "2001")
            .replace("#", "10")
            .replace("A.B.C.D", "10.0.0.1");
    Ios ios = Ios.of(header(command.mode()) + line + "\n");

    for (String message : ios.malformed()) {
      assertThat(message).contains("`" + line);
    }
    assertThat(ios.unrecognized()).isEmpty();
  }

  @Test
  void modesThatAreOpenedHaveRows() {
    Set<String> modes = new HashSet<>();
    TABLE.commands().forEach(command -> modes.add(command.mode()));
    for (Command command : TABLE.commands()) {
      if (command.opens() != null && !List.of("..", "/").contains(command.opens())) {
        assertThat(modes).as(command.toString()).contains(command.opens());
      }
    }
  }

  @Test
  void shapesOfRealConfigurations() throws IOException {
    Path shapes = SharedCorpus.shared().resolve("shapes/commands.tsv");
    if (!Files.exists(shapes)) {
      return;
    }
    List<String> unknown = new ArrayList<>();
    for (String row : Files.readAllLines(shapes)) {
      String[] cells = row.split("\t", -1);
      if (cells[0].equals("global") || cells[0].equals("interface")) {
        if (!isInTable(cells[0], cells[2])) {
          unknown.add(cells[0] + " " + cells[2]);
        }
      }
    }
    // What is left are no commands of IOS: other output, other systems, words with typing errors,
    // lines of an address family under an interface.
    assertThat(unknown)
        .allMatch(CommandTableTest::isNoCommand)
        .hasSizeLessThan(50)
        .doesNotContain("interface ip address");
  }

  /** Whether a row begins with the words or the words begin with a row. */
  private static boolean isInTable(String mode, String shape) {
    String words = shape.toLowerCase(Locale.ROOT).replaceAll("^(no|default) | <.*", "") + " ";
    return TABLE.commands().stream()
        .filter(
            row ->
                row.mode().equals(mode) || row.mode().equals("any") || row.mode().equals("global"))
        .map(row -> row.words() + " ")
        .anyMatch(row -> !row.isBlank() && (row.startsWith(words) || words.startsWith(row)));
  }

  private static boolean isNoCommand(String shape) {
    List<String> others =
        List.of(
            "global SH",
            "global sh ",
            "global somesay!",
            "global \ufeff",
            "global ip address",
            "global Type",
            "global Sending",
            "global Success",
            "global ...",
            "global >>>",
            "global Tunnel-id",
            "global Neighbor",
            "global interface:",
            "global Interface:",
            "global ver ",
            "global inter ",
            "global manager",
            "global overlay-gateway",
            "global %",
            "global network",
            "global Legend",
            "global ====",
            "global Type:",
            "global Password:",
            "global no telnet",
            "interface descripton",
            "interface untagged",
            "interface vbr-nrt",
            "interface trusted",
            "interface route-target",
            "interface exit-address-family",
            "interface #",
            "interface rd",
            "interface address-family",
            "interface ip adress",
            "interface no shut",
            "global Configuration of");
    return others.stream().anyMatch(shape::startsWith);
  }
}
