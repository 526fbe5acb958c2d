package dev.hoplint.header;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
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
 * @param covering the entries whose addresses and protocol cover the cell, in no particular order
 * @param policy the policy with the entries that matter here
 */
public record Cell(
    Wildcard source,
    Wildcard destination,
    int protocol,
    List<AccessEntry> covering,
    Policy policy) {

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
    AccessEntry.TcpFlags.SYN, AccessEntry.TcpFlags.SYN | ACK, AccessEntry.TcpFlags.RST, 0
  };

  /**
   * One class of whole packets of the cell that the entries treat alike.
   *
   * @param header an example, of kind {@link PacketKind#INITIAL}
   * @param segment whether a packet with such flags can be large enough to be fragmented; a bare
   *     SYN or RST never is
   */
  public record Example(Header header, boolean segment) {}

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
    boolean flagsMatter = tcp && covering.stream().anyMatch(e -> e.extra().tcpFlags() != null);
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
    rest.sort((a, b) -> Integer.compare(rankBelow(a, named), rankBelow(b, named)));
    result.addAll(rest);
    return result;
  }

  private static int rankBelow(int port, Set<Integer> named) {
    return named.stream().anyMatch(n -> n < port) ? port : port + PortSet.MAX + 1;
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
