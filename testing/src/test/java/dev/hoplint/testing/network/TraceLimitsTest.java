package dev.hoplint.testing.network;

import static dev.hoplint.testing.network.TraceStepsTest.A;
import static dev.hoplint.testing.network.TraceStepsTest.B;
import static dev.hoplint.testing.network.TraceStepsTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.network.Receipt;
import dev.hoplint.network.Receipt.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What limits of virtual reassembly, and wires that two routers see differently, stop. */
class TraceLimitsTest {
  /** Makes three pieces of 1,500 bytes: 556 (20 and 536 = 67 × 8), 556 and 428. */
  private static final String NARROW = with(A, "1", " ip mtu 556\n", "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | ip virtual-reassembly in drop-fragments          | LOST",
        "1 | ip virtual-reassembly drop-fragments             | LOST",
        "0 | ip virtual-reassembly out drop-fragments         | LOST",
        "1 | ip virtual-reassembly in max-fragments 2         | LOST",
        "0 | ip virtual-reassembly out max-fragments 2        | LOST",
        "1 | ip virtual-reassembly in max-fragments 3         | DELIVERED",
        "1 | ip virtual-reassembly in                         | DELIVERED",
        "1 | no ip virtual-reassembly in                      | DELIVERED",
        // the other direction, or where nothing comes in
        "1 | ip virtual-reassembly out drop-fragments         | DELIVERED",
        "0 | ip virtual-reassembly in drop-fragments          | DELIVERED",
        // what cannot be read may limit them
        "1 | ip virtual-reassembly in max-fragments few       | UNDECIDED",
      })
  void fragmentsMeetTheLimits(String port, String line, Outcome outcome) {
    String b = with(B, port, " " + line + "\n", "");
    assertThat(Traces.of(NARROW, b).udp(514, 1500).request().outcome()).isEqualTo(outcome);
    assertThat(Traces.of(NARROW, b).udp(514, 500).request().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void theLineThatDropsThemIsNamed() {
    String b = with(B, "1", " ip virtual-reassembly in max-fragments 2\n", "");
    Traces traces = Traces.of(NARROW, b).udp(514, 1500);
    Receipt receipt = traces.request();

    assertThat(traces.text(receipt.why())).contains("max-fragments 2");
    assertThat(receipt.reason()).contains("428 bytes").contains("holds 2 fragments");
  }

  @Test
  void whatTheRouterDividesItselfIsNotDropped() {
    String a = with(NARROW, "1", " ip virtual-reassembly out drop-fragments\n", "");
    assertThat(Traces.of(a, B).udp(514, 1500).request().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void routersThatDisagreeAboutTheirWireAreNotJoined() {
    String b = B.replace("192.0.2.2 255.255.255.252", "192.0.2.2 255.255.255.248");
    Receipt receipt = Traces.of(A, b).request();

    assertThat(receipt.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(receipt.reason()).contains("do not agree about the wire");
    // With a shorter mask the subnets are taken for two places.
    String large = B.replace("192.0.2.2 255.255.255.252", "192.0.2.2 255.255.254.0");
    assertThat(Traces.of(A, large).request().outcome()).isEqualTo(Outcome.DELIVERED);
  }
}
