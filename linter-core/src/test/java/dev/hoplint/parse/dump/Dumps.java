package dev.hoplint.parse.dump;

import dev.hoplint.model.FileFacts;
import dev.hoplint.model.HostDump;
import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Nic;
import dev.hoplint.model.HostDump.Printed;
import dev.hoplint.model.HostDump.Route;
import dev.hoplint.model.HostIpv6;
import dev.hoplint.model.LineState;
import dev.hoplint.model.OtherPart;
import dev.hoplint.model.PartFacts;
import dev.hoplint.model.Problem;
import dev.hoplint.parse.PartResult;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartSplitter;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads dumps for tests, and writes facts in one line each. */
final class Dumps {
  private Dumps() {}

  /** A file of the test resources beside this class. */
  static String resource(String name) {
    try (InputStream in = Dumps.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static SourceText text(String content) {
    return SourceText.of(new SourceFile("dump.txt"), content);
  }

  /** What the parts of a file state that are dumps of hosts. */
  static FileFacts facts(String content) {
    SourceText text = text(content);
    List<PartFacts> parts = new ArrayList<>();
    Map<LineState, Integer> states = new EnumMap<>(LineState.class);
    List<Problem> problems = new ArrayList<>();
    for (Part part : PartSplitter.split(text)) {
      switch (part.kind()) {
        case ESXI_ROUTE, ESXI_INTERFACE, WINDOWS_ROUTE, LINUX_ROUTE -> {
          PartResult result = DumpParser.parse(text, part);
          parts.add(result.facts());
          result.states().forEach((state, lines) -> states.merge(state, lines, Integer::sum));
          problems.addAll(result.problems());
        }
        default -> parts.add(new OtherPart(part, "no dump of a host"));
      }
    }
    return new FileFacts(text.file(), text.lineCount(), parts, states, problems);
  }

  /** The dump of a file that holds one. */
  static HostDump dump(String content) {
    List<HostDump> dumps = dumps(content);
    if (dumps.size() != 1) {
      throw new AssertionError(dumps.size() + " dumps in " + content);
    }
    return dumps.get(0);
  }

  static List<HostDump> dumps(String content) {
    return facts(content).parts().stream()
        .filter(HostDump.class::isInstance)
        .map(HostDump.class::cast)
        .toList();
  }

  /** {@code 10.0.0.0/8 via 10.1.1.1 dev vmk0 DHCP}; unknown prefixes as {@code ?}. */
  static String line(Route route) {
    return (route.prefix() == null ? "?" : route.prefix())
        + (route.gateway() == null ? "" : " via " + line(route.gateway()))
        + " dev "
        + route.interfaceName()
        + (route.source() == null ? "" : " " + route.source())
        + (route.metric() == 0 ? "" : " metric " + route.metric())
        + (route.persistent() ? " persistent" : "")
        + (route.type() == HostDump.RouteType.UNICAST ? "" : " " + route.type())
        + (route.table().equals(HostDump.Linux.MAIN) ? "" : " table " + route.table());
  }

  static String line(Address address) {
    return address.interfaceName()
        + " "
        + line(address.address())
        + "/"
        + address.length()
        + " "
        + address.type()
        + (address.gateway() == null ? "" : " via " + line(address.gateway()))
        + (address.netstack() == null ? "" : " in " + address.netstack());
  }

  static String line(Nic nic) {
    return nic.name()
        + " \""
        + nic.portgroup()
        + "\" "
        + nic.netstack()
        + " "
        + nic.mtu()
        + (nic.enabled() ? "" : " disabled");
  }

  /** Routes, then addresses. */
  static List<String> ipv6(HostDump dump) {
    List<String> lines = new ArrayList<>();
    for (HostIpv6.Route route : dump.ipv6().routes()) {
      lines.add(
          route.prefix()
              + (route.gateway() == null ? "" : " via " + route.gateway())
              + " dev "
              + route.interfaceName()
              + (route.source() == null ? "" : " " + route.source())
              + (route.metric() == 0 ? "" : " metric " + route.metric())
              + (route.persistent() ? " persistent" : "")
              + (route.type() == HostDump.RouteType.UNICAST ? "" : " " + route.type())
              + (route.table().equals(HostDump.Linux.MAIN) ? "" : " table " + route.table()));
    }
    for (HostIpv6.Address address : dump.ipv6().addresses()) {
      lines.add(
          address.interfaceName()
              + " "
              + address.address()
              + "/"
              + address.length()
              + (address.type() == null ? "" : " " + address.type())
              + (address.netstack() == null ? "" : " in " + address.netstack()));
    }
    return lines;
  }

  private static String line(Printed printed) {
    return printed.value() == null ? printed.text() + "?" : printed.value().toString();
  }

  static List<String> routes(HostDump dump) {
    return dump.routes().stream().map(Dumps::line).toList();
  }

  static List<String> addresses(HostDump dump) {
    return dump.addresses().stream().map(Dumps::line).toList();
  }

  static List<String> nics(HostDump dump) {
    return dump.nics().stream().map(Dumps::line).toList();
  }
}
