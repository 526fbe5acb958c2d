package dev.hoplint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.model.HostDump;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.OtherPart;
import dev.hoplint.model.PartFacts;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsersTest {
  private static List<PartFacts> parts(String content) {
    SourceText text = SourceText.of(new SourceFile("f"), content);
    return Parsers.parse(text, PartSplitter.split(text)).parts();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Gateway of last resort is not set | output of `show ip route`, which Hoplint does not read",
        "Hello | neither an IOS configuration nor a route dump",
        "feature ospf | an NX-OS configuration, which Hoplint does not read"
      })
  void whatIsNotAnalysedSaysWhy(String content, String reason) {
    List<PartFacts> parts = parts(content);
    assertThat(parts).hasSize(1);
    assertThat(((OtherPart) parts.get(0)).reason()).isEqualTo(reason);
  }

  @Test
  void eachPartGoesToItsParser() {
    assertThat(
            parts(
                """
                [root@esx1:~] esxcfg-route -l
                VMkernel Routes:
                Network Netmask Gateway Interface
                default 0.0.0.0 10.0.0.1 vmk0
                R1#show running-config
                hostname R1
                R1#show ip route
                Gateway of last resort is not set
                """))
        .hasExactlyElementsOfTypes(HostDump.class, IosConfig.class, OtherPart.class);
  }
}
