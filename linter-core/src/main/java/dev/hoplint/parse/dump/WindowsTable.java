package dev.hoplint.parse.dump;

import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.Linux;
import dev.hoplint.model.HostDump.Nic;
import dev.hoplint.model.HostDump.Printed;
import dev.hoplint.model.HostDump.Route;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Prompts;
import dev.hoplint.source.SourceText;
import java.util.function.Consumer;

/**
 * {@code route print} of Windows in any language: rows are told by their shape alone. An active
 * route is two addresses, an address or words ("On-link"), an address and a number; a persistent
 * one three addresses and a number or words ("Default"). Rows of equals signs part the sections.
 */
final class WindowsTable implements Consumer<Row> {
  /** "On-link" in the languages of Windows has fewer words, and so has "Default". */
  private static final int MOST_WORDS = 4;

  private final SourceText text;
  private final HostFacts facts;
  private final WindowsIpv6Rows ipv6Rows;

  private boolean ruled;
  private boolean titled;
  private boolean headed;
  private boolean active;
  private boolean closed;

  /** Whether a title, or a row of equals signs, came since the last active row. */
  private boolean parted;

  WindowsTable(SourceText text, HostFacts facts) {
    this.text = text;
    this.facts = facts;
    this.ipv6Rows = new WindowsIpv6Rows(facts);
  }

  /** Whether the active routes have a heading before them and a row of equals signs after them. */
  boolean isWhole() {
    return headed && closed;
  }

  @Override
  public void accept(Row row) {
    if (row.size() == 0) {
      return;
    }
    boolean prompt = Prompts.isPrompt(text, row.start(0));
    boolean understood = true;
    boolean ipv6 = false;
    boolean any = false;
    int word = 0;
    while (word < row.size()) {
      if (row.isNote(word)) {
        // A remark is read by nobody, but a dump that was pasted as one line goes on behind it.
        word = next(row, word + 1);
      } else if (row.isRule(word)) {
        closed |= active;
        parted = true;
        ruled = true;
        titled = false;
        ipv6Rows.part();
        word++;
      } else if (WindowsIpv6Rows.startsAt(row, word)) {
        word = ipv6Rows.read(row, word);
        any = true;
      } else if (ipv6Rows.needsGateway() && word == 0) {
        word = Math.max(1, ipv6Rows.gateway(row, word));
        any = true;
      } else if (startsNic(row, word)) {
        word = nic(row, word);
        any = true;
      } else if (addressesAt(row, word) >= 2) {
        int next = route(row, word);
        understood &= next > 0;
        any |= next > 0;
        word = next > 0 ? next : next(row, word + 1);
      } else if (word == 0 && !prompt && looksLikeRow(row)) {
        int next = next(row, 1);
        facts.malformed("no destination and netmask at the start of the row", row.span(0, next));
        understood = false;
        word = next;
      } else {
        ipv6 |= row.isIpv6(word);
        titled |= !row.isIpv6(word);
        parted |= row.hasLetter(word);
        if (row.isKey(word)) {
          ipv6Rows.part();
        }
        word++;
      }
    }
    LineState read = ipv6 && !any ? LineState.TO_DO : LineState.NEEDLESS;
    facts.line(!understood ? LineState.UNRECOGNIZED : any ? LineState.FULL : read);
  }

  /** The word at which something starts again that tells its shape. */
  private static int next(Row row, int from) {
    int word = from;
    while (word < row.size()
        && !row.isRule(word)
        && !row.isNote(word)
        && !startsNic(row, word)
        && !startsRoute(row, word)) {
      word++;
    }
    return word;
  }

  /** Two addresses side by side, and more behind them than a stray pair has. */
  private static boolean startsRoute(Row row, int word) {
    return addressesAt(row, word) >= 2 && metric(row, word) > 0;
  }

  private static int addressesAt(Row row, int word) {
    int count = 0;
    while (count < 4 && row.isAddress(word + count)) {
      count++;
    }
    return count;
  }

  /** Too many addresses for a title or a remark. */
  private static boolean looksLikeRow(Row row) {
    int count = 0;
    for (int word = 0; word < row.size() && !row.isRule(word) && !row.isNote(word); word++) {
      count += row.isAddress(word) ? 1 : 0;
    }
    return count > 1;
  }

  /** The word with an active row's metric, or 0. */
  private static int metric(Row row, int word) {
    int interfaceAt = word + 3;
    if (!row.isAddress(word + 2)) {
      interfaceAt = word + 2 + wordsAt(row, word + 2);
      if (interfaceAt == word + 2) {
        return 0;
      }
    }
    return row.isAddress(interfaceAt) && row.isNumber(interfaceAt + 1) ? interfaceAt + 1 : 0;
  }

  private static int wordsAt(Row row, int word) {
    int count = 0;
    while (count < MOST_WORDS && isPlain(row, word + count)) {
      count++;
    }
    return count;
  }

  private static boolean isPlain(Row row, int word) {
    return row.isWord(word) && !row.isIpv6(word) && !row.hasDigit(word) && row.hasLetter(word);
  }

  /** Reads a route; answers the word behind it, or 0 if it cannot be read. */
  private int route(Row row, int word) {
    int metric = metric(row, word);
    if (metric > 0) {
      return read(row, word, metric, false) ? metric + 1 : 0;
    }
    int persistent = word + 3;
    if (addressesAt(row, word) == 3 && (parted || !active)) {
      int words = wordsAt(row, persistent);
      int last = row.isNumber(persistent) ? persistent : words > 0 ? persistent + words - 1 : 0;
      // A number behind the words: an active row whose interface cannot be read.
      if (last > 0 && !row.isNumber(last + 1)) {
        return read(row, word, last, true) ? last + 1 : 0;
      }
    }
    facts.malformed(
        "no gateway, interface and metric after the destination and netmask",
        row.span(word, next(row, word + 1)));
    return 0;
  }

  private boolean read(Row row, int word, int metric, boolean persistent) {
    try {
      Printed network = Cells.address(row.text(word), "destination");
      Printed mask = Cells.address(row.text(word + 1), "netmask");
      int length = mask.value() == null ? -1 : Ipv4Prefix.lengthOf(mask.value().bits());
      if (mask.value() != null && length < 0) {
        throw new BadCell(mask.text() + " is no netmask: its one bits have a gap");
      }
      Ipv4Prefix prefix =
          network.value() == null || length < 0
              ? null
              : new Ipv4Prefix(network.value().bits(), length);
      int interfaceAt = persistent ? -1 : metric - 1;
      // Before Vista, the interface's own address stands for "On-link".
      boolean own = interfaceAt >= 0 && row.text(word + 2).equals(row.text(interfaceAt));
      boolean gateway = row.isAddress(word + 2) && !row.is(word + 2, "0.0.0.0") && !own;
      facts.routes.add(
          new Route(
              prefix,
              gateway ? Cells.address(row.text(word + 2), "gateway") : null,
              interfaceAt < 0 ? "" : Cells.address(row.text(interfaceAt), "interface").text(),
              null,
              row.isNumber(metric) ? Cells.number(row.text(metric), "metric") : 0,
              persistent,
              RouteType.UNICAST,
              Linux.MAIN,
              false,
              row.span(word, metric + 1)));
    } catch (BadCell e) {
      facts.malformed(e.reason(), row.span(word, metric + 1));
      return false;
    }
    if (!persistent) {
      headed |= !active && ruled && titled;
      active = true;
      closed = false;
      parted = false;
    }
    return true;
  }

  /** {@code 16...00 50 56 a1 bc c1 ......Intel(R) …}: an index, then dots. */
  private static boolean startsNic(Row row, int word) {
    if (!row.isWord(word) || row.isAddress(word)) {
      return false;
    }
    String text = row.text(word);
    int digits = 0;
    while (digits < text.length() && digits < 4 && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    return digits > 0 && text.startsWith("...", digits);
  }

  private int nic(Row row, int word) {
    String first = row.text(word);
    int dots = first.indexOf('.');
    StringBuilder mac = new StringBuilder();
    int end = word + 1;
    String rest = withoutDots(first.substring(dots));
    if (isOctet(rest)) {
      mac.append(rest);
      rest = "";
      while (row.isWord(end) && isOctet(row.text(end))) {
        mac.append(':').append(row.text(end++));
      }
    }
    int description = end;
    while (end < row.size()
        && !row.isRule(end)
        && (!row.isNote(end) || isOrdinal(row, end))
        && !startsNic(row, end)) {
      end++;
    }
    String name = (rest + " " + withoutDots(row.text(description, end))).strip();
    facts.nics.add(
        new Nic(
            first.substring(0, dots),
            name.isEmpty() ? null : name,
            null,
            -1,
            true,
            mac.isEmpty() ? null : mac.toString(),
            row.span(word, end)));
    return end;
  }

  /** {@code #2}: of several adapters of one kind, and no remark. */
  private static boolean isOrdinal(Row row, int word) {
    String text = row.text(word);
    return text.length() > 1 && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutDots(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == '.') {
      from++;
    }
    return text.substring(from);
  }

  private static boolean isOctet(String text) {
    return text.length() == 2
        && Character.digit(text.charAt(0), 16) >= 0
        && Character.digit(text.charAt(1), 16) >= 0;
  }

  /** The routes as they are read, for {@link WindowsAddresses}. */
  static boolean isOnLink(HostDump.Route route) {
    return !route.persistent() && route.gateway() == null;
  }
}
