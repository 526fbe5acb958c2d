package dev.hoplint.testing.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hoplint.parse.dump.DumpParser;
import dev.hoplint.parse.dump.RouterTables;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class DumpParserFuzzTest {
  private static final List<PartKind> KINDS =
      List.of(
          PartKind.ESXI_ROUTE,
          PartKind.ESXI_INTERFACE,
          PartKind.WINDOWS_ROUTE,
          PartKind.LINUX_ROUTE);

  static Stream<byte[]> seeds() {
    return Stream.of("esxi/before", "esxi/masked", "windows").flatMap(Seeds::labUnchecked);
  }

  @MethodSource("seeds")
  @Timeout(Seeds.HANG)
  @FuzzTest(maxDuration = Seeds.DURATION)
  void dump(byte[] data) {
    SourceText text = new SourceText(new SourceFile("dump.txt"), data);
    for (PartKind kind : KINDS) {
      Part part = new Part(kind, 0, data.length, null, null);
      FactSpans.check(DumpParser.parse(text, part), part);
    }
    Part table = new Part(PartKind.IOS_ROUTE, 0, data.length, null, null);
    FactSpans.check(RouterTables.parse(text, table), table);
  }
}
