package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.DialerPoolContext;
import dev.hoplint.grammars.IosConfigParser.InterfaceIpsecContext;
import dev.hoplint.grammars.IosConfigParser.OspfAreaContext;
import dev.hoplint.grammars.IosConfigParser.PppoeClientContext;
import dev.hoplint.grammars.IosConfigParser.ServicePolicyContext;
import dev.hoplint.grammars.IosConfigParser.UnicastVerifyContext;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.OspfInterface;
import dev.hoplint.model.Setting;
import dev.hoplint.model.SourceCheck;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The lines of an interface of which {@link ExtrasFacts} keeps the facts, but those of IPv6. */
final class ExtraLines {
  private static final int MAX_MTU = 65_535;
  private static final int MAX_VLAN = 4094;
  private static final int MAX_POOL = 255;

  private final CurrentLine line;
  private final InterfaceLines interfaces;

  ExtraLines(CurrentLine line, InterfaceLines interfaces) {
    this.line = line;
    this.interfaces = interfaces;
  }

  private ExtrasFacts facts() {
    return interfaces.current().extras;
  }

  private boolean isGood(InterfaceStatement statement, Tail tail) {
    return interfaces.isGood(statement, tail.isEnd());
  }

  private @Nullable Setting<Integer> number(
      InterfaceStatement statement, List<Token> words, int low, int high) {
    Tail tail = new Tail(line, words);
    if (line.undoes()) {
      tail.skip();
    }
    Integer value = line.undoes() ? null : tail.number(low, high);
    return isGood(statement, tail) && value != null ? new Setting<>(value, line.span()) : null;
  }

  /** A setting of one of these words, or null if the line undoes it or is bad. */
  private @Nullable Setting<String> choice(
      InterfaceStatement statement, List<Token> words, String... choices) {
    Tail tail = new Tail(line, words);
    if (line.undoes()) {
      tail.skip();
    }
    String value = line.undoes() ? null : tail.oneOf(choices);
    return isGood(statement, tail) && value != null ? new Setting<>(value, line.span()) : null;
  }

  void mpls() {
    if (interfaces.isGood(InterfaceStatement.MPLS, line.complete())) {
      facts().mpls = line.undoes() ? null : line.span();
    }
  }

  void mplsMtu(List<Token> words) {
    boolean override = !words.isEmpty() && words.get(0).getText().equalsIgnoreCase("override");
    List<Token> value = override ? words.subList(1, words.size()) : words;
    if (words.size() == 1 && words.get(0).getText().equalsIgnoreCase("maximum")) {
      if (interfaces.isGood(InterfaceStatement.MPLS, line.complete())) {
        facts().mplsMtu = null; // As large as the interface's MTU, which it is without a line too.
      }
      return;
    }
    Setting<Integer> mtu = number(InterfaceStatement.MPLS, value, 64, MAX_MTU);
    facts().mplsMtu = line.isBad() ? facts().mplsMtu : mtu;
  }

  void sourceCheck(UnicastVerifyContext context) {
    Tail tail = new Tail(line, context.words);
    boolean byRoute = context.check != null;
    if (!byRoute && context.older == null && !line.undoes()) {
      tail.needs("`source` or `reverse-path`");
    }
    boolean allowDefault = byRoute && tail.takes("allow-default");
    boolean allowSelfPing = byRoute && tail.takes("allow-self-ping");
    allowDefault |= byRoute && tail.takes("allow-default");
    boolean l2 = byRoute && tail.takes("l2-src");
    NameUse list = tail.hasNext() ? tail.name() : null;
    if (!isGood(InterfaceStatement.SOURCE_CHECK, tail)) {
      return;
    }
    boolean strict = !byRoute || l2 || context.check.getType() == IosConfigLexer.RX;
    interfaces.current().strictUrpf = strict && !line.undoes() ? line.span() : null;
    facts().sourceCheck =
        line.undoes()
            ? null
            : new SourceCheck(strict, allowDefault, allowSelfPing, list, line.span());
  }

  void servicePolicy(ServicePolicyContext context) {
    Tail tail = new Tail(line, context.words);
    NameUse name = tail.hasNext() || !line.undoes() ? tail.name() : null;
    if (!isGood(InterfaceStatement.SERVICE_POLICY, tail)) {
      return;
    }
    NameUse policy = line.undoes() ? null : name;
    if (context.direction.getType() == IosConfigLexer.INPUT) {
      facts().servicePolicyIn = policy;
    } else {
      facts().servicePolicyOut = policy;
    }
  }

  void encapsulation(List<Token> words) {
    Tail tail = new Tail(line, words);
    if (!line.undoes() && !tail.hasNext()) {
      tail.needs("a kind");
    } else if (!line.undoes() && (tail.takes("dot1q") || tail.takes("isl"))) {
      tail.takes("vlan");
      tail.number(1, MAX_VLAN);
    }
    tail.skip();
    if (isGood(InterfaceStatement.LINK, tail)) {
      facts().encapsulation =
          line.undoes() ? null : new Setting<>(CurrentLine.lowerCase(words), line.span());
    }
  }

  void dialerPool(DialerPoolContext context) {
    boolean member = context.kind.getType() == IosConfigLexer.POOL_MEMBER;
    List<Token> words = context.words;
    Setting<Integer> pool =
        number(
            InterfaceStatement.LINK,
            member && !words.isEmpty() ? words.subList(0, 1) : words,
            1,
            MAX_POOL);
    if (line.isBad()) {
      return;
    }
    if (member) {
      facts().dialerPoolMember = pool;
    } else {
      facts().dialerPool = pool;
    }
  }

  void pppoeClient(PppoeClientContext context) {
    boolean pool = context.kind.getType() == IosConfigLexer.DIAL_POOL_NUMBER;
    List<Token> words = context.words;
    // "dial-on-demand" and a service may follow the pool's number.
    Setting<Integer> value =
        number(
            InterfaceStatement.LINK,
            pool && !words.isEmpty() ? words.subList(0, 1) : words,
            1,
            pool ? MAX_POOL : MAX_MTU);
    if (line.isBad()) {
      return;
    }
    if (pool) {
      facts().pppoeClientPool = value;
    } else {
      facts().pppMaxPayload = value;
    }
  }

  void ospfMtuIgnore() {
    if (interfaces.isGood(InterfaceStatement.OSPF, line.complete())) {
      facts().mtuIgnore = line.undoes() ? null : line.span();
    }
  }

  void ospfNetwork(List<Token> words) {
    Tail tail = new Tail(line, words);
    String type =
        line.undoes()
            ? null
            : tail.oneOf("broadcast", "non-broadcast", "point-to-point", "point-to-multipoint");
    if (line.undoes()) {
      tail.skip();
    } else if ("point-to-multipoint".equals(type)) {
      tail.takes("non-broadcast");
    }
    if (isGood(InterfaceStatement.OSPF, tail)) {
      facts().ospfNetwork =
          line.undoes() ? null : new Setting<>(CurrentLine.lowerCase(words), line.span());
    }
  }

  void ospfArea(OspfAreaContext context) {
    Integer process = line.number(context.process, 1, 65_535);
    Tail tail = new Tail(line, context.words);
    Long area = tail.hasNext() || !line.undoes() ? area(line, tail) : null;
    if (tail.takes("secondaries")) {
      tail.expect("none");
    }
    if (!isGood(InterfaceStatement.OSPF, tail) || process == null) {
      return;
    }
    if (line.undoes() || area == null) {
      facts().areas.remove(process);
    } else {
      facts().areas.put(process, new OspfInterface.Area(process, area, line.span()));
    }
  }

  /** An area's number, or an address of the same bits. */
  static @Nullable Long area(CurrentLine line, Tail tail) {
    if (tail.isAddress()) {
      Ipv4Address address = tail.address();
      return address == null ? null : Integer.toUnsignedLong(address.bits());
    }
    if (!tail.isNumber()) {
      tail.needs("the number of an area");
      return null;
    }
    Token word = tail.next();
    long number = Numbers.parseLong((IosToken) word);
    if (number < 0) {
      line.malformed("`" + word.getText() + "` is too large for an area");
      return null;
    }
    return number;
  }

  void ipsec(InterfaceIpsecContext context) {
    boolean dfBit = context.option.getType() == IosConfigLexer.DF_BIT;
    Setting<String> value =
        dfBit
            ? choice(InterfaceStatement.CRYPTO_MAP, context.words, "clear", "set", "copy")
            : choice(
                InterfaceStatement.CRYPTO_MAP,
                context.words,
                "before-encryption",
                "after-encryption");
    if (line.isBad()) {
      return;
    }
    if (dfBit) {
      facts().dfBit = value;
    } else {
      facts().ipsecFragmentation = value;
    }
  }

  void overlaySource(List<Token> words) {
    Tail tail = new Tail(line, words);
    NameUse name = tail.hasNext() || !line.undoes() ? tail.interfaceName() : null;
    if (isGood(InterfaceStatement.LINK, tail)) {
      facts().sourceInterface = line.undoes() ? null : name;
    }
  }

  void overlayMember(List<Token> words) {
    Tail tail = new Tail(line, words);
    NameUse vni = tail.name();
    tail.skip(); // How the member is flooded: "vrf V", "mcast-group A", "ingress-replication".
    if (!isGood(InterfaceStatement.LINK, tail) || vni == null) {
      return;
    }
    String key = vni.name().toLowerCase(Locale.ROOT);
    if (line.undoes()) {
      facts().vnis.remove(key);
    } else {
      facts().vnis.put(key, new Setting<>(vni.name(), line.span()));
    }
  }

  /** {@code xconnect PEER N encapsulation mpls}; a class by name may be of L2TP too. */
  void pseudowire(List<Token> words) {
    Tail tail = new Tail(line, words);
    boolean mpls = false;
    for (int i = 1; i < words.size(); i++) {
      mpls |=
          words.get(i - 1).getText().equalsIgnoreCase("encapsulation")
              && words.get(i).getText().equalsIgnoreCase("mpls");
    }
    tail.skip();
    if (isGood(InterfaceStatement.MPLS, tail)) {
      facts().pseudowire = mpls && !line.undoes() ? line.span() : null;
    }
  }

  /** {@code ip router isis [TAG]}. */
  void isis(List<Token> words) {
    Tail tail = new Tail(line, words);
    tail.skip();
    if (isGood(InterfaceStatement.LINK, tail)) {
      facts().isis = line.undoes() ? null : line.span();
    }
  }
}
