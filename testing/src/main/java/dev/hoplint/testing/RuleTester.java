package dev.hoplint.testing;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.Workspace;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.MarkedText.Expected;
import dev.hoplint.testing.MarkedText.Observed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries rules on configurations written inline:
 *
 * <pre>{@code
 * RuleTester.of("FRG-101")
 *     .file("r2.cfg", """
 *         hostname R2
 *         …
 *         ip access-list extended A
 *         ! BUG: FRG-101 error 192.168.12.1
 *          permit tcp host 172.16.1.10 host 1.1.1.10 eq 1001
 *         """)
 *     .expect();
 * }</pre>
 *
 * A mark stands above its line (see {@link MarkedText}). Every finding of the rules under test must
 * be marked, and every mark met. A text that is not understood would keep every rule silent, so a
 * line that Hoplint cannot read fails the test too, unless {@link #notAllUnderstood} says that this
 * is meant.
 */
public final class RuleTester {
  /** A file of no known kind, and a malformed line. */
  private static final Set<String> NOT_UNDERSTOOD = Set.of("HOP-001", "HOP-002");

  private final Set<String> rules;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Expected> expected = new ArrayList<>();
  private boolean notAllUnderstood;

  private RuleTester(Set<String> rules) {
    this.rules = rules;
  }

  /** Findings of other rules are overlooked. */
  public static RuleTester of(String... ids) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("no rule under test");
    }
    return new RuleTester(Set.of(ids));
  }

  /** No finding is overlooked. */
  public static RuleTester ofAll() {
    return new RuleTester(Set.of());
  }

  /**
   * Adds a file.
   *
   * @param name path below the folder that is linted, with {@code /}
   */
  public RuleTester file(String name, String marked) {
    MarkedText read = MarkedText.read(name, marked);
    if (texts.put(name, read.text()) != null) {
      throw new IllegalArgumentException("twice: " + name);
    }
    expected.addAll(read.expected());
    return this;
  }

  public RuleTester files(Map<String, String> marked) {
    marked.forEach(this::file);
    return this;
  }

  /** The {@code hoplint.yaml} of the folder. */
  public RuleTester config(String yaml) {
    return file("hoplint.yaml", yaml);
  }

  /** Lines that cannot be read are meant: the rules' silence about them is what is tested. */
  public RuleTester notAllUnderstood() {
    notAllUnderstood = true;
    return this;
  }

  /**
   * Runs, and compares with the marks, of which there must be some.
   *
   * @return the result, for what marks cannot say
   */
  public LintResult expect() {
    if (expected.isEmpty()) {
      throw new IllegalStateException("nothing is marked: silent() says that nothing is expected");
    }
    return run();
  }

  /** Runs, and expects no finding of the rules under test. */
  public LintResult silent() {
    if (!expected.isEmpty()) {
      throw new IllegalStateException("marked, and yet to be silent: " + expected);
    }
    return run();
  }

  /**
   * As {@link #expect}, and then every fix with edits is applied: its finding must go, and no rule
   * may find anything new.
   */
  public LintResult expectFixed() {
    LintResult result = expect();
    boolean mended =
        !AppliedFixes.verify(
                texts, result, f -> rules.contains(f.finding().rule().id()), RuleTester::lint)
            .isEmpty();
    if (!mended) {
      throw new AssertionError("no finding has edits: " + result.findings());
    }
    return result;
  }

  /**
   * Applies every fix with edits of the rules under test, whatever is marked: its finding must go,
   * and no rule may find anything new.
   *
   * @return the texts after each of the fixes, at least one
   */
  public List<Map<String, String>> fixes() {
    List<Map<String, String>> fixed = fixesIfAny();
    if (fixed.isEmpty()) {
      throw new AssertionError("no finding has edits");
    }
    return fixed;
  }

  /** As {@link #fixes}, also where nothing is to be fixed. */
  public List<Map<String, String>> fixesIfAny() {
    return AppliedFixes.verify(
        texts, lint(texts), f -> rules.contains(f.finding().rule().id()), RuleTester::lint);
  }

  private static LintResult lint(Map<String, String> texts) {
    try (TestFolder folder = TestFolder.create()) {
      texts.forEach(folder::write);
      return lint(folder.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LintResult run() {
    LintResult result = lint(texts);
    if (!result.defects().isEmpty()) {
      throw new AssertionError("defects: " + result.defects());
    }
    Comparison comparison = Comparison.of(expected, observed(result));
    if (!comparison.fits()) {
      throw new AssertionError(comparison.describe(texts));
    }
    if (!notAllUnderstood && !result.notAnalysed().isEmpty()) {
      throw new AssertionError("not understood: " + result.notAnalysed());
    }
    return result;
  }

  private static LintResult lint(Path folder) {
    try {
      return Workspace.open(LintRequest.of(folder, List.of(folder))).result();
    } catch (RunException e) {
      throw new AssertionError("the run could not be made: " + e.getMessage(), e);
    }
  }

  private List<Observed> observed(LintResult result) {
    return result.findings().stream()
        .filter(f -> f.suppression() == null)
        .map(
            f ->
                new Observed(
                    f.finding().span().file().path(),
                    f.position().line(),
                    f.finding().rule().id(),
                    f.finding().severity().id(),
                    f.finding().message()))
        .filter(this::counts)
        .toList();
  }

  private boolean counts(Observed finding) {
    return rules.isEmpty()
        || rules.contains(finding.rule())
        || (NOT_UNDERSTOOD.contains(finding.rule()) && !notAllUnderstood);
  }
}
