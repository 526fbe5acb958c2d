package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.AccessGroupContext;
import dev.hoplint.grammars.IosConfigParser.CryptoMapUseContext;
import dev.hoplint.grammars.IosConfigParser.InspectionContext;
import dev.hoplint.grammars.IosConfigParser.InterfaceAddressContext;
import dev.hoplint.grammars.IosConfigParser.InterfaceNatContext;
import dev.hoplint.grammars.IosConfigParser.LoadSharingContext;
import dev.hoplint.grammars.IosConfigParser.PolicyUseContext;
import dev.hoplint.grammars.IosConfigParser.UnnumberedContext;
import dev.hoplint.grammars.IosConfigParser.VirtualReassemblyContext;
import dev.hoplint.grammars.IosConfigParser.VrfMembershipContext;
import dev.hoplint.grammars.IosConfigParser.ZoneMemberContext;
import dev.hoplint.model.AddressSource;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.InterfaceStatement;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.Reassembly;
import dev.hoplint.model.Setting;
import dev.hoplint.source.Span;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces from their lines. A line that is bad is noted under its statement and changes nothing.
 */
final class InterfaceLines {
  /** Words after {@code ip virtual-reassembly} that do not change what it is for. */
  private static final Set<String> REASSEMBLY_LIMITS =
      Set.of("max-reassemblies", "max-fragments", "timeout", "drop-fragments", "percentage");

  /** Bytes (IOS Interface Command Reference, {@code mtu}). */
  private static final int LEAST_MTU = 64;

  /** Bytes: what every module has to forward whole (RFC 791 §3.2). */
  private static final int LEAST_IP_MTU = 68;

  private final CurrentLine line;
  private final OpenInterfaces open;

  InterfaceLines(CurrentLine line, OpenInterfaces open) {
    this.line = line;
    this.open = open;
  }

  /** The interface that the line is about. */
  InterfaceFacts current() {
    return open.current();
  }

  /** Whether a line of this statement is good; a bad one is noted. */
  private boolean isGood(InterfaceStatement statement) {
    return isGood(statement, line.complete());
  }

  boolean isGood(InterfaceStatement statement, boolean good) {
    if (!good) {
      current().malformed.add(statement);
    }
    return good;
  }

  private @Nullable Setting<Integer> setting(@Nullable Integer value) {
    return value == null ? null : new Setting<>(value, line.span());
  }

  /** A value that the line must give unless it undoes. */
  private @Nullable Integer value(@Nullable Token word, int least) {
    Integer value = line.undoes() ? null : line.number(word);
    if (value != null && value < least) {
      line.malformed("`" + value + "` is less than " + least + ", the least there may be");
      return null;
    }
    return value;
  }

  private @Nullable NameUse name(@Nullable Token word) {
    return line.undoes() ? null : line.name(word);
  }

  void address(InterfaceAddressContext context) {
    if (context.learned != null) {
      if (isGood(InterfaceStatement.ADDRESS)) {
        boolean negotiated = context.learned.getType() == IosConfigLexer.NEGOTIATED;
        AddressSource source = negotiated ? AddressSource.NEGOTIATED : AddressSource.DHCP;
        current().learnAddress(line.undoes() ? AddressSource.NONE : source);
      }
      return;
    }
    boolean given = context.address != null || context.both != null;
    if (!given && line.undoes()) {
      if (isGood(InterfaceStatement.ADDRESS)) {
        current().learnAddress(AddressSource.NONE);
      }
      return;
    }
    if (!given) {
      line.needs("an address and a mask");
    }
    AddressWords words = AddressWords.read(line, context.address, context.mask, context.both);
    if (!isGood(InterfaceStatement.ADDRESS) || words == null) {
      return;
    }
    InterfaceAddress added =
        new InterfaceAddress(
            words.address(), words.length(), context.secondary != null, line.span());
    if (line.undoes()) {
      current().removeAddress(words.address());
    } else {
      current().addAddress(added);
    }
  }

  void unnumbered(UnnumberedContext context) {
    Tail tail = new Tail(line, context.words);
    NameUse name = tail.hasNext() || !line.undoes() ? tail.interfaceName() : null;
    tail.takes("poll");
    if (!isGood(InterfaceStatement.ADDRESS, tail.isEnd())) {
      return;
    }
    current().learnAddress(line.undoes() ? AddressSource.NONE : AddressSource.UNNUMBERED);
    current().extras.unnumbered = line.undoes() ? null : name;
  }

  void mtu(@Nullable Token word) {
    Setting<Integer> mtu = setting(value(word, LEAST_MTU));
    if (isGood(InterfaceStatement.MTU)) {
      current().mtu = mtu;
    }
  }

  void ipMtu(@Nullable Token word) {
    Setting<Integer> mtu = setting(value(word, LEAST_IP_MTU));
    if (isGood(InterfaceStatement.IP_MTU)) {
      current().ipMtu = mtu;
    }
  }

  void mssClamp(@Nullable Token word) {
    Setting<Integer> clamp = setting(value(word, 1));
    if (isGood(InterfaceStatement.ADJUST_MSS)) {
      current().mssClamp = clamp;
    }
  }

  void policy(PolicyUseContext context) {
    NameUse policy = name(context.name);
    if (isGood(InterfaceStatement.POLICY)) {
      current().policy = policy;
    }
  }

  void nat(InterfaceNatContext context) {
    if (!isGood(InterfaceStatement.NAT)) {
      return;
    }
    NatSide side =
        switch (context.side.getType()) {
          case IosConfigLexer.INSIDE -> NatSide.INSIDE;
          case IosConfigLexer.OUTSIDE -> NatSide.OUTSIDE;
          default -> NatSide.ENABLE;
        };
    if (!line.undoes()) {
      current().nat = new Setting<>(side, line.span());
    } else if (current().nat != null && current().nat.value() == side) {
      current().nat = null;
    }
  }

  void accessGroup(AccessGroupContext context) {
    if (context.shared != null) {
      commonAccessGroup();
      return;
    }
    Token name = context.common == null ? context.name : context.common;
    NameUse list = name(name);
    // "no ip access-group in" takes off whatever list is there.
    Token direction = context.direction == null && line.undoes() ? name : context.direction;
    if (direction == null) {
      line.needs("`in` or `out`");
    }
    if (!isGood(InterfaceStatement.ACCESS_GROUP) || direction == null) {
      return;
    }
    if (direction.getType() == IosConfigLexer.IN) {
      current().accessGroupIn = list;
    } else {
      current().accessGroupOut = list;
    }
  }

  /**
   * {@code ip access-group common SHARED [OWN] in}: two lists decide, which is not followed. The
   * names are kept with the uses of names.
   */
  private void commonAccessGroup() {
    if (isGood(InterfaceStatement.ACCESS_GROUP) && !line.undoes()) {
      current().malformed.add(InterfaceStatement.ACCESS_GROUP);
    }
  }

  void unreachables() {
    if (isGood(InterfaceStatement.UNREACHABLES)) {
      current().unreachablesOff = line.isNo() ? line.span() : null;
    }
  }

  void reassembly(VirtualReassemblyContext context) {
    boolean drop = false;
    Integer most = null;
    String before = "";
    for (Token word : context.words) {
      String text = word.getText().toLowerCase(Locale.ROOT);
      if (word.getType() == IosConfigLexer.INT) {
        most = before.equals("max-fragments") ? line.number(word) : most;
      } else if (!REASSEMBLY_LIMITS.contains(text)) {
        line.malformed("`" + word.getText() + "` is not understood in this line");
      }
      drop |= text.equals("drop-fragments");
      before = text;
    }
    if (!isGood(InterfaceStatement.VIRTUAL_REASSEMBLY)) {
      return;
    }
    boolean out =
        context.older != null
            || (context.direction != null && context.direction.getType() == IosConfigLexer.OUT);
    if (line.undoes() && !line.isNo()) {
      current().reassembly.removeIf(known -> out ? known.out() : known.in());
      return;
    }
    current().addReassembly(new Reassembly(!line.isNo(), !out, out, drop, most, line.span()));
  }

  void vrf(VrfMembershipContext context) {
    NameUse vrf = name(context.name);
    if (isGood(InterfaceStatement.VRF)) {
      current().setVrf(vrf == null ? null : new Setting<>(vrf.name(), line.span()));
    }
  }

  void inspection(InspectionContext context) {
    NameUse name = name(context.name);
    if (context.direction == null && !line.undoes()) {
      line.needs("`in` or `out`");
    }
    if (!isGood(InterfaceStatement.INSPECTION)) {
      return;
    }
    Span span = name == null ? null : line.span();
    if (context.direction == null) {
      current().inspectionIn = null;
      current().inspectionOut = null;
      current().extras.inspectIn = null;
      current().extras.inspectOut = null;
    } else if (context.direction.getType() == IosConfigLexer.IN) {
      current().inspectionIn = span;
      current().extras.inspectIn = name;
    } else {
      current().inspectionOut = span;
      current().extras.inspectOut = name;
    }
  }

  void zone(ZoneMemberContext context) {
    NameUse zone = name(context.name);
    if (isGood(InterfaceStatement.INSPECTION)) {
      current().zone = zone == null ? null : line.span();
      current().extras.zone = zone;
    }
  }

  void cryptoMap(CryptoMapUseContext context) {
    NameUse map = name(context.name);
    if (isGood(InterfaceStatement.CRYPTO_MAP)) {
      current().cryptoMap = map;
    }
  }

  void loadSharing(LoadSharingContext context) {
    if (context.way == null && !line.undoes()) {
      line.needs("`per-packet` or `per-destination`");
    }
    if (!line.complete()) {
      return;
    }
    boolean packet = context.way != null && context.way.getType() == IosConfigLexer.PER_PACKET;
    current().loadSharing = packet && !line.undoes() ? line.span() : null;
  }

  void shutdown() {
    if (isGood(InterfaceStatement.SHUTDOWN)) {
      current().shutdown = line.undoes() ? null : line.span();
    }
  }

  /** A {@code tunnel …} line, read by one of the methods of the tunnel. */
  void tunnel(boolean good) {
    isGood(InterfaceStatement.TUNNEL, good);
  }

  TunnelFacts tunnel() {
    return current().tunnel;
  }
}
