package dev.hoplint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.hoplint.lint.LintResult;
import dev.hoplint.lint.LintResult.FileReport;
import dev.hoplint.lint.LintResult.NotAnalysed;
import dev.hoplint.lint.LintResult.PartReport;
import dev.hoplint.lint.LintResult.PlacedRelated;
import dev.hoplint.lint.LintResult.ReportedFinding;
import dev.hoplint.lint.LintResult.Summary;
import dev.hoplint.lint.LintResult.Suppression;
import dev.hoplint.rule.Finding;
import dev.hoplint.rule.Fix;
import dev.hoplint.rule.Witness;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.Position;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report for programs, {@code reportVersion} 1; {@code docs/schema/report.schema.json}
 * describes it. Suppressed findings are in it. Members without a value are left out, except {@code
 * suppressed}.
 */
public final class JsonReport implements Report {
  private static final int REPORT_VERSION = 1;

  private final String version;

  /**
   * @param version of Hoplint
   */
  public JsonReport(String version) {
    this.version = version;
  }

  @Override
  public void write(LintResult result, Writer out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setPrettyPrinter(layout());
    json.writeStartObject();
    json.writeNumberField("reportVersion", REPORT_VERSION);
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "hoplint");
    json.writeStringField("version", version);
    json.writeEndObject();
    json.writeArrayFieldStart("findings");
    for (ReportedFinding finding : result.findings()) {
      finding(json, finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notAnalysed");
    for (NotAnalysed each : result.notAnalysed()) {
      notAnalysed(json, each);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("files");
    for (FileReport file : result.files()) {
      file(json, file);
    }
    json.writeEndArray();
    summary(json, result.summary());
    json.writeEndObject();
    json.close();
    out.append('\n');
  }

  /** The same line ends on every system, and {@code "key": value}. */
  static DefaultPrettyPrinter layout() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }

  private static void finding(JsonGenerator json, ReportedFinding reported) throws IOException {
    Finding finding = reported.finding();
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().id());
    json.writeStringField("name", finding.rule().name());
    json.writeStringField("severity", finding.severity().id());
    json.writeStringField("message", finding.message());
    json.writeStringField("file", finding.span().file().path());
    range(json, reported.position());
    optional(json, "device", finding.device());
    if (!reported.related().isEmpty()) {
      json.writeArrayFieldStart("related");
      for (PlacedRelated related : reported.related()) {
        json.writeStartObject();
        json.writeStringField("file", related.related().span().file().path());
        json.writeNumberField("line", related.position().line());
        json.writeNumberField("column", related.position().column());
        json.writeStringField("message", related.related().message());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    strings(json, "assumptions", finding.assumptions());
    Witness witness = finding.witness();
    if (witness != null) {
      witness(json, witness);
    }
    if (!finding.fixes().isEmpty()) {
      json.writeArrayFieldStart("fixes");
      for (int i = 0; i < finding.fixes().size(); i++) {
        fix(json, finding.fixes().get(i), reported.edits().get(i));
      }
      json.writeEndArray();
    }
    suppressed(json, reported.suppression());
    json.writeStringField("fingerprint", reported.fingerprint());
    json.writeEndObject();
  }

  private static void witness(JsonGenerator json, Witness witness) throws IOException {
    json.writeObjectFieldStart("witness");
    json.writeStringField("protocol", witness.protocol());
    json.writeStringField("source", witness.source().toString());
    if (witness.sourcePort() >= 0) {
      json.writeNumberField("sourcePort", witness.sourcePort());
    }
    json.writeStringField("destination", witness.destination().toString());
    if (witness.destinationPort() >= 0) {
      json.writeNumberField("destinationPort", witness.destinationPort());
    }
    json.writeNumberField("datagram", witness.datagram());
    if (!witness.fragments().isEmpty()) {
      json.writeArrayFieldStart("fragments");
      for (int bytes : witness.fragments()) {
        json.writeNumber(bytes);
      }
      json.writeEndArray();
    }
    way(json, "initial", witness.initial());
    way(json, "nonInitial", witness.nonInitial());
    json.writeEndObject();
  }

  private static void way(JsonGenerator json, String name, Witness.@Nullable Way way)
      throws IOException {
    if (way == null) {
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("decision", way.decision());
    optional(json, "nextHop", way.nextHop());
    optional(json, "interface", way.interfaceName());
    optional(json, "source", way.source());
    json.writeEndObject();
  }

  private static void fix(JsonGenerator json, Fix fix, List<Position> places) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", fix.title());
    json.writeStringField("safety", fix.safe() ? "safe" : "unsafe");
    if (!fix.edits().isEmpty()) {
      json.writeArrayFieldStart("edits");
      for (int i = 0; i < fix.edits().size(); i++) {
        Fix.Edit edit = fix.edits().get(i);
        json.writeStartObject();
        json.writeStringField("file", edit.span().file().path());
        range(json, places.get(i));
        json.writeStringField("text", edit.text());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    strings(json, "commands", fix.commands());
    json.writeEndObject();
  }

  private static void suppressed(JsonGenerator json, @Nullable Suppression suppression)
      throws IOException {
    if (suppression == null) {
      json.writeNullField("suppressed");
      return;
    }
    json.writeObjectFieldStart("suppressed");
    json.writeStringField("kind", suppression.kind());
    json.writeStringField("reason", suppression.reason());
    json.writeEndObject();
  }

  private static void notAnalysed(JsonGenerator json, NotAnalysed each) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", each.file());
    if (each.line() > 0) {
      json.writeNumberField("line", each.line());
    }
    json.writeStringField("reason", each.reason());
    json.writeEndObject();
  }

  private static void file(JsonGenerator json, FileReport file) throws IOException {
    List<PartReport> parts = file.parts();
    json.writeStartObject();
    json.writeStringField("file", file.file());
    json.writeStringField("kind", (parts.isEmpty() ? PartKind.UNKNOWN : parts.get(0).kind()).id());
    optional(json, "device", parts.isEmpty() ? null : parts.get(0).device());
    json.writeNumberField("lines", file.lines());
    json.writeNumberField("unrecognizedLines", file.unrecognizedLines());
    if (parts.size() > 1) {
      json.writeArrayFieldStart("parts");
      for (PartReport part : parts) {
        json.writeStartObject();
        json.writeStringField("kind", part.kind().id());
        optional(json, "device", part.device());
        json.writeNumberField("line", part.line());
        json.writeNumberField("endLine", part.endLine());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, Summary summary) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("files", summary.files());
    json.writeNumberField("devices", summary.devices());
    json.writeNumberField("hosts", summary.hosts());
    json.writeNumberField("lines", summary.lines());
    json.writeNumberField("error", summary.error());
    json.writeNumberField("warning", summary.warning());
    json.writeNumberField("note", summary.note());
    json.writeNumberField("suppressed", summary.suppressed());
    json.writeEndObject();
  }

  private static void range(JsonGenerator json, Position position) throws IOException {
    json.writeNumberField("line", position.line());
    json.writeNumberField("column", position.column());
    json.writeNumberField("endLine", position.endLine());
    json.writeNumberField("endColumn", position.endColumn());
  }

  private static void optional(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
