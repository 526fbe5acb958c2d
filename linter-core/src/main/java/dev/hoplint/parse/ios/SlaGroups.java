package dev.hoplint.parse.ios;

import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** {@code ip sla group schedule GROUP MEMBERS …}: operations that are scheduled together. */
final class SlaGroups {
  private final CurrentLine line;
  private final Map<Integer, List<Change>> groups = new LinkedHashMap<>();

  /**
   * Members that a line adds or takes away, both ends included.
   *
   * @param low more than {@code high} for none
   */
  private record Change(int low, int high, boolean adds, Span span) {}

  SlaGroups(CurrentLine line) {
    this.line = line;
  }

  /** The lines that add members. */
  List<Span> lines() {
    return groups.values().stream()
        .flatMap(List::stream)
        .filter(Change::adds)
        .map(Change::span)
        .distinct()
        .toList();
  }

  /** The line by which a group schedules the operation; null if none does. */
  @Nullable Span scheduleOf(int operation) {
    for (List<Change> changes : groups.values()) {
      Span by = null;
      for (Change change : changes) {
        if (operation >= change.low && operation <= change.high) {
          by = change.adds ? change.span : null;
        }
      }
      if (by != null) {
        return by;
      }
    }
    return null;
  }

  /** The words after {@code ip sla group schedule}. */
  void line(List<Token> words) {
    Tail tail = new Tail(line, words);
    Integer group = tail.number(1, Integer.MAX_VALUE);
    if (line.undoes()) {
      tail.skip();
      if (tail.isEnd() && group != null) {
        groups.remove(group);
      }
      return;
    }
    boolean deletes = tail.takes("delete");
    if (!deletes) {
      tail.takes("add");
    }
    StringBuilder members = new StringBuilder();
    while (tail.hasNext() && startsLikeMembers(tail.peek())) {
      members.append(tail.next().getText());
    }
    if (members.length() == 0 && !tail.is("reset") && !tail.is("reschedule")) {
      tail.needs("the numbers of operations");
    }
    tail.skip(); // How often, when, for how long.
    List<Change> read = read(members.toString(), !deletes);
    if (tail.isEnd() && group != null) {
      groups.computeIfAbsent(group, g -> new ArrayList<>()).addAll(read);
    }
  }

  private static boolean startsLikeMembers(String word) {
    char first = word.charAt(0);
    return (first >= '0' && first <= '9') || first == ',' || first == '-';
  }

  /** {@code 1,3-5}. */
  private List<Change> read(String members, boolean adds) {
    List<Change> changes = new ArrayList<>();
    if (members.isEmpty()) {
      return changes;
    }
    for (String member : members.split(",", -1)) {
      int dash = member.indexOf('-');
      int low = Numbers.parse(dash < 0 ? member : member.substring(0, dash));
      int high = dash < 0 ? low : Numbers.parse(member.substring(dash + 1));
      if (low < 0 || high < low) {
        line.malformed("`" + member + "` is not the number of an operation");
      }
      changes.add(new Change(low, high, adds, line.span()));
    }
    return changes;
  }
}
