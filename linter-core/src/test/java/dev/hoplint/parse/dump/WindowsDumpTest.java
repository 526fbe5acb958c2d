package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.LineState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code route print} of the guest of the case study, its facts read off by hand; and variations.
 */
class WindowsDumpTest {
  private static final String GUEST = Dumps.resource("windows-route-print.txt");

  private static final List<String> ROUTES =
      List.of(
          "0.0.0.0/0 via 10.131.239.254 dev 10.131.231.50 metric 25",
          "0.0.0.0/0 via 192.168.1.1 dev 192.168.1.2 metric 281",
          "10.10.10.0/24 via 172.16.1.1 dev 172.16.1.2 metric 28",
          "10.131.224.0/20 dev 10.131.231.50 metric 281",
          "10.131.231.50/32 dev 10.131.231.50 metric 281",
          "10.131.239.255/32 dev 10.131.231.50 metric 281",
          "127.0.0.0/8 dev 127.0.0.1 metric 331",
          "127.0.0.1/32 dev 127.0.0.1 metric 331",
          "127.255.255.255/32 dev 127.0.0.1 metric 331",
          "172.16.1.0/24 dev 172.16.1.2 metric 281",
          "172.16.1.0/24 via 172.16.1.1 dev 172.16.1.2 metric 27",
          "172.16.1.2/32 dev 172.16.1.2 metric 281",
          "172.16.1.255/32 dev 172.16.1.2 metric 281",
          "192.168.1.0/24 dev 192.168.1.2 metric 281",
          "192.168.1.2/32 dev 192.168.1.2 metric 281",
          "192.168.1.255/32 dev 192.168.1.2 metric 281",
          "224.0.0.0/4 dev 127.0.0.1 metric 331",
          "224.0.0.0/4 dev 10.131.231.50 metric 281",
          "224.0.0.0/4 dev 192.168.1.2 metric 281",
          "224.0.0.0/4 dev 172.16.1.2 metric 281",
          "255.255.255.255/32 dev 127.0.0.1 metric 331",
          "255.255.255.255/32 dev 10.131.231.50 metric 281",
          "255.255.255.255/32 dev 192.168.1.2 metric 281",
          "255.255.255.255/32 dev 172.16.1.2 metric 281",
          "0.0.0.0/0 via 192.168.1.1 dev  persistent");

  private static final List<String> ADDRESSES =
      List.of(
          "10.131.231.50 10.131.231.50/20 null",
          "192.168.1.2 192.168.1.2/24 null",
          "172.16.1.2 172.16.1.2/24 null");

  @Test
  void theGuest() {
    FileFacts facts = Dumps.facts(GUEST);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(Dumps.addresses(dump)).isEqualTo(ADDRESSES);
    assertThat(dump.nics())
        .extracting(nic -> nic.name() + " " + nic.mac() + " " + nic.portgroup())
        .containsExactly(
            "7 00:0c:29:ed:61:82 Intel(R) 82574L Gigabit Network Connection",
            "5 00:0c:29:ed:61:8c Intel(R) 82574L Gigabit Network Connection #2",
            "16 00:50:56:a1:bc:c1 Intel(R) 82574L Gigabit Network Connection #3",
            "1 null Software Loopback Interface 1");
    assertThat(dump.platform()).isEqualTo(HostDump.Platform.WINDOWS);
    assertThat(dump.complete()).isTrue();
    assertThat(dump.routeTable()).isTrue();
    assertThat(facts.problems()).isEmpty();
    // Four interfaces, 24 active routes, one persistent; eight rows of IPv6 on one line, three that
    // are broken in two; the rest are titles, headings and rules.
    assertThat(facts.states()).isEqualTo(Map.of(LineState.FULL, 43, LineState.NEEDLESS, 18));
    assertThat(Dumps.ipv6(dump))
        .containsExactly(
            "::1/128 dev 1 metric 331",
            "fe80::/64 dev 7 metric 281",
            "fe80::/64 dev 5 metric 281",
            "fe80::/64 dev 16 metric 281",
            "fe80::99a:66e6:80c9:7b4c/128 dev 5 metric 281",
            "fe80::106e:107c:8567:feda/128 dev 16 metric 281",
            "fe80::25ad:1eee:c20e:3151/128 dev 7 metric 281",
            "ff00::/8 dev 1 metric 331",
            "ff00::/8 dev 7 metric 281",
            "ff00::/8 dev 5 metric 281",
            "ff00::/8 dev 16 metric 281");
  }

  @Test
  void beforeVistaTheOwnAddressStandsForOnLink() {
    HostDump dump =
        Dumps.dump(
            """
            ===========================================================================
            Interface List
            0x1 ........................... MS TCP Loopback interface
            0x2 ...00 0c 29 ed 61 82 ...... AMD PCNET Family PCI Ethernet Adapter
            ===========================================================================
            ===========================================================================
            Active Routes:
            Network Destination        Netmask          Gateway       Interface  Metric
                      0.0.0.0          0.0.0.0         10.0.0.1       10.0.0.5       20
                     10.0.0.0    255.255.255.0         10.0.0.5       10.0.0.5       20
                     10.0.0.5  255.255.255.255        127.0.0.1       127.0.0.1      20
               10.255.255.255  255.255.255.255         10.0.0.5       10.0.0.5       20
            Default Gateway:          10.0.0.1
            ===========================================================================
            Persistent Routes:
              None
            """);
    assertThat(Dumps.routes(dump))
        .containsExactly(
            "0.0.0.0/0 via 10.0.0.1 dev 10.0.0.5 metric 20",
            "10.0.0.0/24 dev 10.0.0.5 metric 20",
            "10.0.0.5/32 dev 127.0.0.1 metric 20",
            "10.255.255.255/32 dev 10.0.0.5 metric 20");
    assertThat(Dumps.addresses(dump)).containsExactly("10.0.0.5 10.0.0.5/24 null");
    assertThat(dump.complete()).isTrue();
  }

  @Test
  void ipv6InAnyLanguage() {
    String table =
        """
        ===========================================================================
        IPv6-Routentabelle
        ===========================================================================
        Aktive Routen:
         If Metrik Netzwerkziel             Gateway
         12    266 ::/0                     fe80::1
         12    266 2001:db8:1:2:3:4:5:6/128
                                            2001:db8::9
         12    266 2001:db8::/64            Auf Verbindung
        ===========================================================================
        Ständige Routen:
         If Metrik Netzwerkziel             Gateway
          0 4294967295 2001:db8:9::/48      2001:db8::9
        ===========================================================================
        """;
    String ipv4 = GUEST.substring(0, GUEST.indexOf("IPv6 Route Table"));
    for (String text : List.of(ipv4 + table, (ipv4 + table).replaceAll("\\s+", " "))) {
      HostDump dump = Dumps.dump(text);
      assertThat(Dumps.ipv6(dump))
          .containsExactly(
              "::/0 via fe80::1 dev 12 metric 266",
              "2001:db8:1:2:3:4:5:6/128 via 2001:db8::9 dev 12 metric 266",
              "2001:db8::/64 dev 12 metric 266",
              "2001:db8:9::/48 via 2001:db8::9 dev 0 metric 4294967295 persistent");
      assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    }
  }

  @Test
  void spansAreTheWordsOfTheRow() {
    HostDump dump = Dumps.dump(GUEST);
    assertThat(
            Dumps.text(GUEST)
                .text(dump.routes().get(0).span().start(), dump.routes().get(0).span().end()))
        .isEqualTo("0.0.0.0          0.0.0.0   10.131.239.254    10.131.231.50     25");
  }

  @Test
  void asTheStudyPrintsIt() {
    String masked =
        GUEST
            .replace("10.131.239", "xxx.xxx.239")
            .replace("10.131.224", "xxx.xxx.224")
            .replaceAll("10\\.131\\.231\\.50(?!    +281\\n +[1x])", "xxx.xxx.231.50")
            .replace("172.16.1.2     28", "172.16.1.2     28 ### <--");
    String line = "C:\\Users\\Administrator>route print " + masked.replaceAll("\\s+", " ") + "|\n";
    FileFacts facts = Dumps.facts(line);
    HostDump dump = (HostDump) facts.parts().get(0);
    List<String> expected = new ArrayList<>(ROUTES);
    // Its masked octets hide destinations, gateways and interfaces here and there.
    expected.set(0, "0.0.0.0/0 via xxx.xxx.239.254? dev xxx.xxx.231.50 metric 25");
    expected.set(3, "? dev 10.131.231.50 metric 281");
    expected.set(4, "? dev 10.131.231.50 metric 281");
    expected.set(5, "? dev 10.131.231.50 metric 281");
    expected.set(17, "224.0.0.0/4 dev xxx.xxx.231.50 metric 281");
    expected.set(21, "255.255.255.255/32 dev xxx.xxx.231.50 metric 281");
    assertThat(Dumps.routes(dump)).isEqualTo(expected);
    assertThat(dump.nics()).hasSize(4);
    assertThat(dump.complete()).isTrue();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void layouts() {
    assertThat(Dumps.routes(Dumps.dump(GUEST.replace("\n", "\r\n")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(GUEST.replaceAll(" +", " ")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(GUEST.replaceAll(" +", "\t")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(GUEST.indent(4)))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump("C:\\Users\\me>route print\n" + GUEST + "\nC:\\Users\\me>")))
        .isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump("route print " + GUEST.replaceAll("\\s+", " "))))
        .isEqualTo(ROUTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"### <--", "# hoplint: ignore RTE-402 -- known", "<-- 10.0.0.1 10.0.0.2"})
  void notesBehindARow(String note) {
    FileFacts facts = Dumps.facts(GUEST.replace("172.16.1.2     28", "172.16.1.2     28 " + note));
    assertThat(Dumps.routes((HostDump) facts.parts().get(0))).isEqualTo(ROUTES);
    assertThat(facts.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Auf Verbindung,Standard,Aktive Routen:,Ständige Routen:",
    "在链路上,默认,活动路由:,永久路由:",
    "リンク上,既定,アクティブ ルート:,固定ルート:",
    "연결됨,기본값,활성 경로:,영구 경로:",
    "En vínculo,Predeterminado,Rutas activas:,Rutas persistentes:",
    "On-link,Par défaut,Itinéraires actifs :,Itinéraires persistants :"
  })
  void languages(String onLink, String word, String active, String persistent) {
    String other =
        GUEST
            .replace("On-link", onLink)
            .replace("  Default", "  " + word)
            .replace("Active Routes:", active)
            .replace("Persistent Routes:", persistent)
            .replace("Network Destination        Netmask", "???? ??")
            .replace("Network Address          Netmask  Gateway Address", "??????");
    FileFacts facts = Dumps.facts(other);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(Dumps.addresses(dump)).isEqualTo(ADDRESSES);
    assertThat(dump.complete()).isTrue();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void aPersistentMetricMayBeANumber() {
    HostDump dump = Dumps.dump(GUEST.replace("192.168.1.1  Default", "192.168.1.1  12"));
    assertThat(Dumps.routes(dump).get(24))
        .isEqualTo("0.0.0.0/0 via 192.168.1.1 dev  metric 12 persistent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "route print 10*",
        "route print | findstr 0.0.0.0",
        "route print -4 | more",
        "route print -6"
      })
  void filteredCommandsAreNotComplete(String command) {
    HostDump dump = Dumps.dump("C:\\>" + command + "\n" + GUEST);
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(dump.complete()).isFalse();
  }

  @Test
  void withoutHeadingOrEndNotComplete() {
    String rows = GUEST.substring(GUEST.indexOf("          0.0.0.0"));
    assertThat(Dumps.dump(rows).complete()).isFalse();
    String cut = GUEST.substring(0, GUEST.indexOf("       172.16.1.0"));
    assertThat(Dumps.dump(cut).complete()).isFalse();
    assertThat(Dumps.dump(cut).routes()).hasSize(9);
  }

  @ParameterizedTest
  @CsvSource({
    "255.255.240.0         On-link,255.0.240.0         On-link",
    "10.131.231.50     25,10.131.231.50     x25",
    "10.131.231.50     25,wlan     25",
    "10.131.231.50     25,10.131.231.50",
    "172.16.1.2     28,",
    "172.16.1.2     28,300.16.1.2     28"
  })
  void aBrokenRowCostsItselfAlone(String from, String to) {
    FileFacts facts = Dumps.facts(GUEST.replace(from, to == null ? "" : to));
    assertThat(Dumps.routes((HostDump) facts.parts().get(0))).hasSize(24);
    assertThat(facts.problems()).hasSize(1);
  }
}
