package dev.hoplint.testing;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.header.Field;
import dev.hoplint.header.Ipv6Terms;
import dev.hoplint.header.PacketKind;
import dev.hoplint.header.Sample;
import dev.hoplint.header.Term;
import dev.hoplint.header.Terms;
import dev.hoplint.model.IosConfig;
import dev.hoplint.parse.ios.IosParser;
import dev.hoplint.source.Part;
import dev.hoplint.source.PartKind;
import dev.hoplint.source.SourceFile;
import dev.hoplint.source.SourceText;
import dev.hoplint.testing.interpreter.Ace;
import dev.hoplint.testing.interpreter.Acl;
import dev.hoplint.testing.interpreter.Addresses;
import dev.hoplint.testing.interpreter.Packet;
import java.util.List;
import java.util.regex.Pattern;

/** A drawn access list as the engine reads it, and the engine's packets as the interpreter's. */
final class DrawnList {
  private static final Pattern HOST = Pattern.compile("host (\\d+\\.\\d+\\.\\d+)\\.(\\d+)");
  private static final Pattern SEVERAL =
      Pattern.compile("(\\d+\\.\\d+\\.\\d+)\\.(\\d+) 0\\.0\\.0\\.(\\d+)");

  private static final Pattern LISTED_PORTS = Pattern.compile(" eq \\d+ \\d+");
  private static final int ICMPV6 = 58;

  private DrawnList() {}

  static IosConfig read(String config) {
    SourceText text = SourceText.of(new SourceFile("drawn.cfg"), config);
    Part part = new Part(PartKind.IOS_CONFIG, 0, text.bytes().length, null, null);
    return (IosConfig) IosParser.parse(text, part).facts();
  }

  static List<Term> terms(Acl list) {
    IosConfig config = read("hostname R1\n" + String.join("\n", list.toIos()) + "\n");
    return Terms.of(config.accessLists().get(0), name -> null);
  }

  /**
   * The same entries as an IPv6 list, each IPv4 address standing in the last 32 bits; wildcards
   * must be contiguous.
   */
  static List<Term> ipv6Terms(Acl list) {
    StringBuilder text = new StringBuilder("hostname R1\nipv6 access-list LIST\n");
    for (Ace entry : list.entries()) {
      String line = entry.toIos().replaceFirst("(permit|deny) ip ", "$1 ipv6 ");
      line = SEVERAL.matcher(line).replaceAll(m -> prefix(m.group(1), m.group(2), m.group(3)));
      line = HOST.matcher(line).replaceAll(m -> "host " + address(m.group(1), m.group(2)));
      text.append(' ').append(line).append('\n');
    }
    return Ipv6Terms.of(read(text.toString()).definitions().ipv6AccessLists().get(0));
  }

  /** A list that takes every packet. */
  static List<Term> everything6() {
    String text = "hostname R1\nipv6 access-list LIST\n permit ipv6 any any\n";
    return Ipv6Terms.of(read(text).definitions().ipv6AccessLists().get(0));
  }

  private static String prefix(String net, String last, String wildcard) {
    int length = 128 - Integer.bitCount(Integer.parseInt(wildcard));
    return address(net, last) + "/" + length;
  }

  private static String address(String net, String last) {
    int bits = Ipv4Address.of(net + "." + last).bits();
    return "2001:db8::%x:%x".formatted(bits >>> 16, bits & 0xffff);
  }

  /** The entries that an IPv6 list can say: prefixes, one port, flags by their names. */
  static Acl ofPrefixes(Acl list) {
    return new Acl(
        list.name(),
        list.style(),
        list.entries().stream()
            .filter(e -> isContiguous(e.source()) && isContiguous(e.destination()))
            .filter(e -> !e.toIos().contains(" match-") && !LISTED_PORTS.matcher(e.toIos()).find())
            .toList());
  }

  private static boolean isContiguous(Addresses addresses) {
    int wildcard = addresses.wildcard();
    return (wildcard & (wildcard + 1)) == 0;
  }

  /** Of an IPv6 packet the last 32 bits of its addresses. */
  static Packet packet(Sample sample) {
    int source = sample.point().source().lowestIpv4().bits();
    int destination = sample.point().destination().lowestIpv4().bits();
    int protocol = sample.protocol();
    Packet whole =
        switch (protocol) {
          case IpProtocols.TCP ->
              Packet.tcp(
                  source,
                  destination,
                  sample.point().low(Field.SOURCE_PORT),
                  sample.point().low(Field.DESTINATION_PORT),
                  sample.point().flags());
          case IpProtocols.UDP ->
              Packet.udp(
                  source,
                  destination,
                  sample.point().low(Field.SOURCE_PORT),
                  sample.point().low(Field.DESTINATION_PORT));
          case IpProtocols.ICMP, ICMPV6 ->
              Packet.icmp(
                  source,
                  destination,
                  sample.point().low(Field.TYPE),
                  sample.point().low(Field.CODE));
          default -> Packet.plain(source, destination, protocol);
        };
    return sample.kind() == PacketKind.NON_INITIAL ? whole.nonInitial(100) : whole.initial(100);
  }
}
