package dev.hoplint.parse.ios;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.address.PortSet;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.NatDynamicContext;
import dev.hoplint.grammars.IosConfigParser.NatOptionContext;
import dev.hoplint.grammars.IosConfigParser.NatPoolHeaderContext;
import dev.hoplint.grammars.IosConfigParser.NatPoolLineContext;
import dev.hoplint.grammars.IosConfigParser.NatStatementContext;
import dev.hoplint.grammars.IosConfigParser.NatStaticContext;
import dev.hoplint.grammars.IosConfigParser.NatTargetContext;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatPool;
import dev.hoplint.model.NatRule;
import dev.hoplint.model.NatRule.Direction;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Address translation from its lines. */
final class NatRules {
  /** Options that do not change what is translated to what. */
  private static final Set<String> WORDS =
      Set.of(
          "add-route",
          "extendable",
          "forced",
          "match-in-vrf",
          "no-alias",
          "no-payload",
          "oblivious",
          "oer",
          "reversible",
          "stateless");

  private static final Set<String> WORDS_WITH_NAME =
      Set.of("description", "egress-interface", "mapping-id", "name", "redundancy");

  private final CurrentLine line;

  /** By what tells two rules apart. */
  private final Map<List<@Nullable Object>, NatRule> rules = new LinkedHashMap<>();

  private final Map<String, Map<Range, NatPool>> pools = new LinkedHashMap<>();

  /** A pool's addresses, both included. */
  private record Range(Ipv4Address first, Ipv4Address last) {}

  private final List<Span> malformed = new ArrayList<>();

  /** The pool whose block is open; null under a bad header. */
  private @Nullable String currentPool;

  NatRules(CurrentLine line) {
    this.line = line;
  }

  List<NatRule> build() {
    return List.copyOf(rules.values());
  }

  List<NatPool> buildPools() {
    return pools.values().stream().flatMap(ranges -> ranges.values().stream()).toList();
  }

  List<Span> malformed() {
    return malformed;
  }

  void statement(NatStatementContext context) {
    if (context.pool != null) {
      return;
    }
    NatRule rule = line.complete() ? read(context) : null;
    if (rule == null || line.isBad()) {
      malformed.add(line.span());
    } else if (line.undoes()) {
      rules.remove(key(rule));
    } else {
      rules.put(key(rule), rule);
    }
  }

  private @Nullable NatRule read(NatStatementContext context) {
    Direction direction = direction(context);
    if (context.dynamic != null) {
      return dynamic(direction, context.dynamic);
    }
    return context.translation.dynamic != null
        ? dynamic(direction, context.translation.dynamic)
        : fixed(direction, context.translation.fixed);
  }

  private static Direction direction(NatStatementContext context) {
    if (context.side == null) {
      return Direction.VIRTUAL_SOURCE;
    }
    if (context.side.getType() == IosConfigLexer.OUTSIDE) {
      return Direction.OUTSIDE_SOURCE;
    }
    return context.kind.getType() == IosConfigLexer.SOURCE
        ? Direction.INSIDE_SOURCE
        : Direction.INSIDE_DESTINATION;
  }

  private static List<@Nullable Object> key(NatRule rule) {
    if (rule instanceof NatRule.Dynamic dynamic) {
      return Arrays.asList(
          dynamic.direction(),
          name(dynamic.accessList()),
          name(dynamic.routeMap()),
          name(dynamic.pool()),
          name(dynamic.outInterface()),
          dynamic.vrf());
    }
    NatRule.Static fixed = (NatRule.Static) rule;
    return Arrays.asList(
        fixed.direction(),
        fixed.protocol(),
        fixed.local(),
        fixed.localPort(),
        fixed.global(),
        name(fixed.globalInterface()),
        fixed.globalPort(),
        fixed.networkLength(),
        name(fixed.routeMap()),
        fixed.vrf());
  }

  private static @Nullable String name(@Nullable NameUse use) {
    return use == null ? null : use.name();
  }

  private @Nullable NameUse use(@Nullable Token word) {
    return word == null ? null : new NameUse(word.getText(), line.span(word));
  }

  private NatRule dynamic(Direction direction, NatDynamicContext context) {
    boolean list = context.selector.getType() == IosConfigLexer.LIST;
    Options options = new Options(context.options);
    NameUse out = context.type == null ? null : InterfaceWords.of(line, context.type, context.slot);
    return new NatRule.Dynamic(
        direction,
        list ? use(context.name) : null,
        list ? null : use(context.name),
        use(context.pool),
        out,
        options.overload,
        options.vrf,
        line.span());
  }

  private @Nullable NatRule fixed(Direction direction, NatStaticContext context) {
    Ipv4Address local = line.address(context.local);
    if (context.network != null) {
      Options options = new Options(context.options);
      Ipv4Address global = line.address(context.global);
      int length = networkLength(context.length);
      if (local == null || global == null || length < 0) {
        return null;
      }
      return new NatRule.Static(
          direction,
          -1,
          local,
          -1,
          global,
          null,
          -1,
          length,
          options.routeMap,
          options.vrf,
          line.span());
    }
    int protocol = context.protocol == null ? -1 : protocol(context.protocol);
    List<NatOptionContext> rest = new ArrayList<>(context.options);
    Token named = namedPort(context.target, rest, protocol);
    Options options = new Options(rest);
    int localPort = context.localPort == null ? -1 : port(context.localPort, protocol);
    Target target = new Target(context.target, named, protocol);
    if (IpProtocols.hasPorts(protocol) && (localPort < 0 || target.port < 0)) {
      line.malformed("a static translation of a protocol needs two ports");
    }
    if (local == null || line.isBad()) {
      return null;
    }
    return new NatRule.Static(
        direction,
        protocol,
        local,
        localPort,
        target.global,
        target.globalInterface,
        target.port,
        32,
        options.routeMap,
        options.vrf,
        line.span());
  }

  /** The global port if its name stands there, which the grammar takes for an option; or null. */
  private static @Nullable Token namedPort(
      NatTargetContext target, List<NatOptionContext> options, int protocol) {
    boolean numbered = target.port != null || !target.numbers.isEmpty();
    boolean apart =
        target.global == null
            && !target.numbers.isEmpty()
            && !InterfaceWords.hasNumber(target.type);
    if (!IpProtocols.hasPorts(protocol) || (numbered && !apart) || options.isEmpty()) {
      return null;
    }
    Token word = options.get(0).other;
    if (word == null
        || EntryReader.portNamed(word.getText().toLowerCase(Locale.ROOT), protocol) == null) {
      return null;
    }
    options.remove(0);
    return word;
  }

  private int protocol(Token word) {
    Integer number = IpProtocols.number(word.getText().toLowerCase(Locale.ROOT));
    if (number == null) {
      line.malformed("`" + word.getText() + "` is not a protocol that NAT knows");
      return -1;
    }
    return number;
  }

  private int port(Token word, int protocol) {
    if (word.getType() == IosConfigLexer.INT) {
      Integer number = line.number(word, 0, PortSet.MAX);
      return number == null ? -1 : number;
    }
    String name = word.getText().toLowerCase(Locale.ROOT);
    Integer port = EntryReader.portNamed(name, protocol);
    if (port == null) {
      line.malformed("`" + word.getText() + "` is not a port");
      return -1;
    }
    return port;
  }

  /** The length of {@code 255.255.255.0} or {@code /24}, or -1 after saying that it is none. */
  private int networkLength(Token word) {
    if (word.getType() == IosConfigLexer.IPV4) {
      Integer length = line.maskLength(word);
      return length == null ? -1 : length;
    }
    Ipv4Prefix prefix = Ipv4Prefix.parse("0.0.0.0" + word.getText());
    if (prefix == null || word.getText().charAt(0) != '/') {
      line.malformed("`" + word.getText() + "` is not a network mask");
      return -1;
    }
    return prefix.length();
  }

  /** The global side of a static translation. */
  private final class Target {
    final @Nullable Ipv4Address global;
    final @Nullable NameUse globalInterface;
    final int port;

    /** {@code named} is the port if it is not with the numbers, or null. */
    Target(NatTargetContext context, @Nullable Token named, int protocol) {
      if (context.global != null) {
        global = line.address(context.global);
        globalInterface = null;
        Token word = context.port == null ? named : context.port;
        port = word == null ? -1 : port(word, protocol);
        return;
      }
      List<Token> numbers = new ArrayList<>(context.numbers);
      Token number = context.slot;
      if (number == null && !InterfaceWords.hasNumber(context.type) && !numbers.isEmpty()) {
        number = numbers.remove(0);
      }
      global = null;
      globalInterface = InterfaceWords.of(line, context.type, number);
      Token word = numbers.isEmpty() ? named : numbers.get(0);
      port = word == null ? -1 : port(word, protocol);
    }
  }

  /** Words after a rule; those that change nothing that is modelled are read over. */
  private final class Options {
    boolean overload;
    @Nullable String vrf;
    @Nullable NameUse routeMap;

    Options(List<NatOptionContext> options) {
      boolean named = false;
      for (NatOptionContext option : options) {
        if (named && option.other != null) {
          named = false; // The word before wants this one as its name.
        } else if (option.overload != null) {
          overload = true;
        } else if (option.vrf != null) {
          vrf = option.vrf.getText();
        } else if (option.routeMap != null) {
          routeMap = use(option.routeMap);
        } else {
          String word = option.other.getText().toLowerCase(Locale.ROOT);
          named = WORDS_WITH_NAME.contains(word) && option.number == null;
          if (word.startsWith("ov") && "overload".startsWith(word)) {
            overload = true;
          } else if (!WORDS.contains(word) && !WORDS_WITH_NAME.contains(word)) {
            line.malformed("`" + option.other.getText() + "` is not understood in a translation");
          }
        }
      }
    }
  }

  void poolHeader(NatPoolHeaderContext context) {
    currentPool = null;
    NameUse name = line.name(context.name);
    Ipv4Address first = context.first == null ? null : line.address(context.first);
    Ipv4Address last = context.last == null ? null : line.address(context.last);
    if (!line.complete() || name == null) {
      malformed.add(line.span());
      return;
    }
    if (line.undoes()) {
      pools.remove(name.name());
      return;
    }
    currentPool = name.name();
    Map<Range, NatPool> ranges = new LinkedHashMap<>();
    if (first != null && last != null) {
      NatPool range = new NatPool(name.name(), first, last, line.span());
      ranges.put(new Range(first, last), range);
    }
    pools.put(name.name(), ranges);
  }

  void poolLine(NatPoolLineContext context) {
    Ipv4Address first = context.first == null ? null : line.address(context.first);
    Ipv4Address last = context.last == null ? null : line.address(context.last);
    if (!line.complete() || first == null || last == null) {
      malformed.add(line.span());
      return;
    }
    String pool = currentPool;
    Map<Range, NatPool> ranges = pool == null ? null : pools.get(pool);
    if (pool == null || ranges == null) {
      return;
    }
    if (line.undoes()) {
      ranges.remove(new Range(first, last));
    } else {
      ranges.put(new Range(first, last), new NatPool(pool, first, last, line.span()));
    }
  }
}
