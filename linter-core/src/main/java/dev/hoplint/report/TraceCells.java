package dev.hoplint.report;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Setting;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.network.Departure;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Hop;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.Port;
import dev.hoplint.network.Trace;
import dev.hoplint.network.Trace.End;
import dev.hoplint.network.Unknown;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a piece meets on its way, in one cell for each device. */
final class TraceCells {
  /** Stands for the sizes of outer packets, which alone may differ between pieces on one way. */
  private static final char SIZES = '\u0000';

  private final Places places;
  private final Function<Ipv4Address, String> names;

  TraceCells(Places places, Function<Ipv4Address, String> names) {
    this.places = places;
    this.names = names;
  }

  /** {@code bytes} is the outer packet's size, 0 without one. */
  record Cell(String pattern, int bytes) {
    boolean isLike(Cell other) {
      return pattern.equals(other.pattern);
    }

    /** The text of cells that are alike but for their sizes. */
    static String joined(List<Cell> cells) {
      String sizes =
          cells.stream().map(c -> Integer.toString(c.bytes)).collect(Collectors.joining(" + "));
      return cells.get(0).pattern.replace(String.valueOf(SIZES), sizes);
    }
  }

  List<Cell> of(OneWay way, Trace.Leaf leaf) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(departure(way), 0));
    List<Hop> hops = leaf.hops();
    for (int i = 0; i < hops.size(); i++) {
      Hop next = i + 1 < hops.size() ? hops.get(i + 1) : null;
      cells.add(hop(hops.get(i), next, leaf));
    }
    String end = end(leaf.end());
    if (!end.isEmpty()) {
      cells.add(new Cell(end, 0));
    }
    return cells;
  }

  private String departure(OneWay way) {
    Departure from = way.departure();
    StringBuilder text = new StringBuilder(from.host());
    text.append("  sends ").append(way.sent().bytes()).append(" bytes");
    if (way.sent().dontFragment()) {
      text.append(" with DF");
    }
    if (!from.interfaceName().isEmpty()) {
      text.append(" by ").append(from.interfaceName());
    }
    Ipv4Address gateway = from.gateway();
    if (gateway != null) {
      text.append(" to its gateway ").append(gateway);
    }
    text.append(at(from.why()));
    if (way.trace().hops().isEmpty() && way.trace().end() instanceof End.Fragmented split) {
      text.append(", ").append(split(split));
    }
    for (Unknown doubt : from.doubts()) {
      text.append("; not known: ").append(doubt.reason());
    }
    return text.toString();
  }

  private Cell hop(Hop hop, @Nullable Hop next, Trace.Leaf leaf) {
    StringBuilder text = new StringBuilder(hop.router().name()).append("  ");
    Port ingress = hop.ingress();
    text.append(ingress == null ? "itself" : ingress.name());
    if (hop.restoration() != null) {
      text.append(", NAT to destination ")
          .append(hop.arriving().destination())
          .append(at(hop.restoration()));
    }
    int outerBytes = 0;
    if (hop.way() instanceof Way.Out out) {
      text.append(" -> ").append(out.egress().name());
      if (out.nextHop() != null) {
        text.append(" to ").append(out.nextHop());
      }
      text.append(out.policy() == null ? ", by route" : ", by policy").append(at(out.why()));
      AccessEntry entry = hop.policy() == null ? null : hop.policy().entry();
      if (out.policy() != null && entry != null) {
        text.append(" and its entry").append(at(entry.span()));
      }
      if (out.policy() == null) {
        tracked(hop, text);
      }
      if (hop.equalWays() > 1) {
        text.append(", one of ").append(hop.equalWays()).append(" equally good ways");
      }
      if (hop.translation() != null) {
        text.append(", NAT to source ")
            .append(hop.leaving().source())
            .append(at(hop.translation()));
      }
      clamps(hop, text);
      int before = hop.leaving().length();
      int after = next == null ? leaf.piece().bytes() : next.received().length();
      if (after != before && after > 0) {
        text.append(", in fragments for ").append(mtuWords(hop));
      }
      outerBytes = outer(hop, text);
    } else if (hop.way() instanceof Way.Dropped dropped
        && leaf.end() instanceof End.Dropped end
        && end.cause() == Trace.Cause.ROUTE) {
      text.append(", drops it: ").append(dropped.reason()).append(at(dropped.why()));
    }
    for (Unknown doubt : hop.doubts()) {
      text.append("; not known: ").append(doubt.reason()).append(at(doubt.span()));
    }
    return new Cell(text.toString(), outerBytes);
  }

  private static void tracked(Hop hop, StringBuilder text) {
    for (StaticRoute route : hop.router().config().staticRoutes()) {
      if (route.track() != null && route.span().equals(hop.way().why())) {
        text.append(", while track ").append(route.track()).append(" is up");
      }
    }
  }

  private String mtuWords(Hop hop) {
    Port egress = hop.egress();
    Setting<Integer> set = egress == null ? null : egress.facts().ipMtu();
    return set == null ? "its IP MTU" : "`ip mtu " + set.value() + "`" + at(set.span());
  }

  private void clamps(Hop hop, StringBuilder text) {
    if (hop.arriving().protocol() != Header.TCP) {
      return;
    }
    for (Port port : hop.ports()) {
      Setting<Integer> clamp = port.facts().mssClamp();
      if (clamp != null) {
        text.append(", MSS clamped to ").append(clamp.value()).append(at(clamp.span()));
      }
    }
  }

  /** Answers the outer packet's bytes. */
  private int outer(Hop hop, StringBuilder text) {
    Trace.Outer outer = hop.outer();
    if (outer == null) {
      return 0;
    }
    if (outer.gap() != null) {
      text.append("; not known: ").append(outer.gap().reason()).append(at(outer.gap().span()));
    }
    if (outer.trace().hops().isEmpty()) {
      return 0;
    }
    Header header = outer.piece().header();
    text.append(", in ").append(header.source()).append(" > ").append(header.destination());
    if (header.length() > 0) {
      text.append(" of ").append(SIZES).append(" bytes");
    }
    List<Trace.Leaf> leaves = outer.trace().leaves(outer.piece());
    String path =
        outer.trace().allHops().stream()
            .map(h -> h.router().name())
            .collect(Collectors.joining(", "));
    text.append(" by ").append(path);
    if (leaves.size() > 1) {
      text.append(", itself in ").append(leaves.size()).append(" fragments");
    }
    return header.length();
  }

  private String split(End.Fragmented split) {
    String sizes =
        split.parts().stream()
            .map(p -> Integer.toString(p.piece().bytes()))
            .collect(Collectors.joining(" + "));
    return "in fragments of " + sizes + " for its MTU of " + split.mtu();
  }

  private String end(End end) {
    if (end instanceof End.Dropped dropped && dropped.cause() == Trace.Cause.ROUTE) {
      return "";
    }
    TraceEnds.Told told = TraceEnds.of(end);
    if (end instanceof End.Delivered delivered) {
      return named(delivered.address()) + "  " + told.message();
    }
    String words = told.device().isEmpty() ? "" : told.device() + "  ";
    String notice = end instanceof End.TooBig big ? notice(big) : "";
    return words + told.message() + at(told.why()) + notice;
  }

  private String named(Ipv4Address address) {
    String name = names.apply(address);
    String written = address.toString();
    return name.equals(written) ? written : name + " (" + written + ")";
  }

  private String notice(End.TooBig big) {
    if (big.silencedBy() != null) {
      return ", and does not tell the sender" + at(big.silencedBy());
    }
    if (big.notice() == null) {
      return "";
    }
    return TraceEnds.isTold(big)
        ? ", and tells the sender"
        : ", and its message does not get to the sender";
  }

  String at(@Nullable Span span) {
    return span == null ? "" : " (" + places.line(span) + ")";
  }
}
