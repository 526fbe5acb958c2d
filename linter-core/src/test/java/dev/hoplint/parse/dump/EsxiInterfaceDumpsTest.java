package dev.hoplint.parse.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import org.junit.jupiter.api.Test;

/** Dumps of ESXi that show interfaces and their addresses: domain 5.3. */
class EsxiInterfaceDumpsTest {
  @Test
  void addressesWithoutGatewayColumn() {
    HostDump dump =
        Dumps.dump(
            """
            Name  IPv4 Address   IPv4 Netmask   IPv4 Broadcast  Address Type  DHCP DNS
            ----  -------------  -------------  --------------  ------------  --------
            vmk0  192.168.1.10   255.255.255.0  192.168.1.255   STATIC           false
            vmk1  xxx.xxx.7.10   255.255.xxx.0  xxx.xxx.7.255   DHCP              true
            vmk2  N/A            N/A            N/A             NONE             false
            vmk3  0.0.0.0        0.0.0.0        0.0.0.0         DHCP              true
            """);
    assertThat(Dumps.addresses(dump))
        .containsExactly("vmk0 192.168.1.10/24 STATIC", "vmk1 xxx.xxx.7.10?/-1 DHCP");
    assertThat(dump.complete()).isTrue();
  }

  @Test
  void addressesPastedAsOneLine() {
    String table = Dumps.resource("before/esxcli-network-ip-interface-ipv4-get.txt");
    assertThat(Dumps.addresses(Dumps.dump(table.replace('\n', ' ').replaceAll(" +", " "))))
        .isEqualTo(Dumps.addresses(Dumps.dump(table)));
  }

  @Test
  void blocksPastedAsOneLine() {
    String blocks = Dumps.resource("before/esxcli-network-ip-interface-list.txt");
    String line = "# esxcli network ip interface list " + blocks.replaceAll("\\s+", " ");
    assertThat(Dumps.nics(Dumps.dump(line))).isEqualTo(Dumps.nics(Dumps.dump(blocks)));
  }

  @Test
  void blocksWithUnknownKeysAndWithout() {
    HostDump dump =
        Dumps.dump(
            """
            [root@esx1:~] esxcli network ip interface list -N vmotion
            vmk1
               Name: vmk1
               Enabled: false
               Portgroup: N/A
               Netstack Instance: vmotion
               VDS UUID: 50 1e 5b ad e3 b4 af 25-18 f3 1c 4c fa 98 3d bb
               Wavelength: 650 nm
               RXDispQueue Size: 4
               MTU: 9000
               URPF: 0
            vmk2
               Name: vmk2
            """);
    assertThat(Dumps.nics(dump))
        .containsExactly("vmk1 \"null\" vmotion 9000 disabled", "vmk2 \"null\" null -1");
    assertThat(dump.netstack()).isEqualTo("vmotion");
    assertThat(dump.part().host()).isEqualTo("esx1");
  }

  @Test
  void vmknics() {
    FileFacts facts =
        Dumps.facts(
            """
            [root@esx1:~] esxcfg-vmknic -l
            Interface  Port Group/DVPort/Opaque Network        IP Family IP Address                              Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type                NetStack
            vmk0       Management Network                      IPv4      172.31.0.82                             255.255.0.0     172.31.255.255  00:50:56:01:02:03 1500    65535     true    DHCP                defaultTcpipStack
            vmk0       Management Network                      IPv6      fe80::250:56ff:fe01:203                 64                              00:50:56:01:02:03 1500    65535     true    STATIC, PREFERRED   defaultTcpipStack
            vmk1       IPv4 and more                           IPv4      10.9.8.7                                255.255.255.0   10.9.8.255      00:50:56:01:02:04 9000    65535     false   STATIC              vmotion
            vmk2       8                                       IPv4      N/A                                     N/A             N/A             00:50:56:01:02:05 1600    65535     true    NONE                vxlan
            [root@esx1:~]\s
            """);
    HostDump dump = (HostDump) facts.parts().get(0);
    assertThat(Dumps.addresses(dump))
        .containsExactly(
            "vmk0 172.31.0.82/16 DHCP in defaultTcpipStack", "vmk1 10.9.8.7/24 STATIC in vmotion");
    assertThat(Dumps.ipv6(dump))
        .containsExactly("vmk0 fe80::250:56ff:fe01:203/64 STATIC, PREFERRED in defaultTcpipStack");
    assertThat(Dumps.nics(dump))
        .containsExactly(
            "vmk0 \"Management Network\" defaultTcpipStack 1500",
            "vmk1 \"IPv4 and more\" vmotion 9000 disabled",
            "vmk2 \"8\" vxlan 1600");
    assertThat(dump.tool()).isEqualTo("esxcfg-vmknic");
    assertThat(dump.complete()).isTrue();
    assertThat(facts.problems()).isEmpty();
  }

  @Test
  void vmknicsOfOldReleasesHaveNoNetstack() {
    HostDump dump =
        Dumps.dump(
            """
            Interface  Port Group/DVPort   IP Family IP Address       Netmask         Broadcast       MAC Address       MTU     TSO MSS   Enabled Type
            vmk0       Management Network  IPv4      192.168.1.10     255.255.255.0   192.168.1.255   00:50:56:01:02:03 1500    65535     true    STATIC
            """);
    assertThat(Dumps.addresses(dump)).containsExactly("vmk0 192.168.1.10/24 STATIC");
    assertThat(Dumps.nics(dump)).containsExactly("vmk0 \"Management Network\" null 1500");
  }

  @Test
  void vmknicsPastedAsOneLine() {
    HostDump dump =
        Dumps.dump(
            "# esxcfg-vmknic -l Interface Port Group/DVPort/Opaque Network IP Family IP Address"
                + " Netmask Broadcast MAC Address MTU TSO MSS Enabled Type NetStack vmk0 Management"
                + " Network IPv4 10.0.0.1 255.0.0.0 10.255.255.255 00:50:56:01:02:03 1500 65535 true"
                + " STATIC defaultTcpipStack vmk1 vMotion IPv4 10.1.0.1 255.255.0.0 10.1.255.255"
                + " 00:50:56:01:02:04 9000 65535 true STATIC vmotion");
    assertThat(Dumps.addresses(dump))
        .containsExactly(
            "vmk0 10.0.0.1/8 STATIC in defaultTcpipStack", "vmk1 10.1.0.1/16 STATIC in vmotion");
    assertThat(Dumps.nics(dump))
        .containsExactly(
            "vmk0 \"Management Network\" defaultTcpipStack 1500", "vmk1 \"vMotion\" vmotion 9000");
  }
}
