package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.PortSet;
import dev.hoplint.address.Wildcard;
import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser.ExtendedLineContext;
import dev.hoplint.grammars.IosConfigParser.NumberedListLineContext;
import dev.hoplint.grammars.IosConfigParser.StandardLineContext;
import dev.hoplint.grammars.IosConfigParser.StandardRuleContext;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessEntry.Extra;
import dev.hoplint.model.AccessEntry.Groups;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Action;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RefusedEntry;
import dev.hoplint.model.WrittenAddress;
import dev.hoplint.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Access lists from their lines. A bad line keeps its place in the list, as an entry of which
 * nothing is known.
 */
final class AccessLists {
  private static final int STEP = 10;

  private final CurrentLine line;
  private final EntryReader reader;
  private final Map<String, AccessList.Builder> lists = new LinkedHashMap<>();

  /** The list whose block is open; lines under a bad header go nowhere. */
  private AccessList.@Nullable Builder current;

  AccessLists(CurrentLine line) {
    this.line = line;
    reader = new EntryReader(line);
  }

  List<AccessList> build() {
    return lists.values().stream().map(AccessList.Builder::build).toList();
  }

  private static Extra unmodelled(String clause) {
    return new Extra(false, false, -1, -1, null, null, Set.of(clause));
  }

  /** {@code ip access-list standard|extended NAME}. */
  void header(@Nullable Token word, boolean standard) {
    current = null;
    NameUse name = line.name(word);
    if (!line.complete() || name == null) {
      return;
    }
    if (line.undoes()) {
      lists.remove(name.name());
    } else {
      current = list(name.name(), standard);
    }
  }

  /** {@code ip access-list resequence NAME START STEP}. */
  void resequence(List<Token> words) {
    current = null;
    Tail tail = new Tail(line, words);
    NameUse name = tail.name();
    Integer start = tail.hasNext() ? tail.number(1, Integer.MAX_VALUE) : Integer.valueOf(STEP);
    Integer step = tail.hasNext() ? tail.number(1, Integer.MAX_VALUE) : Integer.valueOf(STEP);
    if (!tail.isEnd() || name == null || start == null || step == null || line.undoes()) {
      return;
    }
    AccessList.Builder list = lists.get(name.name());
    if (list != null) {
      list.resequence(start, step);
    }
  }

  private AccessList.@Nullable Builder list(String name, boolean standard) {
    AccessList.Builder list =
        lists.computeIfAbsent(name, n -> new AccessList.Builder(n, standard, line.span()));
    if (list.isStandard() != standard) {
      line.malformed("the access list " + name + " is of the other type already");
      return null;
    }
    return list;
  }

  void numbered(NumberedListLineContext context) {
    Integer number = line.number(context.number);
    if (number == null) {
      return;
    }
    boolean standard = isStandard(number);
    if (context.action == null && context.remark == null && !line.undoes()) {
      line.needs("`permit` or `deny`");
    }
    if (context.standard != null && !standard) {
      line.malformed("an extended access list needs a protocol and two addresses");
    }
    if (context.extended != null && standard) {
      line.malformed("a standard access list needs one address");
    }
    String name = number.toString();
    if (line.undoes()) {
      // IOS takes the whole list away, whatever entry the line names.
      if (line.complete()) {
        lists.remove(name);
      }
      return;
    }
    AccessList.Builder list = list(name, standard);
    if (list == null) {
      return;
    }
    Token action = isAction(context.action) ? context.action : null;
    Span span = action == null ? line.span() : spanFrom(action);
    Entry entry = null;
    if (context.standard != null) {
      entry = standard(context.action, context.standard);
    } else if (context.extended != null) {
      entry = reader.extended(context.action, context.extended, context.dynamic);
    }
    add(list, null, entry, context.remark != null, span);
  }

  private static boolean isStandard(int number) {
    return number < 100 || (number >= 1300 && number < 2000);
  }

  void extended(ExtendedLineContext context) {
    Integer sequence = context.sequence == null ? null : line.number(context.sequence);
    Entry entry = null;
    if (context.action != null && context.body != null) {
      entry = reader.extended(context.action, context.body, context.dynamic);
    } else if (context.reflected != null) {
      entry =
          Entry.ofAny(
              Action.PERMIT, Wildcard.ANY, unmodelled("evaluate " + context.reflected.getText()));
    }
    change(sequence, entry, context.remark != null);
  }

  void standard(StandardLineContext context) {
    Integer sequence = context.sequence == null ? null : line.number(context.sequence);
    Entry entry = null;
    if (context.action != null && context.body != null) {
      entry = standard(context.action, context.body);
    } else if (context.action != null && context.group != null) {
      Groups groups = new Groups(null, context.group.getText(), null);
      Extra extra =
          new Extra(
              false,
              false,
              -1,
              -1,
              null,
              null,
              Set.of("object-group"),
              groups,
              null,
              context.log != null);
      entry = Entry.ofAny(action(context.action), Wildcard.ANY, extra);
    }
    change(sequence, entry, context.remark != null);
  }

  static Action action(Token word) {
    return word.getType() == IosConfigLexer.PERMIT ? Action.PERMIT : Action.DENY;
  }

  private @Nullable Entry standard(Token action, StandardRuleContext rule) {
    Wildcard source = Wildcard.ANY;
    Spelling spelling = Spelling.PLAIN;
    if (rule.host != null) {
      Ipv4Address host = line.address(rule.host);
      source = host == null ? source : Wildcard.host(host);
    } else if (rule.base != null) {
      Ipv4Address base = line.address(rule.base);
      Ipv4Address wildcard = rule.wildcard == null ? null : line.address(rule.wildcard);
      int bits = wildcard == null ? 0 : wildcard.bits();
      source = base == null ? source : new Wildcard(base.bits(), bits);
      if (base != null && wildcard != null) {
        Address written = new Address(base, rule.base, wildcard, rule.wildcard);
        spelling = written.isPlain() ? spelling : new Spelling(List.of(written), null);
      }
    }
    return Entry.ofSource(action(action), source, Extra.NONE.logged(rule.log != null), spelling);
  }

  /** Does to the open list what the line says. */
  private void change(@Nullable Integer sequence, @Nullable Entry entry, boolean remark) {
    AccessList.Builder list = current;
    if (list == null) {
      return;
    }
    if (!line.undoes()) {
      if (entry == null && !remark) {
        line.needs("`permit` or `deny`");
      }
      add(list, sequence, entry, remark, line.span());
    } else if (line.complete() && !remark) {
      if (sequence != null) {
        list.remove(sequence);
      } else if (entry != null) {
        list.remove(
            entry.action,
            entry.protocol,
            entry.source,
            entry.destination,
            entry.sourcePorts,
            entry.destinationPorts,
            entry.extra);
      }
    }
  }

  private void add(
      AccessList.Builder list,
      @Nullable Integer sequence,
      @Nullable Entry entry,
      boolean remark,
      Span span) {
    if (sequence != null && list.has(sequence)) {
      // IOS: "% Duplicate sequence number".
      line.malformed("the sequence number " + sequence + " is taken in this access list");
      return;
    }
    boolean good = line.complete();
    if (remark || (!good && line.isAfterSeparator())) {
      return;
    }
    Entry added =
        good && entry != null ? entry : Entry.ofAny(Action.PERMIT, Wildcard.ANY, Extra.MALFORMED);
    list.add(
        sequence,
        added.action,
        added.protocol,
        added.source,
        added.destination,
        added.sourcePorts,
        added.destinationPorts,
        added.extra,
        span);
    for (Address odd : added.spelling.odd) {
      list.note(
          new WrittenAddress(
              odd.address, line.span(odd.base), odd.wildcard, line.span(odd.mask), span));
    }
    Token fragments = added.spelling.refused;
    if (fragments != null) {
      String lead = sequence == null ? line.lead(span.start()) : null;
      list.note(new RefusedEntry(span, line.span(fragments), lead));
    }
  }

  /** ANTLR gives a label of several types to the word that stands there, before it looks at it. */
  private static boolean isAction(@Nullable Token word) {
    return word != null
        && (word.getType() == IosConfigLexer.PERMIT || word.getType() == IosConfigLexer.DENY);
  }

  private Span spanFrom(Token word) {
    Span whole = line.span();
    return new Span(whole.file(), word.getStartIndex(), whole.end());
  }

  /** What an entry says, without its place. */
  record Entry(
      Action action,
      int protocol,
      Wildcard source,
      Wildcard destination,
      PortSet sourcePorts,
      PortSet destinationPorts,
      Extra extra,
      Spelling spelling) {
    static Entry ofAny(Action action, Wildcard source, Extra extra) {
      return ofSource(action, source, extra, Spelling.PLAIN);
    }

    static Entry ofSource(Action action, Wildcard source, Extra extra, Spelling spelling) {
      return new Entry(
          action,
          AccessEntry.ANY_PROTOCOL,
          source,
          Wildcard.ANY,
          PortSet.ALL,
          PortSet.ALL,
          extra,
          spelling);
    }
  }

  /** An address and wildcard as written, with their words. */
  record Address(Ipv4Address address, Token base, Ipv4Address wildcard, Token mask) {
    /** Whether they are the first address of a prefix and the wildcard of its length. */
    boolean isPlain() {
      int bits = wildcard.bits();
      return (bits & (bits + 1)) == 0 && (address.bits() & bits) == 0;
    }
  }

  /**
   * What of an entry's words its meaning does not show.
   *
   * @param odd addresses that are not plain
   * @param refused the word {@code fragments} of an entry with ports
   */
  record Spelling(List<Address> odd, @Nullable Token refused) {
    static final Spelling PLAIN = new Spelling(List.of(), null);
  }
}
