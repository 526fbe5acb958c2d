package dev.hoplint.testing.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hoplint.parse.dump.DumpParser;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class DumpParserFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.concat(Seeds.lab("esxi/before"), Seeds.lab("esxi/masked"));
  }

  @MethodSource("seeds")
  @Timeout(Seeds.HANG)
  @FuzzTest(maxDuration = Seeds.DURATION)
  void dump(byte[] data) {
    SourceText text = new SourceText(new SourceFile("dump.txt"), data);
    for (PartKind kind : new PartKind[] {PartKind.ESXI_ROUTE, PartKind.ESXI_INTERFACE}) {
      Part part = new Part(kind, 0, data.length, null, null);
      FactSpans.check(DumpParser.parse(text, part), part);
    }
  }
}
