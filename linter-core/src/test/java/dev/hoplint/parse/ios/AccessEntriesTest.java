package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.Extra;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.Action;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of IPv4 access lists: what each of their clauses says. */
class AccessEntriesTest {
  private static AccessEntry extended(String line) {
    Ios ios = Ios.lines("ip access-list extended A", " " + line);
    assertThat(ios.result.problems()).isEmpty();
    AccessEntry entry = ios.list("A").entry(0);
    assertThat(ios.words(entry.span())).isEqualTo(line);
    return entry;
  }

  private static AccessEntry standard(String line) {
    Ios ios = Ios.lines("ip access-list standard A", " " + line);
    assertThat(ios.result.problems()).isEmpty();
    return ios.list("A").entry(0);
  }

  private static Wildcard wildcard(String address, String wildcard) {
    return new Wildcard(Ipv4Address.of(address).bits(), Ipv4Address.of(wildcard).bits());
  }

  @Test
  void standardEntries() {
    assertThat(standard("permit any").source()).isEqualTo(Wildcard.ANY);
    assertThat(standard("deny host 10.0.0.1").source()).isEqualTo(wildcard("10.0.0.1", "0.0.0.0"));
    assertThat(standard("deny host 10.0.0.1").action()).isEqualTo(Action.DENY);
    assertThat(standard("permit 10.0.0.1").source()).isEqualTo(wildcard("10.0.0.1", "0.0.0.0"));
    assertThat(standard("permit 10.0.0.0 0.0.0.255 log").source())
        .isEqualTo(wildcard("10.0.0.0", "0.0.0.255"));
    assertThat(standard("permit 10.0.0.0, wildcard".replace(", wildcard", " 0.0.254.255")).source())
        .isEqualTo(wildcard("10.0.0.0", "0.0.254.255"));
    assertThat(standard("permit any log cookie").extra()).isEqualTo(Extra.NONE.logged(true));
    assertThat(standard("permit object-group G").extra().unmodelled())
        .containsExactly("object-group");
    assertThat(standard("permit any").protocol()).isEqualTo(AccessEntry.ANY_PROTOCOL);
    assertThat(standard("permit any").destination()).isEqualTo(Wildcard.ANY);
  }

  @ParameterizedTest
  @CsvSource({
    "ip, -1", "icmp, 1", "igmp, 2", "ipinip, 4", "tcp, 6", "udp, 17", "gre, 47", "esp, 50",
    "ahp, 51", "eigrp, 88", "ospf, 89", "nos, 94", "pim, 103", "pcp, 108", "sctp, 132", "0, 0",
    "6, 6", "255, 255", "TCP, 6"
  })
  void protocols(String word, int number) {
    assertThat(extended("permit " + word + " any any").protocol()).isEqualTo(number);
  }

  @Test
  void addresses() {
    AccessEntry entry = extended("deny ip 10.0.0.0 0.255.255.255 host 192.0.2.1");

    assertThat(entry.source()).isEqualTo(wildcard("10.0.0.0", "0.255.255.255"));
    assertThat(entry.destination()).isEqualTo(Wildcard.host(Ipv4Address.of("192.0.2.1")));
    assertThat(entry.action()).isEqualTo(Action.DENY);
    assertThat(entry.hasL4()).isFalse();
    assertThat(extended("permit ip 10.0.0.7 0.0.0.255 any").source())
        .isEqualTo(wildcard("10.0.0.0", "0.0.0.255"));
  }

  @ParameterizedTest
  @CsvSource({
    "eq 80, 80",
    "eq www, 80",
    "eq 80 443 8080, '80,443,8080'",
    "eq www 81, 80-81",
    "neq 80, '0-79,81-65535'",
    "neq 80 443, '0-79,81-442,444-65535'",
    "gt 1023, 1024-65535",
    "gt 65535, none",
    "lt 1024, 0-1023",
    "lt 0, none",
    "range 20 25, 20-25",
    "range 25 20, 20-25",
    "range ftp-data ftp, 20-21",
    "eq domain, 53",
    "eq hostname, 101",
  })
  void ports(String ports, String expected) {
    AccessEntry source = extended("permit tcp any " + ports + " any");
    assertThat(source.sourcePorts()).hasToString(expected);
    assertThat(source.destinationPorts()).isEqualTo(PortSet.ALL);
    assertThat(source.hasL4()).isTrue();

    AccessEntry destination = extended("permit tcp any any " + ports + " log");
    assertThat(destination.destinationPorts()).hasToString(expected);
    assertThat(destination.sourcePorts()).isEqualTo(PortSet.ALL);

    AccessEntry both = extended("permit tcp host 10.0.0.1 " + ports + " any " + ports);
    assertThat(both.sourcePorts()).hasToString(expected);
    assertThat(both.destinationPorts()).hasToString(expected);
  }

  @Test
  void portNamesOfTheProtocol() {
    assertThat(extended("permit tcp any any eq cmd").destinationPorts()).hasToString("514");
    assertThat(extended("permit udp any any eq syslog").destinationPorts()).hasToString("514");
    assertThat(extended("permit udp any any eq bootps bootpc").destinationPorts())
        .hasToString("67-68");
    assertThat(Ios.lines("ip access-list extended A", " permit udp any any eq www").malformed())
        .containsExactly("`www` is not a port of udp");
    assertThat(Ios.lines("ip access-list extended A", " permit tcp any any eq snmp").malformed())
        .containsExactly("`snmp` is not a port of tcp");
  }

  @Test
  void portOperatorThatMatchesEverything() {
    AccessEntry entry = extended("permit tcp any any range 0 65535");

    assertThat(entry.destinationPorts()).isEqualTo(PortSet.ALL);
    assertThat(entry.hasL4()).isTrue();
    assertThat(extended("permit tcp any any").hasL4()).isFalse();
  }

  @Test
  void fragments() {
    assertThat(extended("permit ip any any fragments").fragments()).isTrue();
    assertThat(extended("permit ip any any").fragments()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "echo, 8, -1",
    "echo-reply, 0, -1",
    "unreachable, 3, -1",
    "packet-too-big, 3, 4",
    "administratively-prohibited, 3, 13",
    "ttl-exceeded, 11, 0",
    "3, 3, -1",
    "3 4, 3, 4",
    "3 4 log, 3, 4",
    "time-exceeded log-input, 11, -1",
  })
  void icmp(String words, int type, int code) {
    AccessEntry entry = extended("permit icmp any any " + words);

    assertThat(entry.extra().icmpType()).isEqualTo(type);
    assertThat(entry.extra().icmpCode()).isEqualTo(code);
    assertThat(entry.hasL4()).isTrue();
    assertThat(extended("permit icmp any any").hasL4()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"host-query, 17", "v2-leave, 23", "v3-report, 34", "2, 18"})
  void igmp(String words, int type) {
    assertThat(extended("permit igmp any any " + words).extra().icmpType()).isEqualTo(type);
  }

  @Test
  void tcpFlags() {
    assertThat(extended("permit tcp any any established").extra().tcpFlags())
        .isEqualTo(TcpFlags.ESTABLISHED);
    assertThat(extended("permit tcp any any syn").extra().tcpFlags())
        .isEqualTo(new TcpFlags(TcpFlags.SYN, 0, true));
    assertThat(extended("permit tcp any any ack fin").extra().tcpFlags())
        .isEqualTo(new TcpFlags(TcpFlags.ACK | TcpFlags.FIN, 0, true));
    assertThat(extended("permit tcp any any match-all +syn -ack").extra().tcpFlags())
        .isEqualTo(new TcpFlags(TcpFlags.SYN, TcpFlags.ACK, false));
    assertThat(extended("permit tcp any any eq 22 match-any +rst +urg -psh").extra().tcpFlags())
        .isEqualTo(new TcpFlags(TcpFlags.RST | TcpFlags.URG, TcpFlags.PSH, true));
  }

  @Test
  void otherClauses() {
    assertThat(extended("permit ip any any log").extra()).isEqualTo(Extra.NONE.logged(true));
    assertThat(extended("permit tcp any any eq 80 log-input tag9").extra().unmodelled()).isEmpty();
    assertThat(extended("permit ip any any time-range WORK").extra().timeRange()).isEqualTo("WORK");
    assertThat(extended("permit ip any any log time-range WORK").extra().timeRange())
        .isEqualTo("WORK");
  }

  @ParameterizedTest
  @CsvSource({
    "permit ip any any dscp ef, dscp",
    "permit ip any any precedence critical, precedence",
    "permit ip any any tos 8, tos",
    "permit ip any any option any-options, option",
    "permit ip any any ttl eq 1, ttl",
    "permit ip any any ttl range 1 4, ttl",
    "permit tcp any any reflect R timeout 10, reflect R",
    "evaluate R, evaluate R",
    "dynamic D timeout 5 permit ip any any, dynamic D",
    "permit tcp object-group A any eq 80, object-group",
    "permit ip any object-group B, object-group",
    "permit object-group S object-group A object-group B, object-group",
  })
  void clausesThatAreNoCondition(String line, String clause) {
    assertThat(extended(line).extra().unmodelled()).containsExactly(clause);
  }

  @Test
  void addressOfAnObjectGroupIsAny() {
    AccessEntry entry = extended("deny tcp object-group A host 10.0.0.1 eq 80 dscp ef");

    assertThat(entry.source()).isEqualTo(Wildcard.ANY);
    assertThat(entry.destination()).isEqualTo(Wildcard.host(Ipv4Address.of("10.0.0.1")));
    assertThat(entry.extra().unmodelled()).isEqualTo(Set.of("object-group", "dscp"));
  }
}
