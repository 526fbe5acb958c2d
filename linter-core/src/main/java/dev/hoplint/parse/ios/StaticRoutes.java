package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.RoutePartContext;
import dev.hoplint.grammars.IosConfigParser.StaticRouteContext;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.StaticRoute;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Static routes from their lines. */
final class StaticRoutes {
  private static final int MAX_DISTANCE = 255;

  /** The routes to one prefix; removed together by {@code no ip route PREFIX MASK}. */
  private record Destination(@Nullable String vrf, Ipv4Prefix prefix) {}

  /** What tells two routes to one prefix apart. */
  private record Way(@Nullable String outInterface, @Nullable Ipv4Address nextHop, boolean dhcp) {}

  private final CurrentLine line;
  private final RoutesByPrefix<StaticRoute> routes =
      new RoutesByPrefix<>(route -> route.span().start());
  private final List<Span> malformed = new ArrayList<>();

  StaticRoutes(CurrentLine line) {
    this.line = line;
  }

  List<StaticRoute> build() {
    return routes.build();
  }

  List<Span> malformed() {
    return malformed;
  }

  void route(StaticRouteContext context) {
    StaticRoute route = read(context);
    if (route == null || !line.complete()) {
      malformed.add(line.span());
      return;
    }
    Destination destination = new Destination(route.vrf(), route.prefix());
    NameUse out = route.outInterface();
    Way way = new Way(out == null ? null : out.name(), route.nextHop(), route.dhcp());
    if (!line.undoes()) {
      routes.put(destination, way, route);
    } else if (out != null || route.nextHop() != null || route.dhcp()) {
      routes.remove(destination, way);
    } else {
      routes.removeAll(destination);
    }
  }

  private @Nullable StaticRoute read(StaticRouteContext context) {
    if (line.isBad()) {
      return null;
    }
    AddressWords destination =
        AddressWords.read(line, context.destination, context.mask, context.both);
    Tail tail = new Tail(context.parts);
    tail.read();
    if (line.isBad() || destination == null) {
      return null;
    }
    return new StaticRoute(
        context.vrf == null ? null : context.vrf.getText(),
        destination.subnet(),
        tail.outInterface,
        tail.nextHop,
        tail.distance,
        tail.track,
        tail.permanent,
        tail.global,
        tail.dhcp,
        line.span());
  }

  /** What follows the mask: where to, then how. */
  private final class Tail {
    private final List<RoutePartContext> parts;
    private int next;
    @Nullable NameUse outInterface;
    @Nullable Ipv4Address nextHop;
    int distance = 1;
    @Nullable String track;
    boolean permanent;
    boolean global;
    boolean dhcp;

    Tail(List<RoutePartContext> parts) {
      this.parts = parts;
    }

    void read() {
      readInterface();
      if (next < parts.size() && parts.get(next).nextHop != null) {
        nextHop = line.address(parts.get(next++).nextHop);
      }
      boolean distanceGiven = false;
      while (next < parts.size() && !line.isBad()) {
        RoutePartContext part = parts.get(next++);
        if (part.number != null && !distanceGiven) {
          distanceGiven = true;
          Integer number = line.number(part.number, 1, MAX_DISTANCE);
          distance = number == null ? distance : number;
        } else if (part.option != null) {
          option(part.option.getType(), part.value);
        } else if (part.flag != null) {
          flag(part.flag.getType());
        } else {
          line.malformed("`" + part.start.getText() + "` is not understood in a static route");
        }
      }
      if (outInterface == null && nextHop == null && !dhcp && !line.undoes()) {
        line.needs("a next hop or an interface");
      }
    }

    private void readInterface() {
      if (next == parts.size() || parts.get(next).interfaceWord == null) {
        return;
      }
      Token type = parts.get(next++).interfaceWord;
      Token number = null;
      if (!InterfaceWords.hasNumber(type) && next < parts.size()) {
        RoutePartContext after = parts.get(next);
        number = after.slot != null ? after.slot : after.number;
        next += number == null ? 0 : 1;
      }
      outInterface = InterfaceWords.of(line, type, number);
    }

    private void option(int type, Token value) {
      switch (type) {
        case IosConfigLexer.TRACK -> track = value.getText();
        case IosConfigLexer.TAG -> {
          // `route-tag notation dotted-decimal` shows it like an address.
          boolean tag =
              value.getType() == IosConfigLexer.INT || value.getType() == IosConfigLexer.IPV4;
          if (!tag) {
            line.malformed("`" + value.getText() + "` is not a tag");
          }
        }
        default -> {} // A name says nothing.
      }
    }

    private void flag(int type) {
      switch (type) {
        case IosConfigLexer.PERMANENT -> permanent = true;
        case IosConfigLexer.GLOBAL -> global = true;
        case IosConfigLexer.DHCP -> dhcp = true;
        default -> {} // "multicast" does not change where packets go.
      }
    }
  }
}
