package dev.hoplint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.PartReport;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Severity;
import dev.hoplint.rule.Witness;
import dev.hoplint.source.PartKind;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void outputFollowsTheSchema() throws IOException {
    assertThat(violations(json(Sample.lab().result()))).isEmpty();
    assertThat(violations(json(Sample.hard().result()))).isEmpty();
    assertThat(violations(json(new Sample().result()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PartKind.class)
  void schemaKnowsEveryKind(PartKind kind) throws IOException {
    Sample sample = new Sample().file("a", "x\n", List.of(new PartReport(kind, null, 1, 1)));

    assertThat(violations(json(sample.result()))).isEmpty();
  }

  @Test
  void schemaTurnsDownWhatIsNotInTheContract() throws IOException {
    JsonNode good = json(Sample.lab().result());
    ObjectNode surplus = good.deepCopy();
    ((ObjectNode) surplus.at("/findings/1/witness")).put("surplus", 1);
    ObjectNode missing = good.deepCopy();
    ((ObjectNode) missing.at("/findings/0")).remove("suppressed");
    ObjectNode emptyList = good.deepCopy();
    ((ObjectNode) emptyList.at("/findings/0")).putArray("related");

    assertThat(violations(surplus)).hasSize(1);
    assertThat(violations(missing)).hasSize(1);
    assertThat(violations(emptyList)).hasSize(1);
  }

  /** The example of the contract, which names every member in its order. */
  @Test
  void membersStandInTheOrderOfTheContract() throws IOException {
    JsonNode report = json(Sample.lab().result());

    assertThat(names(report))
        .containsExactly("reportVersion", "tool", "findings", "notAnalysed", "files", "summary");
    assertThat(names(report.at("/findings/1")))
        .containsExactly(
            "rule",
            "name",
            "severity",
            "message",
            "file",
            "line",
            "column",
            "endLine",
            "endColumn",
            "device",
            "related",
            "assumptions",
            "witness",
            "fixes",
            "suppressed",
            "fingerprint");
    assertThat(names(report.at("/findings/1/witness")))
        .containsExactly(
            "protocol",
            "source",
            "sourcePort",
            "destination",
            "destinationPort",
            "datagram",
            "fragments",
            "initial",
            "nonInitial");
    assertThat(names(report.at("/findings/1/witness/initial")))
        .containsExactly("decision", "nextHop", "interface", "source");
    assertThat(names(report.at("/findings/1/fixes/0"))).containsExactly("title", "safety", "edits");
    assertThat(names(report.at("/findings/1/fixes/0/edits/0")))
        .containsExactly("file", "line", "column", "endLine", "endColumn", "text");
    assertThat(names(report.at("/summary")))
        .containsExactly(
            "files", "devices", "hosts", "lines", "error", "warning", "note", "suppressed");
  }

  @Test
  void membersWithoutAValueAreLeftOut() throws IOException {
    JsonNode finding = json(Sample.lab().result()).at("/findings/2");

    assertThat(names(finding))
        .containsExactly(
            "rule",
            "name",
            "severity",
            "message",
            "file",
            "line",
            "column",
            "endLine",
            "endColumn",
            "suppressed",
            "fingerprint");
    assertThat(finding.get("suppressed").isNull()).isTrue();
  }

  @Test
  void aWitnessWithoutPortsOrWaysHasNoneOfThem() throws IOException {
    Sample sample = new Sample().file("a", "x\n");
    Witness ping =
        new Witness(
            "icmp",
            Ipv4Address.of("10.0.0.1"),
            -1,
            Ipv4Address.of("10.0.0.2"),
            -1,
            84,
            List.of(),
            null,
            new Witness.Way("drop", null, null, null));
    sample.finding(
        new Finding(
            Sample.SPLIT,
            Severity.NOTE,
            "m",
            sample.span("a", "x"),
            null,
            List.of(),
            List.of(),
            ping,
            List.of()));

    JsonNode report = json(sample.result());

    assertThat(report.at("/findings/0/witness").toString())
        .isEqualTo(
            "{\"protocol\":\"icmp\",\"source\":\"10.0.0.1\",\"destination\":\"10.0.0.2\","
                + "\"datagram\":84,\"nonInitial\":{\"decision\":\"drop\"}}");
    assertThat(violations(report)).isEmpty();
  }

  @Test
  void partsAreForFilesWithSeveral() throws IOException {
    JsonNode files = json(Sample.lab().result()).get("files");

    assertThat(files.get(0).has("parts")).isFalse();
    assertThat(files.get(2).get("parts")).hasSize(2);
    assertThat(files.get(2).get("kind").textValue()).isEqualTo("esxi-interface");
    assertThat(files.get(3).get("kind").textValue()).isEqualTo("unknown");
    assertThat(files.get(3).has("device")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"quote \" and \\", "new\nline", "nul \u0000", "回線 🚀", "\u2028"})
  void textIsTheSameAfterReading(String message) throws IOException {
    Sample sample = new Sample().file("a", "x\n");
    sample.finding(Sample.plain(Sample.SPLIT, message, sample.span("a", "x")));

    assertThat(json(sample.result()).at("/findings/0/message").textValue()).isEqualTo(message);
  }

  private static JsonNode json(LintResult result) throws IOException {
    StringWriter out = new StringWriter();
    new JsonReport("1.2.3").write(result, out);
    return MAPPER.readTree(out.toString());
  }

  private static Set<ValidationMessage> violations(JsonNode report) throws IOException {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    JsonSchema schema =
        factory.getSchema(Files.readString(Path.of("../docs/schema/report.schema.json")), config);
    return schema.validate(report);
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
