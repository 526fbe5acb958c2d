package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short and the one-line forms of {@code ip}, and what only looks like Linux. */
class LinuxFormsTest {
  @ParameterizedTest
  @ValueSource(strings = {"root@web1:~# ip -br a\n", ""})
  void brief(String prompt) {
    FileFacts facts =
        Dumps.facts(
            prompt
                + """
                lo               UNKNOWN        127.0.0.1/8 ::1/128\s
                eth0             UP             10.0.0.5/24 fe80::211:22ff:fe33:4455/64\s
                eth1             DOWN          \s
                eth2@if7         UP             10.1.0.5/24 metric 100\s
                """);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.addresses(dump))
        .containsExactly("lo 127.0.0.1/8 null", "eth0 10.0.0.5/24 null", "eth2 10.1.0.5/24 null");
    assertThat(Dumps.ipv6(dump)).containsExactly("lo ::1/128", "eth0 fe80::211:22ff:fe33:4455/64");
    assertThat(Dumps.nics(dump)).contains("eth1 \"null\" null -1 disabled");
    assertThat(facts.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"root@web1:~# ip -o addr\n", ""})
  void oneLine(String prompt) {
    FileFacts facts =
        Dumps.facts(
            prompt
                + """
                1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
                2: eth0    inet 10.0.0.5/24 brd 10.0.0.255 scope global dynamic eth0\\       valid_lft 86380sec
                2: eth0    inet6 fe80::1/64 scope link \\       valid_lft forever preferred_lft forever
                """);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.addresses(dump))
        .containsExactly("lo 127.0.0.1/8 null", "eth0 10.0.0.5/24 DHCP");
    assertThat(Dumps.ipv6(dump)).containsExactly("eth0 fe80::1/64");
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void nextHopsOnOneLine() {
    HostDump dump =
        Dumps.dump(
            "root@web1:~# ip -o route\n"
                + "default via 10.0.0.1 dev eth0 \n"
                + "10.5.0.0/16 metric 5 \\\tnexthop via 10.0.0.2 dev eth0 weight 1 "
                + "\\\tnexthop via 10.0.0.3 dev eth1 weight 1 \n");
    assertThat(Dumps.routes(dump))
        .containsExactly(
            "0.0.0.0/0 via 10.0.0.1 dev eth0",
            "10.5.0.0/16 via 10.0.0.2 dev eth0 metric 5",
            "10.5.0.0/16 via 10.0.0.3 dev eth1 metric 5");
  }

  @Test
  void netstatOfAnotherSystemIsNoEmptyTable() {
    HostDump dump =
        Dumps.dump(
            """
            root@bsd1:~ # netstat -rn -f inet
            Routing tables

            Internet:
            Destination        Gateway            Flags     Netif Expire
            default            192.168.1.1        UGS        em0
            192.168.1.0/24     link#1             U          em0
            """);
    assertThat(dump.routes()).isEmpty();
    assertThat(dump.routeTable()).isFalse();
  }
}
