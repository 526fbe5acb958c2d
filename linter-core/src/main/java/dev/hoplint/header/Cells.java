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

  /** Cells of each box that are looked at before any box is searched further. */
  private static final int FIRST_LOOK = 8;

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

  /** Every box gets a first look before any of them is searched to the end. */
  private void run() {
    List<Box> open = new ArrayList<>(roots());
    for (int most : new int[] {FIRST_LOOK, CELLS_PER_BOX}) {
      List<Box> cutShort = new ArrayList<>();
      for (Box box : open) {
        if (work < 0 || !search(box, most)) {
          cutShort.add(box);
        }
      }
      open = cutShort;
    }
    complete = open.isEmpty();
  }

  /** Whether all cells of the box were shown. */
  private boolean search(Box box, int most) {
    List<EntryIndex.Placed> placed = index.overlapping(box.source, box.destination, box.protocol);
    work -= index.lastCost();
    List<AccessEntry> overlapping = new ArrayList<>(placed.size());
    Map<String, List<AccessEntry>> byList = new HashMap<>();
    Set<Box> cuts = new LinkedHashSet<>();
    for (EntryIndex.Placed one : placed) {
      AccessEntry entry = one.entry();
      overlapping.add(entry);
      byList.computeIfAbsent(one.list(), l -> new ArrayList<>()).add(entry);
      if (!(entry.source().contains(box.source) && entry.destination().contains(box.destination))) {
        cuts.add(new Box(entry.source(), entry.destination(), box.protocol));
      }
    }
    local = policy.restrictedTo(byList);
    left = most;
    divide(box, new ArrayList<>(cuts), 0, overlapping);
    return left >= 0 && work >= 0;
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
    if (left < 0) {
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
    if (left < 0) {
      return;
    }
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
