package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.LineState;
import dev.hoplint.model.OtherPart;
import dev.hoplint.model.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real dumps look like that people hand around: domain 5.3, "Seen in real dumps". */
class DumpVariationsTest {
  private static final String LIST = "esxcli network ip route ipv4 list";

  private static final String TABLE =
      """
      Network      Netmask        Gateway      Interface  Source
      -----------  -------------  -----------  ---------  ------
      default      0.0.0.0        172.16.0.1   vmk0       MANUAL
      10.10.10.0   255.255.255.0  0.0.0.0      vmk3       MANUAL
      """;

  private static final List<String> ROUTES =
      List.of("0.0.0.0/0 via 172.16.0.1 dev vmk0 MANUAL", "10.10.10.0/24 dev vmk3 MANUAL");

  @Test
  void lineEnds() {
    assertThat(Dumps.routes(Dumps.dump(TABLE.replace("\n", "\r\n")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(TABLE.replace("\n", "\r")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(TABLE.stripTrailing()))).isEqualTo(ROUTES);
  }

  @Test
  void blanksCollapsedIndentedOrOfOtherKinds() {
    assertThat(Dumps.routes(Dumps.dump(TABLE.replaceAll(" +", " ")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(TABLE.replaceAll(" +", "\t")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(TABLE.indent(6)))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(TABLE.replace("  ", " \u00a0")))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump(TABLE.replace("\n", "\n\n")))).isEqualTo(ROUTES);
  }

  @Test
  void pastedAsOneLine() {
    assertThat(Dumps.routes(Dumps.dump(TABLE.replace('\n', ' ')))).isEqualTo(ROUTES);
    assertThat(Dumps.routes(Dumps.dump("[root@esx1:~] " + LIST + " " + TABLE.replace('\n', ' '))))
        .isEqualTo(ROUTES);
  }

  @Test
  void leftOversOfPages() {
    String html = "<pre>" + TABLE.replace("  ", "&nbsp; ").replace("\n", "<br/>\n") + "</pre>";
    assertThat(Dumps.routes(Dumps.dump(html))).isEqualTo(ROUTES);
    String markdown =
        """
        | Network | Netmask | Gateway | Interface | Source |
        |---|---|---|---|---|
        | default | 0.0.0.0 | 172.16.0.1 | vmk0 | MANUAL |
        | 10.10.10.0 | 255.255.255.0 | 0.0.0.0 | vmk3 | MANUAL |
        """;
    assertThat(Dumps.routes(Dumps.dump(markdown))).isEqualTo(ROUTES);
    assertThat(Dumps.dump(markdown).complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "### <--",
        "### <-- the culprit is 10.0.0.1",
        "# hoplint: ignore RTE-402 -- known",
        "<-- this one",
        "&lt;-- this one",
        "<== this one"
      })
  void notesBehindARow(String note) {
    FileFacts facts = Dumps.facts(TABLE.replace("vmk0       MANUAL", "vmk0       MANUAL " + note));
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(facts.problems()).isEmpty();
    assertThat(dump.routes().get(0).span().end())
        .isEqualTo(TABLE.indexOf("MANUAL") + "MANUAL".length());
  }

  @ParameterizedTest
  @CsvSource({
    "[root@esx1:~] , esx1",
    "[root@esx1:/vmfs/volumes] , esx1",
    "root@esx1 # , esx1",
    "root@esx1:~# , esx1",
    "~ # , ",
    "# , ",
    "[root@localhost:~] , ",
    ", "
  })
  void prompts(String prompt, String host) {
    HostDump dump = Dumps.dump((prompt == null ? "" : prompt + " ") + LIST + "\n" + TABLE);
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(dump.part().command()).isEqualTo(LIST);
    assertThat(dump.part().host()).isEqualTo(host);
    assertThat(dump.complete()).isTrue();
  }

  @Test
  void aPromptThatWaitsAtTheEndIsNoRow() {
    FileFacts facts = Dumps.facts("[root@esx1:~] " + LIST + "\n" + TABLE + "[root@esx1:~] \n");
    assertThat(facts.problems()).isEmpty();
    assertThat(facts.parts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LIST + " | grep vmk",
        LIST + " |head -4",
        "esxcfg-route -l | awk '{print}'",
        LIST + " 10.0.0.0/8",
        "esxcli network ip interface ipv4 get -i vmk1"
      })
  void filteredCommandsAreNotComplete(String command) {
    HostDump dump = Dumps.dump("[root@esx1:~] " + command + "\n" + TABLE);
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(dump.complete()).isFalse();
  }

  @Test
  void withoutHeadingNotComplete() {
    HostDump dump = Dumps.dump(TABLE.substring(TABLE.indexOf("default")));
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
    assertThat(dump.complete()).isFalse();
    assertThat(dump.tool()).isEqualTo("esxcli");
  }

  @Test
  void aBarBehindTheCommandIsTheBorderOfATable() {
    assertThat(Dumps.dump("# " + LIST + " |\n" + TABLE).complete()).isTrue();
  }

  @Test
  void anEmptyTableIsATable() {
    HostDump dump =
        Dumps.dump(
            "[root@esx1:~] "
                + LIST
                + " -N vmotion\n"
                + TABLE.lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
    assertThat(dump.routes()).isEmpty();
    assertThat(dump.routeTable()).isTrue();
    assertThat(dump.complete()).isTrue();
    assertThat(dump.netstack()).isEqualTo("vmotion");
  }

  @ParameterizedTest
  @CsvSource({
    "-N vmotion, vmotion",
    "--netstack vmotion, vmotion",
    "--netstack=vmotion, vmotion",
    "'', "
  })
  void netstackOfTheCommand(String option, String netstack) {
    HostDump dump = Dumps.dump("# " + LIST + " " + option + "\n" + TABLE);
    assertThat(dump.netstack()).isEqualTo(netstack);
    assertThat(dump.complete()).isTrue();
  }

  @Test
  void localcliPrintsTheSame() {
    HostDump dump = Dumps.dump("# localcli network ip route ipv4 list\n" + TABLE);
    assertThat(dump.tool()).isEqualTo("localcli");
    assertThat(Dumps.routes(dump)).isEqualTo(ROUTES);
  }

  @Test
  void noSourceColumn() {
    HostDump dump = Dumps.dump(TABLE.replaceAll("  (Source|------|MANUAL)\n", "\n"));
    assertThat(Dumps.routes(dump))
        .containsExactly("0.0.0.0/0 via 172.16.0.1 dev vmk0", "10.10.10.0/24 dev vmk3");
    assertThat(dump.complete()).isTrue();
    assertThat(dump.tool()).isEqualTo("esxcli");
  }

  @Test
  void ipv6RowsArePassedOver() {
    FileFacts facts =
        Dumps.facts(TABLE + "fe80::        64             ::           vmk0       MANUAL\n");
    assertThat(Dumps.routes((HostDump) facts.parts().get(0))).isEqualTo(ROUTES);
    assertThat(facts.problems()).isEmpty();
    assertThat(facts.states()).containsEntry(LineState.TO_DO, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        [root@esx1:~] esxcli network ip route ipv6 list
        Network        Prefix Length  Gateway            Interface  Source
        -------------  -------------  -----------------  ---------  ------
        default        0              fe80::1%vmk0       vmk0       MANUAL
        2001:db8::     64             ::                 vmk0       MANUAL
        fe80::/64      64             ::                 vmk0
        """,
        """
        [root@esx1:~] esxcfg-route -f V6 -l
        VMkernel Routes:
        Network        Netmask        Gateway            Interface
        default        0              fe80::1            vmk0
        2001:db8::     64             Local Subnet       vmk0
        fe80::         64             Local Subnet       vmk0
        """
      })
  void anIpv6TableSaysNothingOfIpv4(String table) {
    FileFacts facts = Dumps.facts(table);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(dump.routes()).isEmpty();
    assertThat(dump.routeTable()).as("of IPv4").isFalse();
    assertThat(facts.problems()).isEmpty();
    assertThat(dump.ipv6().routeTable()).isTrue();
    assertThat(Dumps.ipv6(dump).stream().map(line -> line.replace(" MANUAL", "")))
        .containsExactly(
            "::/0 via fe80::1 dev vmk0", "2001:db8::/64 dev vmk0", "fe80::/64 dev vmk0");
    String broken = table.replace("2001:db8::", "2001:db8::1::");
    assertThat(Dumps.facts(broken).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("2001:db8::1::"));
  }

  @Test
  void severalCommandsInOneFile() {
    FileFacts facts =
        Dumps.facts(
            """
            # hoplint: ignore-file RTE -- the lab's own
            [root@esx1:~] esxcli network ip interface ipv4 set -i vmk0 -t static -I 10.0.0.9 -N 255.255.255.0
            [root@esx1:~] esxcfg-route -l
            VMkernel Routes:
            Network          Netmask          Gateway          Interface
            10.10.10.0       255.255.255.0    Local Subnet     vmk3
            [root@esx1:~] ping 10.10.10.1
            PING 10.10.10.1 (10.10.10.1): 56 data bytes
            [root@esx2:~] esxcli network ip route ipv4 list
            """
                + TABLE);
    List<HostDump> dumps = Dumps.dumps(Dumps.resource("before/esxcfg-route-l.txt") + TABLE);
    assertThat(dumps).hasSize(2);
    assertThat(dumps.get(0).tool()).isEqualTo("esxcfg-route");
    assertThat(dumps.get(1).tool()).isEqualTo("esxcli");

    assertThat(facts.parts()).hasSize(3);
    HostDump first = (HostDump) facts.parts().get(0);
    assertThat(first.part().host()).isEqualTo("esx1");
    assertThat(Dumps.routes(first)).containsExactly("10.10.10.0/24 dev vmk3");
    assertThat(facts.parts().get(1)).isInstanceOf(OtherPart.class);
    HostDump last = (HostDump) facts.parts().get(2);
    assertThat(last.part().host()).isEqualTo("esx2");
    assertThat(Dumps.routes(last)).isEqualTo(ROUTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.10.10.0 255.255.0.255 0.0.0.0 vmk3 MANUAL"
            + " | 255.255.0.255 is no network mask: its one bits have a gap",
        "10.10.300.0 255.255.255.0 0.0.0.0 vmk3 MANUAL | \"10.10.300.0\" is no network",
        "default 255.0.0.0 10.0.0.1 vmk3 MANUAL"
            + " | the default route has the network mask 255.0.0.0",
        "10.10.10.0 255.255.255.0 vmk3 MANUAL | no gateway after the network mask",
        "10.10.10.0 255.255.255.0 0.0.0.0 MANUAL | no interface after the gateway",
        "10.10.10.0 | no network mask after the network",
        "vmk3 10.10.10.0 255.255.255.0 | a row of a route table starts with a network"
      })
  void rowsThatCannotBeReadCostThemselves(String row, String message) {
    FileFacts facts =
        Dumps.facts(TABLE + row + "\n192.168.1.0 255.255.255.0 0.0.0.0 vmk1 MANUAL\n");
    assertThat(Dumps.routes((HostDump) facts.parts().get(0)))
        .containsExactly(ROUTES.get(0), ROUTES.get(1), "192.168.1.0/24 dev vmk1 MANUAL");
    assertThat(facts.problems()).hasSize(1);
    Problem problem = facts.problems().get(0);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED);
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.span().start()).isEqualTo(TABLE.length());
  }

  @Test
  void aRowThatCannotBeReadInOneLineCostsItself() {
    String line =
        "Network Netmask Gateway Interface Source --- --- --- --- ---"
            + " default 0.0.0.0 172.16.0.1 vmk0 MANUAL"
            + " 10.9.9.0 255.255.300.0 0.0.0.0 vmk2 MANUAL"
            + " 10.10.10.0 255.255.255.0 0.0.0.0 vmk3 MANUAL";
    FileFacts facts = Dumps.facts(line);
    assertThat(Dumps.routes((HostDump) facts.parts().get(0))).isEqualTo(ROUTES);
    assertThat(facts.problems()).hasSize(1);
  }

  @Test
  void remarksBetweenRowsAreNotMalformed() {
    FileFacts facts = Dumps.facts(TABLE + "That is all there was.\n");
    assertThat(facts.problems()).hasSize(1);
    assertThat(facts.problems().get(0).kind()).isEqualTo(Problem.Kind.UNRECOGNIZED);
  }
}
