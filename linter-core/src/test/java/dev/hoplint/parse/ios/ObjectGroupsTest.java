package dev.hoplint.parse.ios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.NameReference.Kind;
import dev.hoplint.model.ObjectGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Object groups, and entries of access lists that use them. */
class ObjectGroupsTest {
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
    assertThat(
            Ios.definitions(
                "object-group network G", " host 10.0.0.1", "no object-group network G"))
        .isEqualTo(Definitions.NONE);
    assertThat(
            Ios.definitions("object-group network G", " host 10.0.0.1", " any", " no host 10.0.0.1")
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
}
