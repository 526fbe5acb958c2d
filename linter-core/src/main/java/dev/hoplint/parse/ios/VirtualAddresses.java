package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.ExtraLineContext;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.VirtualAddress;
import dev.hoplint.model.VirtualAddress.Protocol;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The addresses that an interface shares with other routers by HSRP, VRRP or GLBP. */
final class VirtualAddresses {
  private static final int MAX_GROUP = 4095;

  private final CurrentLine line;
  private final InterfaceLines interfaces;

  /** Group of the {@code vrrp N address-family ipv4} block that is open. */
  private int vrrpGroup;

  /** Whether that block is of IPv4; of IPv6 nothing is kept. */
  private boolean vrrpIpv4;

  VirtualAddresses(CurrentLine line, InterfaceLines interfaces) {
    this.line = line;
    this.interfaces = interfaces;
  }

  /** {@code ip [A [secondary]]} after a protocol and a group. */
  void address(ExtraLineContext context, List<Token> words) {
    Protocol protocol =
        switch (context.protocol.getType()) {
          case IosConfigLexer.STANDBY -> Protocol.HSRP;
          case IosConfigLexer.VRRP -> Protocol.VRRP;
          default -> Protocol.GLBP;
        };
    Integer group =
        context.group == null ? Integer.valueOf(0) : line.number(context.group, 0, MAX_GROUP);
    Tail tail = new Tail(line, words);
    Ipv4Address address = null;
    boolean secondary = false;
    boolean learns = protocol != Protocol.VRRP;
    if (tail.hasNext() || !(learns || line.undoes())) {
      address = tail.address();
      secondary = tail.takes("secondary");
    }
    keep(protocol, group, address, secondary, tail);
  }

  void family(ExtraLineContext context, List<Token> words) {
    vrrpIpv4 = false;
    Integer group = line.number(context.group, 1, MAX_GROUP);
    Tail tail = new Tail(line, words);
    String family = tail.oneOf("ipv4", "ipv6");
    if (!interfaces.isGood(InterfaceStatement.VIRTUAL_ADDRESS, tail.isEnd()) || group == null) {
      return;
    }
    vrrpGroup = group;
    vrrpIpv4 = "ipv4".equals(family);
    if (line.undoes()) {
      removeGroup(Protocol.VRRP, group);
    }
  }

  /** {@code address A [primary|secondary]} in a block of VRRP. */
  void inFamily(List<Token> words) {
    if (!vrrpIpv4) {
      return;
    }
    Tail tail = new Tail(line, words);
    Ipv4Address address = tail.address();
    boolean secondary = tail.takes("secondary");
    if (!secondary) {
      tail.takes("primary");
    }
    keep(Protocol.VRRP, vrrpGroup, address, secondary, tail);
  }

  private void keep(
      Protocol protocol,
      @Nullable Integer group,
      @Nullable Ipv4Address address,
      boolean secondary,
      Tail tail) {
    if (!interfaces.isGood(InterfaceStatement.VIRTUAL_ADDRESS, tail.isEnd()) || group == null) {
      return;
    }
    if (line.undoes() && address == null) {
      removeGroup(protocol, group);
      return;
    }
    // A group has one primary address; a new one takes its place.
    List<?> key =
        secondary && address != null ? List.of(protocol, group, address) : List.of(protocol, group);
    if (line.undoes()) {
      VirtualAddress known = interfaces.current().extras.virtualAddresses.get(key);
      if (known != null && address != null && address.equals(known.address())) {
        interfaces.current().extras.virtualAddresses.remove(key);
      }
    } else {
      VirtualAddress added = new VirtualAddress(protocol, group, address, secondary, line.span());
      interfaces.current().extras.virtualAddresses.put(key, added);
    }
  }

  private void removeGroup(Protocol protocol, int group) {
    interfaces
        .current()
        .extras
        .virtualAddresses
        .values()
        .removeIf(known -> known.protocol() == protocol && known.group() == group);
  }
}
