package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv6Address;
import dev.hoplint.grammars.IosConfigParser.TunnelDestinationContext;
import dev.hoplint.grammars.IosConfigParser.TunnelKeyContext;
import dev.hoplint.grammars.IosConfigParser.TunnelModeContext;
import dev.hoplint.grammars.IosConfigParser.TunnelPathMtuContext;
import dev.hoplint.grammars.IosConfigParser.TunnelProtectionContext;
import dev.hoplint.grammars.IosConfigParser.TunnelSourceContext;
import dev.hoplint.grammars.IosConfigParser.TunnelVrfContext;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Tunnel;
import dev.hoplint.model.TunnelExtras;
import dev.hoplint.source.Span;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The {@code tunnel …} lines of an interface. Each method answers whether the line was good. */
final class TunnelFacts {
  private @Nullable Setting<Ipv4Address> sourceAddress;
  private @Nullable NameUse sourceInterface;
  private @Nullable Setting<Ipv4Address> destination;
  private String mode = Tunnel.DEFAULT_MODE;
  private @Nullable String vrf;
  private @Nullable Setting<Long> key;
  private boolean checksum;
  private boolean sequenceDatagrams;
  private @Nullable NameUse protection;
  private @Nullable Span pathMtuDiscovery;
  private @Nullable Setting<String> destinationName;
  private @Nullable Setting<Ipv6Address> destinationIpv6;
  private @Nullable Setting<Ipv6Address> sourceIpv6;
  private @Nullable Setting<Integer> pathMtuAge;
  private @Nullable Setting<Integer> pathMtuMinimum;
  private boolean any;

  boolean source(CurrentLine line, TunnelSourceContext context) {
    if (line.undoes()) {
      sourceAddress = null;
      sourceInterface = null;
      sourceIpv6 = null;
      return line.complete();
    }
    List<Token> words = context.words;
    if (words.isEmpty()) {
      line.needs("an address or an interface");
      return false;
    }
    if (Ipv4Address.parse(words.get(0).getText()) != null) {
      Ipv4Address address = line.address(words.get(0));
      if (!isLast(line, words, 0) || address == null) {
        return false;
      }
      sourceAddress = new Setting<>(address, line.span());
      sourceInterface = null;
      sourceIpv6 = null;
      return keep();
    }
    InterfaceWords names = new InterfaceWords(line, words);
    NameUse name = names.name();
    if (name == null || !isEnd(line, names)) {
      return false;
    }
    sourceAddress = null;
    Ipv6Address ipv6 = Ipv6Address.parse(words.get(0).getText());
    sourceIpv6 = ipv6 == null ? null : new Setting<>(ipv6, line.span());
    // An IPv6 address or "dynamic" is no interface; no IPv4 source is known then.
    boolean isInterface =
        Character.isDigit(name.name().charAt(name.name().length() - 1))
            && name.name().indexOf(':') < 0;
    sourceInterface = isInterface ? name : null;
    return keep();
  }

  boolean destination(CurrentLine line, TunnelDestinationContext context) {
    List<Token> words = context.words;
    if (!line.undoes() && words.isEmpty()) {
      line.needs("an address");
      return false;
    }
    if (line.isBad()) {
      return false;
    }
    boolean isAddress = !words.isEmpty() && isAddress(words.get(0).getText());
    if (!line.undoes() && isAddress && !isLast(line, words, 0)) {
      return false;
    }
    destination = null;
    destinationIpv6 = null;
    destinationName = null;
    if (line.undoes()) {
      return line.complete();
    }
    String text = words.get(0).getText();
    Ipv4Address address = Ipv4Address.parse(text);
    Ipv6Address ipv6 = Ipv6Address.parse(text);
    if (address != null) {
      destination = new Setting<>(address, line.span());
    } else if (ipv6 != null) {
      destinationIpv6 = new Setting<>(ipv6, line.span());
    } else {
      destinationName = new Setting<>(CurrentLine.lowerCase(words), line.span());
    }
    return keep();
  }

  private static boolean isAddress(String word) {
    return Ipv4Address.parse(word) != null || Ipv6Address.parse(word) != null;
  }

  boolean mode(CurrentLine line, TunnelModeContext context) {
    if (!line.undoes() && context.words.isEmpty()) {
      line.needs("a mode");
    }
    if (!line.complete()) {
      return false;
    }
    mode = line.undoes() ? Tunnel.DEFAULT_MODE : CurrentLine.lowerCase(context.words);
    return keep();
  }

  boolean vrf(CurrentLine line, TunnelVrfContext context) {
    NameUse name = line.undoes() ? null : line.name(context.name);
    if (!line.complete()) {
      return false;
    }
    vrf = name == null ? null : name.name();
    return keep();
  }

  boolean key(CurrentLine line, TunnelKeyContext context) {
    if (line.undoes()) {
      key = null;
      return line.complete();
    }
    if (context.value == null) {
      line.needs("a number");
      return false;
    }
    long value = Numbers.parseLong((IosToken) context.value);
    if (value < 0) {
      line.malformed("`" + context.value.getText() + "` is too large for a tunnel key");
    }
    if (!line.complete()) {
      return false;
    }
    key = new Setting<>(value, line.span());
    return keep();
  }

  boolean checksum(CurrentLine line) {
    if (!line.complete()) {
      return false;
    }
    checksum = !line.undoes();
    return keep();
  }

  boolean sequence(CurrentLine line) {
    if (!line.complete()) {
      return false;
    }
    sequenceDatagrams = !line.undoes();
    return keep();
  }

  /** {@code tunnel protection ipsec profile P [shared …]}; {@code ipsec policy …} adds to it. */
  boolean protection(CurrentLine line, TunnelProtectionContext context) {
    List<Token> words = context.words;
    if (line.undoes()) {
      protection = null;
      return line.complete();
    }
    Tail tail = new Tail(line, words);
    if (words.size() < 3) {
      line.needs("`ipsec profile` and a name");
      return false;
    }
    tail.expect("ipsec");
    String kind = tail.oneOf("profile", "policy");
    if (!line.complete()) {
      return false;
    }
    protection = "profile".equals(kind) ? line.name(words.get(2)) : protection;
    return keep();
  }

  /** {@code tunnel path-mtu-discovery [age-timer M|infinite] [min-mtu N]}. */
  boolean pathMtu(CurrentLine line, TunnelPathMtuContext context) {
    Tail tail = new Tail(line, context.words);
    Integer age = null;
    if (tail.takes("age-timer")) {
      age = tail.takes("infinite") ? Integer.valueOf(-1) : tail.number(10, 30);
    }
    Integer minimum = tail.takes("min-mtu") ? tail.number(92, 65_535) : null;
    if (!tail.isEnd()) {
      return false;
    }
    boolean on = !line.undoes();
    pathMtuDiscovery = on ? line.span() : null;
    pathMtuAge = on && age != null ? new Setting<>(age, line.span()) : null;
    pathMtuMinimum = on && minimum != null ? new Setting<>(minimum, line.span()) : null;
    return keep();
  }

  TunnelExtras extras() {
    return new TunnelExtras(
        destinationName, destinationIpv6, sourceIpv6, pathMtuAge, pathMtuMinimum);
  }

  private static boolean isLast(CurrentLine line, List<Token> words, int index) {
    if (index < words.size() - 1) {
      line.malformed("`" + words.get(index + 1).getText() + "` is not understood here");
      return false;
    }
    return line.complete();
  }

  private static boolean isEnd(CurrentLine line, InterfaceWords names) {
    if (names.hasNext()) {
      line.malformed("`" + names.word().getText() + "` is not understood here");
      return false;
    }
    return line.complete();
  }

  private boolean keep() {
    any = true;
    return true;
  }

  /** The tunnel, or null for an interface that is none and has no such line. */
  @Nullable Tunnel build(boolean isTunnel) {
    if (!any) {
      return isTunnel ? Tunnel.NONE : null;
    }
    return new Tunnel(
        sourceAddress,
        sourceInterface,
        destination,
        mode,
        vrf,
        key,
        checksum,
        sequenceDatagrams,
        protection,
        pathMtuDiscovery);
  }
}
