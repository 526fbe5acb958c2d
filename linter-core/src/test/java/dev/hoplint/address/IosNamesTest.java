package dev.hoplint.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of protocols, ports and messages, against the IANA registries. */
class IosNamesTest {
  @ParameterizedTest
  @CsvSource({
    "icmp, 1",
    "igmp, 2",
    "tcp, 6",
    "udp, 17",
    "gre, 47",
    "esp, 50",
    "ahp, 51",
    "eigrp, 88",
    "ospf, 89",
    "pim, 103",
    "pcp, 108",
    "sctp, 132"
  })
  void protocols(String name, int number) {
    assertThat(IpProtocols.number(name)).isEqualTo(number);
    assertThat(IpProtocols.name(number)).isEqualTo(name);
  }

  @Test
  void noProtocols() {
    assertThat(IpProtocols.number("ip")).isNull();
    assertThat(IpProtocols.number("TCP")).isNull();
    assertThat(IpProtocols.name(255)).isNull();
    assertThat(IpProtocols.nameOrNumber(255)).isEqualTo("255");
    assertThat(IpProtocols.nameOrNumber(6)).isEqualTo("tcp");
  }

  @ParameterizedTest
  @CsvSource({
    "bgp, 179",
    "chargen, 19",
    "cmd, 514",
    "daytime, 13",
    "domain, 53",
    "exec, 512",
    "finger, 79",
    "ftp, 21",
    "ftp-data, 20",
    "gopher, 70",
    "hostname, 101",
    "ident, 113",
    "irc, 194",
    "klogin, 543",
    "kshell, 544",
    "login, 513",
    "lpd, 515",
    "nntp, 119",
    "pop2, 109",
    "pop3, 110",
    "smtp, 25",
    "sunrpc, 111",
    "tacacs, 49",
    "talk, 517",
    "telnet, 23",
    "uucp, 540",
    "whois, 43",
    "www, 80"
  })
  void tcpPorts(String name, int port) {
    assertThat(ServicePorts.tcp(name)).isEqualTo(port);
    assertThat(ServicePorts.tcpName(port)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "biff, 512",
    "bootpc, 68",
    "bootps, 67",
    "dnsix, 195",
    "domain, 53",
    "isakmp, 500",
    "mobile-ip, 434",
    "nameserver, 42",
    "netbios-dgm, 138",
    "netbios-ns, 137",
    "netbios-ss, 139",
    "non500-isakmp, 4500",
    "ntp, 123",
    "rip, 520",
    "snmp, 161",
    "snmptrap, 162",
    "syslog, 514",
    "tftp, 69",
    "time, 37",
    "who, 513",
    "xdmcp, 177"
  })
  void udpPorts(String name, int port) {
    assertThat(ServicePorts.udp(name)).isEqualTo(port);
    assertThat(ServicePorts.udpName(port)).isEqualTo(name);
  }

  @Test
  void portsOfTheOtherProtocol() {
    assertThat(ServicePorts.udp("www")).isNull();
    assertThat(ServicePorts.tcp("snmp")).isNull();
    assertThat(ServicePorts.tcpName(514)).isEqualTo("cmd");
    assertThat(ServicePorts.udpName(514)).isEqualTo("syslog");
    assertThat(ServicePorts.tcpName(443)).isNull();
    assertThat(ServicePorts.tcp("https")).isEqualTo(443);
  }

  @ParameterizedTest
  @CsvSource({
    "echo, 8, -1",
    "echo-reply, 0, -1",
    "unreachable, 3, -1",
    "net-unreachable, 3, 0",
    "host-unreachable, 3, 1",
    "port-unreachable, 3, 3",
    "packet-too-big, 3, 4",
    "administratively-prohibited, 3, 13",
    "redirect, 5, -1",
    "time-exceeded, 11, -1",
    "ttl-exceeded, 11, 0",
    "reassembly-timeout, 11, 1",
    "parameter-problem, 12, -1",
    "timestamp-request, 13, -1",
    "mask-reply, 18, -1",
    "traceroute, 30, -1"
  })
  void icmpMessages(String name, int type, int code) {
    assertThat(IcmpMessages.message(name)).isEqualTo(new IcmpMessages.Message(type, code));
    assertThat(IcmpMessages.name(type, code)).isEqualTo(name);
  }

  @Test
  void noIcmpMessages() {
    assertThat(IcmpMessages.message("nonsense")).isNull();
    assertThat(IcmpMessages.name(3, 99)).isNull();
  }

  @Test
  void namesAreShortForOneAlone() {
    assertThat(IcmpMessages.abbreviated("echo-r")).isEqualTo(IcmpMessages.message("echo-reply"));
    assertThat(IcmpMessages.abbreviated("echo")).isEqualTo(IcmpMessages.message("echo"));
    assertThat(IcmpMessages.abbreviated("host-")).isNull();
    assertThat(IcmpMessages.abbreviated("")).isNull();
    assertThat(ServicePorts.abbreviated("tel", false)).isEqualTo(23);
    assertThat(ServicePorts.abbreviated("snmp", true)).isEqualTo(161);
    // Two names of one port.
    assertThat(ServicePorts.abbreviated("taca", true)).isEqualTo(49);
    assertThat(ServicePorts.abbreviated("net", true)).isNull();
    assertThat(Icmpv6Messages.spelledOut("nd-na")).isEqualTo("nd-na");
    assertThat(Icmpv6Messages.spelledOut("packet")).isEqualTo("packet-too-big");
    assertThat(Icmpv6Messages.spelledOut("mld-re")).isNull();
    assertThat(HeaderFieldNames.precedence("flash")).isEqualTo(3);
    assertThat(HeaderFieldNames.dscp("af")).isNull();
  }

  @Test
  void igmpTypes() {
    assertThat(IgmpTypes.number("host-query")).isEqualTo(0x11);
    assertThat(IgmpTypes.number("v3-report")).isEqualTo(0x22);
    assertThat(IgmpTypes.name(0x17)).isEqualTo("v2-leave");
    assertThat(IgmpTypes.ofNumber(2)).isEqualTo(0x12);
    assertThat(IgmpTypes.number("v2leave-group")).isEqualTo(0x17);
    assertThat(IgmpTypes.number("v3host")).isEqualTo(0x22);
    assertThat(IgmpTypes.number("host-")).isNull();
    assertThat(IgmpTypes.number("nonsense")).isNull();
  }
}
