package dev.hoplint.testing.interpreter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A route-map used for policy routing; sequences in any order, tried by their numbers. */
public record RouteMapSpec(String name, List<Sequence> sequences) {
  public RouteMapSpec {
    sequences = List.copyOf(sequences);
  }

  public List<Sequence> inOrder() {
    List<Sequence> sorted = new ArrayList<>(sequences);
    sorted.sort(Comparator.comparingInt(Sequence::number));
    return sorted;
  }

  /**
   * One sequence.
   *
   * @param lists one element per {@code match ip address} line, each the names on that line
   * @param length null without {@code match length}
   * @param nextHops of {@code set ip next-hop}; empty without the line
   */
  public record Sequence(
      int number,
      boolean permit,
      List<List<String>> lists,
      @org.jspecify.annotations.Nullable Length length,
      List<Integer> nextHops) {
    public Sequence {
      lists = lists.stream().map(List::copyOf).toList();
      nextHops = List.copyOf(nextHops);
    }

    List<String> toIos(String map) {
      List<String> lines = new ArrayList<>();
      lines.add("route-map " + map + (permit ? " permit " : " deny ") + number);
      lists.forEach(names -> lines.add(" match ip address " + String.join(" ", names)));
      if (length != null) {
        lines.add(" match length " + length.min() + " " + length.max());
      }
      if (!nextHops.isEmpty()) {
        lines.add(
            " set ip next-hop " + String.join(" ", nextHops.stream().map(Dotted::of).toList()));
      }
      return lines;
    }
  }

  /** {@code match length}: bytes of the IP packet, both included. */
  public record Length(int min, int max) {}

  public List<String> toIos() {
    List<String> lines = new ArrayList<>();
    sequences.forEach(sequence -> lines.addAll(sequence.toIos(name)));
    return lines;
  }
}
