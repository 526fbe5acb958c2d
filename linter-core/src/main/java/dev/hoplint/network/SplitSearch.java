package dev.hoplint.network;

import dev.hoplint.header.Box;
import dev.hoplint.header.Budget;
import dev.hoplint.header.FirstFragments;
import dev.hoplint.header.PartingSearch;
import dev.hoplint.header.PartingSearch.Root;
import dev.hoplint.header.Policy;
import dev.hoplint.header.Term;
import dev.hoplint.header.TermPolicy;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.Declared;
import dev.hoplint.model.RouteMap;
import dev.hoplint.network.SplitEndpoints.Focus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the packets whose fragments part at one policy, entry by entry: at known hosts among those
 * that the entry names, and where those don't show it, wherever else they may be.
 */
final class SplitSearch {
  private final Network network;
  private final List<@Nullable Port> ingresses;
  private final SplitEndpoints endpoints;
  private final Budget budget;
  private final SplitGrades grades;
  private final PolicyGuards guards;
  private boolean complete = true;
  private @Nullable Unknown doubt;

  private SplitSearch(
      Network network, Router router, RouteMap map, List<@Nullable Port> ingresses, Budget budget) {
    this.network = network;
    this.ingresses = ingresses;
    this.budget = budget;
    this.endpoints = new SplitEndpoints(network, router);
    this.grades = new SplitGrades(network, router, map, budget);
    this.guards = new PolicyGuards(network, router, map, endpoints, budget);
  }

  /**
   * What was found.
   *
   * @param worst the worst split of each place, in the order of discovery
   * @param complete false if the search was cut short: more may exist
   * @param doubt why decisions could not be told apart somewhere, or null
   */
  record Result(
      List<Split> worst, PolicyGuards guards, boolean complete, @Nullable Unknown doubt) {}

  /** {@code ingresses} holds null alone for the local policy. */
  static Result of(
      Network network, Router router, RouteMap map, List<@Nullable Port> ingresses, Budget budget) {
    SplitSearch search = new SplitSearch(network, router, map, ingresses, budget);
    Policy policy = Policy.of(map, router::accessList, router::objectGroup);
    search.run(policy, true);
    if (policy.hasTimeRanges()) {
      search.run(policy.outsideTimeRanges(), false);
    }
    return new Result(
        search.grades.worst(),
        search.guards,
        search.complete && search.grades.isComplete() && search.guards.isComplete(),
        search.doubt);
  }

  private void run(Policy policy, boolean timeRangesActive) {
    PartingSearch search = new PartingSearch(policy.terms(), budget);
    for (Root root : search.roots()) {
      for (Box header : search.headers(root)) {
        if (!search.isIdle(root, header)) {
          new Visit(search, policy, timeRangesActive, root, header).examine();
        }
      }
    }
    if (timeRangesActive) {
      guards.fragmentEntries(policy, ingresses);
    }
    complete &= search.isComplete();
    doubted(policy, search.doubt());
  }

  private void doubted(Policy policy, @Nullable Outcome outcome) {
    TermPolicy.Row row = outcome == null ? null : outcome.row();
    if (doubt == null && outcome != null && row != null) {
      Term entry = outcome.entry();
      doubt =
          new Unknown(
              entry == null
                  ? "a clause of the sequence is not modelled"
                  : "an entry of the access list is not modelled",
              entry == null ? policy.map().sequences().get(row.number()).header() : entry.span());
    }
  }

  /** Packets of one entry, of a part of what it names. */
  private final class Visit {
    /** What was seen of packets between two hosts: that fragments part, and where they go. */
    private static final class Seen {
      private boolean parted;
      private boolean graded;
    }

    private final PartingSearch search;
    private final Policy policy;
    private final boolean timeRangesActive;
    private final Root root;
    private final Box header;
    private boolean parted;
    private boolean graded;

    Visit(PartingSearch search, Policy policy, boolean timeRangesActive, Root root, Box header) {
      this.search = search;
      this.policy = policy;
      this.timeRangesActive = timeRangesActive;
      this.root = root;
      this.header = header;
    }

    void examine() {
      List<Runnable> missed = new ArrayList<>();
      for (Port ingress : ingresses) {
        known(ingress, missed);
      }
      if (!isFound()) {
        search.search(root, header, this::isWanted, this::anywhere);
      }
      if (parted) {
        missed.forEach(Runnable::run);
      }
    }

    /** Whether all was found that can be said of the entry, for some packets at least. */
    private boolean isFound() {
      Term term = root.term();
      return budget.isSpent() || (graded && (root.later() || term == null || guards.isKnown(term)));
    }

    /** Whether packets are of interest whose later fragments meet this. */
    private boolean isWanted(Outcome later) {
      Term term = root.term();
      return root.later() || term == null || !guards.isKnown(term) || !isLeftToPermit(later);
    }

    /** Whether nothing could be found that would be reported. */
    private boolean isEnough() {
      Term term = root.term();
      return budget.isSpent()
          || (term != null
              && network.declared().flows().isEmpty()
              && (root.later()
                  ? grades.isSettled(term.span())
                  : guards.isKnown(term) && grades.isSettled(term.span())));
    }

    /**
     * At hosts that are known.
     *
     * @param missed takes searches among others, where the fragments of those don't part
     */
    private void known(@Nullable Port ingress, List<Runnable> missed) {
      budget.spend(endpoints.cost());
      for (Focus focus : endpoints.foci(header, ingress)) {
        if (isEnough()) {
          return;
        }
        if (!between(ingress, focus).parted && !focus.between(header).equals(focus.box())) {
          missed.add(() -> around(ingress, focus));
        }
      }
    }

    private void around(@Nullable Port ingress, Focus focus) {
      if (!isEnough()) {
        search.search(
            root, focus.box(), this::isWanted, (box, later, firsts) -> among(ingress, firsts));
      }
    }

    /** What the fragments of packets between two hosts do. */
    private Seen between(@Nullable Port ingress, Focus focus) {
      Seen seen = new Seen();
      search.search(
          root,
          focus.between(header),
          this::isWanted,
          (box, later, firsts) -> {
            seen.parted = true;
            parted = true;
            seen.graded |= judge(ingress, focus, new LaterFragments(box, later), firsts);
            return false;
          });
      return seen;
    }

    private boolean anywhere(Box box, Outcome later, List<FirstFragments> firsts) {
      parted = true;
      for (Port ingress : ingresses) {
        among(ingress, firsts);
      }
      return isFound();
    }

    /** Whether some of the packets go different ways, between hosts that are chosen here. */
    private boolean among(@Nullable Port ingress, List<FirstFragments> firsts) {
      for (FirstFragments first : firsts) {
        boolean found = false;
        if (!budget.spend(endpoints.cost())) {
          return true;
        }
        for (Focus focus : endpoints.foci(first.box(), ingress)) {
          found |= between(ingress, focus).graded;
        }
        if (found) {
          return true;
        }
      }
      return false;
    }

    /** Whether the later fragments' own entry is looked at too, and shows the same packets. */
    private boolean isLeftToPermit(Outcome later) {
      Term by = later.by();
      return !root.later() && by != null && by.isTelling();
    }

    private boolean judge(
        @Nullable Port ingress, Focus focus, LaterFragments laters, List<FirstFragments> firsts) {
      List<Declared.Flow> flows =
          endpoints.flows(firsts.get(0).sample().protocol(), focus.source(), focus.destination());
      SplitGrades.Scene scene = new SplitGrades.Scene(policy, timeRangesActive, ingress, flows);
      boolean found = false;
      // What is treated alike goes the same way, as far as it comes from and goes to the same host.
      Set<List<Object>> judged = new HashSet<>();
      for (FirstFragments first : firsts) {
        SplitPacket packet =
            SplitPacket.of(
                first, focus.source(), focus.destination(), flows, policy.terms().asksOfService());
        TermPolicy.Row row = first.outcome().applied();
        boolean like =
            packet.flow() == null
                && !policy.looksAtLengths()
                && !judged.add(List.of(row == null ? -1 : row.number(), packet.segment()));
        if (!like && !isLeftToPermit(laters.outcome())) {
          found |= grades.grade(scene, packet, first, laters);
        }
        if (!root.later() && timeRangesActive) {
          guards.deny(root, ingress, packet, first, laters);
        }
      }
      graded |= found;
      return found;
    }
  }
}
