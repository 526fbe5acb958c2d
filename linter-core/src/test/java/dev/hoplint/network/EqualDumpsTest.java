package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.Parsers;
import dev.hoplint.model.Declared;
import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dumps of one host that disagree, none of which is better than the other. */
class EqualDumpsTest {
  private static final String LINUX =
      """
      default via 10.0.0.1 dev eth0
      10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5
      10.1.0.0/24 dev eth1 proto kernel scope link src 10.1.0.5
      10.2.0.0/16 via 10.1.0.1 dev eth1
      """;

  private static final String COLUMNS =
      """
      root@web1:~# route -n
      Kernel IP routing table
      Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
      0.0.0.0         10.0.0.1        0.0.0.0         UG    0      0        0 eth0
      10.0.0.0        0.0.0.0         255.255.255.0   U     0      0        0 eth0
      10.1.0.0        0.0.0.0         255.255.255.0   U     0      0        0 eth1
      10.2.0.0        10.1.0.1        255.255.0.0     UG    0      0        0 eth1
      """;

  private static final String WINDOWS =
      """
      ===========================================================================
      Active Routes:
      Network Destination        Netmask          Gateway       Interface  Metric
                0.0.0.0          0.0.0.0         10.0.0.1        10.0.0.5     25
               10.0.0.0    255.255.255.0         On-link         10.0.0.5    281
               10.0.0.5  255.255.255.255         On-link         10.0.0.5    281
               10.2.0.0      255.255.0.0         10.0.0.9        10.0.0.5     26
      ===========================================================================
      """;

  private static final String ESXI =
      """
      Network   Netmask        Gateway   Interface  Source
      --------  -------------  --------  ---------  ------
      default   0.0.0.0        10.0.0.1  vmk0       MANUAL
      10.0.0.0  255.255.255.0  0.0.0.0   vmk0       MANUAL
      10.2.0.0  255.255.0.0    10.0.0.9  vmk0       MANUAL
      """;

  private static Network network(String... texts) {
    List<FileFacts> files = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      SourceText text = SourceText.of(new SourceFile("web1/" + (i + 1) + ".txt"), texts[i]);
      files.add(Parsers.parse(text, PartSplitter.split(text)));
    }
    return Network.of(files, Declared.NOTHING, "base");
  }

  private static EndHost host(Network network) {
    assertThat(network.hosts()).hasSize(1);
    return network.hosts().get(0);
  }

  private static EndHost.Stack stack(Network network) {
    return host(network).stacks().values().iterator().next();
  }

  private static String way(EndHost.Stack stack, String destination) {
    HostDump.Route route = stack.lookup(Ipv4Address.of(destination));
    return route == null ? "none" : route.gateway() == null ? "on-link" : route.gateway().text();
  }

  private static String text(String system) {
    return switch (system) {
      case "linux" -> LINUX;
      case "windows" -> WINDOWS;
      default -> ESXI;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "linux,10.1.0.1 dev eth1,10.1.0.2 dev eth1",
    "windows,10.0.0.9 ,10.0.0.8 ",
    "esxi,10.0.0.9 ,10.0.0.8 "
  })
  void whatDiffersIsUnknown(String system, String from, String to) {
    String text = text(system);
    Network network = network(text, text.replace(from, to));
    EndHost.Stack stack = stack(network);
    assertThat(way(stack, "192.0.2.1")).isEqualTo("10.0.0.1");
    assertThat(way(stack, "10.0.0.7")).isEqualTo("on-link");
    assertThat(way(stack, "10.2.0.1")).as("not by the default").isEqualTo("none");
    assertThat(stack.complete()).isFalse();
    assertThat(stack.contested()).hasToString("[10.2.0.0/16]");
    assertThat(network.dumpDoubts())
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.reason())
                  .startsWith("two dumps of web1 show different routes")
                  .contains(" to 10.2.0.0/16: which are right");
              assertThat(doubt.span().file().path()).isEqualTo("web1/2.txt");
              assertThat(Objects.requireNonNull(doubt.other()).file().path())
                  .isEqualTo("web1/1.txt");
            });
  }

  @ParameterizedTest
  @CsvSource({"linux,false", "windows,false", "esxi,false", "linux,true", "windows,true"})
  void aRouteThatOneLacksIsUnknown(String system, boolean firstLacks) {
    String text = text(system);
    String without = text.replaceAll("(?m)^ *10\\.2\\.0\\.0.*\n", "");
    Network network = firstLacks ? network(without, text) : network(text, without);
    assertThat(way(stack(network), "10.2.0.1")).isEqualTo("none");
    assertThat(way(stack(network), "192.0.2.1")).isEqualTo("10.0.0.1");
    assertThat(network.dumpDoubts())
        .singleElement()
        .satisfies(
            doubt ->
                assertThat(doubt.span().file().path())
                    .isEqualTo(firstLacks ? "web1/2.txt" : "web1/1.txt"));
  }

  @Test
  void aWindowsHostHasTheAddressesOnWhichItsDumpsAgree() {
    Network network = network(WINDOWS, WINDOWS.replace("10.0.0.5", "10.0.0.6"));
    assertThat(stack(network).addresses()).isEmpty();
    assertThat(stack(network).routes()).isEmpty();
    assertThat(stack(network(WINDOWS, WINDOWS)).addresses()).hasSize(1);
  }

  @Test
  void whatIsTheSameDoesNotDisagree() {
    assertThat(network("root@web1:~# ip route\n" + LINUX, COLUMNS).dumpDoubts()).isEmpty();
    assertThat(network(LINUX, LINUX).dumpDoubts()).isEmpty();
    assertThat(network(WINDOWS, WINDOWS).dumpDoubts()).isEmpty();
    assertThat(network(ESXI, ESXI).dumpDoubts()).isEmpty();
    String part = LINUX.replaceAll("(?m)^default.*\n", "");
    assertThat(network(LINUX, "$ ip route | grep 10\n" + part).dumpDoubts()).isEmpty();
    assertThat(network(LINUX, LINUX.replace("10.1.0.1", "xxx.1.0.2")).dumpDoubts()).isEmpty();
  }

  @Test
  void theNewerCommandWins() {
    Network network =
        network(COLUMNS.replace("10.1.0.1", "10.1.0.2"), "root@web1:~# ip route\n" + LINUX);
    assertThat(way(stack(network), "10.2.0.1")).isEqualTo("10.1.0.1");
    assertThat(stack(network).complete()).isTrue();
    assertThat(network.dumpDoubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.reason()).contains("those of ip in web1/2.txt"));
  }

  @Test
  void netToolsShowsTheFirstOfSeveralNextHops() {
    String several =
        LINUX.replace(
            "10.2.0.0/16 via 10.1.0.1 dev eth1",
            "10.2.0.0/16\n\tnexthop via 10.1.0.1 dev eth1 weight 1\n\tnexthop via 10.0.0.9 dev eth0 weight 1");
    assertThat(network("root@web1:~# ip route\n" + several, COLUMNS).dumpDoubts()).isEmpty();
  }

  @Test
  void settingsAndRulesOfLinuxToo() {
    String one = "net.ipv4.conf.all.rp_filter = 1\nnet.ipv4.conf.eth0.rp_filter = 0\n";
    Network settings = network(one, one.replace("= 1", "= 2"));
    LinuxRouting linux = Objects.requireNonNull(host(settings).linux());
    assertThat(linux.rpFilter()).containsOnlyKeys("eth0");
    assertThat(settings.dumpDoubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.reason()).contains("rp_filter of all as 1 and as 2"));
    String rules =
        "0:\tfrom all lookup local\n100:\tfrom 10.1.0.5 lookup 7\n32766:\tfrom all lookup main\n";
    Network policies = network(rules, rules.replace("lookup 7", "lookup 8"));
    assertThat(Objects.requireNonNull(host(policies).linux()).rules()).isNull();
    assertThat(policies.dumpDoubts())
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.reason()).contains("different policy rules"));
    assertThat(network(rules, rules).dumpDoubts()).isEmpty();
  }

  @Test
  void aReplyOfWindowsByAContestedRouteIsUnknown() {
    Network network = network(WINDOWS, WINDOWS.replace("10.0.0.9 ", "10.0.0.8 "));
    EndHost.Reply reply =
        host(network)
            .reply(
                stack(network), "10.0.0.5", Ipv4Address.of("10.0.0.5"), Ipv4Address.of("10.2.0.1"));
    assertThat(reply.routes()).isEmpty();
    assertThat(reply.doubt()).contains("disagree");
  }
}
