package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.Interface;
import dev.hoplint.model.LineState;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is no statement, or part of one: banners, certificates, comments, bytes that are no text.
 */
class LineTextTest {
  @Test
  void trailingCommentsAndWebPages() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1 ! uplink",
            " ip address 192.0.2.1 255.255.255.0 !x",
            " ip mtu 1400</code>",
            " ip tcp adjust-mss 1360 </code></pre>",
            " shutdown<br/>",
            "</pre>");

    assertThat(ios.result.problems()).isEmpty();
    Interface port = ios.iface();
    assertThat(ios.words(port.header())).isEqualTo("interface Gi0/1");
    assertThat(ios.words(port.addresses().get(0).span()))
        .isEqualTo("ip address 192.0.2.1 255.255.255.0");
    assertThat(ios.words(port.ipMtu().span())).isEqualTo("ip mtu 1400");
    assertThat(ios.words(port.mssClamp().span())).isEqualTo("ip tcp adjust-mss 1360");
    assertThat(ios.words(port.shutdown())).isEqualTo("shutdown");
  }

  @Test
  void commentsInsideBlocks() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1",
            "! the address of the ISP",
            " ip address 192.0.2.1 255.255.255.0",
            " ! indented",
            " ip mtu 1400",
            "ip access-list extended A",
            " permit tcp any any eq 22",
            "!",
            " permit tcp any any eq 23",
            "!-- end");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.iface().ipMtu()).isNotNull();
    assertThat(ios.list("A").size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"^C", "\u0003", "#", "$", "x", "Z", "7", "\"", "\\", "]", "[", "-", "^", "'", "{"})
  void banners(String delimiter) {
    String text = "\nhostname FAKE\n interface Gi9/9\n! no comment\nip mtu 100\n";
    String banner =
        "banner motd " + delimiter + text.replace(delimiter, "").replace("C", "") + delimiter;
    Ios ios = Ios.of("hostname R1\n" + banner + "\ninterface Gi0/1\n ip mtu 1400\n");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.hostname().value()).isEqualTo("R1");
    assertThat(ios.iface().ipMtu().value()).isEqualTo(1400);
    assertThat(ios.result.states()).containsEntry(LineState.NEEDLESS, 6);
  }

  @Test
  void bannerOnOneLine() {
    Ios ios = Ios.lines("banner login #hostname FAKE#", "hostname R1", "banner exec ^C hi ^C");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.hostname().value()).isEqualTo("R1");
  }

  @Test
  void bannerThatIsNeverClosed() {
    Ios ios = Ios.lines("banner motd #", "hello", "hostname R1", "interface Gi0/1", " ip mtu 1400");

    assertThat(ios.config.hostname().value()).isEqualTo("R1");
    assertThat(ios.iface().ipMtu().value()).isEqualTo(1400);
    assertThat(ios.unrecognized()).containsExactly("hello");
  }

  @Test
  void theWordBannerInsideALine() {
    Ios ios =
        Ios.lines("interface Gi0/1", " description banner motd #", " ip mtu 1400 ! banner exec ^C");

    assertThat(ios.iface().ipMtu().value()).isEqualTo(1400);
  }

  @Test
  void certificates() {
    Ios ios =
        Ios.lines(
            "crypto pki certificate chain TP",
            " certificate self-signed 01",
            "  30820229 30820192 A0030201 02020101",
            "  0101040F 300D0609",
            "  \tquit",
            "hostname R1",
            "crypto pki certificate chain TQ",
            " certificate ca 02",
            "  3082 no more hex",
            "interface Gi0/1",
            " ip mtu 1400");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.hostname().value()).isEqualTo("R1");
    assertThat(ios.iface().ipMtu().value()).isEqualTo(1400);
  }

  @Test
  void bytesOutsideAscii() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1",
            " description Verbindung nach Z\u00fcrich \u7db2\u8def",
            " ip policy route-map Gr\u00f6\u00dfe");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.iface().policy().name()).isEqualTo("Gr\u00f6\u00dfe");
    assertThat(ios.words(ios.iface().policy().span())).isEqualTo("Gr\u00f6\u00dfe");
  }

  @Test
  void onlyThePartIsRead() {
    String before = "hostname BEFORE\n interface Gi0/1\n";
    String part = "hostname R1\ninterface Gi0/2\n ip mtu 1400\n";
    byte[] bytes = (before + part + "hostname AFTER\n").getBytes(StandardCharsets.UTF_8);
    SourceText text = new SourceText(Ios.FILE, bytes);
    var result =
        IosParser.parse(
            text,
            new Part(
                PartKind.IOS_CONFIG, before.length(), before.length() + part.length(), null, null));
    var config = (dev.hoplint.model.IosConfig) result.facts();

    assertThat(config.hostname().value()).isEqualTo("R1");
    assertThat(text.text(config.hostname().span().start(), config.hostname().span().end()))
        .isEqualTo("hostname R1");
    assertThat(config.interfaces()).hasSize(1);
    assertThat(result.states()).isEqualTo(Map.of(LineState.FULL, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r", " ", "!", "\n\n \n", "!\r\n!", "\u0000", "\t\t"})
  void nothingToRead(String text) {
    Ios ios = Ios.of(text);

    assertThat(ios.config.hostname()).isNull();
    assertThat(ios.config.interfaces()).isEmpty();
    assertThat(ios.malformed()).isEmpty();
  }
}
