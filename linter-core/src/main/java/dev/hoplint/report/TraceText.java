package dev.hoplint.report;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Header;
import dev.hoplint.network.Asymmetry;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.Receipt;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Trace;
import dev.hoplint.report.TraceCells.Cell;
import dev.hoplint.source.Escapes;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trace for people: one line for each device, the request first; where fragments part, their ways
 * stand side by side.
 */
public final class TraceText implements TraceReport {
  private static final int COLUMN = 56;
  private static final String GAP = " | ";

  private final TraceCells cells;

  /**
   * @param names what the device or host with an address is called; the address if it has no name
   */
  public TraceText(SourceTexts texts, Function<Ipv4Address, String> names) {
    this.cells = new TraceCells(new Places(texts), names);
  }

  @Override
  public void write(Conversation conversation, Writer out) throws IOException {
    List<String> lines = new ArrayList<>();
    Datagram datagram = conversation.datagram();
    int number = 0;
    for (RoundTrip trip : conversation.roundTrips()) {
      number++;
      if (conversation.roundTrips().size() > 1) {
        lines.add("way " + number + " of " + conversation.roundTrips().size());
        lines.add("");
      }
      trip(trip, lines);
    }
    lines.add(verdict(conversation, datagram));
    for (String line : lines) {
      out.append(Escapes.line(line)).append('\n');
    }
  }

  private void trip(RoundTrip trip, List<String> lines) {
    way("request", trip.request(), lines);
    OneWay reply = trip.reply();
    if (reply != null) {
      way("reply", reply, lines);
    }
    for (Asymmetry one : trip.asymmetries()) {
      lines.add(
          one.words()
              + " is on the "
              + (one.onReply() ? "reply" : "request")
              + "'s way only"
              + cells.at(one.span()));
    }
    if (!trip.asymmetries().isEmpty()) {
      lines.add("");
    }
  }

  private void way(String name, OneWay way, List<String> lines) {
    Header header = way.sent().header();
    lines.add(name + ": " + describe(header));
    for (OneWay.Remark remark : way.remarks()) {
      lines.add("  " + remark.text() + cells.at(remark.span()));
    }
    List<List<Cell>> columns = new ArrayList<>();
    List<Trace.Leaf> pieces = way.pieces();
    for (Trace.Leaf piece : pieces) {
      columns.add(cells.of(way, piece));
    }
    int at = 0;
    while (allAlike(columns, at)) {
      lines.add("  " + cellsAt(columns, at));
      at++;
    }
    parted(pieces, columns, at, lines);
    lines.add("  = " + outcome(way.receipt()));
    lines.add("");
  }

  private static String describe(Header header) {
    return IpProtocols.nameOrNumber(header.protocol())
        + " from "
        + place(header.source().toString(), header.sourcePort())
        + " to "
        + place(header.destination().toString(), header.destinationPort());
  }

  private static String place(String address, int port) {
    return port < 0 ? address : address + ":" + port;
  }

  private static boolean allAlike(List<List<Cell>> columns, int at) {
    Cell first = at < columns.get(0).size() ? columns.get(0).get(at) : null;
    return first != null
        && columns.stream().allMatch(c -> at < c.size() && c.get(at).isLike(first));
  }

  private static String cellsAt(List<List<Cell>> columns, int at) {
    return Cell.joined(columns.stream().map(c -> c.get(at)).toList());
  }

  /** The rest of the ways, side by side; pieces that stay together share a column. */
  private static void parted(
      List<Trace.Leaf> pieces, List<List<Cell>> columns, int from, List<String> lines) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<Cell> rest = columns.get(i).subList(from, columns.get(i).size());
      List<Integer> same = group(groups, columns, from, rest);
      if (same == null) {
        same = new ArrayList<>();
        groups.add(same);
      }
      same.add(i);
    }
    List<List<String>> texts = new ArrayList<>();
    int height = 0;
    for (List<Integer> group : groups) {
      List<String> text = new ArrayList<>();
      text.add(
          group.stream()
                  .map(i -> Integer.toString(pieces.get(i).piece().bytes()))
                  .collect(Collectors.joining(" + "))
              + " bytes");
      int cellCount = columns.get(group.get(0)).size();
      for (int at = from; at < cellCount; at++) {
        int row = at;
        text.addAll(
            wrapped(Cell.joined(group.stream().map(i -> columns.get(i).get(row)).toList())));
      }
      texts.add(text);
      height = Math.max(height, text.size());
    }
    if (height <= 1) {
      return;
    }
    for (int row = 0; row < height; row++) {
      StringBuilder line = new StringBuilder("    ");
      for (int i = 0; i < texts.size(); i++) {
        String cell = row < texts.get(i).size() ? texts.get(i).get(row) : "";
        boolean last = i + 1 == texts.size();
        line.append(i == 0 ? "" : GAP).append(cell);
        line.append(" ".repeat(last ? 0 : Math.max(0, COLUMN - cell.length())));
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  private static @Nullable List<Integer> group(
      List<List<Integer>> groups, List<List<Cell>> columns, int from, List<Cell> rest) {
    for (List<Integer> group : groups) {
      List<Cell> other = columns.get(group.get(0));
      List<Cell> otherRest = other.subList(from, other.size());
      boolean alike = otherRest.size() == rest.size();
      for (int i = 0; alike && i < rest.size(); i++) {
        alike = rest.get(i).isLike(otherRest.get(i));
      }
      if (alike) {
        return group;
      }
    }
    return null;
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > COLUMN) {
        lines.add(line.toString());
        line = new StringBuilder("   ");
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private String outcome(Receipt receipt) {
    return switch (receipt.outcome()) {
      case DELIVERED -> "delivered whole";
      case UNDECIDED -> "undecided: " + receipt.reason() + cells.at(receipt.why());
      case LOST -> "not delivered whole: " + receipt.reason() + cells.at(receipt.why());
    };
  }

  private static String verdict(Conversation conversation, Datagram datagram) {
    String ends = datagram.source() + " and " + datagram.destination();
    return switch (conversation.outcome()) {
      case DELIVERED -> "delivered whole, both ways, between " + ends;
      case UNDECIDED -> "undecided between " + ends + ": the files do not tell everything";
      case LOST -> "not delivered whole between " + ends;
    };
  }
}
