package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.model.Ipv6Route;
import dev.hoplint.model.Ipv6Route.Use;
import dev.hoplint.model.NameUse;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Static routes of IPv6 from their lines. */
final class Ipv6Routes {
  private static final int MAX_DISTANCE = 255;

  /** The routes to one prefix; removed together by {@code no ipv6 route PREFIX}. */
  private record Destination(@Nullable String vrf, Ipv6Prefix prefix) {}

  /** What tells two routes to one prefix apart. */
  private record Way(@Nullable String outInterface, @Nullable Ipv6Address nextHop) {}

  private final CurrentLine line;
  private final RoutesByPrefix<Ipv6Route> routes =
      new RoutesByPrefix<>(route -> route.span().start());
  private final List<Span> malformed = new ArrayList<>();

  Ipv6Routes(CurrentLine line) {
    this.line = line;
  }

  List<Ipv6Route> build() {
    return routes.build();
  }

  List<Span> malformed() {
    return malformed;
  }

  void route(List<Token> words) {
    Ipv6Route route = line.isBad() ? null : new Words(new Tail(line, words)).read();
    if (route == null) {
      malformed.add(line.span());
      return;
    }
    Destination destination = new Destination(route.vrf(), route.prefix());
    NameUse out = route.outInterface();
    Way way = new Way(out == null ? null : out.name(), route.nextHop());
    if (!line.undoes()) {
      routes.put(destination, way, route);
    } else if (out != null || route.nextHop() != null) {
      routes.remove(destination, way);
    } else {
      routes.removeAll(destination);
    }
  }

  /** The words after {@code ipv6 route}: to where, which way, then how. */
  private final class Words {
    private final Tail tail;
    private @Nullable NameUse outInterface;
    private @Nullable Ipv6Address nextHop;
    private @Nullable String nextHopVrf;
    private int distance = 1;
    private Use use = Use.BOTH;
    private @Nullable String track;
    private boolean permanent;

    Words(Tail tail) {
      this.tail = tail;
    }

    /** The route, or null after saying what is wrong. */
    @Nullable Ipv6Route read() {
      NameUse vrf = tail.takes("vrf") ? tail.name() : null;
      String text = tail.peek();
      Ipv6Prefix prefix = text.indexOf('/') < 0 ? null : Ipv6Prefix.parse(text);
      if (prefix == null) {
        tail.needs("an IPv6 prefix and its length");
        return null;
      }
      tail.next();
      if (tail.hasNext() && !isAddress()) {
        outInterface = tail.interfaceName();
      }
      if (isAddress()) {
        nextHop = tail.ipv6Address();
      }
      if (outInterface == null && nextHop == null && !line.undoes()) {
        tail.needs("a next hop or an interface");
      } else if (nextHop != null && nextHop.isLinkLocal() && outInterface == null) {
        // IOS: "% Interface has to be specified for a link-local nexthop".
        line.malformed("the next hop " + nextHop + " is link-local: the line needs an interface");
      }
      readOptions();
      if (!tail.isEnd()) {
        return null;
      }
      return new Ipv6Route(
          vrf == null ? null : vrf.name(),
          prefix,
          outInterface,
          nextHop,
          nextHopVrf,
          distance,
          use,
          track,
          permanent,
          line.span());
    }

    private boolean isAddress() {
      return tail.peek().indexOf(':') >= 0;
    }

    private void readOptions() {
      int distances = 0;
      while (tail.hasNext() && !line.isBad()) {
        if (tail.isNumber() && distances < 2) {
          Integer number = tail.number(1, MAX_DISTANCE);
          // A second one is that of the multicast table.
          distance = number == null || distances > 0 ? distance : number;
          distances++;
        } else if (!option()) {
          return;
        }
      }
    }

    /** Whether the next word is an option, which is read. */
    private boolean option() {
      String option =
          tail.takesOneOf(
              "nexthop-vrf", "unicast", "multicast", "tag", "track", "name", "permanent");
      if (option == null) {
        return false;
      }
      switch (option) {
        case "nexthop-vrf" -> {
          NameUse name = tail.takes("default") ? null : tail.name();
          nextHopVrf = name == null ? "" : name.name();
        }
        case "unicast" -> use = Use.UNICAST;
        case "multicast" -> use = Use.MULTICAST;
        case "permanent" -> permanent = true;
        case "tag" -> tag();
        case "name" -> tail.name();
        default -> {
          Integer number = tail.number(1, Integer.MAX_VALUE);
          track = number == null ? null : number.toString();
        }
      }
      return true;
    }

    /** {@code route-tag notation dotted-decimal} shows it like an address. */
    private void tag() {
      if (!tail.isNumber() && !tail.isAddress()) {
        tail.needs("a tag");
      } else {
        tail.next();
      }
    }
  }
}
