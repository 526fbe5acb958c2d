package dev.hoplint.config;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Declared;
import dev.hoplint.model.InterfaceName;
import dev.hoplint.source.RunException;
import dev.hoplint.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sections {@code network} and {@code dumps}. */
final class NetworkReader {
  /** Smallest IPv4 MTU (RFC 791). */
  private static final int LEAST_MTU = 68;

  private static final int GREATEST_MTU = 65_535;
  private static final int GREATEST_PORT = 65_535;

  /** 65,535 bytes less the IPv4 and the UDP header. */
  private static final int GREATEST_PAYLOAD = 65_507;

  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int UDP = 17;

  private final Values values;

  NetworkReader(Values values) {
    this.values = values;
  }

  Declared read(@Nullable YamlNode network, @Nullable YamlNode dumps) throws RunException {
    List<Declared.DumpHint> hints = dumps == null ? List.of() : dumps(dumps);
    if (network == null) {
      return new Declared(Declared.Assume.DEFAULT, List.of(), List.of(), List.of(), hints);
    }
    Fields fields = Section.NETWORK.fields(values, network);
    return new Declared(
        assume(fields.get("assume")),
        hosts(values.list(fields.get("hosts"), "hosts")),
        flows(values.list(fields.get("flows"), "flows")),
        stateful(values.list(fields.get("stateful"), "stateful")),
        hints);
  }

  private Declared.Assume assume(@Nullable YamlNode node) throws RunException {
    Declared.Assume byDefault = Declared.Assume.DEFAULT;
    if (node == null) {
      return byDefault;
    }
    Fields fields = Section.ASSUME.fields(values, node);
    return new Declared.Assume(
        fields.integer("hostMtu", LEAST_MTU, GREATEST_MTU, byDefault.hostMtu()),
        fields.bool("pathMtuDiscovery", byDefault.pathMtuDiscovery()),
        fields.bool("vfrFeedsPbr", byDefault.vfrFeedsPbr()));
  }

  private List<Declared.Host> hosts(List<YamlNode> nodes) throws RunException {
    List<Declared.Host> hosts = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    for (YamlNode node : nodes) {
      Fields fields = Section.HOST.fields(values, node);
      String name = uniqueName(fields, "host", seen);
      Values.Interface address = values.addressWithLength(fields.required("address"), "address");
      YamlNode gateway = fields.get("gateway");
      YamlNode mtu = fields.get("mtu");
      YamlNode discovery = fields.get("pathMtuDiscovery");
      Ipv4Address router = gateway == null ? null : values.address(gateway, "gateway");
      hosts.add(
          new Declared.Host(
              name,
              address.address(),
              address.length(),
              router,
              mtu == null ? null : values.integer(mtu, "mtu", LEAST_MTU, GREATEST_MTU),
              discovery == null ? null : values.bool(discovery, "pathMtuDiscovery"),
              fields.span()));
    }
    return hosts;
  }

  private String uniqueName(Fields fields, String kind, Map<String, Span> seen)
      throws RunException {
    YamlNode node = fields.required("name");
    String name = values.word(node, "name");
    Span before = seen.putIfAbsent(name, node.span());
    if (before != null) {
      throw values
          .text()
          .error(
              node.span(),
              "the "
                  + kind
                  + " \""
                  + name
                  + "\" is declared twice, first in line "
                  + values.text().line(before));
    }
    return name;
  }

  private List<Declared.Flow> flows(List<YamlNode> nodes) throws RunException {
    List<Declared.Flow> flows = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    for (YamlNode node : nodes) {
      Fields fields = Section.FLOW.fields(values, node);
      String name = uniqueName(fields, "flow", seen);
      int protocol = protocol(fields.required("protocol"));
      Ipv4Prefix source = values.prefix(fields.required("source"), "source");
      Ipv4Prefix destination = values.prefix(fields.required("destination"), "destination");
      int port = fields.integer("port", 0, GREATEST_PORT, -1);
      if (port >= 0 && protocol != TCP && protocol != UDP) {
        throw values.text().error(fields.required("port").span(), "only tcp and udp have a port");
      }
      int maxPayload = fields.integer("maxPayload", 1, GREATEST_PAYLOAD, -1);
      if (maxPayload >= 0 && protocol != UDP) {
        throw values
            .text()
            .error(
                fields.required("maxPayload").span(),
                "maxPayload counts bytes of UDP data, so the protocol must be udp");
      }
      List<String> path = new ArrayList<>();
      for (YamlNode device : values.list(fields.get("path"), "path")) {
        path.add(values.word(device, "a device of path"));
      }
      flows.add(
          new Declared.Flow(
              name, protocol, source, destination, port, path, maxPayload, fields.span()));
    }
    return flows;
  }

  private int protocol(YamlNode node) throws RunException {
    if (node instanceof YamlNode.Scalar scalar) {
      int number = scalar.plain() ? Values.decimal(scalar.text()) : -1;
      if (number >= 0 && number <= 255) {
        return number;
      }
      switch (scalar.text()) {
        case "tcp" -> {
          return TCP;
        }
        case "udp" -> {
          return UDP;
        }
        case "icmp" -> {
          return ICMP;
        }
        default -> {
          // Refused below.
        }
      }
    }
    throw values.wrong(node, "protocol", "tcp, udp, icmp or a number from 0 to 255");
  }

  private List<Declared.Stateful> stateful(List<YamlNode> nodes) throws RunException {
    List<Declared.Stateful> stateful = new ArrayList<>();
    for (YamlNode node : nodes) {
      String word = values.word(node, "an item of stateful");
      int colon = word.indexOf(':');
      String device = (colon < 0 ? word : word.substring(0, colon)).strip();
      String name = colon < 0 ? null : word.substring(colon + 1).strip();
      if (device.isEmpty() || (name != null && name.isEmpty())) {
        throw values.wrong(node, "an item of stateful", "a device, or device:interface");
      }
      stateful.add(
          new Declared.Stateful(
              device, name == null ? null : InterfaceName.canonical(name), node.span()));
    }
    return stateful;
  }

  private List<Declared.DumpHint> dumps(YamlNode node) throws RunException {
    List<Declared.DumpHint> hints = new ArrayList<>();
    for (YamlNode.Entry entry : values.mapping(node, "dumps").entries()) {
      Glob files = values.glob(entry.key());
      Fields fields = Section.DUMP.fields(values, entry.value());
      String device = fields.word("device");
      String netstack = fields.word("netstack");
      if (device == null && netstack == null) {
        throw values
            .text()
            .error(entry.key().span(), "dumps needs \"device\" or \"netstack\" here");
      }
      hints.add(new Declared.DumpHint(files::matches, device, netstack, entry.key().span()));
    }
    return hints;
  }
}
