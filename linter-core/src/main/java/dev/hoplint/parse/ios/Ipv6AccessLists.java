package dev.hoplint.parse.ios;

import dev.hoplint.address.Icmpv6Messages;
import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.PortSet;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.Ipv6AccessListHeaderContext;
import dev.hoplint.grammars.IosConfigParser.Ipv6AccessListLineContext;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** IPv6 access lists from their lines. */
final class Ipv6AccessLists {
  private static final int STEP = 10;
  private static final int ICMP = 58;
  private static final int MAX_TYPE = 255;

  private final CurrentLine line;
  private final PortWords ports;
  private final Map<String, Facts> lists = new LinkedHashMap<>();

  /** The list whose block is open; null under a bad header. */
  private @Nullable Facts current;

  /** A list while its lines are read. */
  private static final class Facts {
    final Span span;
    final TreeMap<Integer, Ipv6AccessList.Entry> entries = new TreeMap<>();
    final List<Span> malformed = new ArrayList<>();

    Facts(Span span) {
      this.span = span;
    }
  }

  Ipv6AccessLists(CurrentLine line) {
    this.line = line;
    ports = new PortWords(new EntryReader(line));
  }

  List<Ipv6AccessList> build() {
    List<Ipv6AccessList> built = new ArrayList<>();
    lists.forEach(
        (name, facts) ->
            built.add(
                new Ipv6AccessList(
                    name, List.copyOf(facts.entries.values()), facts.malformed, facts.span)));
    return built;
  }

  void header(Ipv6AccessListHeaderContext context) {
    current = null;
    LineWords words = new LineWords(line, context.words);
    // A list may have that name, too.
    if (context.words.size() > 1 && words.take("resequence")) {
      resequence(words);
      return;
    }
    String name = words.text("a name");
    if (!words.complete()) {
      return;
    }
    if (line.undoes()) {
      lists.remove(name);
    } else {
      current = lists.computeIfAbsent(name, n -> new Facts(line.span()));
    }
  }

  /** {@code ipv6 access-list resequence NAME START STEP}. */
  private void resequence(LineWords words) {
    String name = words.text("a name");
    Integer start = words.hasNext() ? number(words) : Integer.valueOf(STEP);
    Integer step = words.hasNext() ? number(words) : Integer.valueOf(STEP);
    Facts facts = lists.get(name);
    if (!words.complete() || start == null || step == null || facts == null || line.undoes()) {
      return;
    }
    List<Ipv6AccessList.Entry> entries = List.copyOf(facts.entries.values());
    facts.entries.clear();
    long sequence = start;
    for (Ipv6AccessList.Entry entry : entries) {
      int number = (int) Math.min(sequence, Integer.MAX_VALUE);
      facts.entries.put(number, entry.withSequence(number));
      sequence += step;
    }
  }

  void entry(Ipv6AccessListLineContext context) {
    Facts facts = current;
    LineWords words = new LineWords(line, context.words);
    if (words.take("remark")) {
      words.rest();
      return;
    }
    if (words.take("evaluate")) {
      words.rest();
      if (facts != null) {
        // Its entries are made while packets pass.
        facts.malformed.add(line.span());
      }
      return;
    }
    boolean numbered = words.take("sequence") || words.startsWithNumber();
    Integer sequence = numbered ? number(words) : null;
    if (sequence != null && line.undoes() && !words.hasNext() && line.complete()) {
      if (facts != null) {
        facts.entries.remove(sequence);
      }
      return;
    }
    if (words.take("remark")) {
      words.rest();
      return;
    }
    Ipv6AccessList.Entry entry = line.isBad() ? null : read(words, sequence, facts);
    boolean good = words.complete();
    if (facts == null) {
      return;
    }
    if (!good || entry == null) {
      facts.malformed.add(line.span());
    } else if (line.undoes()) {
      facts.entries.values().removeIf(known -> isSame(known, entry));
    } else if (facts.entries.putIfAbsent(entry.sequence(), entry) != null) {
      line.malformed("the sequence number " + entry.sequence() + " is taken in this access list");
    }
  }

  private static boolean isSame(Ipv6AccessList.Entry known, Ipv6AccessList.Entry other) {
    return known.action() == other.action()
        && known.protocol() == other.protocol()
        && known.source().equals(other.source())
        && known.sourcePorts().equals(other.sourcePorts())
        && known.destination().equals(other.destination())
        && known.destinationPorts().equals(other.destinationPorts())
        && known.clauses().equals(other.clauses());
  }

  private @Nullable Integer number(LineWords words) {
    Token word = words.next("a number");
    if (word != null && word.getType() != IosConfigLexer.INT) {
      line.malformed("`" + word.getText() + "` is not a number");
      return null;
    }
    return word == null ? null : line.number(word);
  }

  private Ipv6AccessList.@Nullable Entry read(
      LineWords words, @Nullable Integer leading, @Nullable Facts facts) {
    boolean permit = words.take("permit");
    if (!permit && !words.take("deny")) {
      line.malformed("an IPv6 access list needs `permit` or `deny`");
      return null;
    }
    int protocol = protocol(words);
    String source = address(words);
    PortSet sourcePorts = ports(words, protocol);
    String destination = address(words);
    PortSet destinationPorts = ports(words, protocol);
    List<String> clauses = new ArrayList<>();
    Integer sequence = leading;
    while (words.hasNext() && !line.isBad()) {
      if (words.take("sequence")) {
        sequence = number(words);
      } else {
        clauses.add(clause(words, protocol));
      }
    }
    if (line.isBad()) {
      return null;
    }
    if (sequence == null) {
      int last = facts == null || facts.entries.isEmpty() ? 0 : facts.entries.lastKey();
      sequence = last + STEP;
    }
    return new Ipv6AccessList.Entry(
        sequence,
        permit ? Action.PERMIT : Action.DENY,
        protocol,
        source,
        sourcePorts == null ? PortSet.ALL : sourcePorts,
        destination,
        destinationPorts == null ? PortSet.ALL : destinationPorts,
        sourcePorts != null || destinationPorts != null,
        clauses,
        line.span());
  }

  private int protocol(LineWords words) {
    if (isAddress(words.peek())) {
      return AccessEntry.ANY_PROTOCOL;
    }
    Token word = words.next("a protocol");
    if (word == null) {
      return AccessEntry.ANY_PROTOCOL;
    }
    String name = word.getText().toLowerCase(Locale.ROOT);
    Integer number =
        switch (name) {
          case "ipv6" -> Integer.valueOf(AccessEntry.ANY_PROTOCOL);
          case "icmp", "icmpv6" -> Integer.valueOf(ICMP);
          case "hbh" -> Integer.valueOf(0);
          default ->
              word.getType() == IosConfigLexer.INT
                  ? line.number(word, 0, 255)
                  : IpProtocols.number(name);
        };
    if (number == null) {
      line.malformed("`" + word.getText() + "` is not an IPv6 protocol");
      return AccessEntry.ANY_PROTOCOL;
    }
    return number;
  }

  private static boolean isAddress(String word) {
    return word.equals("any") || word.equals("host") || word.indexOf(':') >= 0;
  }

  private String address(LineWords words) {
    if (words.take("any")) {
      return "any";
    }
    if (words.take("object-group")) {
      return "object-group " + words.text("a name");
    }
    boolean host = words.take("host");
    String text = words.text("an address");
    String address = host ? Ipv6Text.address(text) : Ipv6Text.prefix(text);
    if (address == null) {
      line.malformed("`" + text + "` is not an IPv6 " + (host ? "address" : "prefix"));
      return "any";
    }
    return host ? "host " + address : address;
  }

  private @Nullable PortSet ports(LineWords words, int protocol) {
    if (line.isBad() || !PortWords.isOperator(words.peek())) {
      return null;
    }
    if (!IpProtocols.hasPorts(protocol)) {
      line.malformed("ports need the protocol tcp or udp");
      return null;
    }
    return ports.read(words, protocol);
  }

  private String clause(LineWords words, int protocol) {
    String word = words.peek();
    switch (word) {
      case "ack", "established", "fin", "psh", "rst", "syn", "urg" -> {
        if (protocol != IpProtocols.TCP) {
          line.malformed("`established` and TCP flags need the protocol tcp");
        }
        words.take(word);
        return word;
      }
      case "auth", "dest-option", "fragments", "hbh", "log", "log-input", "mobility", "routing" -> {
        words.take(word);
        return word;
      }
      case "undetermined-transport" -> {
        // Cisco: only with deny and the protocol ipv6.
        if (protocol != AccessEntry.ANY_PROTOCOL) {
          line.malformed("`undetermined-transport` needs the protocol ipv6");
        }
        words.take(word);
        return word;
      }
      case "dest-option-type", "dscp", "flow-label", "mobility-type", "routing-type" -> {
        words.take(word);
        return word + " " + words.text("a value").toLowerCase(Locale.ROOT);
      }
      case "time-range" -> {
        words.take(word);
        return word + " " + words.text("a name");
      }
      case "reflect" -> {
        words.take(word);
        String name = words.text("a name");
        boolean timeout = words.take("timeout");
        return word + " " + name + (timeout ? " timeout " + words.text("a number") : "");
      }
      default -> {
        if (protocol != ICMP) {
          line.malformed("`" + word + "` is not understood here");
          return word;
        }
        return message(words);
      }
    }
  }

  /** An ICMPv6 message by name, or a type or code by number. */
  private String message(LineWords words) {
    boolean number = words.startsWithNumber();
    Token word = words.next("a message");
    String text = word == null ? "" : word.getText().toLowerCase(Locale.ROOT);
    if (number) {
      line.number(word, 0, MAX_TYPE);
      return text;
    }
    String name = Icmpv6Messages.spelledOut(text);
    if (name == null) {
      line.malformed("`" + text + "` is not an ICMPv6 message");
      return text;
    }
    return name;
  }
}
