package dev.hoplint.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.Parsers;
import dev.hoplint.model.Declared;
import dev.hoplint.model.FileFacts;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dumps of one ESXi host that show the same things (R45). */
class DumpConflictsTest {
  private static final String ESXCLI =
      """
      Network   Netmask        Gateway   Interface  Source
      --------  -------------  --------  ---------  ------
      default   0.0.0.0        10.0.0.1  vmk0       MANUAL
      10.0.0.0  255.255.255.0  0.0.0.0   vmk0       MANUAL
      """;

  private static final String ESXCFG =
      """
      VMkernel Routes:
      Network          Netmask          Gateway          Interface
      10.0.0.0         255.255.255.0    Local Subnet     vmk0
      default          0.0.0.0          10.0.0.1         vmk0
      """;

  private static final String GET =
      """
      Name  IPv4 Address  IPv4 Netmask   IPv4 Broadcast  Address Type  Gateway   DHCP DNS
      ----  ------------  -------------  --------------  ------------  --------  --------
      vmk0  10.0.0.5      255.255.255.0  10.0.0.255      STATIC        10.0.0.1  false
      """;

  private static final String VMKNIC =
      """
      Interface  Port Group  IP Family IP Address  Netmask        Broadcast   MAC Address       MTU  TSO MSS Enabled Type
      vmk0       Management  IPv4      10.0.0.5    255.255.255.0  10.0.0.255  00:50:56:64:00:01 1500 65535   true    STATIC
      """;

  private static Network network(String... namesAndTexts) {
    List<FileFacts> files = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      SourceText text = SourceText.of(new SourceFile(namesAndTexts[i]), namesAndTexts[i + 1]);
      files.add(Parsers.parse(text, PartSplitter.split(text)));
    }
    return Network.of(files, Declared.NOTHING, "base");
  }

  private static EndHost.Stack stack(Network network) {
    assertThat(network.hosts()).hasSize(1);
    return network.hosts().get(0).stacks().values().iterator().next();
  }

  @Test
  void theSameInTwoFormsIsNoConflict() {
    Network network =
        network(
            "esx1/a.txt", ESXCFG, "esx1/b.txt", ESXCLI, "esx1/c.txt", GET, "esx1/d.txt", VMKNIC);
    assertThat(network.dumpDoubts()).isEmpty();
    assertThat(stack(network).addresses()).hasSize(1);
  }

  @Test
  void esxcliWinsAndItIsSaidSo() {
    Network network =
        network("esx1/a.txt", ESXCFG.replace("10.0.0.1 ", "10.0.0.9 "), "esx1/b.txt", ESXCLI);
    assertThat(stack(network).routes()).anyMatch(r -> "MANUAL".equals(r.source()));
    assertThat(network.dumpDoubts())
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.reason()).contains("esx1", "esxcli in esx1/b.txt");
              assertThat(doubt.span().file().path()).isEqualTo("esx1/a.txt");
            });
  }

  @Test
  void aPartOfATableDoesNotDisagree() {
    String part = "[root@esx1:~] esxcli network ip route ipv4 list | grep vmk1\n";
    Network network =
        network(
            "esx1/a.txt",
            "[root@esx1:~] esxcli network ip route ipv4 list\n" + ESXCLI,
            "esx1/b.txt",
            part + "10.1.0.0  255.255.255.0  0.0.0.0  vmk1  MANUAL\n");
    assertThat(network.dumpDoubts()).isEmpty();
  }

  @Test
  void aMaskedTableDoesNotDisagree() {
    Network network =
        network("esx1/a.txt", ESXCFG.replace("10.0.0.1 ", "xx.0.0.9 "), "esx1/b.txt", ESXCLI);
    assertThat(network.dumpDoubts()).isEmpty();
  }

  @Test
  void tablesOfTwoHostsOrNetstacksAreTwo() {
    String other = ESXCLI.replace("10.0.0.", "10.9.0.");
    assertThat(network("esx1/a.txt", ESXCLI, "esx2/a.txt", other).dumpDoubts()).isEmpty();
    String echo = "[root@esx1:~] esxcli network ip route ipv4 list";
    String both = echo + "\n" + ESXCLI + echo + " -N vmotion\n" + other;
    assertThat(network("esx1/a.txt", both).dumpDoubts()).isEmpty();
  }

  @Test
  void ofAddressesToo() {
    for (String vmknic :
        List.of(VMKNIC.replace("10.0.0.5 ", "10.0.0.6 "), VMKNIC.replace("255.0 ", "0.0   "))) {
      Network network = network("esx1/a.txt", vmknic, "esx1/b.txt", GET, "esx1/c.txt", ESXCLI);
      assertThat(stack(network).addresses())
          .singleElement()
          .satisfies(
              address -> {
                assertThat(address.address().text()).isEqualTo("10.0.0.5");
                assertThat(address.length()).isEqualTo(24);
              });
      assertThat(network.dumpDoubts())
          .singleElement()
          .satisfies(doubt -> assertThat(doubt.reason()).contains("vmk0", "10.0.0.5/24"));
    }
  }
}
