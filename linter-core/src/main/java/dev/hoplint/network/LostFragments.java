package dev.hoplint.network;

import dev.hoplint.network.Trace.End;
import dev.hoplint.source.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A datagram that is divided, and never put together.
 *
 * @param sizes bytes of each piece, IP header included
 * @param maker the interface that divides it; null if its sender does
 * @param mtu bytes that it is too large for
 * @param mtuLine the line that sets them, or null
 * @param first where the first piece's way parts from a later one's; null if they don't part
 * @param later the same router, as a later piece passes it
 */
public record LostFragments(
    OneWay way,
    List<Integer> sizes,
    @Nullable Port maker,
    int mtu,
    @Nullable Span mtuLine,
    @Nullable Hop first,
    @Nullable Hop later) {
  public LostFragments {
    sizes = List.copyOf(sizes);
  }

  /** Null if it stays whole, or is delivered, or that is not sure. */
  public static @Nullable LostFragments of(OneWay way) {
    List<Trace.Leaf> pieces = way.pieces();
    if (!way.isLostForSure()) {
      return null;
    }
    if (pieces.size() < 2 || !(way.trace().end() instanceof End.Fragmented division)) {
      return inTunnel(way, pieces.get(0));
    }
    List<Integer> sizes = pieces.stream().map(leaf -> leaf.piece().bytes()).toList();
    List<Hop> before = way.trace().hops();
    Port maker = before.isEmpty() ? null : before.get(before.size() - 1).egress();
    for (Trace.Leaf other : pieces.subList(1, pieces.size())) {
      int at = parting(pieces.get(0).hops(), other.hops());
      if (at >= 0) {
        Hop first = pieces.get(0).hops().get(at);
        Hop later = other.hops().get(at);
        return new LostFragments(way, sizes, maker, division.mtu(), division.span(), first, later);
      }
    }
    return new LostFragments(way, sizes, maker, division.mtu(), division.span(), null, null);
  }

  /** The packet that carries it through a tunnel is divided, and a piece of that is lost. */
  private static @Nullable LostFragments inTunnel(OneWay way, Trace.Leaf whole) {
    int last = whole.hops().size() - 1;
    Trace.Outer outer = last < 0 ? null : whole.hops().get(last).outer();
    if (outer == null
        || !(whole.end() instanceof End.Dropped dropped)
        || dropped.cause() != Trace.Cause.TUNNEL
        || !(outer.trace().end() instanceof End.Fragmented division)) {
      return null;
    }
    List<Integer> sizes =
        outer.trace().leaves(outer.piece()).stream().map(leaf -> leaf.piece().bytes()).toList();
    List<Hop> before = outer.trace().hops();
    Port maker = before.isEmpty() ? null : before.get(before.size() - 1).egress();
    return new LostFragments(way, sizes, maker, division.mtu(), division.span(), null, null);
  }

  /** Whether not the packet itself is divided, but the one that carries it through a tunnel. */
  public boolean isInTunnel() {
    return way.pieces().size() == 1;
  }

  private static int parting(List<Hop> one, List<Hop> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!Differences.same(one.get(i).way(), other.get(i).way())) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The line that makes the pieces part, as that of FRG-101 is: the entry that decides the later
   * piece, else the one that decides the first; else the line by which a piece is lost. Null if
   * none of the files does.
   */
  public @Nullable DecidingLine line() {
    if (first == null || later == null) {
      Span why = way.receipt().why();
      List<Hop> hops = way.trace().allHops();
      String device =
          hops.isEmpty() ? way.departure().host() : hops.get(hops.size() - 1).router().name();
      return why == null ? null : new DecidingLine(lossDevice(device), why, false, List.of());
    }
    DecidingLine byLater = DecidingLine.of(later);
    DecidingLine byFirst = DecidingLine.of(first);
    DecidingLine shown = byLater.byPolicy() || !byFirst.byPolicy() ? byLater : byFirst;
    Span entry = entry(later);
    return new DecidingLine(
        shown.device(),
        entry != null ? entry : Objects.requireNonNullElse(entry(first), shown.span()),
        true,
        shown.related());
  }

  private String lossDevice(String otherwise) {
    for (Trace.Leaf leaf : way.pieces()) {
      if (leaf.end() instanceof End.Dropped dropped) {
        return dropped.router().name();
      }
      if (leaf.end() instanceof End.DroppedByHost dropped) {
        return dropped.host();
      }
    }
    return otherwise;
  }

  private static @Nullable Span entry(Hop hop) {
    return hop.policy() == null || hop.policy().entry() == null
        ? null
        : hop.policy().entry().span();
  }
}
