package dev.hoplint.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Problem;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of everything that a part states, found by looking into its records. */
final class FactSpans {
  private final List<Span> found = new ArrayList<>();

  private FactSpans() {}

  /** Spans of facts; those that only mark a line as malformed are not among them. */
  static List<Span> of(Object facts) {
    FactSpans spans = new FactSpans();
    spans.add(facts);
    return spans.found;
  }

  /** Every place lies in the part, and no fact comes from words that are reported as malformed. */
  static void check(PartResult result, Part part) {
    List<Span> malformed = new ArrayList<>();
    for (Problem problem : result.problems()) {
      assertInside(problem.span(), part);
      assertThat(problem.message()).isNotBlank();
      if (problem.kind() == Problem.Kind.MALFORMED) {
        malformed.add(problem.span());
      }
    }
    for (Span fact : of(result.facts())) {
      assertInside(fact, part);
      assertThat(malformed)
          .as("malformed, and a fact at %s", fact)
          .noneMatch(span -> span.start() < fact.end() && fact.start() < span.end());
    }
  }

  /** As {@link #check}, for a text of which every line is one statement at most. */
  static void checkLines(PartResult result, SourceText text, Part part) {
    check(result, part);
    Set<Integer> malformed = new HashSet<>();
    for (Problem problem : result.problems()) {
      if (problem.kind() == Problem.Kind.MALFORMED) {
        malformed.add(text.lineAt(problem.span().start()));
      }
    }
    for (Span fact : of(result.facts())) {
      assertThat(malformed)
          .as("lines that are malformed, and a fact at %s", text.position(fact))
          .doesNotContain(text.lineAt(fact.start()));
    }
  }

  private static void assertInside(Span span, Part part) {
    assertThat(span.start()).isGreaterThanOrEqualTo(part.start());
    assertThat(span.end()).isBetween(span.start(), part.end());
  }

  private void add(@Nullable Object value) {
    if (value instanceof Span span) {
      found.add(span);
    } else if (value instanceof AccessList list) {
      // Its header is another's fact: a numbered list has none but its first line.
      add(list.entries());
    } else if (value instanceof AccessEntry entry
        && entry.extra().equals(AccessEntry.Extra.MALFORMED)) {
      // It stands for the line that could not be read, so that no later entry is taken for certain.
    } else if (value instanceof Collection<?> all) {
      all.forEach(this::add);
    } else if (value instanceof Record fact) {
      for (RecordComponent component : fact.getClass().getRecordComponents()) {
        String name = component.getName();
        if (!name.startsWith("malformed") && !name.equals("unrendered")) {
          add(read(fact, component));
        }
      }
    }
  }

  private static @Nullable Object read(Record fact, RecordComponent component) {
    try {
      return component.getAccessor().invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }
}
