package dev.hoplint.testing.rules;

import dev.hoplint.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RTE-401 and RTE-402: where they speak, and where the dumps prove nothing or all is well. */
class ReturnRouteRulesTest {
  private static final String FLOW =
      """
      network:
        hosts:
          - {name: backup, address: 172.16.1.2/24}
        flows:
          - {name: cim, protocol: tcp, source: 172.16.1.2, destination: 10.10.10.10, port: 5989}
      """;

  private static final String ADDRESSES =
      """
      Name  IPv4 Address   IPv4 Netmask   IPv4 Broadcast  Address Type  Gateway         DHCP DNS
      ----  -------------  -------------  --------------  ------------  --------------  --------
      vmk0  10.131.192.12  255.255.240.0  10.131.207.255  STATIC        10.131.207.254     false
      vmk3  10.10.10.10    255.255.255.0  10.10.10.255    STATIC        0.0.0.0            false
      """;

  private static String routes(String... rows) {
    return """
        Network       Netmask        Gateway         Interface  Source
        ------------  -------------  --------------  ---------  ------
        """
        + String.join("\n", rows)
        + "\n";
  }

  private static final String DEFAULT =
      "default       0.0.0.0        10.131.207.254  vmk0       MANUAL";
  private static final String VMK0 =
      "10.131.192.0  255.255.240.0  0.0.0.0         vmk0       MANUAL";
  private static final String VMK3 =
      "10.10.10.0    255.255.255.0  0.0.0.0         vmk3       MANUAL";

  private static RuleTester tester() {
    return RuleTester.of("RTE-401", "RTE-402").config(FLOW).file("esx1/addresses.txt", ADDRESSES);
  }

  @Test
  void theDefaultTakesTheReplyElsewhere() {
    tester()
        .file("esx1/routes.txt", routes("# BUG: RTE-402 warning by vmk0", DEFAULT, VMK3, VMK0))
        .expect();
  }

  @Test
  void aRouteToTheClientByTheArrivalInterfaceIsRight() {
    tester()
        .file(
            "esx1/routes.txt",
            routes(
                DEFAULT,
                VMK3,
                VMK0,
                "172.16.1.0    255.255.255.0  10.10.10.1      vmk3       MANUAL"))
        .silent();
  }

  @Test
  void noRouteAtAll() {
    tester()
        .file("esx1/routes.txt", routes("# BUG: RTE-401 error no route back", VMK3, VMK0))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[root@esx1:~] esxcli network ip route ipv4 list | grep vmk\n",
        "[root@esx1:~] esxcli network ip route ipv4 list | head -4\n",
      })
  void aFilteredDumpProvesNoAbsence(String command) {
    RuleTester.of("RTE-401", "RTE-402")
        .config(FLOW)
        .file("esx1.txt", command + routes(VMK3, VMK0))
        .silent();
  }

  @Test
  void aMaskedRowMayBeTheRouteToTheClient() {
    tester()
        .file(
            "esx1/routes.txt",
            routes(VMK3, "xxx.xxx.1.0   255.255.255.0  10.10.10.1      vmk3       MANUAL", VMK0))
        .silent();
  }

  @Test
  void aClientOnTheArrivalSubnetIsAnsweredDirectly() {
    RuleTester.of("RTE-401", "RTE-402")
        .config(
            FLOW.replace("172.16.1.2/24", "10.10.10.77/24").replace("172.16.1.2", "10.10.10.77"))
        .file("esx1/addresses.txt", ADDRESSES)
        .file("esx1/routes.txt", routes(DEFAULT, VMK3, VMK0))
        .silent();
  }

  @Test
  void anotherHostsAddressIsNoneOfItsBusiness() {
    RuleTester.of("RTE-401", "RTE-402")
        .config(FLOW.replace("destination: 10.10.10.10", "destination: 10.10.10.99"))
        .file("esx1/addresses.txt", ADDRESSES)
        .file("esx1/routes.txt", routes(DEFAULT, VMK3, VMK0))
        .silent();
  }

  @Test
  void aStackOfItsOwnHasItsOwnDefault() {
    RuleTester.of("RTE-401", "RTE-402")
        .config(FLOW)
        .file(
            "esx1.txt",
            "[root@esx1:~] esxcli network ip route ipv4 list\n"
                + routes(DEFAULT, VMK0)
                + "[root@esx1:~] esxcli network ip route ipv4 list -N backup\n"
                + routes("default       0.0.0.0        10.10.10.1      vmk3       MANUAL", VMK3))
        .silent();
  }

  @Test
  void withoutFlowsItIsANote() {
    RuleTester.of("RTE-401", "RTE-402")
        .file("esx1/addresses.txt", ADDRESSES)
        .file(
            "esx1/routes.txt", routes("# BUG: RTE-402 note vmk3 has no route", DEFAULT, VMK3, VMK0))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iSCSI-A", "NFS storage", "vMotion", "vSAN"})
  void withoutFlowsInterfacesForTheirOwnSubnetAreSilent(String portgroup) {
    RuleTester.of("RTE-401", "RTE-402")
        .file("esx1/addresses.txt", ADDRESSES)
        .file("esx1/routes.txt", routes(DEFAULT, VMK3, VMK0))
        .file(
            "esx1/interfaces.txt",
            """
            vmk3
               Name: vmk3
               MAC Address: 00:50:56:64:f9:96
               Enabled: true
               Portset: vSwitch2
               Portgroup: %s
               Netstack Instance: defaultTcpipStack
               MTU: 1500
            """
                .formatted(portgroup))
        .silent();
  }

  @Test
  void withoutFlowsALineOfTwoIsSilent() {
    RuleTester.of("RTE-401", "RTE-402")
        .file(
            "esx1/routes.txt",
            routes(
                DEFAULT, "10.10.10.8    255.255.255.252  0.0.0.0        vmk3       MANUAL", VMK0))
        .silent();
  }

  @Test
  void connectionTrackingOnOneWayOnlyIsAnError() {
    RuleTester.of("RTE-402")
        .config(FLOW + "  stateful: [FW]\n")
        .file("esx1/addresses.txt", ADDRESSES)
        .file(
            "esx1/routes.txt",
            routes("# BUG: RTE-402 error connection tracking on FW", DEFAULT, VMK3, VMK0))
        .file(
            "fw.cfg",
            """
            hostname FW
            interface GigabitEthernet0/0
             ip address 10.131.207.254 255.255.240.0
            interface GigabitEthernet0/1
             ip address 192.0.2.1 255.255.255.252
            ip route 0.0.0.0 0.0.0.0 192.0.2.2
            end
            """)
        .file(
            "core.cfg",
            """
            hostname CORE
            interface GigabitEthernet0/0
             ip address 172.16.1.1 255.255.255.0
            interface GigabitEthernet0/1
             ip address 10.10.10.1 255.255.255.0
            interface GigabitEthernet0/2
             ip address 192.0.2.2 255.255.255.252
            end
            """)
        .expect();
  }

  private static final String GUEST =
      """
      C:\\Users\\Administrator>route print
      ===========================================================================
      IPv4 Route Table
      ===========================================================================
      Active Routes:
      Network Destination        Netmask          Gateway       Interface  Metric
                0.0.0.0          0.0.0.0      192.168.1.1      192.168.1.2    281
             10.10.10.0    255.255.255.0       172.16.1.1       172.16.1.2     28
             172.16.1.0    255.255.255.0         On-link        172.16.1.2    281
            192.168.1.0    255.255.255.0         On-link       192.168.1.2    281
      ===========================================================================
      Persistent Routes:
        None
      """;

  private static RuleTester withGuest(String guest) {
    return RuleTester.of("RTE-401", "RTE-402")
        .file("guest/routes.txt", guest)
        .file("esx1/addresses.txt", ADDRESSES);
  }

  /** Nobody gives a host a route to a subnet that it does not talk to. */
  @Test
  void aClientThatItsOwnTableProves() {
    withGuest(GUEST)
        .file(
            "esx1/routes.txt",
            routes("# BUG: RTE-402 warning guest (172.16.1.2)", DEFAULT, VMK3, VMK0))
        .expect();
  }

  @Test
  void ofAProvedClientItIsAWarningAtMost() {
    withGuest(GUEST)
        .file("esx1/routes.txt", routes("# BUG: RTE-401 warning no route back", VMK3, VMK0))
        .expect();
  }

  @Test
  void aProvedClientIsAnsweredByTheRightInterface() {
    withGuest(GUEST)
        .file(
            "esx1/routes.txt",
            routes(
                DEFAULT,
                VMK3,
                VMK0,
                "172.16.1.0    255.255.255.0  10.10.10.1      vmk3       MANUAL"))
        .silent();
  }

  /** A default, or a route to much more than the subnet, is no proof: only the note is due. */
  @ParameterizedTest
  @ValueSource(strings = {"255.0.0.0", "0.0.0.0", "255.255.0.0"})
  void aWideRouteProvesNoClient(String mask) {
    withGuest(GUEST.replace("10.10.10.0    255.255.255.0", "10.10.10.0    " + mask))
        .file(
            "esx1/routes.txt", routes("# BUG: RTE-402 note vmk3 has no route", DEFAULT, VMK3, VMK0))
        .expect();
  }

  private static final String ROUTER =
      """
      hostname R9
      interface GigabitEthernet0/0
       ip address 172.16.1.1 255.255.255.0
      interface GigabitEthernet0/1
       ip address 192.0.2.1 255.255.255.0
      ip route 10.10.10.0 255.255.255.0 192.0.2.2
      end
      """;

  private static RuleTester withRouter(String router) {
    return RuleTester.of("RTE-401", "RTE-402")
        .file("r9.cfg", router)
        .file("esx1/addresses.txt", ADDRESSES);
  }

  @Test
  void aRouterThatServesTheSubnetShowsWhoMayAsk() {
    withRouter(ROUTER)
        .file(
            "esx1/routes.txt",
            routes("# BUG: RTE-402 note hosts of 172.16.1.0/24", DEFAULT, VMK3, VMK0))
        .expect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route 10.0.0.0 255.0.0.0 192.0.2.2",
        "ip route 0.0.0.0 0.0.0.0 192.0.2.2",
        "ip route 10.10.10.0 255.255.255.0 Null0"
      })
  void aRouterWithAWideRouteShowsNothing(String route) {
    withRouter(ROUTER.replace("ip route 10.10.10.0 255.255.255.0 192.0.2.2", route))
        .file(
            "esx1/routes.txt", routes("# BUG: RTE-402 note vmk3 has no route", DEFAULT, VMK3, VMK0))
        .expect();
  }

  @Test
  void whereFlowsAreDeclaredOthersThatMayAskAreNotNoted() {
    withRouter(ROUTER)
        .config(FLOW.replace("172.16.1.2", "10.10.10.77"))
        .file("esx1/routes.txt", routes(DEFAULT, VMK3, VMK0))
        .silent();
  }

  /** Only who talks to the host for sure is missing a route; a router's subnets only may. */
  @Test
  void aRoutersSubnetsProveNoMissingRoute() {
    withRouter(ROUTER).file("esx1/routes.txt", routes(VMK3, VMK0)).silent();
  }

  @Test
  void noRouteForWindowsAndForAStack() {
    RuleTester.of("RTE-401")
        .config(FLOW.replace("10.10.10.10", "10.0.0.5"))
        .file(
            "web1/routes.txt",
            HostDumps.windows(
                "# BUG: RTE-401 error has no route back",
                "10.0.0.0 255.255.255.0 On-link 10.0.0.5 281"))
        .expect();
    RuleTester.of("RTE-401")
        .config(FLOW)
        .file(
            "esx1.txt",
            "[root@esx1:~] esxcli network ip route ipv4 list\n"
                + routes(DEFAULT, VMK0)
                + "[root@esx1:~] esxcli network ip route ipv4 list -N backup\n"
                + routes("# BUG: RTE-401 error backup has no route back", VMK3))
        .expect();
  }

  @Test
  void twoDumpsOfOneHostAreNoClients() {
    RuleTester.of("RTE-401", "RTE-402")
        .file("before/addresses.txt", ADDRESSES)
        .file(
            "before/routes.txt",
            routes("# BUG: RTE-402 note vmk3 has no route", DEFAULT, VMK3, VMK0))
        .file("after/addresses.txt", ADDRESSES)
        .file(
            "after/routes.txt",
            routes(
                DEFAULT,
                VMK3,
                VMK0,
                "10.10.10.0    255.255.255.0  10.131.192.1    vmk0       MANUAL"))
        .expect();
  }
}
