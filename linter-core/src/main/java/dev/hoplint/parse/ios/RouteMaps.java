package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.MatchAddressContext;
import dev.hoplint.grammars.IosConfigParser.MatchInterfaceContext;
import dev.hoplint.grammars.IosConfigParser.MatchLengthContext;
import dev.hoplint.grammars.IosConfigParser.MatchOtherContext;
import dev.hoplint.grammars.IosConfigParser.RouteMapHeaderContext;
import dev.hoplint.grammars.IosConfigParser.SetIpContext;
import dev.hoplint.model.Action;
import dev.hoplint.model.MatchClause;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SetClause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Route-maps from their lines. A line that is bad is noted in its sequence and changes nothing. */
final class RouteMaps {
  private static final int DEFAULT_SEQUENCE = 10;
  private static final int LAST_SEQUENCE = 65_535;

  /** Rows of the command table that are only the beginning of a clause. */
  private static final Set<String> UNFINISHED =
      Set.of("match", "match ip", "match ipv6", "set", "set ip", "set ipv6");

  private final CurrentLine line;
  private final Map<String, TreeMap<Integer, SequenceFacts>> maps = new LinkedHashMap<>();

  /** The sequence whose block is open; null under a bad header. */
  private @Nullable SequenceFacts current;

  RouteMaps(CurrentLine line) {
    this.line = line;
  }

  List<RouteMap> build() {
    List<RouteMap> built = new ArrayList<>();
    maps.forEach(
        (name, sequences) ->
            built.add(
                new RouteMap(
                    name, sequences.values().stream().map(SequenceFacts::build).toList())));
    return built;
  }

  void header(RouteMapHeaderContext context) {
    current = null;
    NameUse name = line.name(context.name);
    Integer number =
        context.sequence == null
            ? Integer.valueOf(DEFAULT_SEQUENCE)
            : line.number(context.sequence, 0, LAST_SEQUENCE);
    if (!line.complete() || name == null || number == null) {
      if (context.name instanceof IosToken word && !word.isUnrendered() && !line.undoes()) {
        // There is such a map, of which this sequence is not known.
        maps.computeIfAbsent(word.getText(), n -> new TreeMap<>());
      }
      return;
    }
    if (line.undoes()) {
      remove(name.name(), context.sequence == null ? null : number);
      return;
    }
    boolean deny = context.action != null && context.action.getType() == IosConfigLexer.DENY;
    current =
        maps.computeIfAbsent(name.name(), n -> new TreeMap<>())
            .computeIfAbsent(number, n -> new SequenceFacts(n, line.span()));
    current.setAction(deny ? Action.DENY : Action.PERMIT);
  }

  private void remove(String name, @Nullable Integer number) {
    TreeMap<Integer, SequenceFacts> sequences = maps.get(name);
    if (number == null || sequences == null) {
      maps.remove(name);
      return;
    }
    sequences.remove(number);
    if (sequences.isEmpty()) {
      maps.remove(name);
    }
  }

  /** The open sequence if the line is good; a bad line is noted there. */
  private @Nullable SequenceFacts sequence() {
    SequenceFacts sequence = current;
    if (!line.complete()) {
      if (sequence != null) {
        sequence.addMalformed(line.span());
      }
      return null;
    }
    return sequence;
  }

  /** A line of the block that could not be read as far as to a clause. */
  void badLine() {
    if (line.isBad() && current != null) {
      current.addMalformed(line.span());
    }
  }

  void matchAddress(MatchAddressContext context) {
    boolean prefixLists = !context.prefixLists.isEmpty();
    List<Token> words = prefixLists ? context.prefixLists : context.names;
    if (words.isEmpty() && !line.undoes()) {
      line.needs("the name of an access list");
    }
    List<NameUse> names = new ArrayList<>();
    for (Token word : words) {
      names.add(new NameUse(word.getText(), line.span(word)));
    }
    match(
        prefixLists
            ? new MatchClause.PrefixLists(names, line.span())
            : new MatchClause.AccessLists(names, line.span()));
  }

  void matchInterface(MatchInterfaceContext context) {
    match(new MatchClause.EgressInterface(interfaces(context.words), line.span()));
  }

  private void match(MatchClause clause) {
    SequenceFacts sequence = sequence();
    if (sequence == null) {
      return;
    }
    if (line.undoes()) {
      sequence.undo(clause);
    } else {
      sequence.add(clause);
    }
  }

  /** Interfaces, at least one unless the line undoes. */
  private List<NameUse> interfaces(List<Token> words) {
    List<NameUse> names = new ArrayList<>();
    InterfaceWords reader = new InterfaceWords(line, words);
    while (reader.hasNext() || (names.isEmpty() && !line.undoes() && !line.isBad())) {
      NameUse name = reader.name();
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  void matchLength(MatchLengthContext context) {
    if (line.undoes()) {
      match(new MatchClause.Length(0, 0, line.span()));
      return;
    }
    if (context.min == null) {
      line.needs("two numbers");
    }
    Integer min = line.number(context.min);
    Integer max = line.number(context.max);
    match(new MatchClause.Length(min == null ? 0 : min, max == null ? 0 : max, line.span()));
  }

  void matchOther(MatchOtherContext context) {
    refuseUnknown(context.words.get(0));
    match(
        new MatchClause.Other(
            underIp(context) + CurrentLine.lowerCase(context.words), line.span()));
  }

  /** Says so if the table knows no clause that begins like this one. */
  void refuseUnknown(Token word) {
    if (UNFINISHED.contains(line.command())) {
      line.malformed("`" + word.getText() + "` is not a clause that Hoplint knows");
    }
  }

  /** "ip " for a clause after that word. */
  static String underIp(ParserRuleContext context) {
    ParserRuleContext around = context.getParent();
    boolean afterIp =
        around instanceof SetIpContext || around.getStart().getType() == IosConfigLexer.IP;
    return afterIp ? "ip " : "";
  }

  /** A {@code set} or {@code continue} line; a clause that is null was not understood. */
  void set(@Nullable SetClause clause) {
    SequenceFacts sequence = sequence();
    if (sequence == null || clause == null) {
      return;
    }
    if (line.undoes()) {
      sequence.undo(clause);
    } else {
      sequence.add(clause);
    }
  }

  List<NameUse> setInterfaces(List<Token> words) {
    return interfaces(words);
  }
}
