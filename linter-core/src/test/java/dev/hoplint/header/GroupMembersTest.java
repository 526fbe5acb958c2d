package dev.hoplint.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.IosConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What object groups hold. */
class GroupMembersTest {
  private static GroupMembers members(String config) {
    IosConfig read = Texts.read(config);
    return new GroupMembers(Texts.groups(read));
  }

  private static AddressSet host(String address) {
    return AddressSet.of(Ipv4Address.of(address));
  }

  private static AddressSet host(long bits) {
    return AddressSet.of(new Ipv4Address((int) bits));
  }

  /** As few prefixes as there can be, which hold the addresses of the range once each. */
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1,    10.0.0.1,        1",
    "10.0.0.0,    10.0.0.255,      1",
    "10.0.0.1,    10.0.0.6,        4",
    "10.0.0.3,    10.0.0.8,        3",
    "9.255.255.0, 10.0.1.0,        3",
    "0.0.0.0,     0.0.0.2,         2",
    "0.0.0.0,     255.255.255.255, 1",
    "127.0.0.0,   255.255.255.255, 2",
    "255.0.0.0,   255.255.255.254, 24"
  })
  void aRangeIsMadeUpOfPrefixes(String first, String last, int count) {
    GroupMembers members = members("object-group network G\n range %s %s\n".formatted(first, last));
    List<AddressSet> prefixes = members.addresses("G");
    assertThat(prefixes).hasSize(count).allMatch(p -> p.prefix().equals(p));
    long from = Ipv4Address.of(first).bits() & 0xffff_ffffL;
    long to = Ipv4Address.of(last).bits() & 0xffff_ffffL;
    assertThat(prefixes.stream().mapToLong(p -> 1L << p.freeBits()).sum()).isEqualTo(to - from + 1);
    assertThat(prefixes).anyMatch(p -> p.contains(host(from)));
    assertThat(prefixes).anyMatch(p -> p.contains(host(to)));
    assertThat(prefixes).noneMatch(p -> from > 0 && p.contains(host(from - 1)));
    assertThat(prefixes).noneMatch(p -> to < 0xffff_ffffL && p.contains(host(to + 1)));
    assertThat(members.complete()).isTrue();
  }

  private static final String NESTED =
      """
      object-group network INNER
       host 10.0.0.2
       group-object OUTER
      object-group network OUTER
       host 10.0.0.1
       group-object INNER
      object-group network OPEN
       host 10.0.0.3
       group-object NOWHERE
      object-group network BROKEN
       host 10.0.0.4
       host 10.0.0.999
      object-group network WITH-BROKEN
       host 10.0.0.5
       group-object BROKEN
      object-group service WEB
       tcp eq www
       tcp-udp source range 5 6 eq 7
       icmp echo
       icmp
       gre
      object-group service LOST
       tcp eq www
       group-object NOWHERE
      """;

  @Test
  void groupsWithinGroupsAreTheirMembersEvenInACircle() {
    GroupMembers members = members(NESTED);
    assertThat(members.addresses("OUTER"))
        .containsExactlyInAnyOrder(host("10.0.0.1"), host("10.0.0.2"));
    assertThat(members.addresses("INNER"))
        .containsExactlyInAnyOrder(host("10.0.0.1"), host("10.0.0.2"));
    assertThat(members.complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"OPEN", "BROKEN", "WITH-BROKEN", "NOWHERE"})
  void aGroupOfWhichNotAllIsKnownMayHoldAnything(String name) {
    GroupMembers members = members(NESTED);
    assertThat(members.addresses(name)).containsExactly(AddressSet.IPV4);
    assertThat(members.complete()).isFalse();
    assertThat(members.addresses("OUTER"))
        .as("in one entry with a group that may hold anything")
        .containsExactly(AddressSet.IPV4);
    members.forget();
    assertThat(members.complete()).isTrue();
    assertThat(members.addresses("OUTER")).hasSize(2);
    assertThat(members.addresses(name)).as("asked again").containsExactly(AddressSet.IPV4);
    assertThat(members.complete()).isFalse();
  }

  @Test
  void aServiceIsOneForEachProtocol() {
    Box any = Box.between(AddressSet.IPV4, AddressSet.IPV4);
    Box tcp = any.with(Field.PROTOCOL, 6, 6);
    Box udp = any.with(Field.PROTOCOL, 17, 17);
    Box icmp = any.with(Field.PROTOCOL, 1, 1);
    Box gre = any.with(Field.PROTOCOL, 47, 47);
    Box echo = icmp.with(Field.TYPE, 8, 8);
    GroupMembers members = members(NESTED);
    assertThat(members.services("WEB"))
        .containsExactly(
            service(true, tcp.with(Field.DESTINATION_PORT, 80, 80), tcp),
            service(true, sourceAndDestination(tcp), tcp),
            service(true, sourceAndDestination(udp), udp),
            service(true, echo, icmp),
            service(false, icmp, icmp),
            service(false, gre, gre));
    assertThat(members.complete()).isTrue();
    assertThat(members.serviceMembers("WEB")).hasSize(5);
    assertThat(members.services("LOST")).containsExactly(service(false, any, any));
    assertThat(members.complete()).isFalse();
  }

  private static Box sourceAndDestination(Box box) {
    return box.with(Field.SOURCE_PORT, 5, 6).with(Field.DESTINATION_PORT, 7, 7);
  }

  private static Terms.Service service(boolean transport, Box box, Box anyTransport) {
    return new Terms.Service(transport, List.of(box), anyTransport);
  }

  @Test
  void aMessageHasAType() {
    Box icmp = Box.between(AddressSet.IPV4, AddressSet.IPV4).with(Field.PROTOCOL, 1, 1);
    GroupMembers members = members("object-group service PING\n icmp echo-reply\n");
    assertThat(members.services("PING"))
        .containsExactly(service(true, icmp.with(Field.TYPE, 0, 0), icmp));
  }
}
