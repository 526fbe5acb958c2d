package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import org.junit.jupiter.api.Test;

/** What Linux prints of IPv6 beside, and in place of, its IPv4 tables. */
class LinuxIpv6Test {
  @Test
  void columns() {
    HostDump dump =
        Dumps.dump(
            """
            root@h:~# route -n -6
            Kernel IPv6 routing table
            Destination                    Next Hop                   Flag Met Ref Use If
            2001:db8::/64                  ::                         U    256 1     0 eth0
            ::/0                           fe80::1                    UG   1024 2     0 eth0
            2001:db8:9::/48                ::                         !n   1024 1     0 lo
            """);
    assertThat(Dumps.ipv6(dump))
        .containsExactly(
            "2001:db8::/64 dev eth0 metric 256",
            "::/0 via fe80::1 dev eth0 metric 1024",
            "2001:db8:9::/48 dev lo metric 1024 DROP");
    assertThat(dump.routeTable()).isFalse();
    assertThat(dump.ipv6().routeTable()).isTrue();
  }

  @Test
  void bothInOneSession() {
    FileFacts facts =
        Dumps.facts(
            """
            root@h:~# ip addr
            2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default
                link/ether 00:11:22:33:44:55 brd ff:ff:ff:ff:ff:ff
                inet 10.0.0.5/24 brd 10.0.0.255 scope global eth0
                inet6 2001:db8::5/64 scope global dynamic mngtmpaddr
                   valid_lft 2591991sec preferred_lft 604791sec
                inet6 fe80::211:22ff:fe33:4455/64 scope link
            root@h:~# ip route
            default via 10.0.0.1 dev eth0
            root@h:~# ip -6 route show table all
            2001:db8:7::/48 via fe80::9 dev eth0 table 7 metric 1024 pref medium
            local ::1 dev lo table local proto kernel metric 0 pref medium
            """);
    assertThat(facts.problems()).isEmpty();
    assertThat(Dumps.ipv6((HostDump) facts.parts().get(0)))
        .containsExactly("eth0 2001:db8::5/64 DHCP", "eth0 fe80::211:22ff:fe33:4455/64");
    assertThat(Dumps.routes((HostDump) facts.parts().get(1)))
        .containsExactly("0.0.0.0/0 via 10.0.0.1 dev eth0");
    HostDump sixth = (HostDump) facts.parts().get(2);
    assertThat(sixth.routeTable()).isFalse();
    assertThat(Dumps.ipv6(sixth))
        .containsExactly(
            "2001:db8:7::/48 via fe80::9 dev eth0 metric 1024 table 7",
            "::1/128 dev lo kernel LOCAL table local");
  }

  @Test
  void json() {
    HostDump dump =
        Dumps.dump(
            """
            root@h:~# ip -j -6 route
            [{"dst":"2001:db8::/64","dev":"eth0","protocol":"ra","metric":100,"flags":[],"pref":"medium"},
             {"dst":"default","gateway":"fe80::1","dev":"eth0","protocol":"ra","metric":100,"flags":[]},
             {"dst":"2001:db8:1::/48","metric":1024,"flags":[],
              "nexthops":[{"gateway":"fe80::2","dev":"eth0","weight":1,"flags":[]},
                          {"gateway":"fe80::3","dev":"eth1","weight":1,"flags":[]}]}]
            """);
    assertThat(Dumps.ipv6(dump))
        .containsExactly(
            "2001:db8::/64 dev eth0 ra metric 100",
            "::/0 via fe80::1 dev eth0 ra metric 100",
            "2001:db8:1::/48 via fe80::2 dev eth0 metric 1024",
            "2001:db8:1::/48 via fe80::3 dev eth1 metric 1024");
    assertThat(dump.routeTable()).isFalse();
    HostDump links =
        Dumps.dump(
            """
            [{"ifindex":2,"ifname":"eth0","flags":["UP"],"mtu":1500,"addr_info":[
              {"family":"inet6","local":"2001:db8::5","prefixlen":64,"dynamic":true}]}]
            """);
    assertThat(Dumps.ipv6(links)).containsExactly("eth0 2001:db8::5/64 DHCP");
  }

  @Test
  void aBlackholeOfNetTools() {
    HostDump dump =
        Dumps.dump(
            """
            Kernel IP routing table
            Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
            10.9.0.0        0.0.0.0         255.255.0.0     U     0      0        0 *
            10.8.0.0        -               255.255.0.0     !     0      -        0 -
            """);
    assertThat(Dumps.routes(dump))
        .containsExactly("10.9.0.0/16 dev  DROP", "10.8.0.0/16 dev  DROP");
    assertThat(dump.tool()).isEqualTo("route");
  }
}
