package dev.hoplint.testing;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.header.AddressSet;
import dev.hoplint.header.Box;
import dev.hoplint.header.Field;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.PolicyTerms;
import dev.hoplint.header.Sample;
import dev.hoplint.header.TermList;
import dev.hoplint.header.TermPolicy;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.RouteMap;
import dev.hoplint.testing.interpreter.Acl;
import dev.hoplint.testing.interpreter.Decision;
import dev.hoplint.testing.interpreter.Dotted;
import dev.hoplint.testing.interpreter.Marking;
import dev.hoplint.testing.interpreter.Packet;
import dev.hoplint.testing.interpreter.PacketInterpreter;
import dev.hoplint.testing.interpreter.PolicyGenerator;
import dev.hoplint.testing.interpreter.RouteMapSpec;
import dev.hoplint.testing.interpreter.RouterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A drawn policy, as the engine reads it and as the interpreter does.
 *
 * @param router its lists and its policy
 * @param ipv6 whether the lists are for IPv6, each IPv4 address standing in the last 32 bits
 */
record DrawnPolicy(RouterSpec router, boolean ipv6) {
  /** Where every sequence leads, so that each of them does something. */
  private static final int HOP = Dotted.parse("192.168.12.1");

  private static final int ICMPV6 = 58;

  /** A protocol that no entry names. */
  private static final int UNNAMED = 99;

  /** No sequence. */
  static final int NONE = -1;

  /** The drawn router's policy, in which every sequence that permits does something. */
  static DrawnPolicy ipv4(long seed) {
    RouterSpec router = PolicyGenerator.router(seed);
    return new DrawnPolicy(router.with(router.lists(), acting(router.policy(), false)), false);
  }

  /** The same for IPv6, with the entries that its lists can say. */
  static DrawnPolicy ipv6(long seed) {
    RouterSpec router = PolicyGenerator.router(seed);
    List<Acl> lists = new ArrayList<>();
    for (Acl list : router.lists()) {
      Acl simple = DrawnList.ofPrefixes(new Acl(list.name(), Acl.Style.EXTENDED, list.entries()));
      lists.add(
          new Acl(
              list.name(),
              Acl.Style.EXTENDED,
              simple.entries().stream()
                  .filter(e -> e.marking().ttlAbove() == Marking.UNSAID)
                  .toList()));
    }
    return new DrawnPolicy(router.with(lists, acting(router.policy(), false)), true);
  }

  /** The same, with sequences that deny permitting instead: which of them matches is then seen. */
  DrawnPolicy allPermitting() {
    return new DrawnPolicy(router.with(router.lists(), acting(router.policy(), true)), ipv6);
  }

  private static RouteMapSpec acting(RouteMapSpec policy, boolean allPermit) {
    return new RouteMapSpec(
        policy.name(),
        policy.sequences().stream()
            .map(
                s ->
                    new RouteMapSpec.Sequence(
                        s.number(), s.permit() || allPermit, s.lists(), s.length(), List.of(HOP)))
            .toList());
  }

  DrawnPolicy outsideTimeRanges() {
    return new DrawnPolicy(router.outsideTimeRanges(), ipv6);
  }

  boolean hasTimeRanges() {
    return router.lists().stream().anyMatch(Acl::hasTimeRanges);
  }

  boolean looksAtMarkings() {
    return router.lists().stream().anyMatch(Acl::looksAtMarkings);
  }

  boolean looksAtLengths() {
    return router.policy().sequences().stream().anyMatch(s -> s.length() != null);
  }

  /** Tells the number of the sequence that applies to a packet, or {@link #NONE}. */
  ToIntFunction<Packet> interpreter() {
    PacketInterpreter interpreter = new PacketInterpreter(router);
    return packet ->
        interpreter.decide(packet) instanceof Decision.Policy policy ? policy.sequence() : NONE;
  }

  IosConfig config() {
    return DrawnList.read(router.toIos());
  }

  RouteMap map() {
    return config().routeMaps().stream()
        .filter(map -> map.name().equals(router.policy().name()))
        .findFirst()
        .orElseThrow();
  }

  /** As the engine searches it; its rows are the sequences of {@link #map}. */
  TermPolicy terms() {
    IosConfig config = config();
    if (!ipv6) {
      return PolicyTerms.of(
          map(),
          name ->
              config.accessLists().stream()
                  .filter(list -> list.name().equals(name))
                  .findFirst()
                  .orElse(null),
          name -> null);
    }
    return PolicyTerms.of(
        map(),
        AddressSet.IPV6,
        clause ->
            clause instanceof MatchClause.AccessLists access
                ? access.lists().stream().map(use -> ipv6List(use.name())).toList()
                : null);
  }

  private TermList ipv6List(String name) {
    for (Acl list : router.lists()) {
      if (list.name().equals(name) && !list.entries().isEmpty()) {
        return TermList.of(name, DrawnList.ipv6Terms(list));
      }
    }
    // Stands for a list that matches everything: one entry that does.
    return TermList.of(name, DrawnList.everything6());
  }

  /** The packet as a box of one point; what it does not have is left open. */
  Box point(Packet packet) {
    Box box =
        Box.between(address(packet.source()), address(packet.destination()))
            .withTypeOfService(0xff, packet.typeOfService());
    int protocol = ipv6 && packet.protocol() == Packet.ICMP ? ICMPV6 : packet.protocol();
    box = with(box, Field.PROTOCOL, protocol);
    box = with(box, Field.TTL, packet.ttl());
    box = with(box, Field.LENGTH, packet.length());
    if (packet.kind() == Packet.Kind.NON_INITIAL) {
      return box;
    }
    if (packet.sourcePort() != Packet.ABSENT) {
      box = with(box, Field.SOURCE_PORT, packet.sourcePort());
      box = with(box, Field.DESTINATION_PORT, packet.destinationPort());
    }
    if (packet.icmpType() != Packet.ABSENT) {
      box = with(box, Field.TYPE, packet.icmpType());
      box = with(box, Field.CODE, packet.icmpCode());
    }
    return packet.tcpFlags() == Packet.ABSENT ? box : box.withFlags(0x3f, packet.tcpFlags());
  }

  private static Box with(Box box, Field field, int value) {
    return box.with(field, value, value);
  }

  private AddressSet address(int bits) {
    Ipv4Address address = new Ipv4Address(bits);
    if (!ipv6) {
      return AddressSet.of(address);
    }
    Ipv6Prefix host = Ipv6Prefix.parse("2001:db8::%x:%x".formatted(bits >>> 16, bits & 0xffff));
    return AddressSet.of(host);
  }

  /** An engine's packet as the interpreter's. */
  Packet packet(Sample sample) {
    Packet same = DrawnList.packet(sample);
    if (ipv6 && sample.protocol() == Packet.ICMP) {
      // ICMP for IPv4 is any protocol here, and the interpreter's ICMP is ICMPv6.
      Packet plain = Packet.plain(same.source(), same.destination(), UNNAMED);
      boolean later = sample.kind() == PacketKind.NON_INITIAL;
      same = later ? plain.nonInitial(same.length()) : plain.initial(same.length());
    }
    return same.withLength(sample.point().low(Field.LENGTH))
        .marked(sample.point().typeOfService(), sample.point().low(Field.TTL));
  }
}
