package dev.hoplint.parse.dump;

import dev.hoplint.model.LineState;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Prompts;
import dev.hoplint.source.SourceText;
import java.util.function.Consumer;

/**
 * Reads a table line by line, each line as one row or as several: a dump that was pasted as one
 * line has its rows behind each other. A row that cannot be read costs itself alone.
 */
final class TableReader implements Consumer<Row> {
  private final SourceText text;
  private final RowFormat format;
  private final HostFacts facts;
  private boolean headed;

  TableReader(SourceText text, RowFormat format, HostFacts facts) {
    this.text = text;
    this.format = format;
    this.facts = facts;
  }

  /** Whether the heading was there. */
  boolean headed() {
    return headed;
  }

  @Override
  public void accept(Row row) {
    if (row.size() == 0) {
      return;
    }
    int after = afterHeading(row);
    int from = after;
    boolean numbered = from < 0 && row.isNumber(0) && row.size() > 1;
    if (numbered && row.isRule(1)) {
      facts.line(LineState.NEEDLESS);
      return;
    }
    if (numbered && format.startsRow(row, 1)) {
      // The number of the line in what it was copied from.
      from = 1;
    }
    if (from < 0
        && !format.startsRow(row, 0)
        && (row.isNote(0) || Prompts.isPrompt(text, row.start(0)))) {
      facts.line(LineState.NEEDLESS);
      return;
    }
    // A release may have a column more than is known.
    if (from >= row.size() || (after >= 0 && !hasRow(row, after))) {
      facts.line(LineState.NEEDLESS);
      return;
    }
    facts.line(rows(row, Math.max(from, 0)));
  }

  /** Whether something that belongs to a row stands behind the heading. */
  private static boolean hasRow(Row row, int from) {
    for (int word = from; word < row.size(); word++) {
      if (row.isAddress(word) || row.isIpv6(word) || row.isVmknic(word)) {
        return true;
      }
    }
    return false;
  }

  /** The word after the heading and its dashes, wherever they stand in the line; -1 if none do. */
  private int afterHeading(Row row) {
    int after = -1;
    for (int word = 0; word < row.size(); word++) {
      int heading = format.heading(row, word);
      if (heading >= 0) {
        headed = true;
        after = heading;
        word = heading - 1;
      } else if (row.isRule(word) && (word == 0 || after == word)) {
        after = word + 1;
      } else if (after >= 0) {
        return after;
      }
    }
    return after;
  }

  private LineState rows(Row row, int from) {
    boolean understood = true;
    boolean any = false;
    int word = from;
    while (word < row.size()) {
      if (row.isNote(word)) {
        word = nextRow(row, word + 1);
        continue;
      }
      if (!format.isIpv6() && row.isIpv6(word)) {
        facts.ipv6 = true;
        return any ? LineState.FULL : LineState.TO_DO;
      }
      try {
        word = format.read(row, word, facts);
        any = true;
        word = row.isNote(word) || format.startsRow(row, word) ? word : nextRow(row, word);
      } catch (BadCell e) {
        int next = nextRow(row, word + 1);
        complain(row, word, next, e.reason());
        understood = false;
        word = next;
      }
    }
    return understood ? LineState.FULL : LineState.UNRECOGNIZED;
  }

  private void complain(Row row, int word, int next, String message) {
    if (word > 0 || format.resemblesRow(row)) {
      facts.malformed(message, row.span(word, next));
    } else {
      facts.unrecognized(row.span(word, next));
    }
  }

  /** The first word from {@code word} on at which a row starts, or the end of the line. */
  private int nextRow(Row row, int word) {
    int next = word;
    while (next < row.size() && !format.startsRow(row, next)) {
      next++;
    }
    return next;
  }
}
