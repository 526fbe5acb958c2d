package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.PrefixList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Object groups, IPv6 access lists, prefix lists, class-maps and the like. */
class DefinitionsTest {
  private static Definitions good(String... lines) {
    Ios ios = Ios.lines(lines);
    assertThat(ios.result.problems()).isEmpty();
    return ios.config.definitions();
  }

  private static ObjectGroup.Member member(String type, String line) {
    Ios ios = Ios.lines("object-group " + type + " G", " " + line);
    assertThat(ios.result.problems()).isEmpty();
    ObjectGroup group = ios.config.definitions().objectGroups().get(0);
    assertThat(group.members()).hasSize(1);
    assertThat(ios.words(group.members().get(0).span())).isEqualTo(line);
    return group.members().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "any, 0.0.0.0/0",
    "host 10.0.0.1, 10.0.0.1/32",
    "10.0.0.0 255.255.255.0, 10.0.0.0/24",
    "10.0.0.0/8, 10.0.0.0/8",
  })
  void networks(String line, String prefix) {
    assertThat(((ObjectGroup.Network) member("network", line)).prefix())
        .isEqualTo(Ipv4Prefix.parse(prefix));
  }

  @Test
  void ipv6EntriesGetNewNumbers() {
    Ios ios =
        Ios.lines(
            "ipv6 access-list A",
            " permit tcp any any",
            " permit udp any any",
            "ipv6 access-list resequence A 100 20",
            "ipv6 access-list A",
            " permit icmp any any",
            " no sequence 120");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.definitions().ipv6AccessLists().get(0).entries())
        .extracting(Printer::entry)
        .containsExactly("sequence 100 permit tcp any any", "sequence 130 permit icmp any any");
    assertThat(Ios.lines("ipv6 access-list resequence").config.definitions().ipv6AccessLists())
        .hasSize(1);
    assertThat(Ios.lines("ipv6 access-list resequence A x").malformed())
        .containsExactly("`x` is not a number");
  }

  @Test
  void rangesAndGroups() {
    ObjectGroup.AddressRange range =
        (ObjectGroup.AddressRange) member("network", "range 10.0.0.5 10.0.0.9");
    assertThat(range.first()).isEqualTo(Ipv4Address.of("10.0.0.5"));
    assertThat(range.last()).isEqualTo(Ipv4Address.of("10.0.0.9"));

    Ios ios = Ios.lines("object-group network G", " group-object H");
    assertThat(ios.config.definitions().objectGroups().get(0).members())
        .containsExactly(
            new ObjectGroup.Group(ios.use("group-object H"), ios.at("group-object H")));
    assertThat(ios.config.references()).hasSize(1);
    assertThat(ios.config.references().get(0).kind()).isEqualTo(Kind.OBJECT_GROUP);
  }

  @ParameterizedTest
  @CsvSource({
    "tcp, 6, all, all, false",
    "tcp eq www, 6, all, 80, true",
    "tcp source gt 1023, 6, 1024-65535, all, true",
    "udp source eq 53 range 100 200, 17, 53, 100-200, true",
    "tcp-udp lt 1024, 6 17, all, 0-1023, true",
    "ip, -1, all, all, false",
    "47, 47, all, all, false",
    "esp, 50, all, all, false",
  })
  void services(
      String line, String protocols, String source, String destination, boolean operator) {
    ObjectGroup.Service service = (ObjectGroup.Service) member("service", line);

    assertThat(service.protocols().stream().map(String::valueOf).toList())
        .containsExactly(protocols.split(" "));
    assertThat(ports(service.sourcePorts())).isEqualTo(source);
    assertThat(ports(service.destinationPorts())).isEqualTo(destination);
    assertThat(service.portOperator()).isEqualTo(operator);
  }

  private static String ports(PortSet ports) {
    return ports.equals(PortSet.ALL) ? "all" : ports.toString();
  }

  @ParameterizedTest
  @CsvSource({"icmp, -1, -1", "icmp echo, 8, -1", "icmp 3 4, 3, 4"})
  void icmpServices(String line, int type, int code) {
    ObjectGroup.Service service = (ObjectGroup.Service) member("service", line);

    assertThat(service.icmpType()).isEqualTo(type);
    assertThat(service.icmpCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network | host 10.0.0.256 | `10.0.0.256` is not an address",
        "network | host x | `x` is not an address",
        "network | 10.0.0.0 255.0.255.0 | `255.0.255.0` is not a network mask",
        "network | range 10.0.0.1 | `range 10.0.0.1` needs an address",
        "network | any any | `any` is not understood here",
        "service | tcp eq nosuch | `nosuch` is not a port of tcp",
        "service | nosuch | `nosuch` is not an IP protocol",
        "service | tcp source all | `source` and `destination` need an operator and a port",
      })
  void badMembers(String type, String line, String message) {
    Ios ios = Ios.lines("object-group " + type + " G", " " + line);

    assertThat(ios.malformed()).containsExactly(message);
    ObjectGroup group = ios.config.definitions().objectGroups().get(0);
    assertThat(group.members()).isEmpty();
    assertThat(group.malformed()).containsExactly(ios.at(line));
  }

  @Test
  void undoneGroups() {
    assertThat(good("object-group network G", " host 10.0.0.1", "no object-group network G"))
        .isEqualTo(Definitions.NONE);
    assertThat(
            good("object-group network G", " host 10.0.0.1", " any", " no host 10.0.0.1")
                .objectGroups()
                .get(0)
                .members())
        .hasSize(1);
    assertThat(Ios.lines("object-group network G", "object-group service G").malformed())
        .containsExactly("the object group G is of the other type already");
  }

  @Test
  void groupsOfAnEntry() {
    Ios ios =
        Ios.lines(
            "ip access-list extended A",
            " permit object-group S object-group F object-group T",
            " permit tcp any object-group T eq 80",
            " permit tcp any any",
            "ip access-list standard B",
            " permit object-group F");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.list("A").entry(0).extra().groups())
        .isEqualTo(new AccessEntry.Groups("S", "F", "T"));
    assertThat(ios.list("A").entry(1).extra().groups())
        .isEqualTo(new AccessEntry.Groups(null, null, "T"));
    assertThat(ios.list("A").entry(1).extra().unmodelled()).containsExactly("object-group");
    assertThat(ios.list("A").entry(2).extra().groups()).isNull();
    assertThat(ios.list("B").entry(0).extra().groups())
        .isEqualTo(new AccessEntry.Groups(null, "F", null));
  }

  private static Ipv6AccessList.Entry entry(String line) {
    Ios ios = Ios.lines("ipv6 access-list S", " " + line);
    assertThat(ios.result.problems()).isEmpty();
    Ipv6AccessList.Entry entry = ios.config.definitions().ipv6AccessLists().get(0).entries().get(0);
    assertThat(ios.words(entry.span())).isEqualTo(line);
    return entry;
  }

  @Test
  void ipv6Entries() {
    Ipv6AccessList.Entry plain = entry("permit ipv6 any any");
    assertThat(plain.action()).isEqualTo(Action.PERMIT);
    assertThat(plain.protocol()).isEqualTo(AccessEntry.ANY_PROTOCOL);
    assertThat(plain.sequence()).isEqualTo(10);
    assertThat(plain.source()).isEqualTo("any");
    assertThat(plain.portOperator()).isFalse();

    Ipv6AccessList.Entry tcp =
        entry("sequence 30 deny tcp 2001:DB8:0:0::/32 gt 1023 host 2001:db8:0::0:1 eq www log");
    assertThat(tcp.sequence()).isEqualTo(30);
    assertThat(tcp.source()).isEqualTo("2001:db8::/32");
    assertThat(tcp.sourcePorts()).hasToString("1024-65535");
    assertThat(tcp.destination()).isEqualTo("host 2001:db8::1");
    assertThat(tcp.destinationPorts()).hasToString("80");
    assertThat(tcp.clauses()).containsExactly("log");

    assertThat(entry("permit udp any any sequence 7").sequence()).isEqualTo(7);
    assertThat(entry("permit icmp any any nd-na").clauses()).containsExactly("nd-na");
    assertThat(entry("permit icmp any any").protocol()).isEqualTo(58);
    assertThat(entry("permit ipv6 any any fragments").fragments()).isTrue();
    assertThat(entry("deny ipv6 any any undetermined-transport log").clauses())
        .containsExactly("undetermined-transport", "log");
    assertThat(entry("permit tcp any any established dscp EF time-range Work").clauses())
        .containsExactly("established", "dscp ef", "time-range Work");
    assertThat(entry("deny ipv6 any any routing-type 0").clauses())
        .containsExactly("routing-type 0");
  }

  @Test
  void ipv6Lists() {
    Ios ios =
        Ios.lines(
            "ipv6 access-list S",
            " remark first",
            " permit tcp any any eq 80",
            " sequence 15 deny ipv6 any any",
            " permit udp any any",
            " no sequence 15",
            " no permit udp any any",
            " permit bad any any");
    Ipv6AccessList list = ios.config.definitions().ipv6AccessLists().get(0);

    assertThat(list.name()).isEqualTo("S");
    assertThat(list.entries()).hasSize(1);
    assertThat(list.malformed()).containsExactly(ios.at("permit bad any any"));
    assertThat(ios.malformed()).containsExactly("`bad` is not an IPv6 protocol");
    assertThat(good("ipv6 access-list S", " permit ipv6 any any", "no ipv6 access-list S"))
        .isEqualTo(Definitions.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permit ipv6 2001:db8::/129 any | `2001:db8::/129` is not an IPv6 prefix",
        "permit ipv6 host 2001::1::2 any | `2001::1::2` is not an IPv6 address",
        "permit ipv6 any eq 80 any | ports need the protocol tcp or udp",
        "permit ipv6 any any established | `established` and TCP flags need the protocol tcp",
        "deny tcp any any undetermined-transport | `undetermined-transport` needs the protocol ipv6",
        "permit ipv6 any any nosuch | `nosuch` is not understood here",
        "permit ipv6 any | `permit ipv6 any` needs an address",
      })
  void badIpv6Entries(String line, String message) {
    Ios ios = Ios.lines("ipv6 access-list S", " " + line);

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.config.definitions().ipv6AccessLists().get(0).entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:0DB8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "FE80::, fe80::",
  })
  void canonicalAddresses(String text, String canonical) {
    assertThat(Ipv6Text.address(text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::g", "1:::2", "12345::"})
  void noAddresses(String text) {
    assertThat(Ipv6Text.address(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ip prefix-list P seq 5 permit 10.0.0.0/8, 5, 10.0.0.0/8, 8, 8",
    "ip prefix-list P permit 0.0.0.0/0 le 32, 5, 0.0.0.0/0, 0, 32",
    "ip prefix-list P seq 7 deny 10.0.0.0/8 ge 24, 7, 10.0.0.0/8, 24, 32",
    "ip prefix-list P seq 7 permit 10.0.0.0/8 ge 9 le 24, 7, 10.0.0.0/8, 9, 24",
    "ipv6 prefix-list P seq 5 permit 2001:DB8::/32 le 48, 5, 2001:db8::/32, 32, 48",
  })
  void prefixLists(String line, int sequence, String prefix, int low, int high) {
    Ios ios = Ios.lines(line);
    assertThat(ios.result.problems()).isEmpty();
    PrefixList list = ios.config.definitions().prefixLists().get(0);

    assertThat(list.name()).isEqualTo("P");
    assertThat(list.ipv6()).isEqualTo(line.startsWith("ipv6"));
    Action action = line.contains(" permit ") ? Action.PERMIT : Action.DENY;
    assertThat(list.entries())
        .containsExactly(new PrefixList.Entry(sequence, action, prefix, low, high, ios.at(line)));
    assertThat(Ios.lines(line, "no " + line).config.definitions()).isEqualTo(Definitions.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip prefix-list P permit 10.0.0.0 | `10.0.0.0` is not a prefix",
        "ip prefix-list P permit 10.0.0.0/8 ge 4 | `4` is not a number 8-32",
        "ip prefix-list P 10.0.0.0/8 | a prefix list needs `permit` or `deny`",
        "ip prefix-list P permit 10.0.0.0/8 or longer | `or` is not understood here",
        "ip as-path access-list 1 _65000_ | the list needs `permit` or `deny`",
        "class-map match-any | `class-map match-any` needs a name",
      })
  void badDefinitions(String line, String message) {
    Ios ios = Ios.lines(line);

    assertThat(ios.malformed()).containsExactly(message);
    assertThat(ios.config.definitions()).isEqualTo(Definitions.NONE);
  }

  @Test
  void namedLists() {
    Ios ios =
        Ios.lines(
            "ip as-path access-list 1 permit ^65000$",
            "ip as-path access-list 1 deny .*",
            "ip community-list standard C permit 65000:1 internet",
            "ip community-list 99 permit 65000:2",
            "time-range T",
            " periodic weekdays 8:00 to 18:00",
            "no ip community-list 99");

    assertThat(ios.result.problems()).isEmpty();
    assertThat(ios.config.definitions().others())
        .containsExactly(
            new Definitions.Named(
                Kind.AS_PATH_LIST, "1", ios.at("ip as-path access-list 1 permit ^65000$")),
            new Definitions.Named(
                Kind.COMMUNITY_LIST,
                "C",
                ios.at("ip community-list standard C permit 65000:1 internet")),
            new Definitions.Named(Kind.TIME_RANGE, "T", ios.at("time-range T")));
    assertThat(
            good(
                "ip as-path access-list 1 permit a",
                "no ip as-path access-list 1 permit a",
                "time-range T",
                "no time-range T"))
        .isEqualTo(Definitions.NONE);
  }

  @Test
  void classAndPolicyMaps() {
    Ios ios =
        Ios.lines(
            "class-map match-any C",
            " description text",
            " match access-group name A",
            " match dscp ef",
            " no match dscp ef",
            "class-map type inspect match-all D",
            " match protocol http",
            "policy-map P",
            " class C",
            "  priority 1000",
            " class class-default",
            "  fair-queue",
            "policy-map type inspect Q",
            " class type inspect D",
            "  inspect");
    assertThat(ios.result.problems()).isEmpty();
    Definitions all = ios.config.definitions();

    assertThat(all.classMaps()).hasSize(2);
    Definitions.ClassMap first = all.classMaps().get(0);
    assertThat(first.any()).isTrue();
    assertThat(first.type()).isNull();
    assertThat(first.matches()).hasSize(1);
    assertThat(first.matches().get(0).value()).isEqualTo("access-group name A");
    assertThat(all.classMaps().get(1).name()).isEqualTo("D");
    assertThat(all.classMaps().get(1).type()).isEqualTo("inspect");
    assertThat(all.policyMaps().get(0).classes())
        .extracting(use -> use.name())
        .isEqualTo(List.of("C", "class-default"));
    assertThat(all.policyMaps().get(0).treated()).containsExactlyInAnyOrder("C", "class-default");
    assertThat(all.policyMaps().get(1).name()).isEqualTo("Q");
    assertThat(all.policyMaps().get(1).treated()).containsExactly("D");
    assertThat(all.policyMaps().get(1).classes()).containsExactly(ios.use("class type inspect D"));
  }

  @Test
  void aClassThatIsOnlyMarkedIsNotTreated() {
    Ios ios =
        Ios.lines(
            "policy-map P", " class C", "  set dscp ef", " class D", "  police 8000", " class E");

    assertThat(ios.config.definitions().policyMaps().get(0).treated()).containsExactly("D");
  }

  @Test
  void namesOnLinesThatAreNotUnderstoodAreKept() {
    Ios ios =
        Ios.lines(
            "ip access-list extended USED",
            " permit ip any any",
            "ip access-list extended SEEN",
            " permit ip any any",
            "ip access-list extended QUOTED",
            " permit ip any any",
            "ip access-list extended BROKEN",
            " permit ip any any",
            "ip access-list extended ALONE",
            " permit ip any any",
            "access-list 10 permit any",
            "frobnicate list SEEN",
            "event manager applet X",
            " action 1.0 cli command \"clear access-list counters QUOTED\"",
            "ip access-list role-based ROLES",
            "interface GigabitEthernet0/1",
            " ip access-group USED in",
            " ip access-group ROLES out",
            " ip access-group BROKEN sideways",
            "no frobnicate list ALONE",
            "logging buffered 10");

    assertThat(ios.config.definitions().mentioned()).contains("SEEN", "QUOTED", "BROKEN", "ROLES");
    assertThat(ios.config.definitions().mentioned()).doesNotContain("USED", "10");
  }
}
