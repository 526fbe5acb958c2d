package dev.hoplint.header;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.header.Term.Certainty;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.header.TermPolicy.Row;
import dev.hoplint.model.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Packets of which a policy treats the first fragment otherwise than the later ones.
 *
 * <p>Where it does, some list has one entry decide about the first fragment and another about the
 * later ones. Let {@code r} be the earlier of the two rows that match. If it is the later fragments
 * that match {@code r}, then they are permitted there by an entry with ports or {@code fragments},
 * or the first fragment is turned away there by a deny with ports; if it is the first fragment,
 * then the later ones are turned away there by a deny with {@code fragments}; or it is the length
 * by which only one of them matches. So it is enough to look, entry by entry, at what these entries
 * name, and nowhere else.
 */
public final class PartingSearch {
  /** What one policy, or one table of lists, may cost; one step is a look at one entry. */
  public static final long STEPS = 40_000_000L;

  /** What is looked for at one entry may cost. */
  static final long STEPS_PER_ENTRY = 400_000L;

  private static final int EXAMPLES = 4;

  private static final int[] PROTOCOLS = {IpProtocols.ICMP, IpProtocols.TCP, IpProtocols.UDP};

  private final TermPolicy policy;
  private final Budget budget;
  private boolean complete = true;
  private @Nullable Outcome doubt;

  public PartingSearch(TermPolicy policy, Budget budget) {
    this.policy = policy;
    this.budget = budget;
  }

  /**
   * An entry by which fragments may part.
   *
   * @param term null for a row that asks for lengths alone
   * @param later whether it matters where it decides about later fragments; else it is a deny with
   *     ports, where it decides about the first
   */
  public record Root(Row row, @Nullable TermList list, @Nullable Term term, boolean later) {
    private static void addByProtocol(List<Box> into, Box box) {
      int low = box.low(Field.PROTOCOL);
      int high = box.high(Field.PROTOCOL);
      if (low == high) {
        into.add(box);
        return;
      }
      int next = low;
      List<Box> named = new ArrayList<>();
      List<Box> rest = new ArrayList<>();
      for (int protocol : PROTOCOLS) {
        if (protocol < next || protocol > high) {
          continue;
        }
        if (next < protocol) {
          rest.add(box.with(Field.PROTOCOL, next, protocol - 1));
        }
        named.add(box.with(Field.PROTOCOL, protocol, protocol));
        next = protocol + 1;
      }
      // An example of TCP says more to a reader than one of ICMP.
      named.sort(Comparator.comparing(piece -> piece.low(Field.PROTOCOL) != Header.TCP));
      into.addAll(named);
      if (next <= high) {
        // The last piece holds most of the protocols, those that are in use among them.
        into.add(box.with(Field.PROTOCOL, next, high));
      }
      into.addAll(rest);
    }

    /** Whether the later fragments' outcome leaves a parting for this entry to cause. */
    @SuppressWarnings("ReferenceEquality") // Entries of two lists may be equal.
    boolean accepts(Outcome laterOnes) {
      if (!row.lengths().isEmpty()) {
        return true;
      }
      if (later && term != null && term.action() == Action.PERMIT) {
        return laterOnes.by() == term;
      }
      return later ? laterOnes.rank() > row.number() : laterOnes.rank() == row.number();
    }

    /** The same of the first fragment's. */
    boolean acceptsFirst(Outcome first) {
      if (!row.lengths().isEmpty()) {
        return true;
      }
      boolean turnsLaterAway = later && term != null && term.action() == Action.DENY;
      return turnsLaterAway ? first.rank() == row.number() : first.rank() > row.number();
    }
  }

  /** Where the fragments of packets part. */
  public interface Partings {
    /**
     * Packets that agree in what their later fragments meet.
     *
     * @param header a box around them, as far as the IP header tells; its lengths are those of
     *     later fragments
     * @param firsts those of their first fragments that are treated otherwise, the most telling
     *     ones first; at least one
     * @return whether enough was seen
     */
    boolean parted(Box header, Outcome later, List<FirstFragments> firsts);
  }

  /** The entries to look at, in the order of the rows and lists. */
  public List<Root> roots() {
    List<Root> roots = new ArrayList<>();
    for (Row row : policy.rows()) {
      boolean byLength = !row.lengths().isEmpty();
      if (byLength && row.anyOf().isEmpty()) {
        roots.add(new Root(row, null, null, true));
      }
      for (TermList list : row.anyOf()) {
        for (Term term : list.terms()) {
          addRoots(roots, row, list, term, byLength);
        }
      }
    }
    return roots;
  }

  /** What an entry names, as far as the IP header tells, by protocol. */
  public List<Box> headers(Root root) {
    List<Box> headers = new ArrayList<>();
    if (root.term == null) {
      Root.addByProtocol(headers, policy.everything());
      return headers;
    }
    boolean later = root.later;
    for (Box box : later ? root.term.boxes(PacketKind.NON_INITIAL) : root.term.ipHeaders()) {
      Root.addByProtocol(headers, box);
    }
    return headers;
  }

  private static void addRoots(
      List<Root> roots, Row row, TermList list, Term term, boolean byLength) {
    boolean permits = term.action() == Action.PERMIT;
    boolean telling = term.isTelling() || term.certainty() == Certainty.UNKNOWN;
    if (!term.later().isEmpty() && (telling || (byLength && permits))) {
      roots.add(new Root(row, list, term, true));
    }
    if (telling && !permits && !term.first().isEmpty()) {
      roots.add(new Root(row, list, term, false));
    }
  }

  /**
   * Whether the entry has no say about packets of a part of what it names, for one earlier entry
   * takes them all.
   */
  public boolean isIdle(Root root, Box header) {
    if (root.list == null || root.term == null) {
      return false;
    }
    if (root.list.isTakenBefore(root.term, header, PacketKind.NON_INITIAL, budget)) {
      return true;
    }
    if (root.later) {
      return false;
    }
    for (Box box : root.term.boxes(PacketKind.INITIAL)) {
      if (box.overlaps(header)
          && !root.list.isTakenBefore(root.term, box, PacketKind.INITIAL, budget)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Shows where the fragments of packets of {@code within} part because of the entry; packets with
   * a marking of their own only where others don't.
   *
   * @param within a part of what the entry names
   * @param wanted whether packets are of interest whose later fragments meet an outcome
   * @return whether enough was seen; if not, there is nothing more as long as {@link #isComplete}
   */
  public boolean search(Root root, Box within, Predicate<Outcome> wanted, Partings into) {
    Box unmarked = policy.asksOfService() ? within.unmarked() : null;
    if (unmarked == null) {
      return walk(root, within, wanted, into);
    }
    boolean[] seen = {false};
    boolean enough =
        walk(
            root,
            unmarked,
            wanted,
            (header, later, firsts) -> {
              seen[0] = true;
              return into.parted(header, later, firsts);
            });
    return enough || (!seen[0] && walk(root, within, wanted, into));
  }

  /**
   * As {@link #search}, between one of the senders and one of the receivers of packets that were
   * found to part.
   */
  public boolean searchAt(Root root, Box within, FirstFragments found, Partings into) {
    Box point = found.sample().point();
    Box between = within.withAddresses(point.source(), point.destination());
    return search(root, between, later -> true, into);
  }

  private boolean walk(Root root, Box within, Predicate<Outcome> wanted, Partings into) {
    long granted = Math.min(STEPS_PER_ENTRY, budget.left());
    Budget part = budget.part(STEPS_PER_ENTRY);
    boolean[] enough = {false};
    policy.regions(
        Region.of(within),
        PacketKind.NON_INITIAL,
        part,
        (header, later) -> {
          if (!later.known()) {
            doubted(header, later, part);
          } else if (root.accepts(later) && wanted.test(later)) {
            List<FirstFragments> firsts = firsts(root, header, later, part);
            enough[0] = !firsts.isEmpty() && into.parted(header.box(), later, firsts);
          }
          return enough[0];
        });
    complete &= enough[0] || !part.isSpent();
    budget.take(granted, part);
    return enough[0];
  }

  private List<FirstFragments> firsts(Root root, Region header, Outcome later, Budget part) {
    List<FirstFragments> firsts = new ArrayList<>();
    policy.regions(
        header.within(header.box().withAny(Field.LENGTH)),
        PacketKind.INITIAL,
        part,
        (region, first) -> {
          if (!first.known()) {
            doubted(region, first, part);
          } else if (!first.appliesSame(later) && root.acceptsFirst(first)) {
            addSome(firsts, root, region, first, part);
          }
          return false;
        });
    firsts.sort(FirstFragments.TELLING_FIRST);
    return firsts;
  }

  /** Adds a few examples of a region: where the packets go may differ within it. */
  private static void addSome(
      List<FirstFragments> into, Root root, Region region, Outcome first, Budget part) {
    Region rest = region;
    for (int i = 0; i < EXAMPLES; i++) {
      Box some = rest.some(part);
      if (some == null) {
        return;
      }
      into.add(FirstFragments.of(some, region, first));
      if (root.term == null || some.equals(rest.box())) {
        return;
      }
      rest = rest.without(new TermIndex.Placed(some, root.term));
    }
  }

  private void doubted(Region region, Outcome outcome, Budget part) {
    if (doubt == null && region.some(part) != null) {
      doubt = outcome;
    }
  }

  /** Whether no search was cut short: nothing was left out. */
  public boolean isComplete() {
    return complete && !budget.isSpent();
  }

  /** What could not be told somewhere; null if everything could. */
  public @Nullable Outcome doubt() {
    return doubt;
  }
}
