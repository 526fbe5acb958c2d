package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes by prefix, for longest-prefix look-up. Of one prefix, the least distance wins. */
public final class RouteTable<R> {
  private final Map<Ipv4Prefix, List<R>> byPrefix = new LinkedHashMap<>();
  private long lengths;

  public void add(Ipv4Prefix prefix, R route) {
    byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(route);
    lengths |= 1L << prefix.length();
  }

  /** The routes of the longest prefix that holds {@code address}; empty if there is none. */
  public List<R> lookup(Ipv4Address address) {
    for (int length = 32; length >= 0; length--) {
      List<R> found = exactly(address, length);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** Every prefix that holds {@code address}, longest first, with its routes. */
  public List<List<R>> covering(Ipv4Address address) {
    List<List<R>> all = new ArrayList<>();
    for (int length = 32; length >= 0; length--) {
      List<R> found = exactly(address, length);
      if (!found.isEmpty()) {
        all.add(found);
      }
    }
    return all;
  }

  /** The routes of the one prefix of {@code length} that holds {@code address}. */
  List<R> exactly(Ipv4Address address, int length) {
    if ((lengths & 1L << length) == 0) {
      return List.of();
    }
    return byPrefix.getOrDefault(new Ipv4Prefix(address.bits(), length), List.of());
  }

  public Collection<List<R>> all() {
    return byPrefix.values();
  }
}
