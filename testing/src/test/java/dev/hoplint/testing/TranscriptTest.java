package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.source.Decoded;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceReader;
import dev.hoplint.source.Span;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The case study as a terminal's log, and with what else finds its way into files: it is found. */
class TranscriptTest {
  private static final String WIPED = " --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b";

  /** Rule, severity and what a finding points at. */
  private static List<String> findings(TestFolder folder) throws Exception {
    LintResult result = Lab.lint(folder.path());
    assertThat(result.defects()).isEmpty();
    List<String> found = new ArrayList<>();
    for (ReportedFinding reported : result.findings()) {
      Span span = reported.finding().span();
      byte[] bytes = Files.readAllBytes(folder.path().resolve(span.file().path()));
      Decoded decoded = SourceReader.decode(span.file(), bytes);
      String words = ((Decoded.Text) decoded).text().text(span.start(), span.end());
      found.add(
          reported.finding().rule().id()
              + " "
              + reported.finding().severity()
              + ": "
              + words.replace("\b", ""));
    }
    return found;
  }

  private static List<String> findings(byte[] r2) throws Exception {
    try (TestFolder folder = Lab.copy("")) {
      folder.write("r2.cfg", r2);
      return findings(folder);
    }
  }

  private static List<String> usual() throws Exception {
    List<String> usual = findings(Lab.text("base/r2.cfg").getBytes(StandardCharsets.UTF_8));
    assertThat(usual).anyMatch(found -> found.startsWith("FRG-101"));
    return usual;
  }

  /** With something in front of every third line. */
  private static String paged(String text, String pager) {
    StringBuilder paged = new StringBuilder();
    int number = 0;
    for (String line : text.lines().toList()) {
      paged.append(number++ % 3 == 2 ? pager : "").append(line).append('\n');
    }
    return paged.toString();
  }

  static Stream<Arguments> forms() throws Exception {
    String r2 = Lab.text("base/r2.cfg");
    String session =
        """
        R2>en
        Password:\s
        R2#terminal length 24
        R2#sh ru\bun
        Building configuration...

        Current configuration : 1321 bytes
        !
        """;
    return Stream.of(
        Arguments.of("pager, wiped out", paged(r2, WIPED)),
        Arguments.of("pager, backspaces lost", paged(r2, " --More--          ")),
        Arguments.of("pager on lines of its own", paged(r2, " --More-- \n")),
        Arguments.of("pager, bare CR", paged(r2, " --More-- \r         \r")),
        Arguments.of("pager, erased to the end", paged(r2, "\u001b[7m--More--\u001b[m\r\u001b[K")),
        Arguments.of("session", session + paged(r2, WIPED) + "R2#exit\n"),
        Arguments.of("session, bare CR", (session + paged(r2, WIPED) + "R2#").replace('\n', '\r')),
        Arguments.of("NUL after each CR", r2.replace("\n", "\r\u0000\n")),
        Arguments.of("NULs at the end", r2 + "\u0000".repeat(60)),
        Arguments.of(
            "colours", r2.replace("ip nat", "\u001b[1mip\u001b[0m \u001b[36mnat\u001b[0m")),
        Arguments.of(
            "template in a banner",
            r2.replace(
                "ip cef\n",
                """
                banner motd #
                {% if site %}
                hostname {{ x }}
                interface Tunnel23
                 ip mtu 9000
                {% endif %} ${y}
                #
                ip cef
                """)),
        Arguments.of(
            "template in what nobody reads",
            "! {{ ansible_managed }}\nenable secret {{ secret }}\n"
                + r2.replace("description to ISP", "description {{ text }} {# why #}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void theSameIsFound(String form, String r2) throws Exception {
    assertThat(findings(r2.getBytes(StandardCharsets.UTF_8))).as(form).isEqualTo(usual());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void sixteenBitsWithoutAMark(String charset) throws Exception {
    byte[] bytes = Lab.text("base/r2.cfg").getBytes(Charset.forName(charset));
    assertThat(findings(bytes)).isEqualTo(usual());
  }

  /** All routers of the study in one log, with nothing but prompts between them. */
  @ParameterizedTest
  @ValueSource(strings = {"#show running-config\n", "# sh run\n", "#\n", ">\n"})
  void devicesBetweenPrompts(String prompt) throws Exception {
    try (TestFolder apart = Lab.copy("");
        TestFolder folder = TestFolder.create()) {
      StringBuilder log = new StringBuilder();
      for (String name : List.of("isp", "r1", "r2", "r3")) {
        log.append(name.toUpperCase(Locale.ROOT)).append(prompt);
        log.append(Lab.text("base/" + name + ".cfg"));
      }
      folder.write("all.log", log.toString());
      folder.write("hoplint.yaml", Lab.text("hoplint.yaml"));
      apart.write("hoplint.yaml", Lab.text("hoplint.yaml"));
      assertThat(findings(folder)).containsExactlyInAnyOrderElementsOf(findings(apart));
    }
  }

  /** Whatever is behind each other in one file is told apart by its headings and shapes. */
  @Test
  void dumpsOfAllKindsInOneFile() throws Exception {
    String esxi = Lab.text("esxi/before/esxcli-network-ip-route-ipv4-list.txt");
    String windows = Lab.text("windows/route-print-guest.txt");
    String linux = "default via 10.0.0.1 dev eth0\n10.0.0.0/24 dev eth0 scope link\n";
    String table =
        """
        Codes: L - local, C - connected, S - static
        Gateway of last resort is not set

        C    10.0.1.0/24 is directly connected, GigabitEthernet0/1
        """;
    try (TestFolder folder = TestFolder.create()) {
      String r2 = Lab.text("base/r2.cfg");
      folder.write("mixed.txt", r2 + esxi + windows + linux + table + Lab.text("base/r3.cfg"));
      LintResult result = Lab.lint(folder.path());
      assertThat(result.files())
          .singleElement()
          .satisfies(
              file ->
                  assertThat(file.parts().stream().map(p -> p.kind()))
                      .containsExactly(
                          PartKind.IOS_CONFIG,
                          PartKind.ESXI_ROUTE,
                          PartKind.WINDOWS_ROUTE,
                          PartKind.LINUX_ROUTE,
                          PartKind.IOS_ROUTE,
                          PartKind.IOS_CONFIG));
      assertThat(result.findings()).noneMatch(f -> f.finding().rule().id().equals("HOP-002"));
    }
  }

  /** A template's missing lines prove nothing, and it is said once. */
  @Test
  void aTemplateIsSaidOnce() throws Exception {
    String r2 = Lab.text("base/r2.cfg");
    String template =
        r2.replace("hostname R2\n", "hostname {{ name }}\n{% if site %}\n{% endif %}\n")
            .replace("ip mtu 1440", "ip mtu {{ mtu }}");
    List<String> found = findings(template.getBytes(StandardCharsets.UTF_8));
    assertThat(found).filteredOn(f -> f.matches("HOP-005 NOTE: hostname .*")).hasSize(1);
    assertThat(found).noneMatch(f -> f.startsWith("HOP-002"));
    // The other end of the tunnel is no template, but a clamp on this one would do for it too.
    assertThat(found).noneMatch(f -> f.startsWith("MTU-303"));
  }
}
