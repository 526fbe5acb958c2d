package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.source.Span;
import java.util.List;

/**
 * {@code object-group network|service NAME} and its members; the span is its first header line.
 *
 * @param malformed lines of the block that could not be read: the group may have more members
 */
public record ObjectGroup(
    String name, Type type, List<Member> members, List<Span> malformed, Span span) {
  public ObjectGroup {
    members = List.copyOf(members);
    malformed = List.copyOf(malformed);
  }

  /** What the members are. */
  public enum Type {
    NETWORK,
    SERVICE
  }

  /** A line of the block; the span is the line's words. */
  public sealed interface Member {
    Span span();

    /** Whether two lines say the same, wherever they stand. */
    boolean isSame(Member other);
  }

  /** {@code any}, {@code host A}, {@code A MASK} or {@code A/LENGTH}. */
  public record Network(Ipv4Prefix prefix, Span span) implements Member {
    @Override
    public boolean isSame(Member other) {
      return other instanceof Network network && network.prefix.equals(prefix);
    }
  }

  /** {@code range A B}, both included. */
  public record AddressRange(Ipv4Address first, Ipv4Address last, Span span) implements Member {
    @Override
    public boolean isSame(Member other) {
      return other instanceof AddressRange range
          && range.first.equals(first)
          && range.last.equals(last);
    }
  }

  /**
   * {@code tcp|udp|tcp-udp [source OPERATOR PORT] [OPERATOR PORT]}, {@code icmp [TYPE]}, or another
   * protocol.
   *
   * @param protocols IP protocol numbers, TCP and UDP of {@code tcp-udp}; {@link
   *     AccessEntry#ANY_PROTOCOL} of {@code ip}
   * @param sourcePorts {@link PortSet#ALL} without an operator
   * @param portOperator whether a port operator is present
   * @param icmpType 0-255, or -1 for any
   * @param icmpCode 0-255, or -1 for any
   */
  public record Service(
      List<Integer> protocols,
      PortSet sourcePorts,
      PortSet destinationPorts,
      boolean portOperator,
      int icmpType,
      int icmpCode,
      Span span)
      implements Member {
    public Service {
      protocols = List.copyOf(protocols);
    }

    @Override
    public boolean isSame(Member other) {
      return other instanceof Service service
          && service.protocols.equals(protocols)
          && service.sourcePorts.equals(sourcePorts)
          && service.destinationPorts.equals(destinationPorts)
          && service.portOperator == portOperator
          && service.icmpType == icmpType
          && service.icmpCode == icmpCode;
    }
  }

  /** {@code group-object NAME}: the members of another group. */
  public record Group(NameUse group, Span span) implements Member {
    @Override
    public boolean isSame(Member other) {
      return other instanceof Group known && known.group.name().equals(group.name());
    }
  }
}
