package dev.hoplint.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {
  private static final String CONFIG =
      """
      hostname R2
      !
      interface GigabitEthernet0/1
       ip address 10.0.0.1 255.255.255.0
       ip policy route-map RM
      !
      interface GigabitEthernet0/2
       ip policy route-map RM
      !
      ip access-list extended A
       permit tcp any any eq 80
      """;

  private static SourceText text(String path, String text) {
    return SourceText.of(new SourceFile(path), text);
  }

  /** The fingerprints of one finding at each place where {@code statement} stands. */
  private static List<String> of(String path, String config, String statement) {
    SourceText text = text(path, config);
    Fingerprints fingerprints = new Fingerprints();
    List<String> found = new ArrayList<>();
    for (int at = config.indexOf(statement); at >= 0; at = config.indexOf(statement, at + 1)) {
      found.add(fingerprints.of("PBR-206", "R2", text, span(text, at, statement.length())));
    }
    return found;
  }

  private static Span span(SourceText text, int at, int length) {
    return new Span(text.file(), at, at + length);
  }

  @Test
  void knownValue() {
    // printf 'PBR-206\nR2\npermit tcp any any eq 80\nip access-list extended a\n1' | sha256sum
    assertThat(of("r2.cfg", CONFIG, "permit tcp")).containsExactly("1:1b557098c1a2bc0f");
  }

  @Test
  void theBlockTellsEqualStatementsApart() {
    assertThat(of("r2.cfg", CONFIG, "ip policy")).hasSize(2).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip access-list extended A\n permit tcp any any eq 80",
        "ip access-list extended A\n  permit   tcp any\tany eq 80  ",
        "IP Access-List extended A\r\n remark why\r\n Permit tcp any any eq 80\r\n",
        "ip access-list extended A\n 10 permit tcp any any eq 80",
        "ip access-list extended A\n deny ip any host 10.0.0.1\n!\n permit tcp any any eq 80",
        "ip access-list extended A ! text\n permit tcp any any eq 80 ! hoplint: ignore MTU -- x",
        "x\n\n\nip access-list extended A\n\n! comment\n permit tcp any any eq 80 # hoplint: ignore",
      })
  void whatDoesNotMatter(String config) {
    String statement = config.contains("Permit") ? "Permit" : "permit";
    assertThat(of("other/name.cfg", config, statement))
        .isEqualTo(of("r2.cfg", CONFIG, "permit tcp"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip access-list extended B\n permit tcp any any eq 80",
        "ip access-list extended A\n permit tcp any any eq 81",
        "ip access-list extended A\npermit tcp any any eq 80",
        "line\n ip access-list extended A\n  permit tcp any any eq 80",
      })
  void whatMatters(String config) {
    assertThat(of("r2.cfg", config, "permit")).isNotEqualTo(of("r2.cfg", CONFIG, "permit tcp"));
  }

  @Test
  void ruleDeviceAndNumberMatter() {
    SourceText text = text("r2.cfg", CONFIG);
    Span span = span(text, CONFIG.indexOf("permit"), 6);
    Fingerprints fingerprints = new Fingerprints();
    List<String> all =
        List.of(
            fingerprints.of("PBR-206", "R2", text, span),
            fingerprints.of("PBR-206", "R2", text, span),
            fingerprints.of("PBR-207", "R2", text, span),
            fingerprints.of("PBR-206", "R3", text, span),
            fingerprints.of("PBR-206", null, text, span));
    assertThat(all).doesNotHaveDuplicates().allMatch(print -> print.matches("1:[0-9a-f]{16}"));
    assertThat(new Fingerprints().of("PBR-206", "R2", text, span)).isEqualTo(all.get(0));
  }

  @Test
  void rowsAboveInATableDoNotMatter() {
    String title = "IPv4 Route Table\n  Network Destination  Netmask  Gateway\n";
    String row = "     172.16.1.0    255.255.255.0       10.0.0.1\n";
    String above = "   10.0.0.0          0.0.0.0       10.0.0.1\n";
    assertThat(of("a.txt", title + above + row, "172.16"))
        .isEqualTo(of("b.txt", title + row, "172.16"));
    assertThat(of("a.txt", title + "Persistent Routes:\n" + row, "172.16"))
        .isNotEqualTo(of("b.txt", title + row, "172.16"));
  }

  @Test
  void emptyFileAndEndOfFile() {
    SourceText empty = text("a.cfg", "");
    Fingerprints fingerprints = new Fingerprints();
    String first = fingerprints.of("HOP-001", null, empty, span(empty, 0, 0));
    String second = fingerprints.of("HOP-001", null, text("b.cfg", ""), span(empty, 0, 0));
    assertThat(first).startsWith("1:").isNotEqualTo(second);
    SourceText text = text("a.cfg", "end\n");
    assertThat(fingerprints.of("HOP-001", null, text, span(text, 4, 0))).startsWith("1:");
  }

  @Test
  void manyEntriesOfOneList() {
    StringBuilder config = new StringBuilder("ip access-list extended A\n");
    for (int i = 0; i < 50_000; i++) {
      config.append(" permit ip any any\n");
    }
    assertThat(of("a.cfg", config.toString(), "permit")).hasSize(50_000).doesNotHaveDuplicates();
  }
}
