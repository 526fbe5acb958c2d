package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.Parsers;
import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.RouterTable;
import dev.hoplint.model.Unrendered;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceText;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps that are templates, for tests of other tools or for documents: what is open is no row. */
class TemplateDumpsTest {
  private static FileFacts facts(String content) {
    SourceText text = Dumps.text(content);
    return Parsers.parse(text, PartSplitter.split(text));
  }

  private static Unrendered open(FileFacts facts) {
    return Objects.requireNonNull(facts.parts().get(0).unrendered());
  }

  @Test
  void esxi() {
    FileFacts facts =
        facts(
            """
            [root@esx1:~] esxcli network ip route ipv4 list
            Network   Netmask        Gateway   Interface  Source
            --------  -------------  --------  ---------  ------
            default   0.0.0.0        {{ gw }}  vmk0       MANUAL
            10.0.0.0  255.255.255.0  0.0.0.0   <%= vmk %>  MANUAL
            {% for n in nets %}
            {{ n }}   255.255.255.0  10.1.1.1  vmk1       MANUAL
            10.9.0.0  255.255.255.0  10.1.1.1  vmk1       MANUAL
            {% endfor %}
            10.1.1.0  255.255.255.0  0.0.0.0   vmk1       MANUAL
            """);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).containsExactly("10.1.1.0/24 dev vmk1 MANUAL");
    assertThat(dump.complete()).isFalse();
    assertThat(open(facts).lines()).isEqualTo(4);
    assertThat(open(facts).missingLines()).isTrue();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void linux() {
    FileFacts facts =
        facts(
            """
            root@web1:~# ip route
            default via <%= gw %> dev eth0
            10.0.0.0/24 dev eth0 proto kernel scope link src ${ip}
            <% if x %>
            10.2.0.0/24 via 10.0.0.77 dev eth1
            <% end %>
            10.1.0.0/24 dev eth1 proto kernel scope link src 10.1.0.4
            """);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).containsExactly("10.1.0.0/24 dev eth1 kernel");
    assertThat(dump.complete()).isFalse();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void windows() {
    FileFacts facts =
        facts(
            """
            ===========================================================================
            Active Routes:
            Network Destination        Netmask          Gateway       Interface  Metric
                      0.0.0.0          0.0.0.0         ${gateway}     10.0.0.5     25
                     10.0.0.0    255.255.255.0         On-link        10.0.0.5     {{ .Metric }}
                     10.0.0.5  255.255.255.255         On-link        10.0.0.5    281
            ===========================================================================
            """);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).containsExactly("10.0.0.5/32 dev 10.0.0.5 metric 281");
    assertThat(dump.complete()).isFalse();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void routers() {
    FileFacts facts =
        facts(
            """
            R9#show ip route
            Codes: C - connected, S - static

            Gateway of last resort is {{ g }} to network 0.0.0.0

            S*    0.0.0.0/0 [1/0] via {{ g }}
            C     10.0.0.0/24 is directly connected, {{ i }}
            C     10.1.0.0/24 is directly connected, Vlan1
            """);
    RouterTable table = (RouterTable) facts.parts().get(0);
    assertThat(table.rows().stream().map(RouterTablesTest::line))
        .containsExactly("C 10.1.0.0/24 0/0 Vlan1");
    assertThat(table.complete()).isFalse();
    assertThat(open(facts).missingLines()).isFalse();
    assertThat(facts.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"Gateway\": \"{{ gw }}\", \"Interface\": \"vmk0\", \"Netmask\": {{ m }}}]",
        "Gateway,Interface,Netmask,Network,\n{{ gw }},vmk0,0.0.0.0,default,\n",
        "[{'Gateway': ${gw}, 'Interface': 'vmk0', 'Netmask': '0.0.0.0', 'Network': 'default'}]"
      })
  void records(String printed) {
    FileFacts facts = facts(printed);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(dump.routes()).isEmpty();
    assertThat(dump.complete()).isFalse();
    assertThat(dump.unrendered()).isNotNull();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void aRemarkLeavesNothingOpen() {
    FileFacts facts = facts("{# of web1 #}\ndefault via 10.0.0.1 dev eth0\n");
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(dump.unrendered()).isNull();
    assertThat(dump.complete()).isTrue();
  }
}
