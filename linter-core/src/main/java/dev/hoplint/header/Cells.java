package dev.hoplint.header;

import dev.hoplint.address.Wildcard;
import dev.hoplint.header.Cell.Pairs;
import dev.hoplint.model.AccessEntry;
import java.util.ArrayList;
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
  /** Cells of one entry's box; past it the box is sampled instead. */
  private static final int CELLS_PER_BOX = 512;

  /** Cells of each box that are looked at before any box is searched further. */
  private static final int FIRST_LOOK = 8;

  /** Steps of the search for a pair of addresses that shows a cell. */
  private static final int STEPS_PER_SAMPLE = 2000;

  /** Entry look-ups of one policy; past it what is left is sampled. */
  private static final long WORK = 40_000_000L;

  private final Policy policy;
  private final List<AccessEntry> entries;
  private final EntryIndex index;
  private final Consumer<Cell> visitor;
  private long work = WORK;
  private int left;
  private int protocol;
  private int stepsLeft;
  private boolean complete = true;

  private Cells(Policy policy, Consumer<Cell> visitor) {
    this.policy = policy;
    this.entries = policy.entries();
    this.index = new EntryIndex(policy);
    this.visitor = visitor;
  }

  private record Box(Pairs pairs, int protocol) {}

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
    Pairs all = box.pairs;
    List<EntryIndex.Placed> placed =
        index.overlapping(all.source(), all.destination(), box.protocol);
    work -= index.lastCost();
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
    divide(all, List.copyOf(cuts), 0, List.of(), placed);
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

  /** Cuts {@code box} by the entries' addresses, one after the other: within each, and without. */
  private void divide(
      Pairs box,
      List<Pairs> cuts,
      int from,
      List<Pairs> without,
      List<EntryIndex.Placed> overlapping) {
    for (int i = from; i < cuts.size() && left >= 0; i++) {
      Pairs cut = cuts.get(i);
      work--;
      if (!cut.overlaps(box) || cut.contains(box)) {
        continue;
      }
      divide(box.intersect(cut), cuts, i + 1, without, overlapping);
      List<Pairs> more = new ArrayList<>(without);
      more.add(cut);
      divide(box, cuts, i + 1, more, overlapping);
      return;
    }
    if (left >= 0) {
      show(box, without, overlapping);
    }
  }

  private void show(Pairs box, List<Pairs> without, List<EntryIndex.Placed> overlapping) {
    List<Pairs> outside = without.stream().filter(box::overlaps).toList();
    stepsLeft = STEPS_PER_SAMPLE;
    Cell.Pair sample = sample(box, outside);
    work -= STEPS_PER_SAMPLE - stepsLeft;
    if (sample == null) {
      // Nothing is left of the box, or the search for it was given up.
      left = stepsLeft < 0 ? -1 : left;
      return;
    }
    left--;
    if (left < 0) {
      return;
    }
    work -= overlapping.size();
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
    // Each class of packets that the entries make is tried on each of them.
    work -= (long) covering.size() * covering.size();
    Policy local = policy.restrictedTo(byList);
    visitor.accept(
        new Cell(box.source(), box.destination(), outside, sample, protocol, covering, local));
  }

  /**
   * A pair of the box that is in none of {@code without}; null if there is none, or it took long.
   */
  private Cell.@Nullable Pair sample(Pairs box, List<Pairs> without) {
    stepsLeft--;
    if (stepsLeft < 0) {
      return null;
    }
    Pairs first = null;
    for (Pairs pairs : without) {
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
