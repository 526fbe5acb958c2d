package dev.hoplint.network;

import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the way of a packet with the devices that {@code path} names, in order. Names of devices
 * that no file describes are passed over, and so is what lies before the first and after the last
 * of the others.
 */
public final class PathCheck {
  private PathCheck() {}

  /**
   * Where a packet leaves its path.
   *
   * @param line what decides there, or null if none of the files does
   * @param words what the device does, after its name
   */
  public record Deviation(@Nullable DecidingLine line, String words) {}

  /** Null if it keeps to the path as far as it goes, or that is not sure. */
  public static @Nullable Deviation of(Network network, DeclaredFlow flow, OneWay way) {
    List<String> path = known(network, flow.declared().path());
    if (path.isEmpty() || !way.doubts().isEmpty()) {
      return null;
    }
    int at = 0;
    Hop last = null;
    List<Hop> hops = way.trace().allHops();
    for (int i = 0; i < hops.size(); i++) {
      Hop hop = hops.get(i);
      String name = hop.router().name();
      at = through(last, path, at);
      boolean here = at < path.size() && name.equalsIgnoreCase(path.get(at));
      boolean still = at > 0 && name.equalsIgnoreCase(path.get(at - 1));
      boolean before = at == 0 && isAhead(hops.subList(i, hops.size()), path.get(0));
      if (at == path.size() && !still) {
        return null;
      }
      if (!here && !still && !before) {
        return last == null
            ? atSender(way, name, path.get(at))
            : new Deviation(
                DecidingLine.of(last), " sends it to " + name + " instead of " + path.get(at));
      }
      at += here ? 1 : 0;
      last = hop;
    }
    at = through(last, path, at);
    boolean arrives = last != null && way.pieces().get(0).arrivedAt() != null;
    return last != null && arrives && at < path.size()
        ? new Deviation(
            DecidingLine.of(last), " delivers it, and it has not passed " + path.get(at))
        : null;
  }

  private static boolean isAhead(List<Hop> ahead, String name) {
    return ahead.stream().anyMatch(hop -> hop.router().name().equalsIgnoreCase(name));
  }

  /** A path may name the routers that carry a tunnel's outer packets. */
  private static int through(@Nullable Hop hop, List<String> path, int at) {
    Trace.Outer outer = hop == null ? null : hop.outer();
    List<Hop> under = outer == null ? List.of() : outer.trace().allHops();
    int passed = at;
    // The last of them is the tunnel's other end, which the inner packet passes too.
    for (int i = 0; i + 1 < under.size() && passed < path.size(); i++) {
      if (under.get(i).router().name().equalsIgnoreCase(path.get(passed))) {
        passed++;
      }
    }
    return passed;
  }

  private static List<String> known(Network network, List<String> path) {
    List<String> known = new ArrayList<>();
    for (String name : path) {
      if (network.routers().stream().anyMatch(r -> r.name().equalsIgnoreCase(name))) {
        known.add(name);
      }
    }
    return known;
  }

  private static Deviation atSender(OneWay way, String taken, String expected) {
    Span why = way.departure().why();
    Port entry = way.departure().entry();
    if (why != null) {
      return new Deviation(
          new DecidingLine(way.departure().host(), why, false, List.of()),
          " sends it to " + taken + " instead of " + expected);
    }
    return new Deviation(
        entry == null ? null : new DecidingLine(taken, entry.facts().header(), false, List.of()),
        " takes it, and not " + expected);
  }
}
