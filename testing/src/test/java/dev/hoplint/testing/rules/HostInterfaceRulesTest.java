package dev.hoplint.testing.rules;

import static dev.hoplint.testing.rules.HostDumps.esxi;
import static dev.hoplint.testing.rules.HostDumps.vmknics;
import static dev.hoplint.testing.rules.HostDumps.windows;

import dev.hoplint.testing.RuleTester;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RTE-404 and RTE-407: hosts with more interfaces, or defaults, than they can use. */
class HostInterfaceRulesTest {
  private static final String DEFAULT_STACK = "defaultTcpipStack";
  private static final String MANAGEMENT = "vmk0,Management Network,10.0.0.5," + DEFAULT_STACK;

  private static RuleTester esx(String... vmknics) {
    return RuleTester.of("RTE-404")
        .file(
            "a/routes.txt",
            esxi(
                "default 0.0.0.0 10.0.0.1 vmk0 MANUAL",
                "10.0.0.0 255.255.255.0 0.0.0.0 vmk0 MANUAL"))
        .file("a/vmknics.txt", vmknics(vmknics));
  }

  @Test
  void twoVmknicsOfOneStackInOneSubnet() {
    esx(
            MANAGEMENT,
            "# BUG: RTE-404 warning vmk0 and vmk1 are both in 10.0.0.0/24",
            "vmk1,Backup,10.0.0.6," + DEFAULT_STACK)
        .expect();
  }

  @Test
  void managementBesideStorageIsNoPortBinding() {
    esx(
            MANAGEMENT,
            "# BUG: RTE-404 warning stack defaultTcpipStack",
            "vmk1,iSCSI-A,10.0.0.6," + DEFAULT_STACK)
        .expect();
  }

  @Test
  void withoutPortGroupsItIsANote() {
    RuleTester.of("RTE-404")
        .file("a/routes.txt", esxi("10.0.0.0 255.255.255.0 0.0.0.0 vmk0 MANUAL"))
        .file(
            "a/addresses.txt",
            """
            Name  IPv4 Address   IPv4 Netmask   IPv4 Broadcast  Address Type  Gateway         DHCP DNS
            ----  -------------  -------------  --------------  ------------  --------------  --------
            vmk0  10.0.0.5       255.255.255.0  10.0.0.255      STATIC        0.0.0.0            false
            # BUG: RTE-404 note vmk0 and vmk1
            vmk1  10.0.0.6       255.255.255.0  10.0.0.255      STATIC        0.0.0.0            false
            """)
        .expect();
  }

  private static final String LINUX =
      """
      root@web1:~# ip route
      10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5
      # BUG: RTE-404 %s eth0 and eth1
      10.0.0.0/24 dev eth1 proto kernel scope link src 10.0.0.6
      """;

  @Test
  void linuxWithoutPolicyRules() {
    RuleTester.of("RTE-404")
        .file(
            "a/routes.txt",
            LINUX.formatted("warning")
                + """
                root@web1:~# ip rule
                0: from all lookup local
                32766: from all lookup main
                32767: from all lookup default
                """)
        .expect();
  }

  @Test
  void linuxWhoseRulesAreNotShownOrSendByAddress() {
    RuleTester.of("RTE-404").file("a/routes.txt", LINUX.formatted("note")).expect();
    RuleTester.of("RTE-404")
        .file(
            "a/routes.txt",
            LINUX.formatted("note")
                + """
                root@web1:~# ip rule
                0: from all lookup local
                100: from 10.0.0.6 lookup 100
                32766: from all lookup main
                """)
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vmk1,Backup,10.0.1.6," + DEFAULT_STACK,
        "vmk1,vMotion,10.0.0.6,vmotion",
        "vmk1,Backup,10.0.0.6,backup",
        "vmk1,Backup,10.0.0.6," + DEFAULT_STACK + ",false",
        "vmk0,Management Network,10.0.0.6," + DEFAULT_STACK,
        "vmk1,Backup,xxx.xxx.0.6," + DEFAULT_STACK
      })
  void anotherSubnetStackOrState(String row) {
    esx(MANAGEMENT, row).silent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iSCSI", "vMotion", "NFS", "TEP", "nsx-overlay", "Storage"})
  void servicesThatBindToAnInterface(String name) {
    esx(
            MANAGEMENT,
            "vmk1,%s-A,10.7.0.5,%s".formatted(name, DEFAULT_STACK),
            "vmk2,%s-B,10.7.0.6,%s".formatted(name, DEFAULT_STACK))
        .silent();
  }

  @Test
  void severalInterfacesInTheStackForVmotion() {
    RuleTester.of("RTE-404")
        .file(
            "a.txt",
            "[root@esx1:~] esxcli network ip route ipv4 list -N vmotion\n"
                + esxi("10.7.0.0 255.255.255.0 0.0.0.0 vmk1 MANUAL")
                + "[root@esx1:~] esxcfg-vmknic -l\n"
                + vmknics("vmk1,mig-A,10.7.0.5,vmotion", "vmk2,mig-B,10.7.0.6,vmotion"))
        .silent();
  }

  private static final String[] TWO_NETWORKS = {
    "10.0.0.0 255.255.255.0 On-link 10.0.0.5 281", "172.16.1.0 255.255.255.0 On-link 172.16.1.2 281"
  };

  private static RuleTester win(String... rows) {
    String[] all = Arrays.copyOf(TWO_NETWORKS, TWO_NETWORKS.length + rows.length);
    System.arraycopy(rows, 0, all, TWO_NETWORKS.length, rows.length);
    return RuleTester.of("RTE-407").file("a/routes.txt", windows(all));
  }

  private static final String FIRST = "0.0.0.0 0.0.0.0 10.0.0.1 10.0.0.5 25";

  @Test
  void theDefaultThatLoses() {
    win(
            FIRST,
            "# BUG: RTE-407 warning is used only when that fails (metric 25 against 281)",
            "0.0.0.0 0.0.0.0 172.16.1.1 172.16.1.2 281")
        .expect();
  }

  @Test
  void theDefaultThatLosesMayStandFirst() {
    win(
            "# BUG: RTE-407 warning 10.0.0.1 on 10.0.0.5 is used only when that fails",
            FIRST,
            "0.0.0.0 0.0.0.0 172.16.1.1 172.16.1.2 5")
        .expect();
  }

  @Test
  void equalMetrics() {
    win(
            FIRST,
            "# BUG: RTE-407 warning either may be used",
            "0.0.0.0 0.0.0.0 172.16.1.1 172.16.1.2 25")
        .expect();
  }

  private static final String FLOW =
      """
      network:
        flows:
          - {name: cim, protocol: tcp, source: 172.16.1.2, destination: 10.10.10.10, port: 5989}
      """;

  private static String withPersistent(String... routes) {
    return windows(
            TWO_NETWORKS[0],
            TWO_NETWORKS[1],
            FIRST,
            "# BUG: RTE-407 note gone after a restart",
            "10.10.10.0 255.255.255.0 172.16.1.1 172.16.1.2 28")
        .replace("  None\n", String.join("\n", routes) + "\n");
  }

  private static String unmarked(String text) {
    return text.replace("# BUG: RTE-407 note gone after a restart\n", "");
  }

  @Test
  void aFlowThatRestsOnARouteWhichARestartForgets() {
    RuleTester.of("RTE-407")
        .config(FLOW)
        .file("a/routes.txt", withPersistent("192.0.2.0 255.255.255.0 172.16.1.1 1"))
        .expect();
  }

  @Test
  void aPersistentRouteAnUnusedOneAndATableThatShowsNone() {
    RuleTester.of("RTE-407")
        .config(FLOW)
        .file("a/routes.txt", unmarked(withPersistent("10.10.10.0 255.255.255.0 172.16.1.1 1")))
        .silent();
    RuleTester.of("RTE-407")
        .file("a/routes.txt", unmarked(withPersistent("192.0.2.0 255.255.255.0 172.16.1.1 1")))
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // One adapter; a line without a gateway; a masked row that may be of the same adapter.
        "0.0.0.0 0.0.0.0 10.0.0.2 10.0.0.5 281",
        "0.0.0.0 0.0.0.0 On-link 172.16.1.2 281",
        "0.0.0.0 0.0.0.0 xxx.xxx.0.1 xxx.xxx.0.5 281",
        "0.0.0.0 128.0.0.0 172.16.1.1 172.16.1.2 3"
      })
  void oneAdapterOrNoSecondDefault(String row) {
    win(FIRST, row).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TAP-Windows Adapter V9",
        "Cisco AnyConnect Secure Mobility Client Virtual Miniport Adapter",
        "Fortinet SSL VPN Virtual Ethernet Adapter",
        "WireGuard Tunnel"
      })
  void aVpnClientTakesTheDefaultOver(String adapter) {
    String list =
        """
        ===========================================================================
        Interface List
          7...00 0c 29 ed 61 82 ......Intel(R) 82574L Gigabit Network Connection
         16...00 ff 9a 3c 7a 00 ......%s
        """
            .formatted(adapter);
    RuleTester.of("RTE-407")
        .file("a/routes.txt", list + windows(FIRST, "0.0.0.0 0.0.0.0 10.8.0.1 10.8.0.7 281"))
        .silent();
  }
}
