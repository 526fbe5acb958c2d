package dev.hoplint.report;

import dev.hoplint.rule.Witness;
import dev.hoplint.source.Escapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A witness in words: the packet as a sentence, and the two ways side by side. */
final class WitnessText {
  private WitnessText() {}

  /** {@code one tcp packet of 1476 bytes from 172.16.1.10 port 49152 to …, in fragments of …}. */
  static String sentence(Witness witness) {
    StringBuilder text = new StringBuilder();
    text.append("one ").append(Escapes.line(witness.protocol())).append(" packet of ");
    text.append(witness.datagram()).append(" bytes from ").append(witness.source());
    text.append(port(witness.sourcePort())).append(" to ").append(witness.destination());
    text.append(port(witness.destinationPort()));
    if (isFragmented(witness)) {
      text.append(", in fragments of ").append(list(witness.fragments())).append(" bytes");
    }
    return text.toString();
  }

  /** A table of what becomes of the packet, one row in each string; empty if that is not known. */
  static List<String> ways(Witness witness) {
    Witness.Way initial = witness.initial();
    Witness.Way nonInitial = witness.nonInitial();
    if (initial == null && nonInitial == null) {
      return List.of();
    }
    List<String> titles = new ArrayList<>();
    List<Witness.Way> ways = new ArrayList<>();
    if (initial != null) {
      titles.add(isFragmented(witness) ? "first fragment" : "the packet");
      ways.add(initial);
    }
    if (nonInitial != null) {
      titles.add("later fragments");
      ways.add(nonInitial);
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("", titles));
    rows.add(row("decided by", ways, WitnessText::decision));
    rows.add(row("next hop", ways, Witness.Way::nextHop));
    rows.add(row("leaves by", ways, Witness.Way::interfaceName));
    rows.add(row("source", ways, Witness.Way::source));
    return align(rows);
  }

  private static boolean isFragmented(Witness witness) {
    return witness.fragments().size() > 1;
  }

  private static String port(int port) {
    return port < 0 ? "" : " port " + port;
  }

  private static String list(List<Integer> numbers) {
    String head =
        numbers.subList(0, numbers.size() - 1).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return head + " and " + numbers.get(numbers.size() - 1);
  }

  private static String decision(Witness.Way way) {
    return switch (way.decision()) {
      case "policy" -> "policy routing";
      case "route" -> "the routing table";
      case "drop" -> "dropped";
      default -> way.decision();
    };
  }

  private static List<String> row(
      String label, List<Witness.Way> ways, Function<Witness.Way, @Nullable Object> value) {
    List<String> cells = new ArrayList<>();
    for (Witness.Way way : ways) {
      Object shown = value.apply(way);
      cells.add(shown == null ? "-" : Escapes.line(shown.toString()));
    }
    return row(label, cells);
  }

  private static List<String> row(String label, List<String> cells) {
    List<String> row = new ArrayList<>();
    row.add(label);
    row.addAll(cells);
    return row;
  }

  private static List<String> align(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
