package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.model.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxDumpTest {
  private static final String IP_ROUTE =
      """
      default via 10.0.2.2 dev enp0s3 proto dhcp metric 100
      default via 10.1.0.1 dev enp0s8 onlink
      10.0.2.0/24 dev enp0s3 proto kernel scope link src 10.0.2.15 metric 100
      10.0.2.2 dev enp0s3 proto dhcp scope link src 10.0.2.15 metric 100
      172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1 linkdown
      192.0.2.0/24 proto static metric 20
      \tnexthop via 10.0.2.2 dev enp0s3 weight 1
      \tnexthop via 10.1.0.1 dev enp0s8 weight 2
      blackhole 198.51.100.0/24
      unreachable default metric 4278198272
      prohibit 198.51.101.0/24 proto static
      throw 198.51.102.0/24
      203.0.113.0/24 via inet6 fe80::1 dev enp0s8
      203.0.114.0/24 via 10.0.2.9 dev enp0s3 dead linkdown
      203.0.115.0/24 tos lowdelay via 10.0.2.9 dev enp0s3
      local 10.0.2.15 dev enp0s3 table local proto kernel scope host src 10.0.2.15
      10.9.0.0/16 via 10.1.0.9 dev enp0s8 table 200
      """;

  private static final List<String> ROUTES =
      List.of(
          "0.0.0.0/0 via 10.0.2.2 dev enp0s3 dhcp metric 100",
          "0.0.0.0/0 via 10.1.0.1 dev enp0s8",
          "10.0.2.0/24 dev enp0s3 kernel metric 100",
          "10.0.2.2/32 dev enp0s3 dhcp metric 100",
          "172.17.0.0/16 dev docker0 kernel",
          "192.0.2.0/24 via 10.0.2.2 dev enp0s3 static metric 20",
          "192.0.2.0/24 via 10.1.0.1 dev enp0s8 static metric 20",
          "198.51.100.0/24 dev  DROP",
          "0.0.0.0/0 dev  metric 4278198272 DROP",
          "198.51.101.0/24 dev  static DROP",
          "198.51.102.0/24 dev  THROW",
          "203.0.113.0/24 via fe80::1? dev enp0s8",
          "10.0.2.15/32 dev enp0s3 kernel LOCAL table local",
          "10.9.0.0/16 via 10.1.0.9 dev enp0s8 table 200");

  @Test
  void ipRoute() {
    FileFacts facts = Dumps.facts(IP_ROUTE);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(Dumps.addresses(dump))
        .containsExactly("enp0s3 10.0.2.15/24 null", "docker0 172.17.0.1/16 null");
    assertThat(dump.platform()).isEqualTo(HostDump.Platform.LINUX);
    assertThat(dump.complete()).isTrue();
    assertThat(dump.routeTable()).isTrue();
    assertThat(dump.linux().rules()).isNull();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void blanksAndLineEnds() {
    assertThat(Dumps.routes(Dumps.dump(IP_ROUTE.replace(" ", "  ")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(IP_ROUTE.replace("\n", " \r\n")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(IP_ROUTE.replace("metric 100\n", "metric 100 # here\n"))))
        .isEqualTo(ROUTES);
  }

  @ParameterizedTest
  @CsvSource({
    "ip route,main,true",
    "ip r,main,true",
    "ip -4 route show,main,true",
    "ip route list table main,main,true",
    "ip route show table 254,main,true",
    "ip route show table isp2,isp2,true",
    "ip r l t 200,200,true",
    "ip route show table all,main,true",
    "ip route show vrf red,vrf red,true",
    "ip route | grep default,main,false",
    "ip route show default,main,false",
    "ip route show dev eth0,main,false",
    "ip route show table 200 proto static,200,false",
    "ip route get 10.0.0.1,main,false"
  })
  void commands(String command, String table, boolean complete) {
    HostDump dump = Dumps.dump("[root@web1 ~]# " + command + "\ndefault via 10.0.0.1 dev eth0\n");
    assertThat(dump.part().host()).isEqualTo("web1");
    assertThat(dump.linux().table()).isEqualTo(table);
    assertThat(dump.routes().get(0).table()).isEqualTo(table);
    assertThat(dump.complete()).isEqualTo(complete);
    assertThat(dump.tool()).isEqualTo("ip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.9.9.9 via 10.0.0.1 dev eth0 src 10.0.0.5 uid 0 \n    cache \n",
        "10.9.9.9 via 10.0.0.1 dev eth0 src 10.0.0.5 \n    cache \n",
        "10.9.9.9 via 10.0.0.1 dev eth0 src 10.0.0.5\n    cache  mtu 1500 advmss 1460 hoplimit 64\n"
      })
  void theAnswerForOnePacketIsNoRow(String answer) {
    HostDump asked = Dumps.dump("root@web1:~# ip route get 10.9.9.9\n" + answer);
    assertThat(asked.routes()).isEmpty();
    assertThat(asked.complete()).isFalse();
    HostDump besides = Dumps.dump("default via 10.0.0.1 dev eth0\n" + answer);
    assertThat(Dumps.routes(besides)).containsExactly("0.0.0.0/0 via 10.0.0.1 dev eth0");
    assertThat(Dumps.routes(Dumps.dump("10.9.9.9 via 10.0.0.1 dev eth0\n"))).hasSize(1);
  }

  @Test
  void aTableWithoutRows() {
    HostDump dump = Dumps.dump("root@web1:~# ip route show table 200\nroot@web1:~# \n");
    assertThat(dump.routes()).isEmpty();
    assertThat(dump.routeTable()).isTrue();
    assertThat(dump.linux().table()).isEqualTo("200");
  }

  @Test
  void ipv6IsKeptBesides() {
    FileFacts sixth =
        Dumps.facts(
            """
            root@h:~# ip -6 route
            ::1 dev lo proto kernel metric 256 pref medium
            2001:db8::/64 dev eth0 proto ra metric 100
            fe80::/64 dev eth0 proto kernel metric 256
            multicast ff00::/8 dev eth0 table local proto kernel metric 256
            unreachable ::/0 dev lo metric 4294967295 error -101
            default proto ra metric 100
            \tnexthop via fe80::1 dev eth0 weight 1
            default via fe80::2 dev eth0
            """);
    assertThat(sixth.problems()).isEmpty();
    assertThat(sixth.states()).containsEntry(LineState.FULL, 8);
    HostDump none = (HostDump) sixth.parts().get(0);
    assertThat(none.routes()).isEmpty();
    assertThat(none.routeTable()).as("of IPv4").isFalse();
    assertThat(none.ipv6().routeTable()).isTrue();
    assertThat(Dumps.ipv6(none))
        .containsExactly(
            "::1/128 dev lo kernel metric 256",
            "2001:db8::/64 dev eth0 ra metric 100",
            "fe80::/64 dev eth0 kernel metric 256",
            "ff00::/8 dev eth0 kernel metric 256 LOCAL table local",
            "::/0 dev lo metric 4294967295 DROP",
            "::/0 via fe80::1 dev eth0 ra metric 100",
            "::/0 via fe80::2 dev eth0");
    HostDump dump =
        Dumps.dump(
            """
            default via 10.0.0.1 dev eth0
            default via fe80::1 dev eth0 proto ra metric 1024 pref medium
            2001:db8::/64 dev eth0 proto kernel metric 256
            fe80::/64 dev eth0 proto kernel metric 256
            """);
    assertThat(Dumps.routes(dump)).containsExactly("0.0.0.0/0 via 10.0.0.1 dev eth0");
  }

  @Test
  void rules() {
    HostDump dump =
        Dumps.dump(
            """
            0:\tfrom all lookup local
            100:\tfrom 10.0.0.5 lookup isp2
            101:\tfrom 10.1.0.0/16 to 10.2.0.0/16 lookup 200
            102:\tnot from all fwmark 0xca6c lookup 51820
            103:\tfrom all lookup main suppress_prefixlength 0
            104:\tfrom all iif eth1 lookup 201
            105:\tfrom all iif lo lookup 202
            106:\tfrom 10.9.9.9 prohibit
            107:\tfrom 10.8.8.8 goto 32766
            108:\tfrom all tos 0x10 lookup 203
            32766:\tfrom all lookup main proto kernel
            32767:\tfrom all lookup 253
            """);
    assertThat(dump.routeTable()).isFalse();
    assertThat(dump.linux().rules())
        .extracting(LinuxDumpTest::line)
        .containsExactly(
            "0 LOOKUP local",
            "100 from 10.0.0.5/32 LOOKUP isp2",
            "101 from 10.1.0.0/16 to 10.2.0.0/16 LOOKUP 200",
            "102 not if LOOKUP 51820",
            "103 LOOKUP main over /0",
            "104 forwarded LOOKUP 201",
            "105 LOOKUP 202",
            "106 from 10.9.9.9/32 DROP ",
            "107 from 10.8.8.8/32 GOTO 32766",
            "108 if LOOKUP 203",
            "32766 LOOKUP main",
            "32767 LOOKUP default");
  }

  private static String line(PolicyRule rule) {
    return rule.priority()
        + (rule.negated() ? " not" : "")
        + (rule.source() == null ? "" : " from " + rule.source())
        + (rule.destination() == null ? "" : " to " + rule.destination())
        + (rule.forwardedOnly() ? " forwarded" : "")
        + (rule.conditional() ? " if" : "")
        + (" " + rule.action() + " " + rule.target())
        + (rule.suppressedLength() < 0 ? "" : " over /" + rule.suppressedLength());
  }

  @Test
  void filteredRulesAreUnknown() {
    HostDump dump = Dumps.dump("root@h:~# ip rule | grep isp2\n100:\tfrom 10.0.0.5 lookup isp2\n");
    assertThat(dump.linux().rules()).isNull();
  }

  @Test
  void routeN() {
    HostDump dump =
        Dumps.dump(
            """
            Kernel IP routing table
            Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
            0.0.0.0         192.168.71.2    0.0.0.0         UG    100    0        0 ens33
            172.17.0.0      0.0.0.0         255.255.0.0     U     0      0        0 docker0
            10.5.0.0        -               255.255.0.0     !     0      -        0 -
            192.168.71.2    0.0.0.0         255.255.255.255 UH    100    0        0 ens33
            """);
    assertThat(Dumps.routes(dump))
        .containsExactly(
            "0.0.0.0/0 via 192.168.71.2 dev ens33 metric 100",
            "172.17.0.0/16 dev docker0",
            "10.5.0.0/16 dev  DROP",
            "192.168.71.2/32 dev ens33 metric 100");
    assertThat(dump.complete()).isTrue();
  }

  @Test
  void netstatHasNoMetricAndMayHaveNames() {
    HostDump dump =
        Dumps.dump(
            """
            $ netstat -r
            Kernel IP routing table
            Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
            default         _gateway        0.0.0.0         UG        0 0          0 ens33
            192.168.71.0    *               255.255.255.0   U         0 0          0 ens33
            _gateway        0.0.0.0         255.255.255.255 UH        0 0          0 ens33
            """);
    assertThat(Dumps.routes(dump))
        .containsExactly(
            "0.0.0.0/0 via _gateway? dev ens33", "192.168.71.0/24 dev ens33", "? dev ens33");
    assertThat(dump.tool()).isEqualTo("netstat");
  }

  @Test
  void routeWithoutHeadingIsNotComplete() {
    HostDump dump =
        Dumps.dump(
            "0.0.0.0  10.0.0.1  0.0.0.0  UG  100  0  0 eth0\ndefault via 10.0.0.1 dev eth0\n");
    assertThat(dump.routes()).hasSize(2);
    assertThat(dump.complete()).isFalse();
  }

  @Test
  void severalOutputsInOneFile() {
    FileFacts facts =
        Dumps.facts(
            """
            net.ipv4.conf.all.rp_filter = 1
            net.ipv4.conf.default.rp_filter = 2
            net.ipv4.conf.eth0/100.rp_filter=0
            net.ipv4.conf.eth0.forwarding = 0
            1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
                link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                inet 127.0.0.1/8 scope host lo
                   valid_lft forever preferred_lft forever
                inet6 ::1/128 scope host
            2: eth0.100@eth0: <BROADCAST,MULTICAST> mtu 1400 qdisc fq state DOWN
                inet 10.0.0.5/24 brd 10.0.0.255 scope global dynamic eth0.100
                inet 10.0.0.6/32 scope global eth0.100
            default via 10.0.0.1 dev eth0
            0:\tfrom all lookup local
            """);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(dump.linux().rpFilter())
        .hasSize(3)
        .hasEntrySatisfying("all", all -> assertThat(all.value()).isEqualTo(1))
        .hasEntrySatisfying("default", each -> assertThat(each.value()).isEqualTo(2))
        .hasEntrySatisfying("eth0.100", own -> assertThat(own.value()).isZero());
    assertThat(Dumps.addresses(dump))
        .containsExactly(
            "lo 127.0.0.1/8 null", "eth0.100 10.0.0.5/24 DHCP", "eth0.100 10.0.0.6/32 null");
    assertThat(Dumps.nics(dump))
        .containsExactly("lo \"null\" null 65536", "eth0.100 \"null\" null 1400 disabled");
    assertThat(dump.routes()).hasSize(1);
    assertThat(dump.linux().rules()).hasSize(1);
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void json() {
    HostDump dump =
        Dumps.dump(
            """
            [{"dst":"default","gateway":"10.0.2.2","dev":"eth0","protocol":"dhcp","metric":100,"flags":[]},
             {"dst":"10.0.2.0/24","dev":"eth0","protocol":"kernel","scope":"link","prefsrc":"10.0.2.15","flags":["linkdown"]},
             {"dst":"10.3.0.0/16","table":"200","metric":5,"flags":[],"nexthops":[
               {"gateway":"10.0.2.3","dev":"eth0","weight":1,"flags":[]},
               {"gateway":"10.0.2.4","dev":"eth1","weight":1,"flags":["dead"]}]},
             {"type":"blackhole","dst":"10.4.0.0/16","flags":[]},
             {"dst":"10.5.0.0/16","via":{"family":"inet6","host":"fe80::1"},"dev":"eth0","flags":[]},
             {"dst":"fe80::/64","dev":"eth0","flags":[]}]
            """);
    assertThat(Dumps.routes(dump))
        .containsExactly(
            "0.0.0.0/0 via 10.0.2.2 dev eth0 dhcp metric 100",
            "10.0.2.0/24 dev eth0 kernel",
            "10.3.0.0/16 via 10.0.2.3 dev eth0 metric 5 table 200",
            "10.4.0.0/16 dev  DROP",
            "10.5.0.0/16 via fe80::1? dev eth0");
    assertThat(Dumps.addresses(dump)).containsExactly("eth0 10.0.2.15/24 null");
    assertThat(dump.complete()).isTrue();
    assertThat(Dumps.text("").file()).isEqualTo(dump.routes().get(0).span().file());
  }

  @Test
  void jsonOfRulesAndAddresses() {
    HostDump rules =
        Dumps.dump(
            """
            [{"priority":0,"src":"all","table":"local"},
             {"priority":100,"src":"10.0.0.0","srclen":24,"table":"isp2"},
             {"priority":101,"not":null,"src":"all","fwmark":"0x1","table":"5"}]
            """);
    assertThat(rules.linux().rules())
        .extracting(LinuxDumpTest::line)
        .containsExactly(
            "0 LOOKUP local", "100 from 10.0.0.0/24 LOOKUP isp2", "101 not if LOOKUP 5");
    HostDump addresses =
        Dumps.dump(
            """
            [{"ifindex":2,"ifname":"eth0","flags":["UP"],"mtu":1500,"addr_info":[
              {"family":"inet","local":"10.0.0.5","prefixlen":24,"dynamic":true},
              {"family":"inet6","local":"fe80::1","prefixlen":64}]}]
            """);
    assertThat(Dumps.addresses(addresses)).containsExactly("eth0 10.0.0.5/24 DHCP");
    assertThat(Dumps.nics(addresses)).containsExactly("eth0 \"null\" null 1500");
  }

  @Test
  void brokenJsonIsNotComplete() {
    FileFacts facts =
        Dumps.facts("[{\"dst\":\"default\",\"gateway\":\"10.0.2.2\",\"dev\":\"eth0\"},\n{\"ds");
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(dump.routes()).hasSize(1);
    assertThat(dump.complete()).isFalse();
    assertThat(facts.problems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.7.0.0/33 via 10.0.0.1 dev eth0",
        "10.7.0.0/16 via 10.0.0.999 dev eth0",
        "10.7.0.0/16 via 10.0.0.1 dev",
        "10.7.0.0/16 dev eth0 metric x",
        "nexthop via 10.0.0.1 dev eth0",
        "99: from 10.0.0.300 lookup x",
        "10.7.0.0 10.0.0.1 255.0.255.0 UG 0 0 0 eth0",
        "@@@ ## ~~"
      })
  void aBrokenLineCostsItselfAlone(String line) {
    FileFacts facts = Dumps.facts(IP_ROUTE + line + "\n" + IP_ROUTE);
    assertThat(Dumps.routes((HostDump) facts.parts().get(0))).hasSize(2 * ROUTES.size());
    assertThat(facts.problems()).hasSize(1);
  }
}
