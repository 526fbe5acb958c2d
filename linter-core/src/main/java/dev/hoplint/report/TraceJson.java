package dev.hoplint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hoplint.address.IpProtocols;
import dev.hoplint.header.Header;
import dev.hoplint.model.AccessEntry;
import dev.hoplint.model.Setting;
import dev.hoplint.network.Asymmetry;
import dev.hoplint.network.Conversation;
import dev.hoplint.network.Departure;
import dev.hoplint.network.Forwarder.Way;
import dev.hoplint.network.Hop;
import dev.hoplint.network.OneWay;
import dev.hoplint.network.Port;
import dev.hoplint.network.Receipt;
import dev.hoplint.network.RoundTrip;
import dev.hoplint.network.Trace;
import dev.hoplint.network.Unknown;
import dev.hoplint.source.Position;
import dev.hoplint.source.Span;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A trace for programs, {@code traceVersion} 1; {@code docs/schema/trace.schema.json} describes it.
 * Members without a value are left out.
 */
public final class TraceJson implements TraceReport {
  private static final int TRACE_VERSION = 1;

  private final String version;
  private final Places places;

  /**
   * @param version of Hoplint
   */
  public TraceJson(String version, SourceTexts texts) {
    this.version = version;
    this.places = new Places(texts);
  }

  @Override
  public void write(Conversation conversation, Writer out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setPrettyPrinter(JsonReport.layout());
    json.writeStartObject();
    json.writeNumberField("traceVersion", TRACE_VERSION);
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "hoplint");
    json.writeStringField("version", version);
    json.writeEndObject();
    json.writeStringField("outcome", id(conversation.outcome()));
    json.writeBooleanField("complete", conversation.complete());
    json.writeArrayFieldStart("roundTrips");
    for (RoundTrip trip : conversation.roundTrips()) {
      json.writeStartObject();
      json.writeStringField("outcome", id(trip.outcome()));
      way(json, "request", trip.request());
      OneWay reply = trip.reply();
      if (reply != null) {
        way(json, "reply", reply);
      }
      asymmetries(json, trip.asymmetries());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    out.append('\n');
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void asymmetries(JsonGenerator json, List<Asymmetry> asymmetries) throws IOException {
    if (asymmetries.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("asymmetries");
    for (Asymmetry one : asymmetries) {
      json.writeStartObject();
      json.writeStringField("kind", id(one.kind()));
      json.writeStringField("on", one.onReply() ? "reply" : "request");
      json.writeStringField("device", one.router().name());
      json.writeStringField("message", one.words());
      place(json, one.span());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void way(JsonGenerator json, String name, OneWay way) throws IOException {
    json.writeObjectFieldStart(name);
    Receipt receipt = way.receipt();
    json.writeStringField("outcome", id(receipt.outcome()));
    if (!receipt.isDelivered()) {
      notice(json, "reason", receipt.reason(), receipt.why());
    }
    header(json, "sent", way.sent().header());
    json.writeBooleanField("dontFragment", way.sent().dontFragment());
    sender(json, way.departure());
    if (!way.remarks().isEmpty()) {
      json.writeArrayFieldStart("remarks");
      for (OneWay.Remark remark : way.remarks()) {
        message(json, remark.text(), remark.span());
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("pieces");
    for (Trace.Leaf leaf : way.pieces()) {
      leaf(json, leaf);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void sender(JsonGenerator json, Departure departure) throws IOException {
    json.writeObjectFieldStart("sender");
    json.writeStringField("name", departure.host());
    if (!departure.interfaceName().isEmpty()) {
      json.writeStringField("interface", departure.interfaceName());
    }
    if (departure.gateway() != null) {
      json.writeStringField("gateway", departure.gateway().toString());
    }
    place(json, departure.why());
    unknown(json, departure.doubts());
    json.writeEndObject();
  }

  private void leaf(JsonGenerator json, Trace.Leaf leaf) throws IOException {
    json.writeStartObject();
    json.writeNumberField("bytes", leaf.piece().bytes());
    json.writeNumberField("offset", leaf.piece().offset());
    json.writeArrayFieldStart("hops");
    for (Hop hop : leaf.hops()) {
      hop(json, hop);
    }
    json.writeEndArray();
    end(json, leaf.end());
    json.writeEndObject();
  }

  private void hop(JsonGenerator json, Hop hop) throws IOException {
    json.writeStartObject();
    json.writeStringField("device", hop.router().name());
    Port ingress = hop.ingress();
    if (ingress != null) {
      json.writeStringField("ingress", ingress.name());
    }
    Way way = hop.way();
    json.writeStringField("decision", decision(way));
    if (way instanceof Way.Out out) {
      json.writeStringField("egress", out.egress().name());
      if (out.nextHop() != null) {
        json.writeStringField("nextHop", out.nextHop().toString());
      }
      if (out.vrf() != null) {
        json.writeStringField("vrf", out.vrf());
      }
      if (hop.equalWays() > 1) {
        json.writeNumberField("equalWays", hop.equalWays());
      }
    }
    place(json, way.why());
    AccessEntry entry = hop.policy() == null ? null : hop.policy().entry();
    if (entry != null) {
      json.writeObjectFieldStart("entry");
      place(json, entry.span());
      json.writeEndObject();
    }
    header(json, "received", hop.received());
    if (way instanceof Way.Out) {
      header(json, "sent", hop.leaving());
    }
    translations(json, hop);
    clamps(json, hop);
    outer(json, hop.outer());
    unknown(json, hop.doubts());
    json.writeEndObject();
  }

  private static String decision(Way way) {
    if (way instanceof Way.Out out) {
      return out.policy() == null ? "route" : "policy";
    }
    return way instanceof Way.Local ? "local" : way instanceof Way.Dropped ? "drop" : "unknown";
  }

  private void translations(JsonGenerator json, Hop hop) throws IOException {
    if (hop.restoration() == null && hop.translation() == null) {
      return;
    }
    json.writeArrayFieldStart("translations");
    if (hop.restoration() != null) {
      message(json, "destination " + hop.arriving().destination(), hop.restoration());
    }
    if (hop.translation() != null) {
      message(json, "source " + hop.leaving().source(), hop.translation());
    }
    json.writeEndArray();
  }

  private void clamps(JsonGenerator json, Hop hop) throws IOException {
    Port ingress = hop.ingress();
    Port egress = hop.egress();
    boolean any =
        (ingress != null && ingress.facts().mssClamp() != null)
            || (egress != null && egress.facts().mssClamp() != null);
    if (!any || hop.arriving().protocol() != Header.TCP) {
      return;
    }
    json.writeArrayFieldStart("mssClamps");
    clamp(json, ingress);
    clamp(json, egress);
    json.writeEndArray();
  }

  private void clamp(JsonGenerator json, @Nullable Port port) throws IOException {
    Setting<Integer> clamp = port == null ? null : port.facts().mssClamp();
    if (port == null || clamp == null) {
      return;
    }
    json.writeStartObject();
    json.writeStringField("interface", port.name());
    json.writeNumberField("bytes", clamp.value());
    place(json, clamp.span());
    json.writeEndObject();
  }

  private void outer(JsonGenerator json, Trace.@Nullable Outer outer) throws IOException {
    if (outer == null) {
      return;
    }
    json.writeObjectFieldStart("outer");
    if (!outer.trace().hops().isEmpty()) {
      header(json, "sent", outer.piece().header());
      json.writeArrayFieldStart("pieces");
      for (Trace.Leaf leaf : outer.trace().leaves(outer.piece())) {
        leaf(json, leaf);
      }
      json.writeEndArray();
    }
    if (outer.gap() != null) {
      unknown(json, List.of(outer.gap()));
    }
    json.writeEndObject();
  }

  private void end(JsonGenerator json, Trace.End end) throws IOException {
    json.writeObjectFieldStart("end");
    TraceEnds.Told told = TraceEnds.of(end);
    json.writeStringField("kind", told.kind());
    if (!told.device().isEmpty()) {
      json.writeStringField("device", told.device());
    }
    json.writeStringField("message", told.message());
    if (end instanceof Trace.End.Dropped dropped) {
      json.writeStringField("cause", id(dropped.cause()));
    }
    if (end instanceof Trace.End.TooBig big) {
      json.writeNumberField("mtu", big.mtu());
      json.writeBooleanField("senderTold", TraceEnds.isTold(big));
    }
    place(json, told.why());
    json.writeEndObject();
  }

  private void unknown(JsonGenerator json, List<Unknown> doubts) throws IOException {
    if (doubts.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("unknown");
    for (Unknown doubt : doubts) {
      message(json, doubt.reason(), doubt.span());
    }
    json.writeEndArray();
  }

  private void notice(JsonGenerator json, String name, String text, @Nullable Span span)
      throws IOException {
    json.writeFieldName(name);
    message(json, text, span);
  }

  private void message(JsonGenerator json, String text, @Nullable Span span) throws IOException {
    json.writeStartObject();
    json.writeStringField("message", text);
    place(json, span);
    json.writeEndObject();
  }

  private static void header(JsonGenerator json, String name, Header header) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("protocol", IpProtocols.nameOrNumber(header.protocol()));
    json.writeStringField("source", header.source().toString());
    if (header.sourcePort() >= 0) {
      json.writeNumberField("sourcePort", header.sourcePort());
    }
    json.writeStringField("destination", header.destination().toString());
    if (header.destinationPort() >= 0) {
      json.writeNumberField("destinationPort", header.destinationPort());
    }
    if (header.length() > 0) {
      json.writeNumberField("bytes", header.length());
    }
    json.writeEndObject();
  }

  private void place(JsonGenerator json, @Nullable Span span) throws IOException {
    if (span == null) {
      return;
    }
    json.writeStringField("file", span.file().path());
    Position position = places.position(span);
    if (position != null) {
      json.writeNumberField("line", position.line());
      json.writeNumberField("column", position.column());
    }
  }
}
