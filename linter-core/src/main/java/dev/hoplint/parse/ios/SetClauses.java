package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.grammars.IosConfigParser.SetDefaultNextHopContext;
import dev.hoplint.grammars.IosConfigParser.SetNextHopContext;
import dev.hoplint.grammars.IosConfigParser.VrfNextHopContext;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.SetClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads {@code set} lines of route-maps; null after saying what is wrong. */
final class SetClauses {
  private static final int LAST_ORDER = 65_535;

  private final CurrentLine line;

  SetClauses(CurrentLine line) {
    this.line = line;
  }

  @Nullable SetClause nextHop(SetNextHopContext context) {
    if (!context.words.isEmpty()) {
      return new SetClause.Other(
          "ip next-hop " + CurrentLine.lowerCase(context.words), line.span());
    }
    if (context.recursive != null) {
      String vrf = context.vrf == null ? null : context.vrf.getText();
      return recursive(context.recursive, context.global != null ? "" : vrf);
    }
    if (context.verify != null) {
      return verified(context.hop, context.order, context.track, null);
    }
    return plain(context.hops, null);
  }

  /** {@code set ip vrf V next-hop …}, {@code set ip global next-hop …}. */
  @Nullable SetClause vrfNextHop(@Nullable VrfNextHopContext context, @Nullable String vrf) {
    if (context == null || vrf == null || line.isBad()) {
      return null;
    }
    if (context.recursive != null) {
      return recursive(context.recursive, vrf);
    }
    if (context.verify != null) {
      return verified(context.hop, context.order, context.track, vrf);
    }
    return plain(context.hops, vrf);
  }

  private @Nullable SetClause recursive(Token word, @Nullable String vrf) {
    Ipv4Address hop = line.address(word);
    return hop == null ? null : new SetClause.Recursive(hop, vrf, line.span());
  }

  private @Nullable SetClause plain(List<Token> words, @Nullable String vrf) {
    List<Ipv4Address> hops = addresses(words);
    return hops == null ? null : new SetClause.NextHop(hops, false, 0, null, vrf, line.span());
  }

  /** With an address, order and track; or {@code verify-availability} alone. */
  private @Nullable SetClause verified(
      @Nullable Token hop, @Nullable Token order, @Nullable Token track, @Nullable String vrf) {
    if (hop == null || order == null || track == null) {
      return new SetClause.NextHop(List.of(), true, 0, null, vrf, line.span());
    }
    Ipv4Address address = line.address(hop);
    Integer number = line.number(order, 1, LAST_ORDER);
    if (address == null || number == null) {
      return null;
    }
    return new SetClause.NextHop(List.of(address), true, number, track.getText(), vrf, line.span());
  }

  @Nullable SetClause defaultNextHop(SetDefaultNextHopContext context) {
    String vrf = context.vrf == null ? null : context.vrf.getText();
    vrf = context.global == null ? vrf : "";
    boolean alone = context.verify != null && context.hops.isEmpty();
    List<Ipv4Address> hops = alone ? List.of() : addresses(context.hops);
    int order = 0;
    String track = null;
    if (context.order != null && context.track != null) {
      Integer number = line.number(context.order, 1, LAST_ORDER);
      order = number == null ? 0 : number;
      track = context.track.getText();
    }
    return hops == null
        ? null
        : new SetClause.DefaultNextHop(
            hops, context.verify != null, order, track, vrf, line.span());
  }

  /** Addresses, at least one unless the line undoes. */
  private @Nullable List<Ipv4Address> addresses(List<Token> words) {
    if (words.isEmpty() && !line.undoes()) {
      line.needs("an address");
      return null;
    }
    List<Ipv4Address> addresses = new ArrayList<>();
    for (Token word : words) {
      Ipv4Address address = line.address(word);
      if (address == null) {
        return null;
      }
      addresses.add(address);
    }
    return addresses;
  }

  @Nullable SetClause inVrf(@Nullable Token word) {
    if (word == null && line.undoes()) {
      return new SetClause.InVrf("", line.span());
    }
    NameUse name = line.name(word);
    return name == null ? null : new SetClause.InVrf(name.name(), line.span());
  }

  SetClause global() {
    return new SetClause.InVrf("", line.span());
  }

  @Nullable SetClause marking(String field, @Nullable Token value) {
    if (value == null) {
      if (!line.undoes()) {
        line.needs("a value");
        return null;
      }
      return new SetClause.Marking(field, "", line.span());
    }
    return new SetClause.Marking(field, value.getText().toLowerCase(Locale.ROOT), line.span());
  }

  SetClause other(String words) {
    return new SetClause.Other(words, line.span());
  }
}
