package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.HostDump;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.Problem;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a line, the facts of the others stay. */
class DumpRobustnessTest {
  private static final List<String> FILES =
      List.of(
          "before/esxcli-network-ip-route-ipv4-list.txt",
          "before/esxcfg-route-l.txt",
          "before/esxcli-network-ip-interface-ipv4-get.txt",
          "before/esxcli-network-ip-interface-list.txt",
          "after/esxcli-network-ip-route-ipv4-list.txt",
          "after/esxcfg-route-l.txt",
          "masked.txt",
          "windows-route-print.txt",
          "linux.txt");

  private static Stream<String> files() {
    return FILES.stream();
  }

  /** A fact, and the lines that it rests on (from 1, both included). */
  private record Fact(String what, int first, int last) {}

  @ParameterizedTest
  @MethodSource("files")
  void deletingALine(String file) {
    assertOthersStay(file, line -> null);
  }

  @ParameterizedTest
  @MethodSource("files")
  void doublingALine(String file) {
    assertOthersStay(file, line -> line + "\n" + line);
  }

  @ParameterizedTest
  @MethodSource("files")
  void replacingALine(String file) {
    assertOthersStay(file, line -> "@@@ ## ~~ \u00e9");
    assertOthersStay(file, line -> "{[<\"'");
    assertOthersStay(file, line -> "");
    assertOthersStay(file, line -> "10.0.0.1");
    assertOthersStay(file, line -> "255.255.255.0 0.0.0.0 10.10.10.0");
  }

  @ParameterizedTest
  @MethodSource("files")
  void cuttingALine(String file) {
    assertOthersStay(file, line -> line.substring(0, line.length() / 2));
    assertOthersStay(file, line -> line.substring(line.length() / 2));
    assertOthersStay(file, line -> line.substring(0, line.length() * 3 / 4));
  }

  @ParameterizedTest
  @MethodSource("files")
  void corruptingAWord(String file) {
    for (int word = 0; word < 8; word++) {
      int index = word;
      for (String garbage : List.of("@@@", "300.1.1.1", "x", "::", "-", "--")) {
        assertOthersStay(file, line -> withWord(line, index, garbage));
      }
    }
  }

  private static String withWord(String line, int index, String garbage) {
    String[] words = line.strip().split(" +");
    if (index >= words.length) {
      return line;
    }
    words[index] = garbage;
    return String.join("  ", words);
  }

  /** Changes each line in turn; {@code change} answers null to delete it. */
  private static void assertOthersStay(String file, UnaryOperator<String> change) {
    String content = Dumps.resource(file);
    List<String> lines = content.lines().toList();
    List<Fact> facts = facts(content);
    for (int number = 1; number <= lines.size(); number++) {
      int changed = number;
      List<String> edited = new ArrayList<>(lines);
      String to = change.apply(lines.get(number - 1));
      if (to == null) {
        edited.remove(number - 1);
      } else {
        edited.set(number - 1, to);
      }
      List<String> found =
          facts(String.join("\n", edited) + "\n").stream().map(Fact::what).toList();
      List<String> kept =
          facts.stream()
              .filter(fact -> changed < fact.first() || changed > fact.last())
              .map(Fact::what)
              .toList();
      assertThat(found)
          .as("%s with line %s as %s", file, number, to)
          .containsSubsequence(kept)
          // The line itself may give its fact, another one, or two.
          .hasSizeLessThanOrEqualTo(kept.size() + 2);
    }
  }

  private static List<Fact> facts(String content) {
    SourceText text = Dumps.text(content);
    List<Fact> facts = new ArrayList<>();
    for (HostDump dump : Dumps.dumps(content)) {
      dump.routes().forEach(r -> facts.add(fact(text, Dumps.line(r), r.span())));
      // Windows and Linux show them in more than one row.
      boolean ownRows = dump.platform() == HostDump.Platform.ESXI;
      (ownRows ? dump.addresses() : List.<HostDump.Address>of())
          .forEach(a -> facts.add(fact(text, Dumps.line(a), a.span())));
      for (int i = 0; ownRows && i < dump.nics().size(); i++) {
        int first = text.lineAt(dump.nics().get(i).span().start());
        int last =
            i + 1 < dump.nics().size()
                ? text.lineAt(dump.nics().get(i + 1).span().start()) - 1
                : text.lineCount();
        facts.add(new Fact(Dumps.line(dump.nics().get(i)), first, last));
      }
    }
    return facts;
  }

  private static Fact fact(SourceText text, String what, Span span) {
    return new Fact(what, text.lineAt(span.start()), text.lineAt(span.end() - 1));
  }

  @Test
  void randomBytesNeverThrow() {
    Random random = new Random(20260101);
    String[] words = {
      "default",
      "Network",
      "Netmask",
      "Gateway",
      "--",
      "10.0.0.0",
      "255.0.0.0",
      "0.0.0.0",
      "vmk0",
      "Name:",
      "Name",
      "IPv4",
      "Address",
      "###",
      "|",
      "<br>",
      "[root@h:~]",
      "#",
      "esxcli",
      "\n",
      "\r",
      "Interface",
      "Port",
      "Group",
      "N/A",
      "true",
      "MTU:",
      "1500",
      "{",
      "[",
      "\"",
      ",",
      "Local",
      "Subnet",
      "VMkernel",
      "Routes:",
      "00:50:56:01:02:03",
      "fe80::1",
      "xxx.xxx.1.1",
      "banner",
      "^C",
      "==",
      "On-link",
      "281",
      "7...00",
      "via",
      "dev",
      "nexthop",
      "metric",
      "10.0.0.0/8",
      "100:",
      "from",
      "lookup",
      "inet",
      "UG",
      "net.ipv4.conf.all.rp_filter"
    };
    for (int round = 0; round < 3000; round++) {
      StringBuilder content = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        content.append(
            random.nextInt(8) == 0
                ? String.valueOf((char) random.nextInt(0x300))
                : words[random.nextInt(words.length)]);
        content.append(random.nextInt(4) == 0 ? '\n' : ' ');
      }
      assertSound(SourceText.of(new SourceFile("x"), content.toString()));
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertSound(new SourceText(new SourceFile("x"), bytes));
    }
  }

  private static void assertSound(SourceText text) {
    int end = 0;
    for (Part part : PartSplitter.split(text)) {
      assertThat(part.start()).isGreaterThanOrEqualTo(end);
      end = part.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.bytes().length);
    for (PartKind kind :
        List.of(
            PartKind.ESXI_ROUTE,
            PartKind.ESXI_INTERFACE,
            PartKind.WINDOWS_ROUTE,
            PartKind.LINUX_ROUTE)) {
      PartResult result =
          DumpParser.parse(text, new Part(kind, 0, text.bytes().length, null, null));
      PartFacts facts = result.facts();
      assertThat(facts.part().kind()).isEqualTo(kind);
      for (Problem problem : result.problems()) {
        assertThat(problem.span().end()).isLessThanOrEqualTo(text.bytes().length);
      }
    }
  }
}
