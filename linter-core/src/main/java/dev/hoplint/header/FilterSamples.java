package dev.hoplint.header;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Action;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Packets that show what an interface's filter, of either family, lets through in later fragments.
 * One that is found proves a leak; in a list that is too large to look through, none found proves
 * nothing.
 */
public final class FilterSamples {
  private static final long STEPS = 1_000_000;
  private static final long STEPS_PER_ENTRY = 20_000;
  private static final long MOST_BOXES = 200_000;
  private static final int ALL_FLAGS = 0x3f;

  private final TermList list;
  private final Budget budget = new Budget(STEPS);

  private FilterSamples(List<Term> terms) {
    list = TermList.of("", terms);
  }

  /**
   * A packet that is stopped while its later fragments pass.
   *
   * @param first the packet's first fragment
   * @param stopping the entry that stops it; null if the list's end does
   * @param passing the entry by which later fragments pass
   */
  public record Leak(Sample first, @Nullable Term stopping, Term passing) {}

  /** The first deny with ports or types whose packets' later fragments pass, or null. */
  public static @Nullable Leak pastDeny(List<Term> terms) {
    return first(terms, FilterSamples::isDenyByTransport, FilterSamples::pastDeny);
  }

  /**
   * The first permit for answers ({@code established} and its kin) that lets later fragments of a
   * connection pass which the list does not let begin, or null.
   */
  public static @Nullable Leak pastFlags(List<Term> terms) {
    return first(terms, FilterSamples::isPermitByFlags, FilterSamples::pastFlags);
  }

  private interface Question {
    @Nullable Leak ask(FilterSamples samples, Term term, Budget budget);
  }

  private static @Nullable Leak first(
      List<Term> terms, Predicate<Term> isAsked, Question question) {
    List<Term> asked =
        terms.stream().filter(t -> t.isExact() && !t.grouped() && isAsked.test(t)).toList();
    if (asked.isEmpty() || boxes(terms) > MOST_BOXES) {
      return null;
    }
    FilterSamples samples = new FilterSamples(terms);
    for (Term term : asked) {
      long granted = Math.min(STEPS_PER_ENTRY, samples.budget.left());
      Budget part = samples.budget.part(STEPS_PER_ENTRY);
      Leak leak = question.ask(samples, term, part);
      samples.budget.take(granted, part);
      if (leak != null || samples.budget.left() <= 0) {
        return leak;
      }
    }
    return null;
  }

  private static boolean isSame(@Nullable Term one, Term other) {
    return one != null && one.index() == other.index();
  }

  private static long boxes(List<Term> terms) {
    return terms.stream()
        .mapToLong(t -> t.boxCount(PacketKind.INITIAL) + t.boxCount(PacketKind.NON_INITIAL))
        .sum();
  }

  private static boolean isDenyByTransport(Term term) {
    return term.action() == Action.DENY && !term.first().isEmpty() && term.later().isEmpty();
  }

  private static boolean isPermitByFlags(Term term) {
    return term.action() == Action.PERMIT
        && !term.later().isEmpty()
        && !term.first().isEmpty()
        && term.first().stream().noneMatch(FilterSamples::opens);
  }

  /** Whether packets that open a connection are among them. */
  private static boolean opens(Box box) {
    return box.allowsFlags(ALL_FLAGS, AccessEntry.TcpFlags.SYN);
  }

  private @Nullable Leak pastDeny(Term deny, Budget part) {
    for (Box box : deny.boxes(PacketKind.INITIAL)) {
      Leak leak = leak(box, part, deny, null);
      if (leak != null) {
        return leak;
      }
    }
    return null;
  }

  private @Nullable Leak pastFlags(Term permit, Budget part) {
    for (Box box : permit.boxes(PacketKind.INITIAL)) {
      Box opening = box.withFlags(ALL_FLAGS, AccessEntry.TcpFlags.SYN);
      Leak leak = leak(opening, part, null, permit);
      if (leak != null) {
        return leak;
      }
    }
    return null;
  }

  /**
   * A packet of the box, if one is stopped and its later fragments pass.
   *
   * @param stopping the entry that must stop it, or null for any
   * @param passing the entry by which the others must pass, or null for any
   */
  private @Nullable Leak leak(
      Box box, Budget part, @Nullable Term stopping, @Nullable Term passing) {
    Search search = new Search(part, passing);
    list.walk(
        box,
        PacketKind.INITIAL,
        part,
        (piece, permitted, by) ->
            permitted == Match.NO
                && (stopping == null || isSame(by, stopping))
                && search.later(piece, by));
    return search.found;
  }

  /** What later fragments of packets that are stopped meet. */
  private final class Search {
    private final Budget part;
    private final @Nullable Term passing;
    private @Nullable Leak found;

    Search(Budget part, @Nullable Term passing) {
      this.part = part;
      this.passing = passing;
    }

    boolean later(Box stopped, @Nullable Term stopping) {
      return list.walk(
          stopped.anyTransport(),
          PacketKind.NON_INITIAL,
          part,
          (piece, permitted, by) -> {
            Box both = stopped.intersect(piece);
            if (permitted != Match.YES
                || by == null
                || both == null
                || (passing != null && !isSame(by, passing))) {
              return false;
            }
            found = new Leak(Sample.of(both, PacketKind.INITIAL), stopping, by);
            return true;
          });
    }
  }
}
