package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.Nhrp;
import dev.hoplint.model.Setting;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The {@code ip nhrp} lines that say where a multipoint tunnel's other ends are. */
final class NhrpLines {
  private final CurrentLine line;
  private final InterfaceLines interfaces;

  NhrpLines(CurrentLine line, InterfaceLines interfaces) {
    this.line = line;
    this.interfaces = interfaces;
  }

  private ExtrasFacts facts() {
    return interfaces.current().extras;
  }

  private boolean isGood(Tail tail) {
    return interfaces.isGood(InterfaceStatement.TUNNEL, tail.isEnd());
  }

  /** {@code ip nhrp network-id N}. */
  void network(List<Token> words) {
    Tail tail = new Tail(line, words);
    Long number = null;
    if (line.undoes()) {
      tail.skip();
    } else if (!tail.isNumber()) {
      tail.needs("a number");
    } else {
      number = Numbers.parseLong((IosToken) tail.next());
    }
    if (isGood(tail)) {
      facts().nhrpNetwork = number == null ? null : new Setting<>(number, line.span());
    }
  }

  /** {@code ip nhrp map A [M] B}; lines for multicast and for groups name no other end. */
  void map(List<Token> words) {
    Tail tail = new Tail(line, words);
    if (tail.is("multicast") || tail.is("group")) {
      tail.skip();
      isGood(tail);
      return;
    }
    Ipv4Address inner = tail.address();
    Ipv4Address first = tail.isAddress() ? tail.address() : null;
    Ipv4Address outer = tail.isAddress() ? tail.address() : first;
    if (first == null && tail.hasNext()) {
      // An IPv6 address, or a name.
      tail.next();
    } else if (first == null && !line.undoes()) {
      tail.needs("the address below");
    }
    if (isGood(tail) && inner != null) {
      put(inner, outer);
    }
  }

  private void put(Ipv4Address inner, @Nullable Ipv4Address outer) {
    if (line.undoes() || outer == null) {
      facts().nhrpMaps.remove(inner);
    } else {
      facts().nhrpMaps.put(inner, new Nhrp.Map(inner, outer, line.span()));
    }
  }

  /** {@code ip nhrp nhs A|dynamic [nbma B …] [priority P] [cluster C]}. */
  void server(List<Token> words) {
    Tail tail = new Tail(line, words);
    Ipv4Address inner = tail.takes("dynamic") ? null : tail.address();
    Ipv4Address outer = null;
    if (tail.takes("nbma")) {
      outer = tail.isAddress() ? tail.address() : null;
    }
    tail.skip();
    if (!isGood(tail) || inner == null) {
      return;
    }
    if (line.undoes()) {
      facts().nhrpServers.remove(inner);
    } else {
      facts().nhrpServers.put(inner, new Setting<>(inner, line.span()));
    }
    if (line.undoes() || outer != null) {
      put(inner, outer);
    }
  }
}
