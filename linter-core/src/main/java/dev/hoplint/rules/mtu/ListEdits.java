package dev.hoplint.rules.mtu;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.rule.Fix;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets packets in ahead of what denies them. The new entry has a number of its own, so that it is
 * in its place in a new configuration and in one that is loaded on top of the running one, where
 * entries without a number go to the end.
 */
final class ListEdits {
  private static final String TITLE = "let the messages in before that";

  /** What IOS counts entries without a number by. */
  private static final int STEP = 10;

  private ListEdits() {}

  /** An entry of either kind of list. */
  private record Entry(int sequence, Span span) {}

  /**
   * @param denying the entry ahead of which the new one must be; null for the end of the list
   * @param permit the new entry, from {@code permit} on
   */
  static Fix permit(AccessList list, @Nullable Span denying, String permit) {
    if (list.isStandard()) {
      return Fix.advice(
          "put an extended access list in the place of " + list.name() + ", with " + permit);
    }
    List<Entry> entries = new ArrayList<>(list.size());
    for (AccessEntry entry : list.entries()) {
      entries.add(new Entry(entry.sequence(), entry.span()));
    }
    return fix("ip access-list extended " + list.name(), entries, denying, "", permit, list.name());
  }

  /** As for IPv4. */
  static Fix permit(Ipv6AccessList list, @Nullable Span denying, String permit) {
    List<Entry> entries = new ArrayList<>(list.entries().size());
    for (Ipv6AccessList.Entry entry : list.entries()) {
      entries.add(new Entry(entry.sequence(), entry.span()));
    }
    return fix("ipv6 access-list " + list.name(), entries, denying, "sequence ", permit, "v6");
  }

  private static Fix fix(
      String header,
      List<Entry> entries,
      @Nullable Span denying,
      String word,
      String permit,
      String name) {
    int at = denying == null ? entries.size() : indexOf(entries, denying);
    int before = at == 0 ? 0 : entries.get(at - 1).sequence();
    int next = at == entries.size() ? before + 2 * STEP : entries.get(at).sequence();
    if (next - before < 2) {
      return withoutRoom(header, at, word, permit);
    }
    String line = word + (before + (next - before) / 2) + " " + permit;
    return new Fix(
        TITLE,
        false,
        List.of(),
        List.of(header, " " + line),
        List.of(insertion(header, entries, at, line, isNumber(name))));
  }

  private static Fix.Insertion insertion(
      String header, List<Entry> entries, int at, String line, boolean numbered) {
    if (numbered) {
      // A line `access-list 101` can only add to the end; the list's block takes numbers.
      return new Fix.Insertion(last(entries), Fix.Place.AT_MARGIN, List.of(header, " " + line));
    }
    return at == entries.size()
        ? new Fix.Insertion(entries.get(at - 1).span(), Fix.Place.BELOW, List.of(line))
        : new Fix.Insertion(entries.get(at).span(), Fix.Place.ABOVE, List.of(line));
  }

  /** The entry that stands last in its file, whatever its number. */
  private static Span last(List<Entry> entries) {
    Span last = entries.get(0).span();
    for (Entry entry : entries) {
      if (entry.span().file().equals(last.file()) && entry.span().start() > last.start()) {
        last = entry.span();
      }
    }
    return last;
  }

  private static int indexOf(List<Entry> entries, Span span) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).span().equals(span)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no entry of the list: " + span);
  }

  private static boolean isNumber(String name) {
    return name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Between neighbours in number nothing goes: the list must be numbered anew first. */
  private static Fix withoutRoom(String header, int at, String word, String permit) {
    boolean ipv4 = word.isEmpty();
    String list = header.substring(header.lastIndexOf(' ') + 1);
    List<String> commands = new ArrayList<>();
    if (ipv4) {
      commands.add("ip access-list resequence " + list + " " + STEP + " " + STEP);
      commands.add(header);
      commands.add(" " + (at * STEP + STEP / 2) + " " + permit);
      return Fix.commands(TITLE, commands);
    }
    return Fix.advice("give the entries of " + list + " numbers with room, and put in: " + permit);
  }
}
