package dev.hoplint.model;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code set} line of a route-map; the span is the whole line's words. */
public sealed interface SetClause {
  Span span();

  /**
   * {@code set ip next-hop A B …}, or one line {@code set ip next-hop verify-availability A N track
   * T} (then {@code order} is N and {@code track} T).
   *
   * @param vrf {@code set ip vrf V next-hop …}; {@code ""} for {@code set ip global next-hop}
   * @param verify whether {@code verify-availability} is given
   */
  record NextHop(
      List<Ipv4Address> hops,
      boolean verify,
      int order,
      @Nullable String track,
      @Nullable String vrf,
      Span span)
      implements SetClause {
    public NextHop {
      hops = List.copyOf(hops);
    }
  }

  /** {@code set ip next-hop recursive [global|vrf V] A}. */
  record Recursive(Ipv4Address hop, @Nullable String vrf, Span span) implements SetClause {}

  /** {@code set interface I …}. */
  record OutInterface(List<NameUse> interfaces, Span span) implements SetClause {
    public OutInterface {
      interfaces = List.copyOf(interfaces);
    }
  }

  /**
   * {@code set ip default [vrf V|global] next-hop A …}, or one line {@code … verify-availability A
   * N track T}; {@code vrf}, {@code order} and {@code track} as of {@link NextHop}.
   */
  record DefaultNextHop(
      List<Ipv4Address> hops,
      boolean verify,
      int order,
      @Nullable String track,
      @Nullable String vrf,
      Span span)
      implements SetClause {
    public DefaultNextHop {
      hops = List.copyOf(hops);
    }
  }

  /**
   * {@code set ipv6 [default] [vrf V|global] next-hop A …}, or one line {@code …
   * verify-availability A N track T}; {@code vrf}, {@code order} and {@code track} as of {@link
   * NextHop}.
   *
   * @param byDefault whether {@code default} is given
   * @param recursive whether {@code recursive} is given
   */
  record Ipv6NextHop(
      List<Ipv6Address> hops,
      boolean byDefault,
      boolean recursive,
      boolean verify,
      int order,
      @Nullable String track,
      @Nullable String vrf,
      Span span)
      implements SetClause {
    public Ipv6NextHop {
      hops = List.copyOf(hops);
    }
  }

  /** {@code set default interface I …}. */
  record DefaultInterface(List<NameUse> interfaces, Span span) implements SetClause {
    public DefaultInterface {
      interfaces = List.copyOf(interfaces);
    }
  }

  /** {@code set vrf V}; {@code set global} is {@code ""}. */
  record InVrf(String vrf, Span span) implements SetClause {}

  /** {@code set ip df|precedence|tos|dscp …}: marks the packet, does not choose its way. */
  record Marking(String field, String value, Span span) implements SetClause {}

  /** {@code set ipv6 precedence …}: as {@link Marking}, of IPv6 packets. */
  record Ipv6Marking(String field, String value, Span span) implements SetClause {}

  /** Any other; {@code words} without the leading {@code set}, in lower case. */
  record Other(String words, Span span) implements SetClause {}
}
