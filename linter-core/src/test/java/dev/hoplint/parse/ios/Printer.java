package dev.hoplint.parse.ios;

import dev.hoplint.address.IcmpMessages;
import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import dev.hoplint.model.IpFields;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.Ipv6Route;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.PrefixList;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.StaticRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes facts as IOS would, ports and protocols without names but for the commonest. */
final class Printer {
  private static final String[] FLAGS = {"fin", "syn", "rst", "psh", "ack", "urg"};

  private Printer() {}

  static String join(Object... words) {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      if (word != null && !word.toString().isEmpty()) {
        line.append(line.length() == 0 ? "" : " ").append(word);
      }
    }
    return line.toString();
  }

  static String action(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  static String ports(PortSet ports) {
    if (ports.isAll()) {
      return "";
    }
    int last = ports.rangeCount() - 1;
    boolean ends = ports.low(0) == 0 && ports.high(last) == PortSet.MAX;
    if (last > 0 && ends) {
      return "neq" + singles(ports.complement());
    }
    int low = ports.low(0);
    int high = ports.high(last);
    if (last > 0 || low == high) {
      return "eq" + singles(ports);
    }
    if (low == 0) {
      return "lt " + (high + 1);
    }
    return high == PortSet.MAX ? "gt " + (low - 1) : "range " + low + " " + high;
  }

  private static String singles(PortSet ports) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < ports.rangeCount(); i++) {
      for (int port = ports.low(i); port <= ports.high(i); port++) {
        words.append(' ').append(port);
      }
    }
    return words.toString();
  }

  static String entry(AccessEntry entry, boolean standard) {
    AccessEntry.Extra extra = entry.extra();
    if (standard) {
      return join(action(entry.action()), entry.source());
    }
    boolean any = entry.protocol() == AccessEntry.ANY_PROTOCOL;
    AccessEntry.Groups groups = extra.groups();
    String service = groups == null ? null : groups.service();
    String source = groups == null ? null : groups.source();
    String destination = groups == null ? null : groups.destination();
    return join(
        action(entry.action()),
        service == null ? any ? "ip" : IpProtocols.nameOrNumber(entry.protocol()) : group(service),
        source == null ? entry.source() : group(source),
        ports(entry.sourcePorts()),
        destination == null ? entry.destination() : group(destination),
        ports(entry.destinationPorts()),
        icmp(extra),
        flags(extra.tcpFlags()),
        fields(extra.fields()),
        reflected(extra),
        extra.timeRange() == null ? "" : "time-range " + extra.timeRange(),
        extra.fragments() ? "fragments" : "");
  }

  private static String fields(@Nullable IpFields fields) {
    if (fields == null) {
      return "";
    }
    int tos = fields.tosValue();
    boolean dscp = fields.tosMask() == 0xFC;
    boolean precedence = !dscp && (fields.tosMask() & 0xE0) != 0;
    boolean any = fields.option() == IpFields.ANY_OPTION;
    return join(
        dscp ? "dscp " + (tos >> 2) : "",
        precedence ? "precedence " + (tos >> 5) : "",
        !dscp && (fields.tosMask() & 0x1E) != 0 ? "tos " + (tos >> 1 & 15) : "",
        fields.option() < 0 ? "" : "option " + (any ? "any-options" : fields.option()),
        fields.ttl() == null ? "" : "ttl " + ttl(fields.ttl()));
  }

  private static String ttl(PortSet ttl) {
    int last = ttl.rangeCount() - 1;
    int low = ttl.low(0);
    int high = ttl.high(last);
    if (last > 0 && low == 0 && high == 255) {
      return "neq" + singles(ttl.complement().intersect(PortSet.range(0, 255)));
    }
    if (last > 0 || low == high) {
      return "eq" + singles(ttl);
    }
    if (low == 0) {
      return "lt " + (high + 1);
    }
    return high == 255 ? "gt " + (low - 1) : "range " + low + " " + high;
  }

  private static String reflected(AccessEntry.Extra extra) {
    return extra.unmodelled().stream()
        .filter(clause -> clause.startsWith("reflect "))
        .findFirst()
        .orElse("");
  }

  private static String group(String name) {
    return "object-group " + name;
  }

  private static String icmp(AccessEntry.Extra extra) {
    if (extra.icmpType() < 0) {
      return "";
    }
    String name = IcmpMessages.name(extra.icmpType(), extra.icmpCode());
    return name != null ? name : numbers(extra.icmpType(), extra.icmpCode());
  }

  private static String numbers(int type, int code) {
    return type + (code < 0 ? "" : " " + code);
  }

  private static String flags(AccessEntry.@Nullable TcpFlags flags) {
    if (flags == null) {
      return "";
    }
    if (flags.equals(AccessEntry.TcpFlags.ESTABLISHED)) {
      return "established";
    }
    StringBuilder words = new StringBuilder(flags.any() ? "match-any" : "match-all");
    for (int i = 0; i < FLAGS.length; i++) {
      int bit = 1 << i;
      if ((flags.set() & bit) != 0) {
        words.append(" +").append(FLAGS[i]);
      } else if ((flags.clear() & bit) != 0) {
        words.append(" -").append(FLAGS[i]);
      }
    }
    return words.toString();
  }

  static String entry(Ipv6AccessList.Entry entry) {
    String protocol =
        switch (entry.protocol()) {
          case AccessEntry.ANY_PROTOCOL -> "ipv6";
          case 58 -> "icmp";
          default -> IpProtocols.nameOrNumber(entry.protocol());
        };
    return join(
        "sequence",
        entry.sequence(),
        action(entry.action()),
        protocol,
        entry.source(),
        ports(entry.sourcePorts()),
        entry.destination(),
        ports(entry.destinationPorts()),
        String.join(" ", entry.clauses()));
  }

  static String member(ObjectGroup.Member member) {
    if (member instanceof ObjectGroup.Network network) {
      return network(network.prefix());
    }
    if (member instanceof ObjectGroup.AddressRange range) {
      return join("range", range.first(), range.last());
    }
    if (member instanceof ObjectGroup.Group group) {
      return join("group-object", group.group().name());
    }
    ObjectGroup.Service service = (ObjectGroup.Service) member;
    String protocol =
        service.protocols().size() == 2
            ? "tcp-udp"
            : service.protocols().get(0) < 0
                ? "ip"
                : IpProtocols.nameOrNumber(service.protocols().get(0));
    String source = ports(service.sourcePorts());
    return join(
        protocol,
        source.isEmpty() ? "" : "source " + source,
        ports(service.destinationPorts()),
        service.icmpType() < 0 ? "" : numbers(service.icmpType(), service.icmpCode()));
  }

  private static String network(Ipv4Prefix prefix) {
    if (prefix.length() == 0) {
      return "any";
    }
    return prefix.length() == 32
        ? "host " + prefix.networkAddress()
        : prefix.networkAddress() + " " + new Ipv4Address(prefix.mask());
  }

  static String prefix(PrefixList list, PrefixList.Entry entry) {
    int length = Integer.parseInt(entry.prefix().substring(entry.prefix().indexOf('/') + 1));
    int longest = list.ipv6() ? 128 : 32;
    boolean toEnd = entry.high() == longest && entry.low() > length;
    return join(
        list.ipv6() ? "ipv6 prefix-list" : "ip prefix-list",
        list.name(),
        "seq",
        entry.sequence(),
        action(entry.action()),
        entry.prefix(),
        entry.low() == length ? "" : "ge " + entry.low(),
        entry.high() == length || toEnd ? "" : "le " + entry.high());
  }

  static String route(StaticRoute route) {
    return join(
        "ip route",
        route.vrf() == null ? "" : "vrf " + route.vrf(),
        route.prefix().networkAddress(),
        new Ipv4Address(route.prefix().mask()),
        name(route.outInterface()),
        route.dhcp() ? "dhcp" : route.nextHop(),
        route.global() ? "global" : "",
        route.distance() == 1 ? "" : route.distance(),
        route.permanent() ? "permanent" : "",
        route.track() == null ? "" : "track " + route.track());
  }

  static String route(Ipv6Route route) {
    String nextHopVrf = route.nextHopVrf();
    return join(
        "ipv6 route",
        route.vrf() == null ? "" : "vrf " + route.vrf(),
        route.prefix(),
        name(route.outInterface()),
        route.nextHop(),
        nextHopVrf == null ? "" : "nexthop-vrf " + (nextHopVrf.isEmpty() ? "default" : nextHopVrf),
        route.distance() == 1 ? "" : route.distance(),
        route.use() == Ipv6Route.Use.BOTH ? "" : route.use().name().toLowerCase(Locale.ROOT),
        route.permanent() ? "permanent" : "",
        route.track() == null ? "" : "track " + route.track());
  }

  private static @Nullable String name(@Nullable NameUse use) {
    return use == null ? null : use.name();
  }

  static String nat(NatRule rule) {
    String direction =
        "ip nat " + rule.direction().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (rule.direction() == NatRule.Direction.VIRTUAL_SOURCE) {
      direction = "ip nat source";
    }
    if (rule instanceof NatRule.Dynamic dynamic) {
      return join(
          direction,
          dynamic.accessList() == null ? "route-map" : "list",
          dynamic.accessList() == null ? name(dynamic.routeMap()) : name(dynamic.accessList()),
          dynamic.pool() == null ? "interface" : "pool",
          dynamic.pool() == null ? name(dynamic.outInterface()) : name(dynamic.pool()),
          dynamic.vrf() == null ? "" : "vrf " + dynamic.vrf(),
          dynamic.overload() ? "overload" : "");
    }
    NatRule.Static fixed = (NatRule.Static) rule;
    boolean network = fixed.networkLength() < 32;
    return join(
        direction,
        "static",
        network ? "network" : "",
        fixed.protocol() < 0 ? "" : IpProtocols.nameOrNumber(fixed.protocol()),
        fixed.local(),
        fixed.localPort() < 0 ? "" : fixed.localPort(),
        fixed.globalInterface() == null ? "" : "interface " + fixed.globalInterface().name(),
        fixed.global(),
        fixed.globalPort() < 0 ? "" : fixed.globalPort(),
        network ? "/" + fixed.networkLength() : "",
        fixed.routeMap() == null ? "" : "route-map " + name(fixed.routeMap()),
        fixed.vrf() == null ? "" : "vrf " + fixed.vrf());
  }

  private static String names(List<NameUse> uses) {
    return String.join(" ", uses.stream().map(NameUse::name).toList());
  }

  static String match(MatchClause clause) {
    if (clause instanceof MatchClause.AccessLists lists) {
      return join("match ip address", names(lists.lists()));
    }
    if (clause instanceof MatchClause.PrefixLists lists) {
      return join("match ip address prefix-list", names(lists.lists()));
    }
    if (clause instanceof MatchClause.EgressInterface out) {
      return join("match interface", names(out.interfaces()));
    }
    if (clause instanceof MatchClause.Length length) {
      return join("match length", length.min(), length.max());
    }
    return join("match", ((MatchClause.Other) clause).words());
  }

  private static String table(@Nullable String vrf) {
    return vrf == null ? "" : vrf.isEmpty() ? "global" : "vrf " + vrf;
  }

  private static String nextHops(
      Object start, List<?> hops, boolean verify, int order, @Nullable String track) {
    List<Object> words = new ArrayList<>(List.of(start));
    words.add(verify ? "verify-availability" : "");
    words.addAll(hops);
    words.add(track == null ? "" : order + " track " + track);
    return join(words.toArray());
  }

  static String set(SetClause clause) {
    if (clause instanceof SetClause.NextHop hop) {
      String start = join("set ip", table(hop.vrf()), "next-hop");
      return nextHops(start, hop.hops(), hop.verify(), hop.order(), hop.track());
    }
    if (clause instanceof SetClause.Ipv6NextHop hop) {
      String way = hop.byDefault() ? "default" : "";
      String start =
          join("set ipv6", way, table(hop.vrf()), "next-hop", hop.recursive() ? "recursive" : "");
      return nextHops(start, hop.hops(), hop.verify(), hop.order(), hop.track());
    }
    if (clause instanceof SetClause.Recursive hop) {
      return join("set ip next-hop recursive", table(hop.vrf()), hop.hop());
    }
    if (clause instanceof SetClause.OutInterface out) {
      return join("set interface", names(out.interfaces()));
    }
    if (clause instanceof SetClause.DefaultInterface out) {
      return join("set default interface", names(out.interfaces()));
    }
    if (clause instanceof SetClause.DefaultNextHop hop) {
      String start = join("set ip default", table(hop.vrf()), "next-hop");
      return nextHops(start, hop.hops(), hop.verify(), hop.order(), hop.track());
    }
    if (clause instanceof SetClause.InVrf vrf) {
      return vrf.vrf().isEmpty() ? "set global" : "set vrf " + vrf.vrf();
    }
    if (clause instanceof SetClause.Marking mark) {
      return join("set ip", mark.field(), mark.value());
    }
    if (clause instanceof SetClause.Ipv6Marking mark) {
      return join("set ipv6", mark.field(), mark.value());
    }
    String words = ((SetClause.Other) clause).words();
    return words.startsWith("continue") ? words : "set " + words;
  }
}
