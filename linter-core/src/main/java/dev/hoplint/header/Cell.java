package dev.hoplint.header;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Packets that no entry of a policy tells apart by their IP header: every entry's addresses and
 * protocol cover all of them or none. What happens to them depends on ports, flags, ICMP type and
 * the kind of packet alone.
 *
 * @param source holds every source in the cell, and those of {@code without}
 * @param destination holds every destination in the cell, and those of {@code without}
 * @param without address pairs that are not in the cell
 * @param sample a pair of addresses in the cell
 * @param covering the entries whose addresses and protocol cover the cell, in no particular order
 * @param policy the policy with the entries that matter here
 */
public record Cell(
    Wildcard source,
    Wildcard destination,
    List<Pairs> without,
    Pair sample,
    int protocol,
    List<AccessEntry> covering,
    Policy policy) {

  /** All pairs of a source and a destination. */
  public record Pairs(Wildcard source, Wildcard destination) {
    boolean overlaps(Pairs other) {
      return source.overlaps(other.source) && destination.overlaps(other.destination);
    }

    boolean contains(Pairs other) {
      return source.contains(other.source) && destination.contains(other.destination);
    }

    boolean contains(Ipv4Address from, Ipv4Address to) {
      return source.matches(from) && destination.matches(to);
    }

    /** The pairs in both, which must overlap. */
    Pairs intersect(Pairs other) {
      Wildcard sources = source.intersect(other.source);
      Wildcard destinations = destination.intersect(other.destination);
      if (sources == null || destinations == null) {
        throw new IllegalArgumentException(this + " and " + other + " have no pair in common");
      }
      return new Pairs(sources, destinations);
    }
  }

  /** A source and a destination. */
  public record Pair(Ipv4Address source, Ipv4Address destination) {}

  /** Whether packets between these addresses are in the cell. */
  public boolean contains(Ipv4Address from, Ipv4Address to) {
    return source.matches(from)
        && destination.matches(to)
        && without.stream().noneMatch(pairs -> pairs.contains(from, to));
  }

  /** Destinations that no packet of the cell has, whatever its source. */
  public List<Wildcard> withoutDestinations() {
    return without.stream().filter(p -> p.source.contains(source)).map(Pairs::destination).toList();
  }

  /** Sources that no packet of the cell has, whatever its destination. */
  public List<Wildcard> withoutSources() {
    return without.stream()
        .filter(p -> p.destination.contains(destination))
        .map(Pairs::source)
        .toList();
  }

  /** The client's port where nothing asks for another (first of the dynamic range, RFC 6335 §6). */
  public static final int CLIENT_PORT = 49_152;

  private static final int ACK = AccessEntry.TcpFlags.ACK;
  private static final int[] DATA_FLAGS = {
    ACK,
    ACK | AccessEntry.TcpFlags.PSH,
    ACK | AccessEntry.TcpFlags.FIN,
    ACK | AccessEntry.TcpFlags.URG
  };
  private static final int[] SMALL_FLAGS = {
    AccessEntry.TcpFlags.SYN, AccessEntry.TcpFlags.SYN | ACK, AccessEntry.TcpFlags.RST
  };

  /**
   * One class of whole packets of the cell that the entries treat alike.
   *
   * @param header an example, of kind {@link PacketKind#INITIAL}
   * @param segment whether a packet with such flags can be large enough to be fragmented; a SYN or
   *     a bare RST never is
   */
  public record Example(Header header, boolean segment) {}

  /** So few entries make few classes, which are not worth counting. */
  private static final int FEW = 8;

  /** About how many examples of classes there are; at least one. */
  long exampleCount() {
    if (!Header.hasPorts(protocol)) {
      return protocol == Header.ICMP || protocol == 2 ? 2L * covering.size() + 2 : 1;
    }
    if (covering.size() <= FEW) {
      return 4L * covering.size();
    }
    long ports =
        (long) representatives(AccessEntry::destinationPorts, 80, 443).size()
            * representatives(AccessEntry::sourcePorts, CLIENT_PORT).size();
    return flagsMatter() ? ports * (DATA_FLAGS.length + SMALL_FLAGS.length) : ports;
  }

  private boolean flagsMatter() {
    return protocol == Header.TCP && covering.stream().anyMatch(e -> e.extra().tcpFlags() != null);
  }

  /**
   * An example of every class, of {@code length} bytes; those with ports that entries name first.
   */
  public List<Example> examples(Ipv4Address from, Ipv4Address to, int length) {
    List<Example> examples = new ArrayList<>();
    if (Header.hasPorts(protocol)) {
      for (int destinationPort : representatives(AccessEntry::destinationPorts, 80, 443)) {
        for (int sourcePort : representatives(AccessEntry::sourcePorts, CLIENT_PORT)) {
          addWithFlags(examples, from, to, sourcePort, destinationPort, length);
        }
      }
    } else if (protocol == Header.ICMP || protocol == 2) {
      icmpTypes()
          .forEach(
              (type, codes) ->
                  codes.forEach(
                      code ->
                          examples.add(
                              new Example(
                                  new Header(
                                      PacketKind.INITIAL,
                                      from,
                                      to,
                                      protocol,
                                      -1,
                                      -1,
                                      type,
                                      code,
                                      0,
                                      length),
                                  true))));
    } else {
      examples.add(
          new Example(
              new Header(PacketKind.INITIAL, from, to, protocol, -1, -1, -1, -1, 0, length), true));
    }
    return examples;
  }

  private void addWithFlags(
      List<Example> examples,
      Ipv4Address from,
      Ipv4Address to,
      int sourcePort,
      int destinationPort,
      int length) {
    boolean tcp = protocol == Header.TCP;
    boolean flagsMatter = flagsMatter();
    int[] data = flagsMatter ? DATA_FLAGS : new int[] {tcp ? ACK : 0};
    for (int flags : data) {
      examples.add(example(from, to, sourcePort, destinationPort, flags, length, true));
    }
    if (flagsMatter) {
      for (int flags : SMALL_FLAGS) {
        examples.add(example(from, to, sourcePort, destinationPort, flags, length, false));
      }
    }
  }

  private Example example(
      Ipv4Address from,
      Ipv4Address to,
      int sourcePort,
      int destinationPort,
      int flags,
      int length,
      boolean segment) {
    return new Example(
        new Header(
            PacketKind.INITIAL,
            from,
            to,
            protocol,
            sourcePort,
            destinationPort,
            -1,
            -1,
            flags,
            length),
        segment);
  }

  /** One port of each interval that the entries' port conditions cut, named ports first. */
  private List<Integer> representatives(Function<AccessEntry, PortSet> ports, int... preferred) {
    Set<Integer> named = new LinkedHashSet<>();
    TreeSet<Integer> cuts = new TreeSet<>();
    cuts.add(0);
    for (AccessEntry entry : covering) {
      PortSet set = ports.apply(entry);
      if (!entry.extra().portOperator() || set.isAll()) {
        continue;
      }
      for (int i = 0; i < set.rangeCount(); i++) {
        if (set.low(i) > 0) {
          named.add(set.low(i));
        }
        cuts.add(set.low(i));
        if (set.high(i) < PortSet.MAX) {
          cuts.add(set.high(i) + 1);
        }
      }
    }
    List<Integer> result = new ArrayList<>();
    if (cuts.size() == 1 && named.isEmpty()) {
      result.add(preferred[0]);
      return result;
    }
    result.addAll(named);
    List<Integer> rest = new ArrayList<>();
    for (int low : cuts) {
      if (named.contains(low)) {
        continue;
      }
      Integer next = cuts.higher(low);
      int high = next == null ? PortSet.MAX : next - 1;
      int chosen = low == 0 ? Math.min(high, 1) : low;
      for (int candidate : preferred) {
        if (candidate >= low && candidate <= high && low == 0) {
          chosen = candidate;
          break;
        }
      }
      rest.add(chosen);
    }
    // A port just above a named one says more to a reader than one far below.
    int lowest = named.stream().mapToInt(Integer::intValue).min().orElse(PortSet.MAX);
    rest.sort(Comparator.comparingInt(port -> port > lowest ? port : port + PortSet.MAX + 1));
    result.addAll(rest);
    return result;
  }

  private Map<Integer, Set<Integer>> icmpTypes() {
    Map<Integer, Set<Integer>> types = new LinkedHashMap<>();
    types.computeIfAbsent(protocol == Header.ICMP ? 8 : 17, t -> new LinkedHashSet<>()).add(0);
    for (AccessEntry entry : covering) {
      int type = entry.extra().icmpType();
      if (type >= 0) {
        Set<Integer> codes = types.computeIfAbsent(type, t -> new LinkedHashSet<>());
        codes.add(Math.max(0, entry.extra().icmpCode()));
        // A code that no entry names stands for the others.
        codes.add(255);
      }
    }
    int other = 0;
    while (types.containsKey(other)) {
      other++;
    }
    types.put(other, Set.of(0));
    return types;
  }
}
