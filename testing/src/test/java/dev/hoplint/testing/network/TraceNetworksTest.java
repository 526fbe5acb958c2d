package dev.hoplint.testing.network;

import static dev.hoplint.testing.network.TraceStepsTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.network.Asymmetry;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Receipt;
import dev.hoplint.network.Receipt.Outcome;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways through tunnels, over several equally good routes, past state, and to hosts with dumps. */
class TraceNetworksTest {
  private static final String T1 =
      """
      hostname A
      vrf definition WAN
      interface GigabitEthernet0/0
       ip address 10.1.0.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 192.0.2.1 255.255.255.252
      interface Tunnel1
       ip address 10.9.0.1 255.255.255.252
       tunnel source GigabitEthernet0/1
       tunnel destination 192.0.2.6
      ip route 192.0.2.4 255.255.255.252 192.0.2.2
      ip route 10.2.0.0 255.255.255.0 Tunnel1
      end
      """;

  private static final String MIDDLE =
      """
      hostname M
      interface GigabitEthernet0/1
       ip address 192.0.2.2 255.255.255.252
      interface GigabitEthernet0/2
       ip address 192.0.2.5 255.255.255.252
      end
      """;

  private static final String T2 =
      """
      hostname B
      interface GigabitEthernet0/0
       ip address 10.2.0.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 192.0.2.6 255.255.255.252
      interface Tunnel1
       ip address 10.9.0.2 255.255.255.252
       tunnel source GigabitEthernet0/1
       tunnel destination 192.0.2.1
      ip route 192.0.2.0 255.255.255.252 192.0.2.5
      ip route 10.1.0.0 255.255.255.0 Tunnel1
      end
      """;

  @Test
  void theOuterPacketIsFollowed() {
    RoundTrip trip = Traces.of(T1, MIDDLE, T2).trip();

    assertThat(trip.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(trip.request().path()).containsExactly("A", "B");
    Trace.Outer outer = trip.request().trace().hops().get(0).outer();
    assertThat(outer).isNotNull();
    assertThat(outer.piece().bytes()).isEqualTo(64 + 24);
    assertThat(outer.trace().hops())
        .extracting(h -> h.router().name())
        .containsExactly("A", "M", "B");
  }

  @Test
  void theOuterPacketIsDividedAndTheTunnelsEndPutsItTogether() {
    String thick = T1.replace("interface Tunnel1\n", "interface Tunnel1\n ip mtu 1500\n");
    RoundTrip trip = Traces.of(thick, MIDDLE, T2).udp(53, 1500).trip();

    assertThat(trip.request().pieces()).hasSize(1);
    Trace.Outer outer = trip.request().trace().hops().get(0).outer();
    assertThat(outer.trace().leaves(outer.piece()))
        .extracting(l -> l.piece().bytes())
        .containsExactly(1500, 44);
    assertThat(trip.request().receipt().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void theUnderlayMayDropIt() {
    String list = "ip access-list extended F\n deny gre any any\n permit ip any any\n";
    Receipt receipt =
        Traces.of(T1, with(MIDDLE, "1", " ip access-group F in\n", list), T2).request();
    assertThat(receipt.outcome()).isEqualTo(Outcome.LOST);
    String fragments =
        "ip access-list extended F\n deny ip any any fragments\n permit ip any any\n";
    String thick = T1.replace("interface Tunnel1\n", "interface Tunnel1\n ip mtu 1500\n");
    Traces large =
        Traces.of(thick, with(MIDDLE, "1", " ip access-group F in\n", fragments), T2).udp(53, 1500);
    assertThat(large.request().outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void whatIpsecCarriesMeetsTheUnderlayAsEsp() {
    String protect = "interface Tunnel1\n tunnel protection ipsec profile P\n";
    String one = T1.replace("interface Tunnel1\n", protect);
    String other = T2.replace("interface Tunnel1\n", protect);
    String list = "ip access-list extended F\n permit gre any any\n";
    String greOnly = with(MIDDLE, "1", " ip access-group F in\n", list);
    assertThat(Traces.of(one, MIDDLE, other).request().outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(Traces.of(one, greOnly, other).request().outcome()).isEqualTo(Outcome.LOST);
    assertThat(Traces.of(T1, greOnly, T2).request().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void theTunnelNamesTheTableOfTheOuterPacket() {
    String vrf =
        T1.replace(
                "interface GigabitEthernet0/1\n",
                "interface GigabitEthernet0/1\n vrf forwarding WAN\n")
            .replace("interface Tunnel1\n", "interface Tunnel1\n tunnel vrf WAN\n")
            .replace("ip route 192.0.2.4", "ip route vrf WAN 192.0.2.4");
    assertThat(Traces.of(vrf, MIDDLE, T2).request().outcome()).isEqualTo(Outcome.DELIVERED);
    String wrong = vrf.replace(" tunnel vrf WAN\n", "");
    assertThat(Traces.of(wrong, MIDDLE, T2).request().outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void anUnderlayInNoFileIsNamed() {
    RoundTrip trip = Traces.of(T1, T2).trip();
    assertThat(trip.request().receipt().outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(trip.request().receipt().reason()).contains("192.0.2.2");
    assertThat(trip.request().path()).containsExactly("A", "B");
  }

  private static final String E =
      """
      hostname E
      interface GigabitEthernet0/0
       ip address 10.1.0.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 192.0.2.1 255.255.255.252
      interface GigabitEthernet0/2
       ip address 192.0.2.5 255.255.255.252
      ip route 10.2.0.0 255.255.255.0 192.0.2.2
      ip route 10.2.0.0 255.255.255.0 192.0.2.6
      end
      """;

  private static final String F =
      """
      hostname F
      interface GigabitEthernet0/0
       ip address 10.2.0.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 192.0.2.2 255.255.255.252
      interface GigabitEthernet0/2
       ip address 192.0.2.6 255.255.255.252
      ip route 10.1.0.0 255.255.255.0 192.0.2.1
      end
      """;

  @Test
  void equallyGoodRoutesGiveSeveralWays() {
    Conversation conversation = Traces.of(E, F).run();

    assertThat(conversation.roundTrips()).hasSize(2);
    assertThat(conversation.roundTrips())
        .extracting(t -> t.request().trace().hops().get(0).egress().name())
        .containsExactly("GigabitEthernet0/1", "GigabitEthernet0/2");
    assertThat(conversation.roundTrips().get(0).request().trace().hops().get(0).equalWays())
        .isEqualTo(2);
    assertThat(conversation.outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void whereOneOfThemFailsNothingIsSure() {
    String list = "ip access-list extended D\n deny ip any any\n";
    Conversation conversation = Traces.of(E, with(F, "2", " ip access-group D in\n", list)).run();
    assertThat(conversation.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(conversation.roundTrips())
        .extracting(RoundTrip::outcome)
        .containsExactly(Outcome.DELIVERED, Outcome.LOST);
  }

  /** The request goes over the first line only, the reply over the second. */
  private static final String ONE_WAY =
      E.replace("ip route 10.2.0.0 255.255.255.0 192.0.2.6\n", "");

  private static final String OTHER_WAY =
      F.replace(
          "ip route 10.1.0.0 255.255.255.0 192.0.2.1", "ip route 10.1.0.0 255.255.255.0 192.0.2.5");

  @Test
  void stateOnOneWayBreaksTcp() {
    Traces traces =
        Traces.of(ONE_WAY, OTHER_WAY)
            .file("hoplint.yaml", "network: {stateful: ['F:GigabitEthernet0/1']}\n");
    RoundTrip trip = traces.trip();
    assertThat(trip.asymmetries())
        .extracting(Asymmetry::kind, Asymmetry::onReply)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Asymmetry.Kind.STATE, false));
    assertThat(trip.outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void stateThatHasNotSeenTheRequestDropsTheReply() {
    RoundTrip trip =
        Traces.of(ONE_WAY, OTHER_WAY)
            .file("hoplint.yaml", "network: {stateful: ['F:GigabitEthernet0/2']}\n")
            .trip();
    assertThat(trip.reply().receipt().outcome()).isEqualTo(Outcome.LOST);
    assertThat(trip.reply().pieces().get(0).end())
        .isInstanceOfSatisfying(
            Trace.End.Dropped.class, end -> assertThat(end.cause()).isEqualTo(Trace.Cause.STATE));
  }

  @Test
  void stateOnBothWaysOpensTheListForTheReply() {
    String symmetric =
        F.replace(
            "interface GigabitEthernet0/1\n",
            "interface GigabitEthernet0/1\n ip access-group D out\n");
    String closed =
        symmetric.replace("end\n", "ip access-list extended D\n deny ip any any\nend\n");
    String yaml = "network: {stateful: [F]}\n";
    assertThat(Traces.of(ONE_WAY, closed).file("hoplint.yaml", yaml).run().outcome())
        .isEqualTo(Outcome.DELIVERED);
    assertThat(Traces.of(ONE_WAY, closed).run().outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void strictUrpfMeetsTheAsymmetricReply() {
    String strict = with(ONE_WAY, "2", " ip verify unicast source reachable-via rx\n", "");
    RoundTrip trip = Traces.of(strict, OTHER_WAY).trip();
    assertThat(trip.reply().pieces().get(0).end())
        .isInstanceOfSatisfying(
            Trace.End.Dropped.class,
            end -> assertThat(end.cause()).isEqualTo(Trace.Cause.SOURCE_CHECK));
  }

  private static final String NAT =
      ONE_WAY
          .replace(
              "interface GigabitEthernet0/0\n", "interface GigabitEthernet0/0\n ip nat inside\n")
          .replace(
              "interface GigabitEthernet0/1\n", "interface GigabitEthernet0/1\n ip nat outside\n")
          .replace(
              "end\n",
              """
              ip nat inside source list 1 interface GigabitEthernet0/1 overload
              access-list 1 permit 10.1.0.0 0.0.0.255
              end
              """);

  @Test
  void aReplyThatMissesTheOutsideInterfaceIsNotTranslatedBack() {
    assertThat(Traces.of(NAT, F).run().outcome()).isEqualTo(Outcome.DELIVERED);
    String elsewhere = F.replace("end\n", "ip route 192.0.2.1 255.255.255.255 192.0.2.5\nend\n");
    Receipt reply = Traces.of(NAT, elsewhere).reply();
    assertThat(reply.outcome()).isEqualTo(Outcome.LOST);
    assertThat(reply.reason()).contains("192.0.2.1");
  }

  @ParameterizedTest
  @CsvSource({"1, LOST", "2, DELIVERED", "0, DELIVERED"})
  void linuxChecksTheWayBack(int filter, Outcome request) {
    String host =
        """
        [root@srv ~]# ip route
        default via 10.7.0.1 dev eth0
        10.7.0.0/24 dev eth0 proto kernel scope link src 10.7.0.5
        10.2.0.0/24 dev eth1 proto kernel scope link src 10.2.0.10
        [root@srv ~]# ip addr
        2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq state UP group default
            inet 10.7.0.5/24 brd 10.7.0.255 scope global eth0
        3: eth1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq state UP group default
            inet 10.2.0.10/24 brd 10.2.0.255 scope global eth1
        [root@srv ~]# ip rule
        0:      from all lookup local
        32766:  from all lookup main
        32767:  from all lookup default
        [root@srv ~]# sysctl -a
        net.ipv4.conf.all.rp_filter = 0
        net.ipv4.conf.eth1.rp_filter = %d
        """
            .formatted(filter);
    Receipt receipt = Traces.of(ONE_WAY, F).file("srv.txt", host).request();
    assertThat(receipt.outcome()).isEqualTo(request);
  }

  @Test
  void aSharedGatewayOfTwoRoutersIsNotGuessed() {
    String one = with(ONE_WAY, "0", " standby 1 ip 10.1.0.254\n", "");
    String yaml = "network: {hosts: [{name: h, address: 10.1.0.10, gateway: 10.1.0.254}]}\n";
    assertThat(Traces.of(one, F).file("hoplint.yaml", yaml).request().outcome())
        .isEqualTo(Outcome.DELIVERED);
    String two =
        one.replace("hostname E", "hostname E2")
            .replace("10.1.0.1 ", "10.1.0.2 ")
            .replace("192.0.2.1 ", "192.0.2.9 ");
    assertThat(Traces.of(one, F, two).file("hoplint.yaml", yaml).request().outcome())
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void natThatIsNotFollowedIsNamed() {
    String outside =
        NAT.replace("end\n", "ip nat outside source static 10.2.0.10 10.66.0.10\nend\n");
    Receipt receipt = Traces.of(outside, F).request();
    assertThat(receipt.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(receipt.reason()).contains("NAT");
  }

  @Test
  void aRouteThatStaysLeadsToAnInterfaceThatIsDown() {
    String permanent =
        ONE_WAY
            .replace("interface GigabitEthernet0/2\n", "interface GigabitEthernet0/2\n shutdown\n")
            .replace(
                "end\n", "ip route 10.2.0.10 255.255.255.255 GigabitEthernet0/2 permanent\nend\n");
    assertThat(Traces.of(permanent, F).request().outcome()).isEqualTo(Outcome.LOST);
    assertThat(Traces.of(permanent.replace(" permanent", ""), F).request().outcome())
        .isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void anAddressOnTwoDevicesIsNobodys() {
    String copy = F.replace("hostname F", "hostname G").replace("10.2.0.1 ", "10.2.0.10 ");
    assertThat(
            Traces.of(ONE_WAY, F, copy)
                .file(
                    "srv.txt",
                    """
                    [root@srv ~]# ip addr
                    2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq state UP group default
                        inet 10.2.0.10/24 brd 10.2.0.255 scope global eth0
                    [root@srv ~]# ip route
                    default via 10.2.0.1 dev eth0
                    10.2.0.0/24 dev eth0 proto kernel scope link src 10.2.0.10
                    """)
                .run()
                .outcome())
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void inspectionOpensTheListForReplies() {
    String inspected =
        ONE_WAY
            .replace(
                "interface GigabitEthernet0/1\n",
                "interface GigabitEthernet0/1\n ip inspect FW out\n ip access-group D in\n")
            .replace(
                "end\n",
                "ip inspect name FW tcp\nip access-list extended D\n deny ip any any\nend\n");
    assertThat(Traces.of(inspected, F).run().outcome()).isEqualTo(Outcome.DELIVERED);
    String other = inspected.replace("ip inspect FW out", "ip inspect FW in");
    assertThat(Traces.of(other, F).run().outcome()).isEqualTo(Outcome.LOST);
  }
}
