package dev.hoplint.rules.mtu;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.AddressSet;
import dev.hoplint.header.Header;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatSide;
import dev.hoplint.network.Hop;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Trace;
import dev.hoplint.network.TransitPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An access list that lets TCP to a host through, and not the messages of routers farther on that
 * its packets are too large.
 *
 * @param use where the list is put on the interface
 * @param way {@code in} or {@code out}
 * @param step the smaller link farther on; null if what lies there is in no file
 */
record DroppedTooBig(
    Port port,
    NameUse use,
    String way,
    TooBigFilter.Denial denial,
    Ipv4Address receiver,
    @Nullable Port step,
    TransitPath path) {

  /** Of a subnet, the number of a host that is rarely a router. */
  private static final int HOST = 10;

  /** The lists on the interface {@code outer} and on those within, for what goes out through it. */
  static List<DroppedTooBig> behind(Port outer, Network network) {
    List<DroppedTooBig> found = new ArrayList<>();
    Lists lists = new Lists(outer);
    for (Port inner : outer.router().upPorts()) {
      if (inner == outer || (!lists.has(outer, true) && !lists.has(inner, false))) {
        continue;
      }
      for (TransitPath path : network.transitPaths().between(inner, outer)) {
        Trace trace = path.trace();
        if (path.knownSource() && trace != null) {
          DroppedTooBig drop = on(path, trace, inner, outer, lists, network);
          if (drop != null && found.stream().noneMatch(d -> d.use.equals(drop.use))) {
            found.add(drop);
          }
        }
      }
    }
    if (found.isEmpty() && lists.has(outer, true) && UntoldRoutes.mayLeadThrough(outer)) {
      unrouted(outer, lists, network).ifPresent(found::add);
    }
    return found;
  }

  /** For the hosts of the router's other subnets, should their packets go out there. */
  private static Optional<DroppedTooBig> unrouted(Port outer, Lists lists, Network network) {
    NameUse use = outer.facts().accessGroupIn();
    TooBigFilter filter = lists.of(outer, true);
    if (use == null || filter == null || isOpened(outer, network)) {
      return Optional.empty();
    }
    for (Port inner : outer.router().upPorts()) {
      boolean apart =
          inner == outer
              || inner.facts().isLoopback()
              || !Objects.equals(inner.vrf(), outer.vrf())
              || inner.natSide() != null
              || opens(inner, outer);
      for (InterfaceAddress own : inner.facts().addresses()) {
        Ipv4Address host = new Ipv4Address(own.subnet().network() + HOST);
        TooBigFilter.Denial denial =
            apart || own.length() >= UntoldRoutes.LINK ? null : denial(filter, host, false);
        if (denial != null) {
          TransitPath path = UntoldRoutes.between(inner, outer);
          return Optional.of(new DroppedTooBig(outer, use, "in", denial, host, null, path));
        }
      }
    }
    return Optional.empty();
  }

  /** Null if no list drops the messages about packets on this way from inner to outer. */
  static @Nullable DroppedTooBig on(
      TransitPath path, Trace trace, Port inner, Port outer, Lists lists, Network network) {
    Hop here = null;
    Port step = null;
    for (Hop hop : trace.hops()) {
      Port egress = hop.egress();
      if (here == null) {
        here = hop.ingress() == inner && egress == outer ? hop : null;
      } else if (egress != null && step == null && isStep(egress, outer, network)) {
        step = egress;
      }
    }
    boolean unknown = trace.end() instanceof Trace.End.Left;
    if (here == null || (step == null && !unknown) || opens(inner, outer)) {
      return null;
    }
    if (here.natUndecided()) {
      return toAny(path, outer, lists, here, step, network);
    }
    Ipv4Address outside = here.leaving().source();
    TooBigFilter in = lists.of(outer, true);
    NameUse use = outer.facts().accessGroupIn();
    if (in != null && use != null && !isOpened(outer, network)) {
      boolean translated = outer.router().upPorts().stream().anyMatch(p -> p.owns(outside));
      TooBigFilter.Denial denial = denial(in, outside, translated);
      if (denial != null) {
        return new DroppedTooBig(outer, use, "in", denial, outside, step, path);
      }
      Ipv4Address published = published(inner, outer, in);
      denial = published == null ? null : in.denial(AddressSet.of(published));
      if (denial != null && published != null) {
        return new DroppedTooBig(outer, use, "in", denial, published, step, path);
      }
    }
    Ipv4Address inside = here.arriving().source();
    TooBigFilter out = lists.of(inner, false);
    use = inner.facts().accessGroupOut();
    if (out != null && use != null && !isOpened(inner, network)) {
      TooBigFilter.Denial denial = denial(out, inside, false);
      if (denial != null) {
        return new DroppedTooBig(inner, use, "out", denial, inside, step, path);
      }
    }
    return null;
  }

  /** Behind an address that is learned: TCP to any comes in, and no message to any does. */
  private static @Nullable DroppedTooBig toAny(
      TransitPath path, Port outer, Lists lists, Hop here, @Nullable Port step, Network network) {
    TooBigFilter in = lists.of(outer, true);
    NameUse use = outer.facts().accessGroupIn();
    TooBigFilter.Denial denial =
        in == null || network.isStateful(outer) || !in.permitsRepliesToAll()
            ? null
            : in.denialToAll();
    return denial == null || use == null
        ? null
        : new DroppedTooBig(outer, use, "in", denial, here.arriving().source(), step, path);
  }

  private static TooBigFilter.@Nullable Denial denial(
      TooBigFilter filter, Ipv4Address receiver, boolean translated) {
    AddressSet to = AddressSet.of(receiver);
    return filter.permitsTcp(to, translated) ? filter.denial(to) : null;
  }

  /**
   * The outside address of a server of which a static translation publishes a port that the list
   * lets TCP in to; messages about its answers go to that address, and NAT finds the server by the
   * packet that they quote.
   */
  private static @Nullable Ipv4Address published(Port inner, Port outer, TooBigFilter in) {
    if (inner.natSide() != NatSide.INSIDE || outer.natSide() != NatSide.OUTSIDE) {
      return null;
    }
    for (NatRule rule : outer.router().config().natRules()) {
      if (rule instanceof NatRule.Static fixed
          && fixed.direction() == NatRule.Direction.INSIDE_SOURCE
          && fixed.protocol() == Header.TCP
          && fixed.routeMap() == null
          && inner.subnetOf(fixed.local()) != null) {
        Ipv4Address global = fixed.global() == null ? outer.address() : fixed.global();
        if (global != null && in.permitsTcpTo(AddressSet.of(global), fixed.globalPort())) {
          return global;
        }
      }
    }
    return null;
  }

  private static boolean isStep(Port egress, Port outer, Network network) {
    IpMtu mtu = network.ipMtu(egress);
    IpMtu before = network.ipMtu(outer);
    return mtu.isKnown()
        && mtu.origin() != IpMtu.Origin.ASSUMED
        && before.isKnown()
        && mtu.bytes() < before.bytes();
  }

  private static boolean isOpened(Port port, Network network) {
    return network.isDeclaredStateful(port)
        || port.facts().extras().inspectIn() != null
        || port.facts().extras().inspectOut() != null;
  }

  /** {@code ip inspect} opens lists for ICMP that belongs to a connection; zones do not. */
  private static boolean opens(Port inner, Port outer) {
    return outer.facts().extras().inspectOut() != null
        || inner.facts().extras().inspectIn() != null;
  }

  /** The lists of a router's interfaces, each read once. */
  static final class Lists {
    private final Map<String, Optional<TooBigFilter>> known = new HashMap<>();
    private final Port any;

    Lists(Port any) {
      this.any = any;
    }

    boolean has(Port port, boolean in) {
      return of(port, in) != null;
    }

    @Nullable TooBigFilter of(Port port, boolean in) {
      NameUse use = in ? port.facts().accessGroupIn() : port.facts().accessGroupOut();
      if (use == null || port.facts().malformed().contains(InterfaceStatement.ACCESS_GROUP)) {
        return null;
      }
      return known
          .computeIfAbsent(
              use.name(), name -> Optional.ofNullable(TooBigFilter.of(any.router(), name)))
          .orElse(null);
    }
  }
}
