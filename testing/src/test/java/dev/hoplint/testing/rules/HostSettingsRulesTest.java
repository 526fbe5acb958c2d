package dev.hoplint.testing.rules;

import static dev.hoplint.testing.rules.HostDumps.esxi;
import static dev.hoplint.testing.rules.HostDumps.vmknics;
import static dev.hoplint.testing.rules.HostDumps.windows;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RTE-405, RTE-406 and RTE-409: what a host's table rests on, or does not show. */
class HostSettingsRulesTest {
  private static final String DEFAULT = "default 0.0.0.0 10.131.207.254 vmk0 MANUAL";
  private static final String VMK0 = "10.131.192.0 255.255.240.0 0.0.0.0 vmk0 MANUAL";
  private static final String VMK3 = "10.10.10.0 255.255.255.0 0.0.0.0 vmk3 MANUAL";
  private static final String NOTE = "# BUG: RTE-405 note gateway 10.10.10.1 is set on vmk3 alone";

  private static String addresses(String mark, String gateway) {
    return """
        Name  IPv4 Address   IPv4 Netmask   IPv4 Broadcast  Address Type  Gateway         DHCP DNS
        ----  -------------  -------------  --------------  ------------  --------------  --------
        vmk0  10.131.192.12  255.255.240.0  10.131.207.255  STATIC        10.131.207.254     false
        %svmk3  10.10.10.10    255.255.255.0  10.10.10.255    STATIC        %s         false
        """
        .formatted(mark.isEmpty() ? "" : mark + "\n", gateway);
  }

  private static RuleTester override(String mark, String gateway, String... rows) {
    return RuleTester.of("RTE-405")
        .file("a/addresses.txt", addresses(mark, gateway))
        .file("a/routes.txt", esxi(rows));
  }

  @Test
  void aGatewayThatNoTableShows() {
    override(NOTE, "10.10.10.1", DEFAULT, VMK0, VMK3).expect();
  }

  @Test
  void routesByOtherInterfacesAreNone() {
    override(
            NOTE, "10.10.10.1", DEFAULT, VMK0, VMK3, "172.16.1.0 255.255.255.0 10.131.192.1 vmk0 X")
        .expect();
  }

  @Test
  void withoutAnyDefault() {
    RuleTester.of("RTE-405")
        .file(
            "a/addresses.txt",
            addresses(NOTE, "10.10.10.1").replaceFirst("10.131.207.254", "0.0.0.0       "))
        .file("a/routes.txt", esxi(VMK0, VMK3))
        .expect();
  }

  @Test
  void ofAPortGroupForClients() {
    override(NOTE, "10.10.10.1", DEFAULT, VMK0, VMK3)
        .file(
            "a/vmknics.txt",
            vmknics(
                "vmk0,Management,10.131.192.12,defaultTcpipStack",
                "vmk3,Backup,10.10.10.10,defaultTcpipStack"))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.131.207.254", "xxx.xxx.10.1", "10.10.11.1"})
  void noGatewayOrTheStacksOwn(String gateway) {
    override("", gateway, DEFAULT, VMK0, VMK3).silent();
  }

  @Test
  void aRouteByTheInterface() {
    override("", "10.10.10.1", DEFAULT, VMK0, VMK3, "172.16.1.0 255.255.255.0 10.10.10.1 vmk3 X")
        .silent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vMotion", "NFS-1", "iSCSI-A"})
  void whatEsxiSendsByTheInterfaceOnPurpose(String portgroup) {
    override("", "10.10.10.1", DEFAULT, VMK0, VMK3)
        .file(
            "a/vmknics.txt",
            vmknics(
                "vmk0,Management,10.131.192.12,defaultTcpipStack",
                "vmk3,%s,10.10.10.10,defaultTcpipStack".formatted(portgroup)))
        .silent();
  }

  @Test
  void aPartOfATableMayLackTheRoute() {
    RuleTester.of("RTE-405")
        .file(
            "a.txt",
            "[root@esx1:~] esxcli network ip route ipv4 list | grep vmk0\n"
                + esxi(DEFAULT, VMK0)
                + "[root@esx1:~] esxcli network ip interface ipv4 get\n"
                + addresses("", "10.10.10.1"))
        .silent();
  }

  private static final String FLOW =
      """
      network:
        flows:
          - {name: cim, protocol: tcp, source: 172.16.1.2, destination: 10.10.10.10, port: 5989}
      """;

  private static final String BY_VMK3 = "default 0.0.0.0 10.10.10.254 vmk3 MANUAL";
  private static final String REDIRECTED = "172.16.1.2 255.255.255.255 10.10.10.1 vmk3 MANUAL";

  private static RuleTester redirects(String dump) {
    return RuleTester.of("RTE-406").file("a/routes.txt", dump);
  }

  @Test
  void aRowAsARedirectLeavesIt() {
    redirects(esxi(BY_VMK3, VMK3, "# BUG: RTE-406 note 172.16.1.2/32 by 10.10.10.1", REDIRECTED))
        .expect();
  }

  @Test
  void aDeclaredClientRestsOnIt() {
    redirects(esxi(BY_VMK3, VMK3, "# BUG: RTE-406 warning replies to 172.16.1.2", REDIRECTED))
        .config(FLOW)
        .expect();
  }

  @Test
  void onWindows() {
    redirects(
            windows(
                "0.0.0.0 0.0.0.0 10.0.0.1 10.0.0.5 25",
                "10.0.0.0 255.255.255.0 On-link 10.0.0.5 281",
                "# BUG: RTE-406 note by 10.0.0.2",
                "192.0.2.7 255.255.255.255 10.0.0.2 10.0.0.5 26"))
        .expect();
  }

  @Test
  void linuxSaysSo() {
    redirects(
            """
            root@web1:~# ip route
            default via 10.0.0.1 dev eth0
            10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5
            # BUG: RTE-406 note which an ICMP redirect has left
            192.0.2.7 via 10.0.0.2 dev eth0 proto redirect
            192.0.2.8 via 10.0.0.2 dev eth0 proto static
            """)
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Of another interface, as to a tunnel's far end; of the same gateway; to a network.
        "172.16.1.2 255.255.255.255 10.131.192.1 vmk0 MANUAL",
        "172.16.1.2 255.255.255.255 10.10.10.254 vmk3 MANUAL",
        "172.16.1.0 255.255.255.0 10.10.10.1 vmk3 MANUAL",
        "172.16.1.2 255.255.255.255 xxx.xxx.10.1 vmk3 MANUAL"
      })
  void rowsThatNoRedirectLeaves(String row) {
    redirects(esxi(BY_VMK3, VMK0, VMK3, row)).silent();
  }

  @Test
  void aDefaultFromDhcpIsNoMatterOfThisRule() {
    redirects(esxi("default 0.0.0.0 10.131.207.254 vmk0 DHCP", VMK0, VMK3)).config(FLOW).silent();
  }

  @Test
  void windowsKeepsIt() {
    redirects(
            windows(
                    "0.0.0.0 0.0.0.0 10.0.0.1 10.0.0.5 25",
                    "10.0.0.0 255.255.255.0 On-link 10.0.0.5 281",
                    "192.0.2.7 255.255.255.255 10.0.0.2 10.0.0.5 26")
                .replace("  None", "  192.0.2.7 255.255.255.255 10.0.0.2 1"))
        .silent();
  }

  @Test
  void aVpnClientsRouteToItsServer() {
    redirects(
            windows(
                "0.0.0.0 0.0.0.0 10.8.0.1 10.8.0.7 3",
                "0.0.0.0 0.0.0.0 10.0.0.1 10.0.0.5 25",
                "10.0.0.0 255.255.255.0 On-link 10.0.0.5 281",
                "203.0.113.9 255.255.255.255 10.0.0.1 10.0.0.5 26"))
        .silent();
  }

  private static final String RULES =
      """
      root@web1:~# ip rule
      0: from all lookup local
      32766: from all lookup main
      32767: from all lookup default
      """;

  private static String linux(String... more) {
    return """
        root@web1:~# ip route
        default via 10.0.0.1 dev eth0
        10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5
        10.1.0.0/24 dev eth1 proto kernel scope link src 10.1.0.5
        """
        + String.join("\n", more)
        + "\n";
  }

  private static RuleTester strict(String dump) {
    return RuleTester.of("RTE-409").file("a/web1.txt", dump);
  }

  private static final String STRICT =
      """
      net.ipv4.conf.all.rp_filter = 0
      net.ipv4.conf.eth0.rp_filter = 1
      # BUG: RTE-409 warning strict rp_filter on eth1 drops requests from outside 10.1.0.0/24
      net.ipv4.conf.eth1.rp_filter = 1
      """;

  private static final String UNMARKED = STRICT.replaceAll("# BUG.*\n", "");

  @Test
  void aSecondInterfaceThatChecksStrictly() {
    strict(RULES + linux(STRICT)).expect();
  }

  @Test
  void allInterfacesCheckStrictly() {
    strict(
            RULES
                + linux(
                    "# BUG: RTE-409 warning strict rp_filter on eth1",
                    "net.ipv4.conf.all.rp_filter=1"))
        .expect();
  }

  @Test
  void aSecondDefaultThatIsNotUsedDoesNotHelp() {
    strict(RULES + linux("default via 10.1.0.1 dev eth1 metric 200", STRICT)).expect();
  }

  @Test
  void aDeclaredClient() {
    strict(RULES + linux(STRICT.replace("from outside 10.1.0.0/24", "of 198.51.100.7 to 10.1.0.5")))
        .config(
            """
            network:
              flows:
                - {name: web, protocol: tcp, source: 198.51.100.7, destination: 10.1.0.5, port: 443}
            """)
        .expect();
  }

  @Test
  void withoutPolicyRulesInTheFilesNothingIsKnown() {
    strict(linux(UNMARKED)).silent();
  }

  @Test
  void aRuleSendsBySource() {
    strict(RULES.replace("32766:", "100: from 10.1.0.5 lookup 100\n32766:") + linux(UNMARKED))
        .silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net.ipv4.conf.all.rp_filter = 2\nnet.ipv4.conf.eth1.rp_filter = 1",
        "net.ipv4.conf.all.rp_filter = 1\nnet.ipv4.conf.eth1.rp_filter = 2",
        "net.ipv4.conf.all.rp_filter = 0\nnet.ipv4.conf.eth1.rp_filter = 0",
        "net.ipv4.conf.eth1.rp_filter = 1",
        ""
      })
  void looseOffOrNotKnown(String values) {
    strict(RULES + linux(values)).silent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0/24 via 10.1.0.1 dev eth1",
        "default via 10.1.0.1 dev eth1",
      })
  void anInterfaceWithRoutesOfItsOwn(String route) {
    strict(RULES + linux(route, UNMARKED)).silent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker0", "virbr0", "br-5f1c", "wg0"})
  void bridgesAndTunnels(String name) {
    strict((RULES + linux(UNMARKED)).replace("eth1", name)).silent();
  }

  @Test
  void aLineOfTwo() {
    strict((RULES + linux(UNMARKED)).replace("10.1.0.0/24", "10.1.0.4/30")).silent();
  }
}
