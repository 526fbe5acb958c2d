package dev.hoplint.header;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.AccessEntry.TcpFlags;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A space of few packets, first and later fragments, and the lines of access lists that tell them
 * apart: hosts 0 to 3 of two networks, ports 0 to 3, and some flags and messages.
 */
final class Headers {
  static final int LENGTH = 100;
  private static final Ipv4Address[] SOURCES = hosts("10.0.0.");
  private static final Ipv4Address[] DESTINATIONS = hosts("10.0.1.");
  private static final int[] FLAGS = {
    0, TcpFlags.SYN, TcpFlags.ACK, TcpFlags.SYN | TcpFlags.ACK, TcpFlags.RST
  };

  /** Every packet of the space. */
  static final List<Header> ALL = all();

  private static final IdentityHashMap<Header, Box> POINTS = new IdentityHashMap<>();

  private Headers() {}

  private static Ipv4Address[] hosts(String net) {
    Ipv4Address[] all = new Ipv4Address[4];
    for (int i = 0; i < all.length; i++) {
      all[i] = Ipv4Address.of(net + i);
    }
    return all;
  }

  private static List<Header> all() {
    List<Header> all = new ArrayList<>();
    for (Ipv4Address from : SOURCES) {
      for (Ipv4Address to : DESTINATIONS) {
        for (int from2 = 0; from2 < 2; from2++) {
          for (int port = 0; port < 4; port++) {
            all.add(first(from, to, Header.UDP, from2, port, -1, -1, 0));
            for (int flags : FLAGS) {
              all.add(first(from, to, Header.TCP, from2, port, -1, -1, flags));
            }
          }
          all.add(first(from, to, Header.ICMP, -1, -1, 8 * from2, 0, 0));
          all.add(first(from, to, Header.ICMP, -1, -1, 3, from2, 0));
        }
        all.add(first(from, to, IpProtocols.GRE, -1, -1, -1, -1, 0));
        for (int protocol : new int[] {Header.TCP, Header.UDP, Header.ICMP, IpProtocols.GRE}) {
          all.add(first(from, to, protocol, -1, -1, -1, -1, 0).as(PacketKind.NON_INITIAL, LENGTH));
        }
      }
    }
    return List.copyOf(all);
  }

  private static Header first(
      Ipv4Address from,
      Ipv4Address to,
      int protocol,
      int sourcePort,
      int destinationPort,
      int type,
      int code,
      int flags) {
    return new Header(
        PacketKind.INITIAL,
        from,
        to,
        protocol,
        sourcePort,
        destinationPort,
        type,
        code,
        flags,
        LENGTH);
  }

  static List<Header> of(PacketKind kind) {
    return where(h -> h.kind() == kind);
  }

  static List<Header> where(Predicate<Header> condition) {
    return ALL.stream().filter(condition).toList();
  }

  /** A packet of {@link #ALL} as a box of one header; what it does not carry is 0. */
  static Box point(Header header) {
    return POINTS.computeIfAbsent(header, Headers::pointOf);
  }

  private static Box pointOf(Header header) {
    Box point = Box.between(AddressSet.of(header.source()), AddressSet.of(header.destination()));
    point = with(point, Field.PROTOCOL, header.protocol());
    point = with(point, Field.SOURCE_PORT, header.sourcePort());
    point = with(point, Field.DESTINATION_PORT, header.destinationPort());
    point = with(point, Field.TYPE, header.icmpType());
    point = with(point, Field.CODE, header.icmpCode());
    point = with(point, Field.TTL, 0);
    point = with(point, Field.LENGTH, header.length());
    return point.withFlags(0x3f, header.tcpFlags()).withTypeOfService(0xff, 0);
  }

  private static Box with(Box box, Field field, int value) {
    int known = Math.max(0, value);
    return box.with(field, known, known);
  }

  /** Lines of a drawn list. */
  static List<String> drawLines(SplittableRandom random, int most) {
    List<String> lines = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      lines.add(drawLine(random));
    }
    return lines;
  }

  /** The same lines, of which some are not modelled or not always active. */
  static List<String> doubted(List<String> lines, SplittableRandom random) {
    return lines.stream()
        .map(line -> line + one(random, "", "", " option any-options", " time-range T"))
        .toList();
  }

  private static String drawLine(SplittableRandom random) {
    String action = random.nextBoolean() ? "permit " : "deny ";
    String from = " " + addresses(random, "10.0.0.");
    String to = " " + addresses(random, "10.0.1.");
    return switch (random.nextInt(7)) {
      case 0 -> action + "ip" + from + to;
      case 1 -> action + one(random, "ip", "tcp", "udp") + from + to + " fragments";
      case 2 -> action + "icmp" + from + to + one(random, "", " 8", " 0", " 3 0", " 3 1", " 3");
      case 3 ->
          action
              + "tcp"
              + from
              + to
              + one(random, " established", " syn", " match-all +syn -ack", " match-any -rst +ack");
      default -> {
        String source = random.nextInt(4) == 0 ? ports(random) : "";
        yield action + one(random, "tcp", "udp") + from + source + to + ports(random);
      }
    };
  }

  private static String addresses(SplittableRandom random, String net) {
    int host = random.nextInt(4);
    return switch (random.nextInt(5)) {
      case 0 -> "any";
      case 1 -> "host " + net + host;
      case 2 -> net + (host & 2) + " 0.0.0.1";
      case 3 -> net + (host & 1) + " 0.0.0.2";
      default -> net + "0 0.0.0.3";
    };
  }

  private static String ports(SplittableRandom random) {
    int port = random.nextInt(4);
    return switch (random.nextInt(6)) {
      case 0 -> " neq " + port;
      case 1 -> " gt " + port;
      case 2 -> " lt " + (port + 1);
      case 3 -> " range " + port + " " + (port + 1);
      case 4 -> " eq " + port + " " + (port + 2);
      default -> " eq " + port;
    };
  }

  private static String one(SplittableRandom random, String... words) {
    return words[random.nextInt(words.length)];
  }
}
