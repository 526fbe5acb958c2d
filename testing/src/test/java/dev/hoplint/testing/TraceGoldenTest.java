package dev.hoplint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Snapshot;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Datagram;
import dev.hoplint.network.Receipt.Outcome;
import dev.hoplint.report.TraceJson;
import dev.hoplint.report.TraceReport;
import dev.hoplint.report.TraceText;
import dev.hoplint.source.RunException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both case studies, told by a trace. To accept a change: {@code mvn -P'!checks' -pl testing -am
 * test -Dtest=TraceGoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true}, and
 * read the difference.
 */
class TraceGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/hoplint/testing/trace");

  private static final List<String> DUMPS =
      List.of(
          "esxcfg-route-l.txt",
          "esxcli-network-ip-interface-ipv4-get.txt",
          "esxcli-network-ip-interface-list.txt",
          "esxcli-network-ip-route-ipv4-list.txt");

  private static Datagram fragments(int port, int bytes) {
    return new Datagram(
        Ipv4Address.of("172.16.1.10"),
        Ipv4Address.of("1.1.1.10"),
        IpProtocols.TCP,
        port,
        bytes,
        false);
  }

  private static Datagram returnRoute() {
    return new Datagram(
        Ipv4Address.of("172.16.1.2"),
        Ipv4Address.of("10.10.10.10"),
        IpProtocols.TCP,
        5989,
        Datagram.SMALL,
        false);
  }

  private static TestFolder fragmentsCase(String variant) throws IOException {
    TestFolder folder = Lab.copy(variant);
    String yaml = Lab.text("hoplint.yaml");
    folder.write(
        "hoplint.yaml",
        variant.startsWith("s1-")
            ? Lab.replaced(yaml, "pathMtuDiscovery: false", "pathMtuDiscovery: true")
            : yaml);
    return folder;
  }

  private static TestFolder returnRouteCase(String state) throws IOException {
    TestFolder folder = TestFolder.create();
    // The dumps name no host: it is named after their folder.
    for (String dump : DUMPS) {
      folder.write("esx1/" + dump, Lab.text("esxi/" + state + "/" + dump));
    }
    folder.write("hoplint.yaml", Lab.text("esxi/hoplint.yaml"));
    return folder;
  }

  private static Snapshot open(TestFolder folder) throws RunException {
    return Workspace.open(LintRequest.of(folder.path(), List.of(folder.path())));
  }

  @ParameterizedTest
  @CsvSource({"'', 1002, base-1002.txt", "'', 1001, base-1001.txt"})
  void theFragmentsOfTheCaseStudy(String variant, int port, String golden) throws Exception {
    try (TestFolder folder = fragmentsCase(variant)) {
      matches(golden, open(folder), fragments(port, 1476));
    }
  }

  @ParameterizedTest
  @CsvSource({"before", "after"})
  void theReplyOfTheCaseStudy(String state) throws Exception {
    try (TestFolder folder = returnRouteCase(state)) {
      matches("esxi-" + state + ".txt", open(folder), returnRoute());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // variant, outcome of 1001, outcome of 1002
    "'', DELIVERED, LOST",
    "s1-host-pmtud, DELIVERED, DELIVERED",
    "s2a-mss-lan, DELIVERED, DELIVERED",
    "s2b-mss-tunnel, DELIVERED, DELIVERED",
    "s2c-mss-too-big, DELIVERED, LOST",
    "s3-permit-both-ports, DELIVERED, DELIVERED",
    "s4-deny-l4-first, DELIVERED, LOST",
    "s4b-deny-fragments-first, LOST, DELIVERED",
    "s5-l3-pbr, DELIVERED, DELIVERED",
    "s6-fragments-permit, DELIVERED, LOST",
    "s7-vfr-visible, DELIVERED, LOST",
    "s8-mtu-mismatch, DELIVERED, DELIVERED",
    "s9-unreachables-off, DELIVERED, LOST",
    "s10-no-nat, DELIVERED, DELIVERED",
  })
  void theSolutionsOfTheCaseStudy(String variant, Outcome first, Outcome second) throws Exception {
    try (TestFolder folder = fragmentsCase(variant)) {
      Snapshot snapshot = open(folder);
      assertThat(snapshot.trace(fragments(1001, 1476)).outcome()).isEqualTo(first);
      assertThat(snapshot.trace(fragments(1002, 1476)).outcome()).isEqualTo(second);
      assertThat(snapshot.trace(fragments(1002, Datagram.SMALL)).outcome())
          .as("small packets pass, as ping does")
          .isEqualTo(Outcome.DELIVERED);
    }
  }

  @Test
  void theClampedSolutionIsSymmetric() throws Exception {
    try (TestFolder folder = fragmentsCase("s2b-mss-tunnel")) {
      Conversation conversation = open(folder).trace(fragments(1002, 1476));
      assertThat(conversation.roundTrips().get(0).asymmetries()).isEmpty();
      assertThat(conversation.roundTrips().get(0).request().path())
          .containsExactly("R3", "R2", "ISP", "R1");
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 1002", "'', 1001", "s2a-mss-lan, 1002", "s1-host-pmtud, 1002"})
  void jsonFollowsTheSchema(String variant, int port) throws Exception {
    try (TestFolder folder = fragmentsCase(variant)) {
      follows(open(folder), fragments(port, 1476));
      follows(
          open(folder),
          new Datagram(
              Ipv4Address.of("172.16.1.10"), Ipv4Address.of("1.1.1.10"), 17, 53, 2000, true));
    }
    try (TestFolder folder = returnRouteCase("before")) {
      follows(open(folder), returnRoute());
    }
  }

  private static void follows(Snapshot snapshot, Datagram datagram) throws Exception {
    Path file = Path.of("../docs/schema/trace.schema.json");
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(file));
    StringWriter out = new StringWriter();
    new TraceJson("1.2.3", snapshot::text).write(snapshot.trace(datagram), out);
    assertThat(schema.validate(new ObjectMapper().readTree(out.toString()))).isEmpty();
  }

  private static void matches(String golden, Snapshot snapshot, Datagram datagram)
      throws Exception {
    TraceReport report = new TraceText(snapshot::text, snapshot.network().conversations()::name);
    StringWriter out = new StringWriter();
    report.write(snapshot.trace(datagram), out);
    Path file = GOLDEN.resolve(golden);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, out.toString());
    }
    assertThat(out.toString()).isEqualTo(Files.readString(file));
  }
}
