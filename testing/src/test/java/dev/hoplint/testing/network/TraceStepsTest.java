package dev.hoplint.testing.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hoplint.network.Conversation;
import dev.hoplint.network.Receipt;
import dev.hoplint.network.Receipt.Outcome;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Trace;
import dev.hoplint.source.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each step of a router does to a packet, and what of it a trace tells. */
class TraceStepsTest {
  /** 10.1.0.0/24, A, 192.0.2.0/30, B, 10.2.0.0/24. */
  static final String A =
      """
      hostname A
      interface GigabitEthernet0/0
       ip address 10.1.0.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 192.0.2.1 255.255.255.252
      ip route 0.0.0.0 0.0.0.0 192.0.2.2
      end
      """;

  static final String B =
      """
      hostname B
      interface GigabitEthernet0/0
       ip address 10.2.0.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 192.0.2.2 255.255.255.252
      ip route 0.0.0.0 0.0.0.0 192.0.2.1
      end
      """;

  /** A config with lines added to one of its interfaces, and others before the end. */
  static String with(String config, String port, String lines, String globals) {
    String header = "interface GigabitEthernet0/" + port + "\n";
    assertThat(config).contains(header);
    return config
        .replace(header, header + lines.replace(";", "\n"))
        .replace("end\n", globals.replace(";", "\n") + "end\n");
  }

  @Test
  void aPlainNetworkDeliversBothWays() {
    Conversation conversation = Traces.of(A, B).run();

    assertThat(conversation.outcome()).isEqualTo(Outcome.DELIVERED);
    RoundTrip trip = Traces.only(conversation);
    assertThat(trip.request().path()).containsExactly("A", "B");
    assertThat(trip.reply().path()).containsExactly("B", "A");
    assertThat(trip.asymmetries()).isEmpty();
  }

  @Test
  void anEndInNoFileIsRefused() {
    assertThatThrownBy(() -> Traces.of(A, B).between("10.1.0.10", "8.8.8.8").trace())
        .isInstanceOf(RunException.class)
        .hasMessageContaining("8.8.8.8");
  }

  @Test
  void aRouterMayBeAnEnd() {
    assertThat(Traces.of(A, B).between("192.0.2.1", "10.2.0.10").run().outcome())
        .isEqualTo(Outcome.DELIVERED);
    assertThat(Traces.of(A, B).between("10.1.0.10", "192.0.2.2").run().outcome())
        .isEqualTo(Outcome.DELIVERED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // port, direction, entries, protocol, outcome of the request
        "0 | in  | deny tcp any any eq 443;permit ip any any            | LOST",
        "0 | in  | permit tcp any any eq 443                            | DELIVERED",
        "0 | in  | permit tcp any any established                       | LOST",
        "0 | in  | permit udp any any                                   | LOST",
        "1 | out | deny tcp any any eq 443;permit ip any any            | LOST",
        "1 | out | permit tcp host 10.1.0.10 any eq 443                 | DELIVERED",
        "1 | in  | deny ip any any                                      | DELIVERED",
        // what it has is not modelled: it may let the packet through
        "0 | in  | evaluate MIRROR;permit udp any any                   | UNDECIDED",
      })
  void accessListsFilterAtTheirInterface(
      String port, String direction, String entries, Outcome request) {
    String lines = " ip access-group F " + direction + "\n";
    String list = "ip access-list extended F\n " + entries.replace(";", "\n ") + "\n";
    Receipt receipt = Traces.of(with(A, port, lines, list), B).request();

    assertThat(receipt.outcome()).isEqualTo(request);
  }

  @Test
  void theEntryThatDeniesIsNamed() {
    String list = "ip access-list extended F\n permit udp any any\n deny tcp any any eq 443\n";
    Traces traces = Traces.of(with(A, "0", " ip access-group F in\n", list), B);
    Receipt receipt = traces.request();

    assertThat(traces.text(receipt.why())).isEqualTo("deny tcp any any eq 443");
  }

  @Test
  void aListWithoutEntriesLetsEverythingThrough() {
    String undefined = with(A, "0", " ip access-group NONE in\n", "");
    assertThat(Traces.of(undefined, B).request().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void repliesAreFilteredToo() {
    String list = "ip access-list extended F\n permit tcp any any established\n";
    String back = with(A, "1", " ip access-group F in\n", list);
    assertThat(Traces.of(back, B).reply().outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(Traces.of(back, B).udp(53, 64).reply().outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void theOutputListSeesAddressesAfterNat() {
    String nat =
        with(A, "0", " ip nat inside\n", "")
            .replace(
                "interface GigabitEthernet0/1\n",
                "interface GigabitEthernet0/1\n ip nat outside\n ip access-group F out\n")
            .replace(
                "end\n",
                """
                ip nat inside source list 1 interface GigabitEthernet0/1 overload
                access-list 1 permit 10.1.0.0 0.0.0.255
                ip access-list extended F
                 permit ip host 192.0.2.1 any
                end
                """);
    Conversation conversation = Traces.of(nat, B).run();

    assertThat(conversation.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(Traces.only(conversation).request().receipt().received().source())
        .hasToString("192.0.2.1");
  }

  @Test
  void aStaticPortTranslationChangesThePortBothWays() {
    String nat =
        with(B, "0", " ip nat inside\n", "")
            .replace(
                "interface GigabitEthernet0/1\n", "interface GigabitEthernet0/1\n ip nat outside\n")
            .replace(
                "end\n", "ip nat inside source static tcp 10.2.0.10 8443 192.0.2.2 443\nend\n");
    RoundTrip trip = Traces.of(A, nat).between("10.1.0.10", "192.0.2.2").trip();

    assertThat(trip.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(trip.request().receipt().received().destination()).hasToString("10.2.0.10");
    assertThat(trip.request().receipt().received().destinationPort()).isEqualTo(8443);
    assertThat(trip.reply().receipt().received().sourcePort()).isEqualTo(443);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reachable-via rx               | ip route 10.1.0.0 255.255.255.0 192.0.2.1 | DELIVERED",
        "reachable-via rx               | ip route 10.1.0.0 255.255.255.0 Null0     | LOST",
        "reachable-via any              | ip route 10.1.0.0 255.255.255.0 Null0     | LOST",
        "reachable-via rx               |                                           | LOST",
        "reachable-via rx allow-default |                                           | DELIVERED",
        "reachable-via any              |                                           | LOST",
      })
  void uRpfLooksForTheWayBack(String check, String route, Outcome request) {
    String strict =
        with(
            B, "1", " ip verify unicast source " + check + "\n", route == null ? "" : route + "\n");
    assertThat(Traces.of(A, strict).request().outcome()).isEqualTo(request);
  }

  @Test
  void whatFailsUrpfAndItsListPermitsPasses() {
    String strict =
        with(
            B,
            "1",
            " ip verify unicast source reachable-via rx 7\n",
            "access-list 7 permit 10.1.0.0 0.0.0.255\n");
    assertThat(Traces.of(A, strict).request().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void largePacketsAreDividedAndPutTogether() {
    String small = with(A, "1", " ip mtu 1400\n", "");
    RoundTrip trip = Traces.of(small, B).udp(53, 1500).trip();

    assertThat(Traces.paths(trip.request().pieces())).containsExactly("1396 A>B", "124 A>B");
    assertThat(trip.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(trip.reply().pieces()).hasSize(1);
  }

  @Test
  void fragmentsOfFragmentsKeepTheirOffsets() {
    String b = with(B, "0", " ip mtu 600\n", "");
    RoundTrip trip = Traces.of(with(A, "1", " ip mtu 1400\n", ""), b).udp(53, 1500).trip();

    assertThat(trip.request().pieces())
        .extracting(leaf -> leaf.piece().offset() + "+" + leaf.piece().bytes())
        .containsExactly("0+596", "576+596", "1152+244", "1376+124");
  }

  @Test
  void aListThatDeniesFragmentsLosesTheDatagram() {
    String list = "ip access-list extended F\n deny udp any any fragments\n permit ip any any\n";
    String b = with(B, "1", " ip access-group F in\n", list);
    Traces traces = Traces.of(with(A, "1", " ip mtu 1400\n", ""), b).udp(53, 1500);
    Receipt receipt = traces.request();

    assertThat(receipt.outcome()).isEqualTo(Outcome.LOST);
    assertThat(receipt.reason()).contains("fragment of 124 bytes");
    assertThat(traces.text(receipt.why())).isEqualTo("deny udp any any fragments");
  }

  @Test
  void withDfTheSenderIsTold() {
    Trace.End end = tooBig(with(A, "1", " ip mtu 1400\n", ""), B);
    assertThat(end)
        .isInstanceOfSatisfying(
            Trace.End.TooBig.class,
            big -> {
              assertThat(big.mtu()).isEqualTo(1400);
              assertThat(big.silencedBy()).isNull();
              assertThat(big.notice().end()).isInstanceOf(Trace.End.Delivered.class);
            });
  }

  @Test
  void withoutUnreachablesItIsNot() {
    String silent = with(with(A, "1", " ip mtu 1400\n", ""), "0", " no ip unreachables\n", "");
    assertThat(tooBig(silent, B))
        .isInstanceOfSatisfying(
            Trace.End.TooBig.class,
            big -> {
              assertThat(big.silencedBy()).isNotNull();
              assertThat(big.notice()).isNull();
            });
  }

  @Test
  void theMessageMayBeFilteredOnItsWay() {
    String b = with(B, "0", " ip mtu 1400\n", "");
    String list = "ip access-list extended F\n permit tcp any any\n permit udp any any\n";
    String a = with(A, "1", " ip access-group F in\n", list);
    assertThat(tooBig(a, b))
        .isInstanceOfSatisfying(
            Trace.End.TooBig.class,
            big -> assertThat(big.notice().end()).isInstanceOf(Trace.End.Dropped.class));
  }

  private static Trace.End tooBig(String a, String b) {
    RoundTrip trip = Traces.of(a, b).udp(53, 1500).withDf().trip();
    assertThat(trip.outcome()).isEqualTo(Outcome.LOST);
    return trip.request().pieces().get(0).end();
  }

  @Test
  void theSenderDividesForItsOwnMtu() {
    RoundTrip trip =
        Traces.of(A, B)
            .file(
                "hoplint.yaml",
                "network: {hosts: [{name: h, address: 10.1.0.10, gateway: 10.1.0.1, mtu: 1000}]}\n")
            .udp(53, 1400)
            .trip();
    assertThat(Traces.paths(trip.request().pieces())).containsExactly("996 A>B", "424 A>B");
    assertThat(trip.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void tcpKeepsToTheClampOnTheWayOfTheAnswer() {
    String clamped = with(A, "1", " ip tcp adjust-mss 1300\n", "");
    RoundTrip trip = Traces.of(clamped, B).tcp(443, 1500).trip();

    assertThat(trip.request().sent().bytes()).isEqualTo(1340);
    assertThat(trip.reply().sent().bytes()).isEqualTo(1340);
    assertThat(trip.request().remarks()).hasSize(1);
    assertThat(Traces.of(clamped, B).udp(443, 1500).trip().request().sent().bytes())
        .isEqualTo(1500);
  }

  @Test
  void pathMtuDiscoverySendsAgain() {
    String small = with(A, "1", " ip mtu 1400\n", "");
    String hosts =
        "network: {hosts: [{name: h, address: 10.1.0.10, gateway: 10.1.0.1,"
            + " pathMtuDiscovery: true}]}\n";
    RoundTrip trip = Traces.of(small, B).file("hoplint.yaml", hosts).tcp(443, 1500).trip();
    assertThat(trip.request().sent().bytes()).isEqualTo(1400);
    assertThat(trip.outcome()).isEqualTo(Outcome.DELIVERED);
    String silent = with(small, "0", " no ip unreachables\n", "");
    assertThat(Traces.of(silent, B).file("hoplint.yaml", hosts).tcp(443, 1500).run().outcome())
        .isEqualTo(Outcome.LOST);
  }

  @Test
  void routesEndOrAreNotKnown() {
    String none = B.replace("ip route 0.0.0.0 0.0.0.0 192.0.2.1\n", "");
    assertThat(Traces.of(A, none).reply().outcome()).isEqualTo(Outcome.LOST);
    assertThat(Traces.of(A, none.replace("end\n", "router ospf 1\nend\n")).reply().outcome())
        .isEqualTo(Outcome.UNDECIDED);
    String circle = B.replace("10.2.0.1 255.255.255.0", "10.2.0.1 255.255.255.128");
    assertThat(Traces.of(A, circle).between("10.1.0.10", "10.2.0.10").request().outcome())
        .isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void aCircleIsLost() {
    String b = B.replace("10.2.0.1 255.255.255.0", "10.2.0.1 255.255.255.128");
    Receipt receipt =
        Traces.of(A, b)
            .file("hoplint.yaml", "network: {hosts: [{name: h, address: 10.2.0.200}]}\n")
            .between("10.1.0.10", "10.2.0.200")
            .request();
    assertThat(receipt.outcome()).isEqualTo(Outcome.LOST);
    assertThat(receipt.reason()).contains("circle");
  }

  @Test
  void zonesAndCryptoMapsAreNotGuessed() {
    String zone =
        with(A, "0", " zone-member security IN\n", "")
            .replace(
                "interface GigabitEthernet0/1\n",
                "interface GigabitEthernet0/1\n zone-member security OUT\n");
    Conversation zones = Traces.of(zone, B).run();
    assertThat(zones.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(Traces.only(zones).request().path()).containsExactly("A", "B");
    String crypto =
        with(
            A,
            "1",
            " crypto map M\n",
            """
            crypto map M 10 ipsec-isakmp
             match address VPN
             set peer 192.0.2.2
            ip access-list extended VPN
             permit ip 10.1.0.0 0.0.0.255 10.2.0.0 0.0.0.255
            """);
    assertThat(Traces.of(crypto, B).request().outcome()).isEqualTo(Outcome.UNDECIDED);
    String other = crypto.replace("permit ip 10.1.0.0", "permit ip 10.7.0.0");
    assertThat(Traces.of(other, B).request().outcome()).isEqualTo(Outcome.DELIVERED);
  }
}
