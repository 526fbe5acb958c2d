package dev.hoplint.parse.ios;

import dev.hoplint.address.IcmpMessages;
import dev.hoplint.address.IgmpTypes;
import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.ServicePorts;
import dev.hoplint.address.Wildcard;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.DynamicListContext;
import dev.hoplint.grammars.IosConfigParser.ExtendedRuleContext;
import dev.hoplint.grammars.IosConfigParser.ListAddressContext;
import dev.hoplint.grammars.IosConfigParser.ListOptionContext;
import dev.hoplint.grammars.IosConfigParser.ListPortsContext;
import dev.hoplint.grammars.IosConfigParser.ListProtocolContext;
import dev.hoplint.grammars.IosConfigParser.ListValueContext;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.Extra;
import dev.hoplint.model.AccessEntry.Groups;
import dev.hoplint.parse.ios.AccessLists.Address;
import dev.hoplint.parse.ios.AccessLists.Entry;
import dev.hoplint.parse.ios.AccessLists.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads entries of extended access lists. */
final class EntryReader {
  /** A protocol that an object group names: any port or type may be meant. */
  static final int GROUP = -2;

  private final CurrentLine line;

  /** Addresses of the entry at hand that are not plainly prefixes. */
  private final List<Address> odd = new ArrayList<>();

  EntryReader(CurrentLine line) {
    this.line = line;
  }

  /** The entry, or null after saying what is wrong with the line. */
  @Nullable Entry extended(
      Token action, ExtendedRuleContext rule, @Nullable DynamicListContext dynamic) {
    if (line.isBad()) {
      return null;
    }
    odd.clear();
    int protocol = protocol(rule.protocol);
    Wildcard source = address(rule.source);
    Wildcard destination = address(rule.destination);
    PortSet sourcePorts = ports(rule.sourcePorts, protocol);
    PortSet destinationPorts = ports(rule.destinationPorts, protocol);
    Extra extra = extra(rule, protocol, dynamic);
    if (line.isBad()) {
      return null;
    }
    Token refused = null;
    if (extra.fragments() && hasL4(extra)) {
      refused = fragments(rule);
      extra = Extra.MALFORMED;
    }
    return new Entry(
        AccessLists.action(action),
        protocol == GROUP ? AccessEntry.ANY_PROTOCOL : protocol,
        source,
        destination,
        sourcePorts,
        destinationPorts,
        extra,
        odd.isEmpty() && refused == null
            ? Spelling.PLAIN
            : new Spelling(List.copyOf(odd), refused));
  }

  private static boolean hasL4(Extra extra) {
    return extra.portOperator() || extra.icmpType() >= 0 || extra.tcpFlags() != null;
  }

  private static @Nullable Token fragments(ExtendedRuleContext rule) {
    for (ListOptionContext option : rule.options) {
      if (option.single != null && option.single.getType() == IosConfigLexer.FRAGMENTS) {
        return option.single;
      }
    }
    return null;
  }

  private int protocol(ListProtocolContext context) {
    if (context.group != null) {
      return GROUP;
    }
    Token word = context.name;
    return switch (word.getType()) {
      case IosConfigLexer.IP -> AccessEntry.ANY_PROTOCOL;
      case IosConfigLexer.TCP -> IpProtocols.TCP;
      case IosConfigLexer.UDP -> IpProtocols.UDP;
      case IosConfigLexer.INT -> orAny(line.number(word, 0, 255));
      default -> {
        Integer named = IpProtocols.abbreviated(text(word));
        if (named == null) {
          line.malformed("`" + word.getText() + "` is not an IP protocol");
        }
        yield orAny(named);
      }
    };
  }

  private static int orAny(@Nullable Integer protocol) {
    return protocol == null ? AccessEntry.ANY_PROTOCOL : protocol;
  }

  private Wildcard address(ListAddressContext context) {
    if (context.host != null) {
      Ipv4Address host = line.address(context.host);
      return host == null ? Wildcard.ANY : Wildcard.host(host);
    }
    if (context.base != null) {
      Ipv4Address base = line.address(context.base);
      Ipv4Address wildcard = line.address(context.wildcard);
      if (base == null || wildcard == null) {
        return Wildcard.ANY;
      }
      Address written = new Address(base, context.base, wildcard, context.wildcard);
      if (!written.isPlain()) {
        odd.add(written);
      }
      return new Wildcard(base.bits(), wildcard.bits());
    }
    return Wildcard.ANY;
  }

  private PortSet ports(@Nullable ListPortsContext context, int protocol) {
    if (context == null) {
      return PortSet.ALL;
    }
    if (protocol != GROUP && !IpProtocols.hasPorts(protocol)) {
      line.malformed("ports need the protocol tcp or udp");
      return PortSet.ALL;
    }
    if (context.group != null) {
      return PortSet.ALL;
    }
    List<ListValueContext> values = context.values;
    int first = port(values.get(0).start, protocol);
    return switch (context.operator.getType()) {
      case IosConfigLexer.GT -> above(first);
      case IosConfigLexer.LT -> below(first);
      case IosConfigLexer.RANGE -> between(first, port(values.get(1).start, protocol));
      case IosConfigLexer.NEQ -> listed(values, protocol).complement();
      default -> listed(values, protocol);
    };
  }

  static PortSet above(int port) {
    return port == PortSet.MAX ? PortSet.NONE : PortSet.range(port + 1, PortSet.MAX);
  }

  static PortSet below(int port) {
    return port == 0 ? PortSet.NONE : PortSet.range(0, port - 1);
  }

  /** Both ports included, whichever is the lower one. */
  static PortSet between(int one, int other) {
    return PortSet.range(Math.min(one, other), Math.max(one, other));
  }

  private PortSet listed(List<ListValueContext> values, int protocol) {
    PortSet ports = PortSet.NONE;
    for (ListValueContext value : values) {
      ports = ports.union(PortSet.of(port(value.start, protocol)));
    }
    return ports;
  }

  /** The port of a name in lower case, or null. */
  static @Nullable Integer portNamed(String name, int protocol) {
    Integer port = protocol == IpProtocols.UDP ? ServicePorts.udp(name) : ServicePorts.tcp(name);
    return port == null && protocol == GROUP ? ServicePorts.udp(name) : port;
  }

  /** A port by number or name; 0 after saying that it is none. */
  int port(Token word, int protocol) {
    if (word.getType() == IosConfigLexer.INT) {
      Integer number = line.number(word, 0, PortSet.MAX);
      return number == null ? 0 : number;
    }
    Integer port = portNamed(text(word), protocol);
    if (port == null && protocol != GROUP) {
      port = ServicePorts.abbreviated(text(word), protocol == IpProtocols.UDP);
    }
    if (port == null) {
      line.malformed(
          "`" + word.getText() + "` is not a port of " + IpProtocols.nameOrNumber(protocol));
      return 0;
    }
    return port;
  }

  private Extra extra(
      ExtendedRuleContext rule, int protocol, @Nullable DynamicListContext dynamic) {
    if (rule.options.isEmpty()
        && rule.types.isEmpty()
        && rule.sourcePorts == null
        && rule.destinationPorts == null
        && protocol != GROUP
        && rule.source.group == null
        && rule.destination.group == null
        && dynamic == null) {
      return Extra.NONE;
    }
    EntryOptions options = new EntryOptions(line);
    for (ListOptionContext option : rule.options) {
      options.add(option);
    }
    if (options.hasFlags() && protocol != GROUP && protocol != IpProtocols.TCP) {
      line.malformed("`established` and TCP flags need the protocol tcp");
    }
    if (dynamic != null) {
      options.unmodelled.add("dynamic " + dynamic.name.getText());
    }
    if (protocol == GROUP
        || rule.source.group != null
        || rule.destination.group != null
        || isGroup(rule.sourcePorts)
        || isGroup(rule.destinationPorts)) {
      options.unmodelled.add("object-group");
    }
    int[] type = type(rule.types, protocol);
    return new Extra(
        options.fragments,
        rule.sourcePorts != null || rule.destinationPorts != null,
        type[0],
        type[1],
        options.flags(),
        options.timeRange,
        options.unmodelled,
        groups(rule),
        options.fields(),
        options.log);
  }

  /** Whether the ports are those of an object group. */
  private static boolean isGroup(@Nullable ListPortsContext ports) {
    return ports != null && ports.group != null;
  }

  private static @Nullable Groups groups(ExtendedRuleContext rule) {
    Token service = rule.protocol.group;
    Token source = rule.source.group;
    Token destination = rule.destination.group;
    return service == null && source == null && destination == null
        ? null
        : new Groups(nameOf(service), nameOf(source), nameOf(destination));
  }

  private static @Nullable String nameOf(@Nullable Token group) {
    return group == null ? null : group.getText();
  }

  /** Type and code, -1 for any. */
  private int[] type(List<ListValueContext> words, int protocol) {
    int[] any = {-1, -1};
    if (words.isEmpty()) {
      return any;
    }
    if (protocol != IpProtocols.ICMP && protocol != IpProtocols.IGMP) {
      line.malformed(
          "`" + words.get(0).start.getText() + "` is not understood after the addresses");
      return any;
    }
    Token first = words.get(0).start;
    boolean number = first.getType() == IosConfigLexer.INT;
    if (words.size() > (number && protocol == IpProtocols.ICMP ? 2 : 1)) {
      line.malformed(
          "`" + words.get(words.size() - 1).start.getText() + "` is not understood here");
      return any;
    }
    if (number) {
      Integer type = line.number(first, 0, 255);
      Integer code = words.size() == 2 ? code(words.get(1).start) : Integer.valueOf(-1);
      if (type == null || code == null) {
        return any;
      }
      return new int[] {protocol == IpProtocols.IGMP ? IgmpTypes.ofNumber(type) : type, code};
    }
    String name = text(first);
    if (protocol == IpProtocols.IGMP) {
      Integer type = IgmpTypes.number(name);
      if (type == null) {
        line.malformed("`" + first.getText() + "` is not an IGMP type");
        return any;
      }
      return new int[] {type, -1};
    }
    IcmpMessages.Message message = IcmpMessages.abbreviated(name);
    if (message == null) {
      line.malformed("`" + first.getText() + "` is not an ICMP message");
      return any;
    }
    return new int[] {message.type(), message.code()};
  }

  @Nullable Integer code(Token word) {
    if (word.getType() != IosConfigLexer.INT) {
      line.malformed("`" + word.getText() + "` is not an ICMP code");
      return null;
    }
    return line.number(word, 0, 255);
  }

  private static String text(Token word) {
    return word.getText().toLowerCase(Locale.ROOT);
  }
}
