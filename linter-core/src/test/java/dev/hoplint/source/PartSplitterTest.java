package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartSplitterTest {
  private static SourceText text(String content) {
    return SourceText.of(new SourceFile("f"), content);
  }

  private static List<Part> split(String content) {
    return PartSplitter.split(text(content));
  }

  /** Kind, command, host, and first and last line of each part. */
  private static List<String> summary(String content) {
    SourceText text = text(content);
    return PartSplitter.split(text).stream()
        .map(
            p ->
                p.kind().id()
                    + " "
                    + p.command()
                    + " "
                    + p.host()
                    + " "
                    + text.lineAt(p.start())
                    + "-"
                    + text.lineAt(p.end() - 1))
        .toList();
  }

  private static PartKind kind(String content) {
    List<Part> parts = split(content);
    assertThat(parts).hasSize(1);
    return parts.get(0).kind();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access-list 101 permit tcp any any eq 80\n",
        "access-list 10 remark office\naccess-list 10 permit 10.0.0.0 0.255.255.255",
        "ip access-list extended NAME\n 10 permit ip any any\n remark x\n",
        "interface GigabitEthernet0/0\n ip address 10.0.0.1 255.255.255.0\n no shutdown\n",
        "interface Tunnel23\nip mtu 1440\nip tcp adjust-mss 1400\n",
        "int gi0/0\n desc uplink\n",
        "no ip route 0.0.0.0 0.0.0.0 10.0.0.1\n",
        "route-map PBR permit 10\n match ip address 101\n set ip next-hop 10.0.0.1\n",
        "hostname R1\nend\n",
        "!\n! a comment\n!\nversion 12.4\n!\nhostname R1\n",
        "Building configuration...\n\nCurrent configuration : 100 bytes\n!\nversion 15.1\n",
        "object-group network SERVERS\n host 10.0.0.1\n",
        "crypto map VPN 10 ipsec-isakmp\n set peer 10.0.0.1\n",
        "permit ip 10.0.0.0 0.0.0.255 any\ndeny tcp any host 10.0.0.9\n",
        "ip nat inside source list 1 interface Gi0/1 overload\n",
        "hostname R1\nfeature nobody knows\nip classless\nservice timestamps log uptime\n",
        "interface Ethernet0\n ip address 10.0.0.1/24\n"
      })
  void iosConfigurations(String content) {
    assertThat(kind(content)).isEqualTo(PartKind.IOS_CONFIG);
    assertThat(kind(content.replace("\n", "\r\n"))).isEqualTo(PartKind.IOS_CONFIG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an NX-OS configuration | hostname n1#feature ospf#interface Ethernet1/1# no switchport",
        "an NX-OS configuration | !Command: show running-config#version 7.0(3)I7(4)#hostname n1",
        "an NX-OS configuration | hostname n1#vrf context management# ip route 0.0.0.0/0 10.0.0.1",
        "an IOS-XR configuration | !! IOS XR Configuration 6.1.2#hostname x1#interface Loopback0",
        "an IOS-XR configuration | hostname x1#interface GigabitEthernet0/0/0/0# ipv4 address"
            + " 10.0.0.1 255.255.255.0",
        "an ASA or PIX configuration | : Saved#ASA Version 9.1(2)#hostname a1#interface Gi0/0",
        "an ASA or PIX configuration | hostname a1#interface Gi0/0# nameif outside#"
            + " security-level 0",
        "an ASA or PIX configuration | access-list OUT extended permit tcp any any eq 443",
        "an Arista EOS configuration | ! device: e1 (vEOS, EOS-4.22.4M)#hostname e1#interface"
            + " Ethernet1",
        "a Junos configuration | set system host-name j1#set interfaces ge-0/0/0 unit 0",
        "a Junos configuration | ## Last commit: 2020-01-01#version 12.1;#system {",
        "a FortiOS configuration | config system global#    set hostname f1#end",
        "a Huawei or H3C configuration | sysname h1#interface GigabitEthernet0/0/0",
        "an FRR configuration | frr version 8.1#hostname f1#interface eth0",
        "a MikroTik RouterOS configuration | /interface bridge#add name=br1",
        "a route table of NX-OS | IP Route Table for VRF \"default\"#10.0.0.0/24, ubest/mbest: 1/0"
      })
  void otherSystems(String reason, String lines) {
    SourceText text =
        text(lines.replace('#', '\n').replace("\nLast", "#Last").replace("\n\n", "##"));
    List<Part> parts = PartSplitter.split(text);
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).kind()).isEqualTo(PartKind.UNKNOWN);
    assertThat(KindDetector.detect(text, parts.get(0)).reason())
        .isEqualTo(reason + ", which Hoplint does not read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "!\n!\n",
        "Dear all,\n\nthe interface of the router\nis down again.\n",
        "Extended IP access list 101\n    10 permit tcp any any eq www (5 matches)\n",
        "GigabitEthernet0/0 is up, line protocol is up\n  Internet address is 10.0.0.1/24\n",
        "route-map PBR, permit, sequence 10\n  Match clauses:\n    ip address (access-lists): 1\n",
        "IP-EIGRP Topology Table for AS(1)/ID(1.1.1.1)\n\nCodes: P - Passive, A - Active\n",
        "{\"a\": 1}",
        "<html><body>hello</body></html>",
        "a,b,c\n1,2,3\n",
        "net.ipv4.ip_forward = 1\n"
      })
  void unknown(String content) {
    SourceText text = text(content);
    List<Part> parts = PartSplitter.split(text);
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).kind()).isEqualTo(PartKind.UNKNOWN);
    assertThat(KindDetector.detect(text, parts.get(0)).reason()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default via 10.0.2.2 dev enp0s3 proto dhcp metric 100\n",
        "10.0.2.0/24 dev enp0s3 proto kernel scope link src 10.0.2.15\nunreachable default\n",
        "Kernel IP routing table\nDestination Gateway Genmask Flags Metric Ref Use Iface\n",
        "Destination     Gateway         Genmask         Flags\n0.0.0.0 10.0.0.1 0.0.0.0 UG\n",
        "0:\tfrom all lookup local\n32766:\tfrom all lookup main\n",
        "net.ipv4.conf.all.rp_filter = 1\nnet.ipv4.conf.eth0.rp_filter = 0\n",
        "[{\"dst\":\"default\",\"gateway\":\"10.0.0.1\",\"dev\":\"eth0\",\"flags\":[]}]",
        "user@web1:~$ ip route\ndefault via 10.0.0.1 dev eth0\n"
      })
  void linux(String content) {
    assertThat(kind(content)).isEqualTo(PartKind.LINUX_ROUTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Active Routes:\nNetwork Destination Netmask Gateway Interface Metric\n",
        "アクティブ ルート:\n0.0.0.0 0.0.0.0 10.0.0.1 10.0.0.9 25\n10.0.0.0 255.0.0.0 リンク上 10.0.0.9 281\n",
        "10.0.0.0 255.0.0.0 Auf Verbindung 10.0.0.9 281\n",
        "C:\\>route print\n0.0.0.0 0.0.0.0 10.0.0.1 10.0.0.9 25\n"
      })
  void windows(String content) {
    assertThat(kind(content)).isEqualTo(PartKind.WINDOWS_ROUTE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Codes: L - local, C - connected, S - static\n\nGateway of last resort is not set\n",
        "Routing Table: RED\nC        10.0.0.0/24 is directly connected, Gi0/0\n",
        "O E2    4.4.0.0 [110/20] via 194.0.0.2, 1d18h, Gi0/0\n"
      })
  void iosRoutes(String content) {
    assertThat(kind(content)).isEqualTo(PartKind.IOS_ROUTE);
  }

  @Test
  void aRoutersSession() {
    assertThat(
            summary(
                """
                R1#show ip route
                Codes: L - local, C - connected

                C 10.0.0.0/24 is directly connected, Gi0/0
                R1# sh run
                Building configuration...
                !
                hostname R1
                interface Gi0/0
                 ip address 10.0.0.1 255.255.255.0
                end

                R1(config)#exit
                R1#
                """))
        .containsExactly("ios-route show ip route R1 2-4", "ios-config sh run R1 6-13");
  }

  @Test
  void showTech() {
    assertThat(
            summary(
                """
                ------------------ show version ------------------

                Cisco IOS Software

                ------------------ show running-config ------------------

                hostname R1
                interface Gi0/0
                """))
        .containsExactly(
            "unknown show version null 2-4", "ios-config show running-config null 6-8");
  }

  @Test
  void twoDevicesInOneFile() {
    String first = "hostname R1\ninterface Gi0/0\n ip address 10.0.0.1 255.255.255.0\n";
    String second = "!\nversion 15.1\nhostname R2\ninterface Gi0/0\nend\n";
    assertThat(summary(first + "end\n" + second))
        .containsExactly("ios-config null null 1-4", "ios-config null null 5-9");
    // Two hostnames and no end between them: one device, whose name was changed.
    assertThat(summary(first + "hostname R2\nend\n")).hasSize(1);
    assertThat(summary(first + "end\n" + "hostname R1\nend\n")).hasSize(1);
  }

  @Test
  void bannersSplitNothing() {
    assertThat(
            summary(
                """
                hostname R1
                banner motd ^C
                R1#show ip route
                Codes: L - local, C - connected
                Network Netmask Gateway
                ^C
                interface Gi0/0
                """))
        .containsExactly("ios-config null null 1-7");
    assertThat(summary("hostname R1\nbanner motd #\nR1#show ip route\n#\ninterface Gi0/0\n"))
        .hasSize(1);
    // Never closed: the next lines are lines.
    assertThat(summary("hostname R1\nbanner motd ~\nR1#show ip route\nCodes: C - connected\n"))
        .hasSize(2);
  }

  @Test
  void promptsOfHostsInAConfigurationAreText() {
    assertThat(
            summary(
                """
                hostname R1
                interface Gi0/0
                ip sla 1
                # ip route
                ~ # whatever
                """))
        .hasSize(1);
  }

  @Test
  void tablesBehindEachOther() {
    assertThat(
            summary(
                """
                Network Netmask Gateway Interface Source
                ------- ------- ------- --------- ------
                default 0.0.0.0 10.0.0.1 vmk0 MANUAL
                Network Netmask Gateway Interface Source
                ------- ------- ------- --------- ------
                default 0.0.0.0 10.1.0.1 vmk1 MANUAL
                vmk0
                   Name: vmk0
                   MTU: 1500
                Name IPv4 Address IPv4 Netmask IPv4 Broadcast Address Type DHCP DNS
                vmk0 10.0.0.2 255.0.0.0 10.255.255.255 STATIC false
                hostname R1
                interface Gi0/0
                """))
        .containsExactly(
            "esxi-route null null 1-3",
            "esxi-route null null 4-6",
            "esxi-interface null null 7-9",
            "esxi-interface null null 10-11",
            "ios-config null null 12-13");
  }

  @Test
  void aCommandShownTwiceIsOne() {
    assertThat(
            summary(
                """
                [root@esx1:~] esxcli network ip interface list
                esxcli network ip interface list
                vmk0
                   Name: vmk0
                """))
        .containsExactly("esxi-interface esxcli network ip interface list esx1 1-4");
  }

  @Test
  void offsetsAreThoseOfTheText() {
    String before = "\u00e9\u00e9\u00e9\n";
    List<Part> parts = split(before + "[root@esx1:~] esxcfg-route -l\nVMkernel Routes:\n");
    assertThat(parts.get(parts.size() - 1).start()).isEqualTo(7);
  }
}
