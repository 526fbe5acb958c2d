package dev.hoplint.header;

import dev.hoplint.model.Action;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * An entry of an access list of either family as the boxes of packets that it takes: those with a
 * transport header (whole packets and first fragments, which no list tells apart), and later
 * fragments, by the table of {@link Entries}.
 *
 * @param index its place in the list, from 0
 * @param sources the addresses of the source, more than one of an object group
 * @param first conditions on packets with a transport header, addresses left open; none if the
 *     entry never takes one
 * @param later conditions on later fragments
 * @param certainty whether the boxes are exactly what the entry takes
 * @param grouped whether object groups are part of it
 * @param span the entry
 */
public record Term(
    int index,
    Action action,
    List<AddressSet> sources,
    List<AddressSet> destinations,
    List<Box> first,
    List<Box> later,
    Certainty certainty,
    boolean grouped,
    Span span) {

  /** Whether an entry takes what its boxes hold. */
  public enum Certainty {
    EXACT,
    /** Only while a time range is active. */
    AT_TIMES,
    /** A clause is not modelled: the entry takes these packets or fewer. */
    AT_MOST,
    /** The line could not be read: nothing is known of it. */
    UNKNOWN
  }

  public Term {
    sources = List.copyOf(sources);
    destinations = List.copyOf(destinations);
    first = List.copyOf(first);
    later = List.copyOf(later);
  }

  /** Whether the entry surely takes each packet of its boxes, always. */
  public boolean isExact() {
    return certainty == Certainty.EXACT;
  }

  /**
   * Whether it may take the first fragment of a packet and not the later ones, or the other way
   * round: it looks beyond the IP header, or for fragments.
   */
  public boolean isTelling() {
    return !first.equals(later);
  }

  /** The conditions on packets of a kind, addresses left open. */
  List<Box> conditions(PacketKind kind) {
    return kind == PacketKind.NON_INITIAL ? later : first;
  }

  /** How many boxes {@link #boxes} has. */
  long boxCount(PacketKind kind) {
    return (long) sources.size() * destinations.size() * conditions(kind).size();
  }

  /** What the entry takes of a kind of packets; each box is made when it is asked for. */
  Iterable<Box> boxes(PacketKind kind) {
    List<Box> conditions = conditions(kind);
    if (sources.size() == 1 && destinations.size() == 1) {
      List<Box> all = new ArrayList<>(conditions.size());
      for (Box condition : conditions) {
        all.add(condition.withAddresses(sources.get(0), destinations.get(0)));
      }
      return all;
    }
    return conditions.isEmpty() ? Collections.emptyList() : () -> new Products(conditions);
  }

  /** What it asks of addresses, protocol and the rest of the IP header, whatever follows it. */
  public Iterable<Box> ipHeaders() {
    List<Box> headers = new ArrayList<>();
    for (Box condition : first.isEmpty() ? later : first) {
      Box header = condition.anyTransport();
      if (!headers.contains(header)) {
        headers.add(header);
      }
    }
    return () -> new Products(headers);
  }

  /** Whether it takes this one packet, as far as it is modelled. */
  public boolean takes(Box point, PacketKind kind) {
    return sources.stream().anyMatch(s -> s.contains(point.source()))
        && destinations.stream().anyMatch(d -> d.contains(point.destination()))
        && conditions(kind).stream()
            .anyMatch(c -> c.withAddresses(point.source(), point.destination()).contains(point));
  }

  /** Every source with every destination and every condition. */
  private final class Products implements Iterator<Box> {
    private final List<Box> conditions;
    private final long count;
    private long next;

    Products(List<Box> conditions) {
      this.conditions = conditions;
      count = (long) sources.size() * destinations.size() * conditions.size();
    }

    @Override
    public boolean hasNext() {
      return next < count;
    }

    @Override
    public Box next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long place = next++;
      Box condition = conditions.get((int) (place % conditions.size()));
      place /= conditions.size();
      AddressSet destination = destinations.get((int) (place % destinations.size()));
      return condition.withAddresses(sources.get((int) (place / destinations.size())), destination);
    }
  }
}
