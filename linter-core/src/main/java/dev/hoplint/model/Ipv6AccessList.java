package dev.hoplint.model;

import dev.hoplint.address.PortSet;
import dev.hoplint.source.Span;
import java.util.List;

/**
 * {@code ipv6 access-list NAME}.
 *
 * @param entries in ascending order of their sequence numbers
 * @param malformed lines of the block that could not be read: what the list does is not known
 * @param span the first header line
 */
public record Ipv6AccessList(String name, List<Entry> entries, List<Span> malformed, Span span) {
  public Ipv6AccessList {
    entries = List.copyOf(entries);
    malformed = List.copyOf(malformed);
  }

  /**
   * An entry.
   *
   * @param protocol IP protocol number, or {@link AccessEntry#ANY_PROTOCOL} for {@code ipv6}
   * @param source {@code any}, {@code host A}, {@code A/LENGTH} or {@code object-group G}, the
   *     address in canonical spelling (RFC 5952)
   * @param sourcePorts {@link PortSet#ALL} without an operator
   * @param portOperator whether a port operator is present
   * @param clauses what follows the addresses, in lower case but for names: {@code fragments},
   *     {@code undetermined-transport}, {@code dscp ef}, {@code time-range T}, an ICMP message
   */
  public record Entry(
      int sequence,
      Action action,
      int protocol,
      String source,
      PortSet sourcePorts,
      String destination,
      PortSet destinationPorts,
      boolean portOperator,
      List<String> clauses,
      Span span) {
    public Entry {
      clauses = List.copyOf(clauses);
    }

    /** The same entry with another number. */
    public Entry withSequence(int number) {
      return new Entry(
          number,
          action,
          protocol,
          source,
          sourcePorts,
          destination,
          destinationPorts,
          portOperator,
          clauses,
          span);
    }

    public boolean fragments() {
      return clauses.contains("fragments");
    }
  }
}
