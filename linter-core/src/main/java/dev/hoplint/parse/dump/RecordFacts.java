package dev.hoplint.parse.dump;

import dev.hoplint.model.HostDump.Address;
import dev.hoplint.model.HostDump.Nic;
import dev.hoplint.model.LineState;
import dev.hoplint.parse.dump.Cells.BadCell;
import dev.hoplint.source.Span;
import java.util.Locale;
import java.util.Map;

/**
 * Facts from records whose fields are named as the headings of the tables, without their blanks:
 * {@code IPv4Address}. Order and further fields do not matter.
 *
 * @param complete whether the records were read to their end
 */
record RecordFacts(HostFacts facts, boolean complete) {

  /** The name under which a field is looked for: letters and digits in lower case. */
  static String fieldName(String printed) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < printed.length(); i++) {
      if (Character.isLetterOrDigit(printed.charAt(i))) {
        name.append(printed.charAt(i));
      }
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /** The field names of a CSV heading, with commas between them. */
  static String fieldNames(String heading) {
    StringBuilder names = new StringBuilder();
    for (String name : heading.split(",", -1)) {
      names.append(names.isEmpty() ? "" : ",").append(fieldName(name));
    }
    return names.toString();
  }

  /** Takes the facts of one record; answers what became of its lines. */
  static LineState add(Map<String, String> fields, Span span, HostFacts facts) {
    try {
      if (fields.containsKey("network") && fields.containsKey("netmask")) {
        return route(fields, span, facts);
      }
      if (fields.containsKey("network") && fields.containsKey("prefixlength")) {
        facts.ipv6 = true;
        facts.ipv6Routes.add(
            Ipv6Cells.route(
                get(fields, "network"),
                get(fields, "prefixlength"),
                require(fields, "gateway"),
                get(fields, "interface"),
                Cells.orNull(get(fields, "source")),
                span));
        return LineState.FULL;
      }
      if (fields.containsKey("interface") && fields.containsKey("address")) {
        facts.ipv6Addresses.add(
            Ipv6Cells.address(
                require(fields, "interface"),
                require(fields, "address"),
                get(fields, "netmask"),
                Cells.orNull(get(fields, "type")),
                null,
                span));
        return LineState.FULL;
      }
      if (fields.containsKey("ipv4address")) {
        return address(fields, span, facts);
      }
      if (fields.containsKey("mtu") || fields.containsKey("netstackinstance")) {
        return nic(fields, span, facts);
      }
      facts.unrecognized(span);
      return LineState.UNRECOGNIZED;
    } catch (BadCell e) {
      facts.malformed(e.reason(), span);
      return LineState.UNRECOGNIZED;
    }
  }

  private static LineState route(Map<String, String> fields, Span span, HostFacts facts)
      throws BadCell {
    facts.routes.add(
        Cells.route(
            get(fields, "network"),
            get(fields, "netmask"),
            require(fields, "gateway"),
            get(fields, "interface"),
            Cells.orNull(get(fields, "source")),
            span));
    return LineState.FULL;
  }

  private static LineState address(Map<String, String> fields, Span span, HostFacts facts)
      throws BadCell {
    Address address =
        Cells.address(
            require(fields, "name"),
            get(fields, "ipv4address"),
            get(fields, "ipv4netmask"),
            Cells.orNull(get(fields, "addresstype")),
            Cells.orNull(get(fields, "gateway")),
            null,
            span);
    if (address != null) {
      facts.addresses.add(address);
    }
    return LineState.FULL;
  }

  private static LineState nic(Map<String, String> fields, Span span, HostFacts facts)
      throws BadCell {
    String mtu = get(fields, "mtu");
    facts.nics.add(
        new Nic(
            require(fields, "name"),
            Cells.orNull(get(fields, "portgroup")),
            Cells.orNull(get(fields, "netstackinstance")),
            mtu.isEmpty() ? -1 : Cells.mtu(mtu),
            !get(fields, "enabled").equalsIgnoreCase("false"),
            span));
    return LineState.FULL;
  }

  private static String get(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip();
  }

  private static String require(Map<String, String> fields, String name) throws BadCell {
    String value = get(fields, name);
    if (value.isEmpty()) {
      throw new BadCell("no " + name + " in the record");
    }
    return value;
  }
}
