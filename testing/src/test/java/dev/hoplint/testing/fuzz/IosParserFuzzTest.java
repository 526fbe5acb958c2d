package dev.hoplint.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hoplint.parse.PartResult;
import dev.hoplint.parse.ios.IosParser;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class IosParserFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Seeds.lab("base");
  }

  @MethodSource("seeds")
  @Timeout(Seeds.HANG)
  @FuzzTest(maxDuration = Seeds.DURATION)
  void configuration(byte[] data) {
    SourceText text = new SourceText(new SourceFile("r.cfg"), data);
    Part part = new Part(PartKind.IOS_CONFIG, 0, data.length, null, null);
    PartResult result = IosParser.parse(text, part);
    FactSpans.checkLines(result, text, part);
    int counted = result.states().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(counted).isLessThanOrEqualTo(text.lineCount());
  }
}
