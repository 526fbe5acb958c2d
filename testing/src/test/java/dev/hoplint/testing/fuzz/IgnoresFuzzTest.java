package dev.hoplint.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hoplint.rule.RuleNames;
import dev.hoplint.rules.RuleCatalog;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.suppress.Ignore;
import dev.hoplint.suppress.Ignores;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class IgnoresFuzzTest {
  private static final RuleNames RULES = new RuleNames(RuleCatalog.all());

  static Stream<byte[]> seeds() throws IOException {
    return Seeds.lab("base");
  }

  @MethodSource("seeds")
  @Timeout(Seeds.HANG)
  @FuzzTest(maxDuration = Seeds.DURATION)
  void ignores(byte[] data) {
    SourceText text = new SourceText(new SourceFile("r.cfg"), data);
    int last = 0;
    for (Ignore ignore : Ignores.of(text, RULES).all()) {
      assertThat(ignore.span().start()).isGreaterThanOrEqualTo(last);
      assertThat(ignore.span().end()).isBetween(ignore.span().start() + 1, data.length);
      int own = text.lineAt(ignore.span().start());
      assertThat(text.lineAt(ignore.span().end() - 1)).isEqualTo(own);
      if (ignore.line() > 0) {
        assertThat(ignore.line()).isBetween(own, text.lineCount());
      }
      assertThat(ignore.targets().isEmpty()).isEqualTo(ignore.problem() != null);
      last = ignore.span().end();
    }
  }
}
