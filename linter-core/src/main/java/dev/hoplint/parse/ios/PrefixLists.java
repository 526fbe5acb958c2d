package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.model.Action;
import dev.hoplint.model.PrefixList;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Prefix lists of one IP version from their lines. */
final class PrefixLists {
  private static final int STEP = 5;

  private final CurrentLine line;
  private final boolean ipv6;
  private final int longest;
  private final Map<String, Facts> lists = new LinkedHashMap<>();

  /** A list while its lines are read. */
  private static final class Facts {
    final Span span;
    final TreeMap<Integer, PrefixList.Entry> entries = new TreeMap<>();

    Facts(Span span) {
      this.span = span;
    }
  }

  PrefixLists(CurrentLine line, boolean ipv6) {
    this.line = line;
    this.ipv6 = ipv6;
    longest = ipv6 ? 128 : 32;
  }

  List<PrefixList> build() {
    List<PrefixList> built = new ArrayList<>();
    lists.forEach(
        (name, facts) ->
            built.add(new PrefixList(name, ipv6, List.copyOf(facts.entries.values()), facts.span)));
    return built;
  }

  void line(List<Token> tokens) {
    LineWords words = new LineWords(line, tokens);
    String name = words.text("a name");
    if (name.equals("sequence-number") && !words.hasNext()) {
      return;
    }
    if (line.undoes() && !words.hasNext()) {
      if (line.complete()) {
        lists.remove(name);
      }
      return;
    }
    if (words.take("description")) {
      words.rest();
      return;
    }
    Integer sequence = words.take("seq") ? number(words, 1, Integer.MAX_VALUE) : null;
    Facts known = lists.get(name);
    if (line.undoes() && sequence != null && !words.hasNext()) {
      if (line.complete() && known != null) {
        known.entries.remove(sequence);
        dropEmpty(name, known);
      }
      return;
    }
    PrefixList.Entry entry = line.isBad() ? null : entry(words, sequence, known);
    if (!words.complete() || entry == null) {
      return;
    }
    if (line.undoes()) {
      remove(name, entry, sequence != null);
      return;
    }
    Facts facts = lists.computeIfAbsent(name, n -> new Facts(line.span()));
    facts.entries.put(entry.sequence(), entry);
  }

  private void remove(String name, PrefixList.Entry gone, boolean numbered) {
    Facts facts = lists.get(name);
    if (facts == null) {
      return;
    }
    facts
        .entries
        .values()
        .removeIf(
            entry ->
                (!numbered || entry.sequence() == gone.sequence())
                    && entry.action() == gone.action()
                    && entry.prefix().equals(gone.prefix())
                    && entry.low() == gone.low()
                    && entry.high() == gone.high());
    dropEmpty(name, facts);
  }

  /** A list without entries is none. */
  private void dropEmpty(String name, Facts facts) {
    if (facts.entries.isEmpty()) {
      lists.remove(name);
    }
  }

  private PrefixList.@Nullable Entry entry(
      LineWords words, @Nullable Integer sequence, @Nullable Facts facts) {
    boolean permit = words.takeShort("permit");
    if (!permit && !words.takeShort("deny")) {
      line.malformed("a prefix list needs `permit` or `deny`");
      return null;
    }
    String text = words.text("a prefix");
    String prefix = ipv6 ? Ipv6Text.prefix(text) : ipv4(text);
    if (prefix == null) {
      line.malformed("`" + text + "` is not a prefix");
      return null;
    }
    int length = Integer.parseInt(prefix.substring(prefix.indexOf('/') + 1));
    Integer ge = words.take("ge") ? number(words, length, longest) : null;
    Integer le = words.take("le") ? number(words, ge == null ? length : ge, longest) : null;
    if (line.isBad()) {
      return null;
    }
    int next = facts == null || facts.entries.isEmpty() ? STEP : facts.entries.lastKey() + STEP;
    int high = le != null ? le : ge != null ? longest : length;
    return new PrefixList.Entry(
        sequence == null ? next : sequence,
        permit ? Action.PERMIT : Action.DENY,
        prefix,
        ge == null ? length : ge,
        high,
        line.span());
  }

  private static @Nullable String ipv4(String text) {
    Ipv4Prefix prefix = text.indexOf('/') < 0 ? null : Ipv4Prefix.parse(text);
    return prefix == null ? null : prefix.toString();
  }

  private @Nullable Integer number(LineWords words, int low, int high) {
    Token word = words.next("a number");
    if (word != null && word.getType() != IosConfigLexer.INT) {
      line.malformed("`" + word.getText() + "` is not a number");
      return null;
    }
    return word == null ? null : line.number(word, low, high);
  }
}
