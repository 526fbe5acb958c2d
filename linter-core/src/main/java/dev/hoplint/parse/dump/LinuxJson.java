package dev.hoplint.parse.dump;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Nic;
import dev.hoplint.model.HostDump.PolicyRule;
import dev.hoplint.model.HostDump.Printed;
import dev.hoplint.model.HostDump.RouteType;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Part;
import dev.hoplint.source.SourceText;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ip -j route}, {@code ip -j rule}, {@code ip -j addr}: an array of objects. */
final class LinuxJson {
  private final SourceText text;
  private final Part part;
  private final HostFacts facts;
  private final LinuxCommand command;
  private final List<PolicyRule> rules = new ArrayList<>();
  private boolean complete = true;
  private boolean anyRoute;
  private boolean anyRule;

  LinuxJson(SourceText text, Part part, HostFacts facts, LinuxCommand command) {
    this.text = text;
    this.part = part;
    this.facts = facts;
    this.command = command;
  }

  boolean isComplete() {
    return complete;
  }

  boolean hasRoutes() {
    return anyRoute;
  }

  @Nullable List<PolicyRule> rules() {
    return anyRule && complete ? rules : null;
  }

  void read(int start) {
    JsonPart input = new JsonPart(text, part, start);
    complete =
        input.read(
            new ObjectMapper().getFactory(),
            facts,
            json -> {
              JsonToken token = json.nextToken();
              if (token == JsonToken.START_ARRAY) {
                token = json.nextToken();
              }
              while (token == JsonToken.START_OBJECT) {
                int from = input.offset(json.currentTokenLocation().getByteOffset());
                JsonNode record = json.readValueAsTree();
                int to = input.offset(json.currentLocation().getByteOffset());
                add(record, new Span(text.file(), from, Math.min(to, part.end())));
                token = json.nextToken();
              }
            });
  }

  private void add(JsonNode record, Span span) {
    LineState state = LineState.UNRECOGNIZED;
    try {
      if (record.has("addr_info")) {
        link(record, span);
        state = LineState.FULL;
      } else if (record.has("priority")) {
        rule(record, span);
        state = LineState.FULL;
      } else if (record.has("dst")) {
        state = route(record, span);
      } else {
        facts.unrecognized(span);
      }
    } catch (BadCell e) {
      facts.malformed(e.reason(), span);
    }
    for (int line = text.lineAt(span.start()); line <= text.lineAt(span.end() - 1); line++) {
      facts.line(state);
    }
  }

  private LineState route(JsonNode record, Span span) throws BadCell {
    String destination = record.path("dst").asText();
    if (command.ipv6() || isIpv6(record, destination)) {
      return ipv6Route(record, destination, span);
    }
    RouteType type = LinuxRoute.type(record.path("type").asText("unicast"));
    LinuxRoute route =
        new LinuxRoute(command.table()).type(type == null ? RouteType.UNICAST : type);
    route.to(destination);
    take(route, record);
    anyRoute = true;
    JsonNode hops = record.path("nexthops");
    if (hops.isEmpty()) {
      route.addTo(facts, span);
    }
    for (JsonNode hop : hops) {
      LinuxRoute one = route.nextHop();
      take(one, hop);
      one.addTo(facts, span);
    }
    return LineState.FULL;
  }

  private static boolean isIpv6(JsonNode record, String destination) {
    boolean byDefault =
        destination.equals("default") && record.path("gateway").asText().indexOf(':') >= 0;
    return byDefault || destination.indexOf(':') >= 0;
  }

  private LineState ipv6Route(JsonNode record, String destination, Span span) {
    Map<String, String> words = new LinkedHashMap<>();
    record.properties().stream()
        .filter(member -> member.getValue().isValueNode())
        .forEach(member -> words.put(member.getKey(), member.getValue().asText()));
    LinuxIpv6Lines routes = new LinuxIpv6Lines(facts, command.table());
    String type = record.path("type").asText("unicast");
    boolean read = !record.path("nexthops").isEmpty();
    for (JsonNode hop : record.path("nexthops")) {
      Map<String, String> one = new LinkedHashMap<>(words);
      hop.properties().stream()
          .filter(member -> member.getValue().isValueNode())
          .forEach(member -> one.put(member.getKey(), member.getValue().asText()));
      read &= routes.route(type, destination, one, span);
    }
    read |= record.path("nexthops").isEmpty() && routes.route(type, destination, words, span);
    return read ? LineState.FULL : LineState.TO_DO;
  }

  private static void take(LinuxRoute route, JsonNode record) throws BadCell {
    for (Map.Entry<String, JsonNode> member : record.properties()) {
      if (member.getValue().isValueNode()) {
        route.set(member.getKey(), member.getValue().asText());
      }
    }
    // A next hop of the other family.
    String host = record.path("via").path("host").asText();
    if (!host.isEmpty()) {
      route.set("via", host);
    }
    record.path("flags").forEach(flag -> route.flag(flag.asText()));
  }

  private void rule(JsonNode record, Span span) throws BadCell {
    anyRule = true;
    LinuxRules rule = new LinuxRules(Cells.number(record.path("priority").asText(), "priority"));
    for (Map.Entry<String, JsonNode> member : record.properties()) {
      String key = member.getKey();
      String value = member.getValue().asText();
      switch (key) {
        case "priority", "srclen", "dstlen" -> {}
        case "src", "dst" -> {
          String length = record.path(key + "len").asText();
          rule.set(key, length.isEmpty() ? value : value + "/" + length);
        }
        case "not", "nop" -> rule.flag(key);
        case "action" -> {
          if (!rule.flag(value)) {
            rule.set("action", value);
          }
        }
        default -> rule.set(key, value);
      }
    }
    rules.add(rule.build(span));
  }

  private void link(JsonNode record, Span span) throws BadCell {
    String name = record.path("ifname").asText();
    boolean enabled = false;
    for (JsonNode flag : record.path("flags")) {
      enabled |= flag.asText().equals("UP");
    }
    facts.nics.add(new Nic(name, null, null, record.path("mtu").asInt(-1), enabled, span));
    LinuxIpv6Lines ipv6 = new LinuxIpv6Lines(facts, command.table());
    for (JsonNode address : record.path("addr_info")) {
      if (address.path("family").asText().equals("inet6")) {
        String written = address.path("local").asText() + "/" + address.path("prefixlen").asText();
        ipv6.address(name, written, address.path("dynamic").asBoolean(), span);
      }
      if (address.path("family").asText().equals("inet")) {
        Printed own = Cells.address(address.path("local").asText(), "address");
        Ipv4Address value = own.value();
        int length = address.path("prefixlen").asInt(-1);
        boolean sound = value != null && length >= 0 && length <= 32;
        String type = address.path("dynamic").asBoolean() ? "DHCP" : null;
        facts.addresses.add(new Address(name, own, sound ? length : -1, type, null, null, span));
      }
    }
  }
}
