package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv6Address;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.SetClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads {@code set ipv6 …} lines of route-maps; null after saying what is wrong. */
final class Ipv6SetClauses {
  private static final int LAST_ORDER = 65_535;

  private final CurrentLine line;
  private final RouteMaps routeMaps;

  Ipv6SetClauses(CurrentLine line, RouteMaps routeMaps) {
    this.line = line;
    this.routeMaps = routeMaps;
  }

  /** Of the words after {@code set ipv6}. */
  @Nullable SetClause read(List<Token> all) {
    LineWords words = new LineWords(line, all);
    SetClause clause;
    if (words.take("precedence")) {
      clause = precedence(words);
    } else {
      boolean byDefault = words.take("default");
      String vrf = null;
      if (words.take("vrf")) {
        vrf = words.text("a name");
      } else if (words.take("global")) {
        vrf = "";
      }
      clause = words.take("next-hop") ? nextHop(words, byDefault, vrf) : null;
    }
    if (clause == null && !line.isBad()) {
      if (!all.isEmpty()) {
        routeMaps.refuseUnknown(all.get(0));
      }
      words.rest();
      clause = new SetClause.Other("ipv6 " + CurrentLine.lowerCase(all), line.span());
    }
    return words.complete() ? clause : null;
  }

  private @Nullable SetClause precedence(LineWords words) {
    if (!words.hasNext() && line.undoes()) {
      return new SetClause.Ipv6Marking("precedence", "", line.span());
    }
    Token value = words.next("a value");
    return value == null
        ? null
        : new SetClause.Ipv6Marking(
            "precedence", value.getText().toLowerCase(Locale.ROOT), line.span());
  }

  /** Null if the words are BGP's: {@code peer-address}, {@code unchanged}. */
  private @Nullable SetClause nextHop(LineWords words, boolean byDefault, @Nullable String vrf) {
    boolean recursive = words.take("recursive");
    boolean verify = words.take("verify-availability");
    List<Ipv6Address> hops = new ArrayList<>();
    while (words.peek().indexOf(':') >= 0 && !line.isBad()) {
      String text = words.text("an IPv6 address");
      Ipv6Address hop = Ipv6Address.parse(text);
      if (hop == null) {
        line.malformed("`" + text + "` is not an IPv6 address");
        return null;
      }
      hops.add(hop);
    }
    int order = 0;
    String track = null;
    if (verify && !hops.isEmpty()) {
      Integer number = number(words);
      order = number == null ? 0 : number;
      if (!words.take("track") && !line.isBad()) {
        line.needs("`track`");
      }
      track = words.text("a number");
    }
    if (hops.isEmpty() && !verify) {
      if (words.hasNext() && !recursive) {
        return null;
      }
      if (!line.undoes()) {
        words.next("an IPv6 address");
      }
    }
    return new SetClause.Ipv6NextHop(
        hops, byDefault, recursive, verify, order, track, vrf, line.span());
  }

  private @Nullable Integer number(LineWords words) {
    Token word = words.next("a number");
    if (word != null && word.getType() != IosConfigLexer.INT) {
      line.malformed("`" + word.getText() + "` is not a number");
      return null;
    }
    return word == null ? null : line.number(word, 1, LAST_ORDER);
  }
}
