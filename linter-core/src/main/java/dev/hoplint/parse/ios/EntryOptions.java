package dev.hoplint.parse.ios;

import dev.hoplint.address.HeaderFieldNames;
import dev.hoplint.address.PortSet;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.ListOptionContext;
import dev.hoplint.model.AccessEntry.TcpFlags;
import dev.hoplint.model.IpFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What follows the addresses of an entry of an extended access list. */
final class EntryOptions {
  private static final int MAX_TTL = 255;
  private static final int DSCP_MASK = 0xFC;
  private static final int PRECEDENCE_MASK = 0xE0;
  private static final int TOS_MASK = 0x1E;

  private final CurrentLine line;
  boolean fragments;
  boolean log;
  @Nullable String timeRange;
  final Set<String> unmodelled = new TreeSet<>();
  private int set;
  private int clear;
  private boolean all;
  private int tosMask;
  private int tosValue;
  private @Nullable PortSet ttl;
  private int option = IpFields.NO_OPTION;

  EntryOptions(CurrentLine line) {
    this.line = line;
  }

  void add(ListOptionContext context) {
    if (context.single != null) {
      single(context.single.getType());
    } else if (context.match != null) {
      all |= context.match.getType() == IosConfigLexer.MATCH_ALL;
      for (Token flag : context.flags) {
        signed((IosToken) flag);
      }
    } else if (context.timeRange != null) {
      timeRange = context.timeRange.getText();
    } else if (context.log != null) {
      log = true;
    } else if (context.reflected != null) {
      unmodelled.add("reflect " + context.reflected.getText());
    } else if (context.operator != null) {
      unmodelled.add("ttl");
      ttl = timeToLive(context.operator.getType(), context.values);
    } else if (context.field != null) {
      field(context.field.getType(), context.value);
    }
  }

  private void single(int type) {
    switch (type) {
      case IosConfigLexer.FRAGMENTS -> fragments = true;
      case IosConfigLexer.ESTABLISHED -> set |= TcpFlags.ESTABLISHED.set();
      default -> set |= bit(IosConfigLexer.VOCABULARY.getLiteralName(type).replace("'", ""));
    }
  }

  private void signed(IosToken flag) {
    int bit = bit(flag.getText().toLowerCase(Locale.ROOT).substring(1));
    if (bit == 0) {
      line.malformed("`" + flag.getText() + "` is not a TCP flag");
    } else if (flag.byteAt(0) == '+') {
      set |= bit;
    } else {
      clear |= bit;
    }
  }

  private static int bit(String flag) {
    return switch (flag) {
      case "fin" -> TcpFlags.FIN;
      case "syn" -> TcpFlags.SYN;
      case "rst" -> TcpFlags.RST;
      case "psh" -> TcpFlags.PSH;
      case "ack" -> TcpFlags.ACK;
      case "urg" -> TcpFlags.URG;
      default -> 0;
    };
  }

  private PortSet timeToLive(int operator, List<Token> words) {
    int most =
        switch (operator) {
          case IosConfigLexer.RANGE -> 2;
          case IosConfigLexer.GT, IosConfigLexer.LT -> 1;
          default -> words.size();
        };
    if (words.size() > most) {
      line.malformed("`" + words.get(most).getText() + "` is not understood here");
    } else if (operator == IosConfigLexer.RANGE && words.size() < most) {
      line.needs("two numbers");
    }
    PortSet listed = PortSet.NONE;
    int first = -1;
    int last = 0;
    for (Token word : words) {
      Integer value = line.number(word, 0, MAX_TTL);
      last = value == null ? 0 : value;
      first = first < 0 ? last : first;
      listed = listed.union(PortSet.of(last));
    }
    PortSet matching =
        switch (operator) {
          case IosConfigLexer.GT -> EntryReader.above(first);
          case IosConfigLexer.LT -> EntryReader.below(first);
          case IosConfigLexer.RANGE -> EntryReader.between(first, last);
          case IosConfigLexer.NEQ -> listed.complement();
          default -> listed;
        };
    return matching.intersect(PortSet.range(0, MAX_TTL));
  }

  private void field(int type, Token value) {
    switch (type) {
      case IosConfigLexer.DSCP -> {
        unmodelled.add("dscp");
        tos(DSCP_MASK, value(value, "a DSCP", 63, HeaderFieldNames::dscp) << 2);
      }
      case IosConfigLexer.PRECEDENCE -> {
        unmodelled.add("precedence");
        tos(PRECEDENCE_MASK, value(value, "a precedence", 7, HeaderFieldNames::precedence) << 5);
      }
      case IosConfigLexer.TOS -> {
        unmodelled.add("tos");
        tos(TOS_MASK, value(value, "a type of service", 15, HeaderFieldNames::tos) << 1);
      }
      default -> {
        unmodelled.add("option");
        boolean any = value.getText().equalsIgnoreCase("any-options");
        option =
            any ? IpFields.ANY_OPTION : value(value, "an IP option", 255, HeaderFieldNames::option);
      }
    }
  }

  private void tos(int mask, int value) {
    if (((tosValue ^ value) & tosMask & mask) != 0) {
      // No packet can be like both; nothing here says which of them IOS would keep.
      line.malformed("the entry asks for two values of the type of service");
      return;
    }
    tosMask |= mask;
    tosValue |= value;
  }

  /** A value by number or name; 0 after saying that it is none. */
  private int value(Token word, String what, int most, Function<String, @Nullable Integer> named) {
    Integer value =
        word.getType() == IosConfigLexer.INT
            ? line.number(word, 0, most)
            : named.apply(word.getText().toLowerCase(Locale.ROOT));
    if (value == null) {
      line.malformed("`" + word.getText() + "` is not " + what);
      return 0;
    }
    return value;
  }

  boolean hasFlags() {
    return (set | clear) != 0;
  }

  @Nullable TcpFlags flags() {
    return hasFlags() ? new TcpFlags(set, clear, !all) : null;
  }

  @Nullable IpFields fields() {
    return tosMask == 0 && ttl == null && option == IpFields.NO_OPTION
        ? null
        : new IpFields(tosMask, tosValue, ttl, option);
  }
}
