package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Split.Difference;
import dev.hoplint.network.Split.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the ways of two fragments of one packet. */
final class Differences {
  private final Network network;
  private final boolean byDevice;

  Differences(Network network) {
    this(network, false);
  }

  private Differences(Network network, boolean byDevice) {
    this.network = network;
    this.byDevice = byDevice;
  }

  /** Where a device that tracks connections sees both pieces, on whatever interfaces. */
  Differences trackedByDevice() {
    return new Differences(network, true);
  }

  /** Whether the router sends both the same way, so that nothing differs further on. */
  static boolean same(Way one, Way other) {
    if (one instanceof Way.Out a && other instanceof Way.Out b) {
      return a.egress() == b.egress()
          && Objects.equals(a.nextHop(), b.nextHop())
          && Objects.equals(a.vrf(), b.vrf());
    }
    if (one instanceof Way.Undecided && other instanceof Way.Undecided) {
      return true;
    }
    return one.getClass() == other.getClass();
  }

  /** Where a way leaves the router, to tell ways apart. */
  static String exit(Way way) {
    return way instanceof Way.Out out
        ? out.egress().name() + " " + out.nextHop()
        : way.getClass().getSimpleName();
  }

  /** The marks that the two sequences set, where they are not the same; null if they are. */
  static @Nullable Difference marking(
      RouteMap.@Nullable Sequence one, RouteMap.@Nullable Sequence other) {
    return marks(one).equals(marks(other))
        ? null
        : new Difference(Kind.MARKING, "marking only: " + words(one) + " against " + words(other));
  }

  private static String words(RouteMap.@Nullable Sequence sequence) {
    Set<String> marks = marks(sequence);
    return marks.isEmpty() ? "none" : String.join(", ", marks);
  }

  private static Set<String> marks(RouteMap.@Nullable Sequence sequence) {
    Set<String> marks = new LinkedHashSet<>();
    if (sequence != null) {
      for (SetClause clause : sequence.sets()) {
        if (clause instanceof SetClause.Marking marking) {
          marks.add(marking.field() + " " + marking.value());
        }
      }
    }
    return marks;
  }

  Difference of(Trace one, Trace other) {
    List<String> harms = new ArrayList<>();
    // A piece that is thrown away, or goes nobody knows where, arrives from nowhere.
    boolean bothLeave = leaves(one) && leaves(other);
    if (bothLeave && !last(one).source().equals(last(other).source())) {
      harms.add(
          "NAT: the pieces arrive from "
              + last(one).source()
              + " and from "
              + last(other).source());
    }
    Set<Object> tracked = new LinkedHashSet<>(stateful(one));
    Set<Object> alsoTracked = stateful(other);
    if (bothLeave && !tracked.equals(alsoTracked)) {
      tracked.addAll(alsoTracked);
      harms.add("connection tracking (" + tracked.iterator().next() + ")");
    }
    if (one.hops().get(0).way() instanceof Way.Out a
        && other.hops().get(0).way() instanceof Way.Out b
        && !Objects.equals(a.vrf(), b.vrf())) {
      harms.add("VRF: " + vrf(a.vrf()) + " and " + vrf(b.vrf()));
    }
    String ends = ends(one.end(), other.end());
    if (ends != null) {
      harms.add(ends);
    }
    if (!harms.isEmpty()) {
      return new Difference(Kind.HARMFUL, String.join("; ", harms));
    }
    boolean known = known(one) && known(other);
    return known
        ? new Difference(Kind.EQUIVALENT, "the routers passed, not in what arrives")
        : new Difference(Kind.UNKNOWN, "something that the files don't show to the end");
  }

  private static String vrf(@Nullable String name) {
    return name == null ? "the global table" : name;
  }

  private static Header last(Trace trace) {
    return lastHop(trace).leaving();
  }

  private static Hop lastHop(Trace trace) {
    return trace.hops().get(trace.hops().size() - 1);
  }

  /** Whether the last router that is known sends it on, or takes it. */
  private static boolean leaves(Trace trace) {
    Way way = lastHop(trace).way();
    return way instanceof Way.Out || way instanceof Way.Local;
  }

  /** The interfaces, or the devices, that track connections. */
  private Set<Object> stateful(Trace trace) {
    Set<Object> found = new LinkedHashSet<>();
    for (Port port : trace.ports()) {
      if (network.isStateful(port)) {
        found.add(byDevice ? port.router() : port);
      }
    }
    return found;
  }

  private static boolean known(Trace trace) {
    return trace.end() instanceof Trace.End.Delivered
        && trace.hops().stream().noneMatch(Hop::natUndecided);
  }

  private static @Nullable String ends(Trace.End one, Trace.End other) {
    boolean lost = lost(one);
    if (lost != lost(other)) {
      Trace.End.Dropped dropped =
          one instanceof Trace.End.Dropped d ? d : other instanceof Trace.End.Dropped e ? e : null;
      Trace.End rest = lost ? other : one;
      if (rest instanceof Trace.End.Undecided) {
        return null;
      }
      return dropped == null
          ? "their end: one of them loops"
          : "their end: one is dropped on " + dropped.router() + " (" + dropped.reason() + ")";
    }
    if (one instanceof Trace.End.Delivered a
        && other instanceof Trace.End.Delivered b
        && !a.address().equals(b.address())) {
      return "their receivers: " + a.address() + " and " + b.address();
    }
    return null;
  }

  private static boolean lost(Trace.End end) {
    return end instanceof Trace.End.Dropped || end instanceof Trace.End.Loop;
  }
}
