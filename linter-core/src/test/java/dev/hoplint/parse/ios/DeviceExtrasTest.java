package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.OspfProcess;
import dev.hoplint.model.Setting;
import dev.hoplint.model.SlaOperation;
import dev.hoplint.model.Track;
import dev.hoplint.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements whose facts are in {@link DeviceExtras}. */
class DeviceExtrasTest {
  private static Ios good(String... lines) {
    Ios ios = Ios.lines(lines);
    assertThat(ios.result.problems()).isEmpty();
    return ios;
  }

  private static DeviceExtras extras(String... lines) {
    return good(lines).config.extras();
  }

  @Test
  void lispRoles() {
    Ios ios =
        Ios.lines(
            "router lisp",
            " service ipv4",
            "  itr map-resolver 10.0.0.1",
            "  itr",
            "  etr map-server 10.0.0.1 key k",
            "  etr",
            "  exit-service-ipv4",
            " ipv6 proxy-itr 2001:db8::1",
            " exit-router-lisp",
            "ip lisp etr",
            "no ip lisp etr");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.extras().lispRoles())
        .extracting(ios::words)
        .containsExactly("itr", "etr", "ipv6 proxy-itr 2001:db8::1");
  }

  @Test
  void nothingSaid() {
    assertThat(extras("hostname R1")).isEqualTo(DeviceExtras.NONE);
  }

  /** What each pair says is taken back by its second line. */
  @ParameterizedTest
  @CsvSource({
    "crypto ipsec transform-set T esp-aes, no crypto ipsec transform-set T",
    "crypto ipsec profile P, no crypto ipsec profile P",
    "crypto map M 10 ipsec-isakmp, no crypto map M 10",
    "crypto ipsec df-bit clear, no crypto ipsec df-bit",
    "crypto ipsec fragmentation after-encryption, default crypto ipsec fragmentation",
    "track 1 ip sla 1 reachability, no track 1",
    "ip sla 1, no ip sla 1",
    "ip sla monitor 1, no ip sla monitor 1",
    "router ospf 1, no router ospf 1",
    "ip tcp mss 1400, no ip tcp mss",
    "ip tcp path-mtu-discovery age-timer 20, no ip tcp path-mtu-discovery",
  })
  void undone(String line, String undoing) {
    assertThat(extras(line)).isNotEqualTo(DeviceExtras.NONE);
    assertThat(extras(line, undoing)).isEqualTo(DeviceExtras.NONE);
  }

  @Test
  void ipsec() {
    Ios ios =
        good(
            "crypto ipsec transform-set OLD esp-3des",
            "crypto ipsec transform-set OLD ESP-AES 256 esp-sha-hmac",
            " mode transport",
            "crypto ipsec transform-set PLAIN esp-gcm",
            " mode transport",
            " no mode",
            "crypto ipsec profile P",
            " set security-association lifetime seconds 3600",
            " set transform-set PLAIN OLD",
            " set pfs group2",
            "crypto ipsec df-bit copy",
            "crypto ipsec fragmentation before-encryption",
            "crypto map M 20 ipsec-isakmp dynamic DYN",
            "crypto map M 10 ipsec-isakmp",
            " description to the other side",
            " set peer 192.0.2.1 default",
            " set peer 192.0.2.2",
            " no set peer 192.0.2.2",
            " set peer peer.example.net dynamic",
            " set transform-set OLD",
            " set ip access-group FILTER in",
            " match address 101");

    assertThat(ios.config.extras().ipsec())
        .isEqualTo(
            new Ipsec(
                List.of(
                    new Ipsec.TransformSet(
                        "OLD",
                        List.of("esp-aes", "256", "esp-sha-hmac"),
                        true,
                        ios.at("crypto ipsec transform-set OLD ESP-AES 256 esp-sha-hmac")),
                    new Ipsec.TransformSet(
                        "PLAIN",
                        List.of("esp-gcm"),
                        false,
                        ios.at("crypto ipsec transform-set PLAIN esp-gcm"))),
                List.of(
                    new Ipsec.Profile(
                        "P",
                        List.of(
                            ios.use("set transform-set PLAIN"), ios.use("transform-set PLAIN OLD")),
                        ios.at("crypto ipsec profile P"))),
                List.of(
                    new Ipsec.MapEntry(
                        "M",
                        10,
                        "ipsec-isakmp",
                        ios.use("match address 101"),
                        List.of(
                            new NameUse("192.0.2.1", ios.at("192.0.2.1")),
                            ios.use("set peer peer.example.net")),
                        List.of(ios.use(" set transform-set OLD")),
                        ios.use("set ip access-group FILTER"),
                        null,
                        ios.at("crypto map M 10 ipsec-isakmp")),
                    new Ipsec.MapEntry(
                        "M",
                        20,
                        "ipsec-isakmp dynamic dyn",
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        ios.at("crypto map M 20 ipsec-isakmp dynamic DYN"))),
                new Setting<>("copy", ios.at("crypto ipsec df-bit copy")),
                new Setting<>(
                    "before-encryption", ios.at("crypto ipsec fragmentation before-encryption"))));
  }

  @Test
  void tracks() {
    Ios ios =
        good(
            "track 1 ip sla 7 reachability",
            " delay down 5 up 5",
            "track 2 interface Gi 0/1 line-protocol",
            "track 3 rtr 8",
            "track 4 interface Dialer1 ip routing",
            "track 5 list boolean and",
            " object 1",
            "track 6 ip route 0.0.0.0 0.0.0.0 reachability",
            "track timer interface 5");

    assertThat(ios.config.extras().tracks())
        .containsExactly(
            new Track(1, "ip sla 7 reachability", 7, null, ios.at("track 1 ip sla 7 reachability")),
            new Track(
                2,
                "interface gi 0/1 line-protocol",
                null,
                new NameUse("GigabitEthernet0/1", ios.at("Gi 0/1")),
                ios.at("track 2 interface Gi 0/1 line-protocol")),
            new Track(3, "rtr 8", 8, null, ios.at("track 3 rtr 8")),
            new Track(
                4,
                "interface dialer1 ip routing",
                null,
                new NameUse("Dialer1", ios.at("Dialer1")),
                ios.at("track 4 interface Dialer1 ip routing")),
            new Track(5, "list boolean and", null, null, ios.at("track 5 list boolean and")),
            new Track(
                6,
                "ip route 0.0.0.0 0.0.0.0 reachability",
                null,
                null,
                ios.at("track 6 ip route 0.0.0.0 0.0.0.0 reachability")));
  }

  @Test
  void operations() {
    Ios ios =
        good(
            "ip sla schedule 1 life forever start-time now",
            "ip sla 1",
            " icmp-echo 192.0.2.1 source-interface Gi0/0",
            "  threshold 2",
            " frequency 5",
            "ip sla monitor 2",
            " type echo protocol ipIcmpEcho 192.0.2.2 source-ipaddr 10.0.0.1",
            "ip sla monitor schedule 2 start-time now",
            "ip sla 3",
            " icmp-echo www.example.net",
            "ip sla 4",
            " udp-jitter 192.0.2.4 5000",
            "ip sla schedule 4 start-time now",
            "no ip sla schedule 4",
            "ip sla group schedule 1 3-4 schedule-period 10");

    DeviceExtras extras = ios.config.extras();
    Span group = ios.at("ip sla group schedule 1 3-4 schedule-period 10");
    assertThat(extras.slaOperations())
        .containsExactly(
            new SlaOperation(
                1,
                new NameUse("192.0.2.1", ios.at("192.0.2.1")),
                null,
                new NameUse("GigabitEthernet0/0", ios.at("Gi0/0")),
                ios.at("ip sla schedule 1 life forever start-time now"),
                ios.at("ip sla 1")),
            new SlaOperation(
                2,
                new NameUse("192.0.2.2", ios.at("192.0.2.2")),
                Ipv4Address.of("10.0.0.1"),
                null,
                ios.at("ip sla monitor schedule 2 start-time now"),
                ios.at("ip sla monitor 2")),
            new SlaOperation(
                3, ios.use("icmp-echo www.example.net"), null, null, group, ios.at("ip sla 3")),
            new SlaOperation(4, null, null, null, group, ios.at("ip sla 4")));
    assertThat(extras.slaOperations().get(0).target()).isEqualTo(Ipv4Address.of("192.0.2.1"));
    assertThat(extras.slaOperations().get(2).target()).isNull();
    assertThat(extras.slaGroups()).containsExactly(group);
  }

  @Test
  void ospf() {
    Ios ios =
        good(
            "router ospf 1 vrf BLUE",
            " router-id 192.0.2.1",
            " passive-interface default",
            " no passive-interface Gi0/1",
            " network 10.0.0.0 0.0.255.255 area 0",
            " network 10.1.0.0 0.0.0.255 area 0.0.0.9",
            " network 10.2.0.0 0.0.0.255 area 3",
            " no network 10.2.0.0 0.0.0.255 area 3",
            "router ospf 2",
            " passive-interface Vlan 10",
            "router eigrp 1",
            " passive-interface Vlan20");

    assertThat(ios.config.extras().ospf())
        .containsExactly(
            new OspfProcess(
                "1",
                "BLUE",
                List.of(
                    new OspfProcess.Network(
                        Ipv4Address.of("10.0.0.0"),
                        0xffff,
                        0,
                        ios.at("network 10.0.0.0 0.0.255.255 area 0")),
                    new OspfProcess.Network(
                        Ipv4Address.of("10.1.0.0"),
                        0xff,
                        9,
                        ios.at("network 10.1.0.0 0.0.0.255 area 0.0.0.9"))),
                ios.at("passive-interface default"),
                List.of(),
                List.of(new NameUse("GigabitEthernet0/1", ios.at("Gi0/1"))),
                ios.at("router ospf 1 vrf BLUE")),
            new OspfProcess(
                "2",
                null,
                List.of(),
                null,
                List.of(new NameUse("Vlan10", ios.at("Vlan 10"))),
                List.of(),
                ios.at("router ospf 2")));
    OspfProcess.Network network = ios.config.extras().ospf().get(0).networks().get(0);
    assertThat(network.contains(Ipv4Address.of("10.0.255.1"))).isTrue();
    assertThat(network.contains(Ipv4Address.of("10.1.0.1"))).isFalse();
  }

  @Test
  void ospfNetworkWithPrefixLength() {
    Ios ios = good("router ospf 1", " network 10.0.0.0/23 area 7");

    assertThat(ios.config.extras().ospf().get(0).networks())
        .containsExactly(
            new OspfProcess.Network(
                Ipv4Address.of("10.0.0.0"), 0x1ff, 7, ios.at("network 10.0.0.0/23 area 7")));
  }

  @Test
  void tcpOfTheDevice() {
    Ios ios = good("ip tcp mss 1360", "ip tcp path-mtu-discovery age-timer infinite");

    assertThat(ios.config.extras().tcpMss())
        .isEqualTo(new Setting<>(1360, ios.at("ip tcp mss 1360")));
    assertThat(ios.config.extras().tcpPathMtuDiscovery())
        .isEqualTo(ios.at("ip tcp path-mtu-discovery age-timer infinite"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crypto ipsec transform-set | `crypto ipsec transform-set` needs a name",
        "crypto ipsec transform-set T | `crypto ipsec transform-set T` needs a transform",
        "crypto ipsec profile | `crypto ipsec profile` needs a name",
        "crypto ipsec profile P Q | `Q` is not understood here",
        "crypto ipsec df-bit keep | `keep` stands where `clear` or `set` or `copy` is needed",
        "crypto map M 65536 ipsec-isakmp | `65536` is not a number 1-65535",
        "track 1 ip sla | `track 1 ip sla` needs a number",
        "track 1 interface Gi0/1 | `track 1 interface Gi0/1` needs `line-protocol` or `ip` or `ipv6`",
        "track 1 rtr 5 up | `up` is not understood here",
        "ip sla 1 2 | `2` is not understood after `ip sla 1`",
        "ip sla group schedule | `ip sla group schedule` needs a number",
        "ip tcp mss 10 | `10` is not a number 68-10000",
        "ip tcp path-mtu-discovery now | `now` is not understood here",
      })
  void malformed(String line, String message) {
    Ios ios = Ios.lines("hostname R1", line, "ip route 0.0.0.0 0.0.0.0 192.0.2.1");

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.config.extras()).isEqualTo(DeviceExtras.NONE);
    assertThat(ios.config.staticRoutes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crypto ipsec transform-set T esp-aes | mode fast | `fast` stands where `tunnel` or `transport` is needed",
        "crypto ipsec profile P | set transform-set | `set transform-set` needs a name",
        "crypto map M 1 ipsec-isakmp | set peer | `set peer` needs a name",
        "crypto map M 1 ipsec-isakmp | match address | `match address` needs a name",
        "crypto map M 1 ipsec-isakmp | set ip access-group A | `set ip access-group A` needs `in` or `out`",
        "ip sla 1 | icmp-echo | `icmp-echo` needs a name",
        "ip sla 1 | icmp-echo 192.0.2.1 source-ip R1 | `R1` stands where an address is needed",
        "router ospf 1 | network 10.0.0.0 area 0 | `area` stands where an address is needed",
        "router ospf 1 | network 10.0.0.0 0.0.0.255 area | `network 10.0.0.0 0.0.0.255 area` needs the number of an area",
        "router ospf 1 | passive-interface | `passive-interface` needs an interface",
      })
  void malformedInBlock(String header, String line, String message) {
    Ios ios = Ios.lines(header, " " + line);

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.config.extras()).isEqualTo(extras(header));
  }
}
