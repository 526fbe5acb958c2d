package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Interface;
import dev.hoplint.model.LineState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines, blocks, line ends, abbreviations, comments: everything above the single statement. */
class LayoutTest {
  private static final String[] BLOCKS = {
    "hostname R1",
    "!",
    "interface GigabitEthernet0/1",
    " description to the ISP",
    " ip address 192.0.2.1 255.255.255.0",
    " ip mtu 1400",
    "!",
    "ip access-list extended A",
    " permit ip any any",
    "!",
    "route-map M permit 20",
    " match ip address A",
    "!",
    "end"
  };

  private static void assertBlocks(Ios ios) {
    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.hostname().value()).isEqualTo("R1");
    Interface port = ios.iface("GigabitEthernet0/1");
    assertThat(port.addresses().get(0).address()).isEqualTo(Ipv4Address.of("192.0.2.1"));
    assertThat(ios.words(port.addresses().get(0).span()).toLowerCase(java.util.Locale.ROOT))
        .endsWith("192.0.2.1 255.255.255.0");
    assertThat(port.ipMtu().value()).isEqualTo(1400);
    assertThat(ios.list("A").size()).isEqualTo(1);
    assertThat(ios.routeMap("M").sequences().get(0).number()).isEqualTo(20);
    assertThat(ios.routeMap("M").sequences().get(0).matches()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEnds(String lineEnd) {
    assertBlocks(Ios.of(String.join(lineEnd, BLOCKS) + lineEnd));
    assertBlocks(Ios.of(String.join(lineEnd, BLOCKS)));
    assertBlocks(Ios.of(lineEnd + lineEnd + String.join(lineEnd + lineEnd, BLOCKS)));
  }

  @Test
  void noBreakSpacesAreBlanks() {
    Ios ios =
        Ios.of(
            """
            interface\u00a0Gi0/1
            \u00a0ip\u00a0mtu\u00a0 1400
            \u00a0description \u00e0 b
            ip route 0.0.0.0 0.0.0.0 10.0.0.1
            """);

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.iface().ipMtu().value()).isEqualTo(1400);
    assertThat(ios.config.staticRoutes()).hasSize(1);
  }

  @Test
  void lineEndsMixed() {
    String[] ends = {"\r\n", "\r", "\n", "\n", "\r\r", "\r\n\r\n", "\n\r"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < BLOCKS.length; i++) {
      text.append(BLOCKS[i]).append(ends[i % ends.length]);
    }
    assertBlocks(Ios.of(text.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t", " \t ", "        "})
  void indentation(String indent) {
    assertBlocks(Ios.of(String.join("\n", BLOCKS).replace("\n ", "\n" + indent)));
  }

  @Test
  void wholeFileIndented() {
    assertBlocks(Ios.of("    " + String.join("\n    ", BLOCKS)));
  }

  @Test
  void blanksBetweenAndAfterWords() {
    assertBlocks(Ios.of(String.join(" \t\n", BLOCKS).replace("ip ", "ip  \t ")));
  }

  @Test
  void keywordsInAnyCase() {
    assertBlocks(
        Ios.lines(
            "HOSTNAME R1",
            "InterFace gigabitethernet0/1",
            " IP Address 192.0.2.1 255.255.255.0",
            " Ip mTu 1400",
            "IP ACCESS-LIST EXTENDED A",
            " PERMIT IP ANY ANY",
            "Route-Map M Permit 20",
            " Match Ip Address A"));
  }

  @Test
  void abbreviations() {
    assertBlocks(
        Ios.lines(
            "host R1",
            "int gi0/1",
            " desc to the ISP",
            " ip add 192.0.2.1 255.255.255.0",
            " ip mt 1400",
            "ip access-l ext A",
            " per ip any any",
            "route-m M permit 20",
            " mat ip addr A"));
  }

  @Test
  void moreAbbreviations() {
    Ios ios =
        Ios.lines(
            "int g0/1",
            "ip tcp adj 1300",
            "ip pol route M",
            "ip nat ins",
            "ip access-g A in",
            "no ip unr",
            "ip virtual-reassembly in",
            "ip vrf for BLUE",
            "tun sou lo0",
            "sh",
            "access-l 10 perm 10.0.0.0 0.0.0.255",
            "ip nat ins so list 10 interface g0/1 overload");

    assertThat(ios.result.problems()).isEmpty();
    Interface port = ios.iface();
    assertThat(port.mssClamp().value()).isEqualTo(1300);
    assertThat(port.policy().name()).isEqualTo("M");
    assertThat(port.nat()).isNotNull();
    assertThat(port.accessGroupIn().name()).isEqualTo("A");
    assertThat(port.unreachablesOff()).isNotNull();
    assertThat(port.reassembly()).hasSize(1);
    assertThat(port.vrf().value()).isEqualTo("BLUE");
    assertThat(port.tunnel().sourceInterface().name()).isEqualTo("Loopback0");
    assertThat(port.isShutdown()).isTrue();
    assertThat(ios.list("10").size()).isEqualTo(1);
    assertThat(ios.config.natRules()).hasSize(1);
  }

  @Test
  void ambiguousAbbreviation() {
    Ios ios = Ios.lines("interface Gi0/1", " ip m 1400", " ip mtu 1300");

    assertThat(ios.unrecognized()).containsExactly("ip m 1400");
    assertThat(ios.result.problems().get(0).message()).contains("may be short for");
    assertThat(ios.iface().ipMtu().value()).isEqualTo(1300);
  }

  @Test
  void aNameMayBeAnyKeyword() {
    Ios ios =
        Ios.lines(
            "ip access-list extended permit",
            " permit ip any any",
            "ip access-list standard in",
            " permit any",
            "route-map deny permit 10",
            " match ip address permit in",
            "interface Gi0/1",
            " ip access-group in in",
            " ip policy route-map deny",
            "hostname interface");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.list("permit").size()).isEqualTo(1);
    assertThat(ios.list("in").isStandard()).isTrue();
    assertThat(ios.routeMap("deny").sequences().get(0).number()).isEqualTo(10);
    assertThat(ios.iface().accessGroupIn().name()).isEqualTo("in");
    assertThat(ios.iface().policy().name()).isEqualTo("deny");
    assertThat(ios.config.hostname().value()).isEqualTo("interface");
  }

  @Test
  void whatHasLostItsHeaderIsNotGivenToTheBlockBefore() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1", " ip mtu 1400", "!", " ip mtu 1300", " ip tcp adjust-mss 1200");

    assertThat(ios.iface().ipMtu().value()).isEqualTo(1400);
    assertThat(ios.iface().mssClamp()).isNull();
    assertThat(ios.unrecognized()).containsExactly("ip mtu 1300", "ip tcp adjust-mss 1200");
  }

  @Test
  void linesUnderAnUnknownHeaderAreUnknown() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1",
            " ip mtu 1400",
            "frobnicate 1",
            " shutdown",
            " ip route 0.0.0.0 0.0.0.0 192.0.2.9",
            "interface Gi0/2",
            " ip mtu 1300");

    assertThat(ios.iface("GigabitEthernet0/1").isShutdown()).isFalse();
    assertThat(ios.iface("GigabitEthernet0/2").ipMtu()).isNotNull();
    assertThat(ios.config.staticRoutes()).isEmpty();
    assertThat(ios.unrecognized()).hasSize(3);
  }

  @Test
  void unknownLinesKeepTheirBlock() {
    Ios indented = Ios.lines("interface Gi0/1", " frobnicate 1", " ip mtu 1400");
    Ios flat = Ios.lines("interface Gi0/1", "frobnicate 1", "ip mtu 1400");

    assertThat(indented.iface().ipMtu().value()).isEqualTo(1400);
    assertThat(flat.iface().ipMtu().value()).isEqualTo(1400);
    assertThat(flat.unrecognized()).containsExactly("frobnicate 1");
  }

  @Test
  void globalCommandsThatBeginLikeInterfaceOnes() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1",
            "ip address 192.0.2.1 255.255.255.0",
            "ip nat inside source list 1 interface Gi0/1 overload",
            "interface Gi0/2",
            " ip route-cache",
            " ip nat outside",
            "ip route 0.0.0.0 0.0.0.0 192.0.2.9");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.iface("GigabitEthernet0/1").nat()).isNull();
    assertThat(ios.iface("GigabitEthernet0/2").nat()).isNotNull();
    assertThat(ios.config.natRules()).hasSize(1);
    assertThat(ios.config.staticRoutes()).hasSize(1);
  }

  @Test
  void exitAndEnd() {
    Ios ios =
        Ios.lines(
            "interface Gi0/1",
            "ip mtu 1400",
            "exit",
            "interface Gi0/2",
            " ip mtu 1300",
            " exit",
            "end",
            "mtu 9000");

    assertThat(ios.iface("GigabitEthernet0/1").ipMtu().value()).isEqualTo(1400);
    assertThat(ios.iface("GigabitEthernet0/2").ipMtu().value()).isEqualTo(1300);
    assertThat(ios.unrecognized()).containsExactly("mtu 9000");
  }

  @Test
  void lineAfterExitIsNotInTheBlock() {
    Ios ios = Ios.lines("interface Gi0/1", " mtu 9000", "exit", "shutdown");

    assertThat(ios.iface().isShutdown()).isFalse();
    assertThat(ios.unrecognized()).containsExactly("shutdown");
  }

  @Test
  void statesOfLines() {
    Ios ios =
        Ios.lines(
            "hostname R1",
            "service timestamps debug",
            "frobnicate",
            "router bgp 1",
            " neighbor 192.0.2.9 remote-as 2",
            "route-map M permit 10",
            " match community 1",
            " match ip address A",
            "interface range Gi0/1 - 4",
            " shutdown");

    assertThat(ios.result.states())
        .isEqualTo(
            Map.of(
                LineState.FULL, 6,
                LineState.NEEDLESS, 1,
                LineState.UNRECOGNIZED, 1,
                LineState.CONDITIONAL, 1,
                LineState.TO_DO, 1));
    assertThat(ios.config.interfaces()).hasSize(4);
  }
}
