package dev.hoplint.header;

import dev.hoplint.address.Wildcard;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Divides the part of the header space where a policy can tell a packet's fragments apart into
 * {@link Cell}s. Outside the addresses of entries with ports, flags, ICMP types or {@code
 * fragments} every fragment meets the same decision, so only those are divided.
 */
public final class Cells {
  /** Cells of one entry's box; past it the box is sampled instead. */
  private static final int CELLS_PER_BOX = 512;

  /** Entry look-ups of one policy; past it what is left is sampled. */
  private static final long WORK = 40_000_000L;

  private final Policy policy;
  private final List<AccessEntry> entries;
  private final EntryIndex index;
  private final Consumer<Cell> visitor;
  private long work = WORK;
  private int left;
  private boolean complete = true;

  /** The policy with the entries that overlap the box at hand. */
  private Policy local;

  private Cells(Policy policy, Consumer<Cell> visitor) {
    this.policy = policy;
    this.entries = policy.entries();
    this.index = new EntryIndex(policy);
    this.visitor = visitor;
    this.local = policy;
  }

  private record Box(Wildcard source, Wildcard destination, int protocol) {}

  /**
   * Shows every cell to {@code visitor}; a cell may be shown more than once.
   *
   * @return false if the budget was spent: cells that were not shown may exist
   */
  public static boolean visit(Policy policy, Consumer<Cell> visitor) {
    Cells cells = new Cells(policy, visitor);
    cells.run();
    return cells.complete;
  }

  private void run() {
    for (Box box : roots()) {
      if (work < 0) {
        complete = false;
        return;
      }
      List<EntryIndex.Placed> placed = index.overlapping(box.source, box.destination, box.protocol);
      work -= index.lastCost();
      List<AccessEntry> overlapping = new ArrayList<>(placed.size());
      Map<String, List<AccessEntry>> byList = new HashMap<>();
      for (EntryIndex.Placed one : placed) {
        overlapping.add(one.entry());
        byList.computeIfAbsent(one.list(), l -> new ArrayList<>()).add(one.entry());
      }
      local = policy.restrictedTo(byList);
      Set<Box> cuts = new LinkedHashSet<>();
      for (AccessEntry entry : overlapping) {
        if (!(entry.source().contains(box.source)
            && entry.destination().contains(box.destination))) {
          cuts.add(new Box(entry.source(), entry.destination(), box.protocol));
        }
      }
      left = CELLS_PER_BOX;
      divide(box, new ArrayList<>(cuts), 0, overlapping);
      if (left < 0 || work < 0) {
        complete = false;
      }
    }
  }

  private Set<Box> roots() {
    Set<Box> roots = new LinkedHashSet<>();
    Set<Integer> named = new TreeSet<>();
    for (AccessEntry entry : entries) {
      if (entry.protocol() != AccessEntry.ANY_PROTOCOL) {
        named.add(entry.protocol());
      }
    }
    Set<Integer> all = new LinkedHashSet<>(List.of(Header.TCP, Header.UDP, Header.ICMP));
    all.addAll(named);
    int unnamed = 47;
    while (all.contains(unnamed)) {
      unnamed++;
    }
    all.add(unnamed);
    for (AccessEntry entry : entries) {
      if (entry.hasL4() || entry.fragments()) {
        for (int protocol :
            entry.protocol() == AccessEntry.ANY_PROTOCOL ? all : Set.of(entry.protocol())) {
          roots.add(new Box(entry.source(), entry.destination(), protocol));
        }
      }
    }
    if (!policy.lengths().isEmpty()) {
      // Fragments differ in length wherever they go.
      for (int protocol : all) {
        roots.add(new Box(Wildcard.ANY, Wildcard.ANY, protocol));
      }
    }
    return roots;
  }

  private void divide(Box box, List<Box> cuts, int from, List<AccessEntry> overlapping) {
    if (left < 0 || work < 0) {
      return;
    }
    for (int i = from; i < cuts.size(); i++) {
      Box cut = cuts.get(i);
      work--;
      Wildcard source = box.source.intersect(cut.source);
      Wildcard destination = source == null ? null : box.destination.intersect(cut.destination);
      if (source == null || destination == null) {
        continue;
      }
      if (source.equals(box.source) && destination.equals(box.destination)) {
        continue;
      }
      divide(new Box(source, destination, box.protocol), cuts, i + 1, overlapping);
      for (Wildcard piece : box.source.minus(cut.source)) {
        divide(new Box(piece, box.destination, box.protocol), cuts, i + 1, overlapping);
      }
      for (Wildcard piece : box.destination.minus(cut.destination)) {
        divide(new Box(source, piece, box.protocol), cuts, i + 1, overlapping);
      }
      return;
    }
    show(box, overlapping);
  }

  private void show(Box box, List<AccessEntry> overlapping) {
    left--;
    work -= overlapping.size();
    List<AccessEntry> covering = new ArrayList<>();
    for (AccessEntry entry : overlapping) {
      if (entry.source().contains(box.source) && entry.destination().contains(box.destination)) {
        covering.add(entry);
      }
    }
    visitor.accept(new Cell(box.source, box.destination, box.protocol, covering, local));
  }
}
