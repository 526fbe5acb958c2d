package dev.hoplint.header;

import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Cell.Pairs;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Divides the part of the header space where a policy can tell a packet's fragments apart into
 * {@link Cell}s. Outside the addresses of entries with ports, flags, ICMP types or {@code
 * fragments} every fragment meets the same decision, so only those are divided.
 */
public final class Cells {
  /** Cells of one entry's box; past it what is left of the box is not looked at. */
  private static final int CELLS_PER_BOX = 512;

  /** Cells of each box that are looked at before any box is searched further. */
  private static final int FIRST_LOOK = 8;

  /** Steps of the search for a pair of addresses that shows a cell. */
  private static final int STEPS_PER_SAMPLE = 2000;

  /** What one policy, or one table of lists, may cost; one step is a look at one entry. */
  public static final long STEPS = 20_000_000L;

  private final Policy policy;
  private final List<AccessEntry> entries;
  private final EntryIndex index;
  private final Budget budget;
  private final Consumer<Cell> visitor;

  /** The boxes of entries, each with its rank: a smaller box comes before one that contains it. */
  private final Map<Box, Integer> ranks = new HashMap<>();

  private int left;
  private int protocol;
  private int stepsLeft;

  private Cells(Policy policy, Budget budget, Consumer<Cell> visitor) {
    this.policy = policy;
    this.entries = policy.entries();
    this.index = new EntryIndex(policy);
    this.budget = budget;
    this.visitor = visitor;
  }

  private record Box(Pairs pairs, int protocol) {
    int freeBits() {
      return Integer.bitCount(pairs.source().wildcard())
          + Integer.bitCount(pairs.destination().wildcard());
    }
  }

  /**
   * Shows every cell to {@code visitor}; a cell may be shown more than once.
   *
   * @param budget pays for the search and for one look at each class of packets of a cell; what the
   *     visitor does beyond it may spend of it too
   * @return false if the budget was spent: cells that were not shown may exist
   */
  public static boolean visit(Policy policy, Budget budget, Consumer<Cell> visitor) {
    return new Cells(policy, budget, visitor).run();
  }

  /** Every box gets a first look before any of them is searched to the end. */
  private boolean run() {
    List<Box> all = new ArrayList<>(roots());
    List<Box> cutShort = searched(all, FIRST_LOOK);
    if (cutShort.isEmpty()) {
      return true;
    }
    List<Box> smallestFirst = new ArrayList<>(all);
    smallestFirst.sort(Comparator.comparingInt(Box::freeBits));
    for (Box box : smallestFirst) {
      ranks.put(box, ranks.size());
    }
    return searched(cutShort, CELLS_PER_BOX).isEmpty() && !budget.isSpent();
  }

  /** Those of the boxes that have more cells than may be shown of each. */
  private List<Box> searched(List<Box> boxes, int most) {
    List<Box> cutShort = new ArrayList<>();
    for (Box box : boxes) {
      if (budget.isSpent() || !search(box, most)) {
        cutShort.add(box);
      }
    }
    return cutShort;
  }

  /** Whether all cells of the box were shown. */
  private boolean search(Box box, int most) {
    Pairs all = box.pairs;
    List<EntryIndex.Placed> placed =
        index.overlapping(all.source(), all.destination(), box.protocol, budget);
    Set<Pairs> cuts = new LinkedHashSet<>();
    for (EntryIndex.Placed one : placed) {
      AccessEntry entry = one.entry();
      Pairs of = new Pairs(entry.source(), entry.destination());
      if (!of.contains(all)) {
        cuts.add(of);
      }
    }
    left = most;
    protocol = box.protocol;
    Integer rank = ranks.get(box);
    List<Cut> ranked = new ArrayList<>(cuts.size());
    for (Pairs of : cuts) {
      Integer other = rank == null ? null : ranks.get(new Box(of, box.protocol));
      ranked.add(new Cut(of, rank != null && other != null && other < rank));
    }
    divide(all, ranked, 0, List.of(), placed);
    return left >= 0 && !budget.isSpent();
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
          roots.add(new Box(new Pairs(entry.source(), entry.destination()), protocol));
        }
      }
    }
    if (!policy.lengths().isEmpty()) {
      // Fragments differ in length wherever they go.
      for (int protocol : all) {
        roots.add(new Box(new Pairs(Wildcard.ANY, Wildcard.ANY), protocol));
      }
    }
    return roots;
  }

  /**
   * The addresses of an entry that a box is divided by.
   *
   * @param elsewhere whether what lies within is shown as a part of another box
   */
  private record Cut(Pairs pairs, boolean elsewhere) {}

  /** Cuts {@code box} by the entries' addresses, one after the other: within each, and without. */
  private void divide(
      Pairs box,
      List<Cut> cuts,
      int from,
      List<Pairs> without,
      List<EntryIndex.Placed> overlapping) {
    List<Pairs> outside = new ArrayList<>(without);
    for (int i = from; i < cuts.size() && left >= 0; i++) {
      Pairs cut = cuts.get(i).pairs;
      if (!budget.spend(1)) {
        left = -1;
      }
      if (!cut.overlaps(box)) {
        continue;
      }
      boolean whole = cut.contains(box);
      if (cuts.get(i).elsewhere) {
        if (whole) {
          return;
        }
      } else if (whole) {
        continue;
      } else {
        divide(box.intersect(cut), cuts, i + 1, outside, overlapping);
      }
      outside.add(cut);
    }
    if (left >= 0) {
      show(box, outside, overlapping);
    }
  }

  private void show(Pairs box, List<Pairs> without, List<EntryIndex.Placed> overlapping) {
    budget.spend(without.size());
    List<Pairs> outside = without.stream().filter(box::overlaps).toList();
    stepsLeft = STEPS_PER_SAMPLE;
    Cell.Pair sample = sample(box, outside);
    if (sample == null) {
      // Nothing is left of the box, or the search for it was given up.
      left = stepsLeft < 0 ? -1 : left;
      return;
    }
    left--;
    if (left < 0) {
      return;
    }
    budget.spend(overlapping.size());
    List<AccessEntry> covering = new ArrayList<>();
    Map<String, List<AccessEntry>> byList = new HashMap<>();
    for (EntryIndex.Placed placed : overlapping) {
      AccessEntry entry = placed.entry();
      if (entry.source().matches(sample.source())
          && entry.destination().matches(sample.destination())) {
        covering.add(entry);
        byList.computeIfAbsent(placed.list(), l -> new ArrayList<>()).add(entry);
      }
    }
    Policy local = policy.restrictedTo(byList);
    Cell cell =
        new Cell(box.source(), box.destination(), outside, sample, protocol, covering, local);
    // Each class of packets that the entries make is tried on each of them.
    if (budget.spend(cell.exampleCount() * covering.size())) {
      visitor.accept(cell);
    }
  }

  /**
   * A pair of the box that is in none of {@code without}; null if there is none, or it took long.
   */
  private Cell.@Nullable Pair sample(Pairs box, List<Pairs> without) {
    stepsLeft--;
    if (stepsLeft < 0 || budget.isSpent()) {
      stepsLeft = -1;
      return null;
    }
    Pairs first = null;
    for (Pairs pairs : without) {
      budget.spend(1);
      if (pairs.overlaps(box)) {
        first = pairs;
        break;
      }
    }
    if (first == null) {
      return new Cell.Pair(box.source().lowest(), box.destination().lowest());
    }
    for (Wildcard piece : box.destination().minus(first.destination())) {
      Cell.Pair found = sample(new Pairs(box.source(), piece), without);
      if (found != null || stepsLeft < 0) {
        return found;
      }
    }
    Wildcard shared = box.destination().intersect(first.destination());
    if (shared == null) {
      return null;
    }
    for (Wildcard piece : box.source().minus(first.source())) {
      Cell.Pair found = sample(new Pairs(piece, shared), without);
      if (found != null || stepsLeft < 0) {
        return found;
      }
    }
    return null;
  }
}
