package dev.hoplint.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hoplint.config.Config;
import dev.hoplint.config.ConfigLoader;
import dev.hoplint.rule.RuleNames;
import dev.hoplint.rules.RuleCatalog;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Span;
import dev.hoplint.testing.TestFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration is read, or refused in one line that says where it is wrong. */
class ConfigFuzzTest {
  private static final String NAME = "hoplint.yaml";
  private static final RuleNames RULES = new RuleNames(RuleCatalog.all());

  private static TestFolder folder;

  @BeforeAll
  static void open() throws IOException {
    folder = TestFolder.create();
  }

  @AfterAll
  static void close() throws IOException {
    folder.close();
  }

  static Stream<byte[]> seeds() throws IOException {
    return Seeds.lab(NAME);
  }

  @MethodSource("seeds")
  @Timeout(Seeds.HANG)
  @FuzzTest(maxDuration = Seeds.DURATION)
  void configuration(byte[] data) {
    folder.write(NAME, data);
    try {
      Config config = ConfigLoader.load(folder.path(), Path.of(NAME), RULES);
      for (Span span : FactSpans.of(config.declared())) {
        assertThat(span.end()).isBetween(span.start(), data.length);
      }
    } catch (RunException e) {
      assertThat(e.getMessage())
          .matches("(?s)hoplint\\.yaml:[1-9][0-9]*:[1-9][0-9]*: .+")
          .doesNotContain("\n", "\r", "Exception");
    }
  }
}
