package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.address.Ipv6Prefix;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Ipv6Interface;
import dev.hoplint.model.Ipv6Interface.Kind;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Setting;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The {@code ipv6 …} lines of an interface. */
final class Ipv6Lines {
  private static final int MIN_MTU = 1280;
  private static final int MAX_MTU = 65_535;

  /** fe80::/10. */
  private static final int LINK_LOCAL_LENGTH = 10;

  private final CurrentLine line;
  private final InterfaceLines interfaces;

  Ipv6Lines(CurrentLine line, InterfaceLines interfaces) {
    this.line = line;
    this.interfaces = interfaces;
  }

  private ExtrasFacts facts() {
    return interfaces.current().extras;
  }

  private boolean isGood(Tail tail) {
    return interfaces.isGood(InterfaceStatement.IPV6, tail.isEnd());
  }

  void address(List<Token> words) {
    Tail tail = new Tail(line, words);
    if (!tail.hasNext() && line.undoes()) {
      facts().ipv6Addresses.clear();
      facts().ipv6Learned = null;
      return;
    }
    if (tail.takesOneOf("autoconfig", "dhcp") != null) {
      learn(tail);
      return;
    }
    if (!tail.hasNext()) {
      tail.needs("an IPv6 address and the length of its prefix");
      isGood(tail);
      return;
    }
    String text = tail.next().getText();
    if (text.indexOf(':') < 0) {
      // The name of a general prefix, and the bits that follow it.
      NameUse rest = tail.name();
      if (rest != null && rest.name().indexOf(':') < 0) {
        line.malformed("`" + text + "` is not an IPv6 address");
      }
      learn(tail);
      return;
    }
    Ipv6Interface.Address address =
        text.indexOf('/') < 0 ? linkLocal(text, tail) : withLength(text, tail);
    if (!isGood(tail) || address == null) {
      return;
    }
    // An interface has one link-local address; a new one takes its place.
    List<?> key =
        address.kind() == Kind.LINK_LOCAL
            ? List.of(Kind.LINK_LOCAL)
            : List.of(address.address(), address.length());
    if (line.undoes()) {
      facts().ipv6Addresses.remove(key);
    } else {
      facts().ipv6Addresses.put(key, address);
    }
  }

  private void learn(Tail tail) {
    tail.skip(); // "default", "rapid-commit", "eui-64".
    if (isGood(tail)) {
      facts().ipv6Learned = line.undoes() ? null : line.span();
    }
  }

  private Ipv6Interface.@Nullable Address linkLocal(String text, Tail tail) {
    Ipv6Address address = Ipv6Address.parse(text);
    if (address == null) {
      line.malformed("`" + text + "` is not an IPv6 address");
      return null;
    }
    tail.expect("link-local");
    return new Ipv6Interface.Address(address, LINK_LOCAL_LENGTH, Kind.LINK_LOCAL, line.span());
  }

  private Ipv6Interface.@Nullable Address withLength(String text, Tail tail) {
    Ipv6Address address = Ipv6Address.parse(text.substring(0, text.indexOf('/')));
    int length = Ipv6Prefix.lengthOf(text);
    if (address == null || length < 0) {
      line.malformed("`" + text + "` is not an IPv6 address and a prefix length");
      return null;
    }
    Kind kind = Kind.UNICAST;
    if (tail.takes("eui-64")) {
      kind = Kind.EUI_64;
    } else if (tail.takes("anycast")) {
      kind = Kind.ANYCAST;
    }
    return new Ipv6Interface.Address(address, length, kind, line.span());
  }

  void enable() {
    if (interfaces.isGood(InterfaceStatement.IPV6, line.complete())) {
      facts().ipv6Enabled = line.undoes() ? null : line.span();
    }
  }

  void mtu(List<Token> words) {
    Setting<Integer> mtu = number(words, MIN_MTU, MAX_MTU);
    facts().ipv6Mtu = line.isBad() ? facts().ipv6Mtu : mtu;
  }

  void mssClamp(List<Token> words) {
    Setting<Integer> clamp = number(words, 1, MAX_MTU);
    facts().ipv6MssClamp = line.isBad() ? facts().ipv6MssClamp : clamp;
  }

  private @Nullable Setting<Integer> number(List<Token> words, int low, int high) {
    Tail tail = new Tail(line, words);
    Integer value = line.undoes() ? null : tail.number(low, high);
    if (line.undoes()) {
      tail.skip();
    }
    return isGood(tail) && value != null ? new Setting<>(value, line.span()) : null;
  }

  void filter(List<Token> words) {
    Tail tail = new Tail(line, words);
    boolean onlyDirection = line.undoes() && words.size() == 1;
    NameUse name = onlyDirection ? null : tail.name();
    String direction = tail.oneOf("in", "out");
    if (!isGood(tail) || direction == null) {
      return;
    }
    NameUse list = line.undoes() ? null : name;
    if (direction.equals("in")) {
      facts().ipv6FilterIn = list;
    } else {
      facts().ipv6FilterOut = list;
    }
  }

  void policy(List<Token> words) {
    Tail tail = new Tail(line, words);
    NameUse name = tail.hasNext() || !line.undoes() ? tail.name() : null;
    if (isGood(tail)) {
      facts().ipv6Policy = line.undoes() ? null : name;
    }
  }

  /** Which routes are learned does not matter to any rule. */
  void routing(List<Token> words) {
    new Tail(line, words).skip();
    if (line.complete() && !line.undoes()) {
      facts().ipv6Routing = line.span();
    }
  }

  void reassembly() {
    // Its limits do not matter to any rule.
    if (interfaces.isGood(InterfaceStatement.IPV6, line.complete())) {
      facts().ipv6Reassembly = line.undoes() ? null : line.span();
    }
  }
}
