package dev.hoplint.testing.interpreter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws small routers with a policy: the same seed, the same router. Addresses and ports come from
 * few values, so that entries meet, and {@link #space} covers all of them.
 */
public final class PolicyGenerator {
  private static final int CLIENTS = Dotted.parse("10.1.1.8");
  private static final int SERVERS = Dotted.parse("10.2.2.8");

  /** Where the egress ports' neighbours are. */
  private static final int ISP = Dotted.parse("203.0.113.1");

  private static final int BACKDOOR = Dotted.parse("192.168.12.1");
  private static final int SPARE = Dotted.parse("192.168.13.1");

  private static final int[] SOURCE_PORTS = {2001};
  private static final int[] DESTINATION_PORTS = {1001, 1002, 1003};
  private static final int BELOW_ALL_PORTS = 7;
  private static final int ABOVE_ALL_PORTS = 40000;

  /** What entries ask for, of those that ask for a marking or for a time to live. */
  private static final int EF = 46;

  private static final int SECURE_TTL = 255;

  private final SplittableRandom random;

  /** How often an entry looks beyond the IP header, and how often it is a `fragments` entry. */
  private final double transportBias;

  private final double fragmentsBias;

  /** How often it asks for a marking, or counts at times only. */
  private final double markingBias;

  /** Next hops that `set` may name: one alone makes many ways equal. */
  private final List<Integer> nextHops;

  private PolicyGenerator(long seed) {
    random = new SplittableRandom(seed);
    transportBias = pick(0.0, 0.4, 0.6, 0.9);
    fragmentsBias = pick(0.0, 0.0, 0.1, 0.3);
    markingBias = pick(0.0, 0.0, 0.0, 0.4);
    nextHops =
        switch (random.nextInt(8)) {
          case 0 -> List.of(ISP);
          case 1, 2 -> List.of(BACKDOOR);
          case 3, 4 -> List.of(ISP, BACKDOOR);
          default -> List.of(ISP, BACKDOOR, SPARE);
        };
  }

  public static RouterSpec router(long seed) {
    return new PolicyGenerator(seed).router();
  }

  /** An access list alone, of 2 to {@code most} entries. */
  public static Acl list(long seed, int most) {
    PolicyGenerator generator = new PolicyGenerator(seed);
    int count = 2 + generator.random.nextInt(most - 1);
    return new Acl(
        "LIST",
        Acl.Style.EXTENDED,
        generator.entries(count, false).stream().map(e -> e.with(Marking.NONE)).toList());
  }

  /** Datagrams that tell apart all that generated entries can, see {@link HeaderSpace}. */
  public static List<Packet> space() {
    List<Integer> sources = new ArrayList<>();
    List<Integer> destinations = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      sources.add(CLIENTS + i);
      destinations.add(SERVERS + i);
    }
    sources.add(Dotted.parse("10.9.9.9"));
    destinations.add(Dotted.parse("10.8.8.8"));
    // On the router's own networks, and so reached without a next hop, among them the next hops.
    destinations.addAll(List.of(ISP, BACKDOOR, SPARE, BACKDOOR + 6, SPARE + 6));
    destinations.add(Dotted.parse("10.1.1.20"));
    return HeaderSpace.datagrams(
        ints(sources), ints(destinations), withBoth(SOURCE_PORTS), withBoth(DESTINATION_PORTS));
  }

  /** Those of {@link #space} and the same with markings that entries may ask for. */
  public static List<Packet> markedSpace() {
    List<Packet> all = new ArrayList<>();
    space().forEach(packet -> all.addAll(marked(packet)));
    return all;
  }

  /** The packet with every marking that entries tell apart, first with none. */
  public static List<Packet> marked(Packet packet) {
    return List.of(
        packet,
        packet.marked(EF << 2, Packet.USUAL_TTL),
        packet.marked(0, SECURE_TTL),
        packet.marked(EF << 2, SECURE_TTL));
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(i -> i).toArray();
  }

  private static int[] withBoth(int[] ports) {
    int[] all = java.util.Arrays.copyOf(ports, ports.length + 2);
    all[ports.length] = BELOW_ALL_PORTS;
    all[ports.length + 1] = ABOVE_ALL_PORTS;
    return all;
  }

  private RouterSpec router() {
    boolean nat = random.nextInt(3) > 0;
    List<RouterSpec.Port> ports = new ArrayList<>();
    int ingressMtu = random.nextBoolean() ? 0 : 1440;
    ports.add(
        new RouterSpec.Port(
            "GigabitEthernet0/0",
            Dotted.parse("10.1.1.254"),
            24,
            nat ? RouterSpec.Nat.INSIDE : RouterSpec.Nat.NONE,
            ingressMtu));
    ports.add(
        new RouterSpec.Port(
            "GigabitEthernet0/1",
            ISP + 1,
            30,
            nat ? RouterSpec.Nat.OUTSIDE : RouterSpec.Nat.NONE,
            0));
    ports.add(new RouterSpec.Port("GigabitEthernet0/2", BACKDOOR + 1, 24, RouterSpec.Nat.NONE, 0));
    ports.add(new RouterSpec.Port("GigabitEthernet0/3", SPARE + 1, 24, RouterSpec.Nat.NONE, 0));
    List<RouterSpec.Route> routes = new ArrayList<>();
    routes.add(new RouterSpec.Route(0, 0, chance(0.8) ? ISP : BACKDOOR));
    if (chance(0.3)) {
      routes.add(new RouterSpec.Route(SERVERS, 30, pick(ISP, BACKDOOR, SPARE)));
    }
    Acl natSources =
        nat
            ? new Acl(
                "NAT_SOURCES",
                Acl.Style.STANDARD,
                List.of(Ace.of(true, Ace.IP, Addresses.of("10.1.1.0", "0.0.0.255"), Addresses.ANY)))
            : null;
    List<Acl> lists = lists();
    return new RouterSpec("R1", ports, routes, natSources, lists, policy());
  }

  private List<Acl> lists() {
    List<Acl> lists = new ArrayList<>();
    for (String name : List.of("WEB", "VOICE", "101")) {
      if (name.equals("101")) {
        lists.add(new Acl(name, Acl.Style.NUMBERED, entries(1 + random.nextInt(3), false)));
        continue;
      }
      switch (random.nextInt(16)) {
        case 0 -> {
          // Stays undefined.
        }
        case 1 -> lists.add(new Acl(name, Acl.Style.EXTENDED, List.of()));
        case 2 -> lists.add(new Acl(name, Acl.Style.STANDARD, entries(2, true)));
        case 3 ->
            lists.add(
                new Acl(name, Acl.Style.EXTENDED_BACKWARDS, entries(1 + random.nextInt(4), false)));
        default ->
            lists.add(new Acl(name, Acl.Style.EXTENDED, entries(1 + random.nextInt(4), false)));
      }
    }
    return lists;
  }

  private List<Ace> entries(int count, boolean standard) {
    List<Ace> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(
          standard ? Ace.of(chance(0.7), Ace.IP, addresses(CLIENTS), Addresses.ANY) : entry());
    }
    return entries;
  }

  private Ace entry() {
    Ace plain = unmarked();
    return chance(markingBias)
        ? plain.with(
            pick(
                Marking.ofDscp(EF),
                Marking.ofDscp(EF),
                Marking.ofTtlAbove(SECURE_TTL - 1),
                Marking.ofTimeRange()))
        : plain;
  }

  private Ace unmarked() {
    int protocol =
        pick(Ace.IP, Packet.TCP, Packet.TCP, Packet.TCP, Packet.UDP, Packet.ICMP, Packet.GRE);
    Ace plain = Ace.of(chance(0.65), protocol, addresses(CLIENTS), addresses(SERVERS));
    if (chance(fragmentsBias)) {
      return plain.withFragments();
    }
    if (!chance(transportBias)) {
      return plain;
    }
    return switch (protocol) {
      case Packet.UDP -> withPorts(plain);
      case Packet.TCP -> {
        if (chance(0.2)) {
          yield plain.withFlags(
              pick(TcpFlags.ESTABLISHED, TcpFlags.SYN, TcpFlags.ACK, TcpFlags.SYN_WITHOUT_ACK));
        }
        yield withPorts(plain);
      }
      case Packet.ICMP -> {
        int type = pick(8, 0, 3);
        yield plain.withIcmp(type, type == 3 && chance(0.5) ? 4 : Ace.ANY_ICMP);
      }
      default -> plain;
    };
  }

  private Ace withPorts(Ace entry) {
    return chance(0.2)
        ? entry.withSourcePorts(ports(SOURCE_PORTS))
        : entry.withDestinationPorts(ports(DESTINATION_PORTS));
  }

  private Ports ports(int[] values) {
    int value = values[random.nextInt(values.length)];
    return switch (random.nextInt(9)) {
      case 0 -> Ports.neq(value);
      case 1 -> Ports.gt(value);
      case 2 -> Ports.lt(value);
      case 3 -> Ports.range(values[0], value);
      case 4 -> Ports.range(0, 65535);
      case 5 -> values.length > 1 ? Ports.eq(values[0], values[2]) : Ports.eq(value);
      default -> Ports.eq(value);
    };
  }

  /** Any address, one of the eight, a half or quarter of them, contiguous or not. */
  private Addresses addresses(int base) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> Addresses.ANY;
      case 2, 3, 4 -> Addresses.host(base + random.nextInt(chance(0.5) ? 2 : 8));
      case 5 -> new Addresses(base + 4 * random.nextInt(2), 3);
      default -> {
        int wildcard = pick(1, 2, 4, 5, 6, 7);
        yield new Addresses(base + (random.nextInt(8) & ~wildcard), wildcard);
      }
    };
  }

  private RouteMapSpec policy() {
    int count = 1 + random.nextInt(3);
    List<RouteMapSpec.Sequence> sequences = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      List<Integer> hops = new ArrayList<>();
      boolean permit = chance(0.8);
      if (permit && chance(0.9)) {
        hops.add(nextHops.get(random.nextInt(nextHops.size())));
        if (chance(0.1)) {
          hops.add(SPARE);
        }
      }
      sequences.add(
          new RouteMapSpec.Sequence(i * 10, permit, matchedLists(), matchedLength(), hops));
    }
    if (chance(0.15)) {
      Collections.shuffle(sequences, new Random(random.nextLong()));
    }
    return new RouteMapSpec("BY_POLICY", sequences);
  }

  private List<List<String>> matchedLists() {
    return switch (random.nextInt(20)) {
      case 0 -> List.of();
      case 1 -> List.of(List.of("WEB", "VOICE"));
      case 2 -> List.of(List.of("VOICE", "101"));
      case 3 -> List.of(List.of("101"), List.of("WEB"));
      case 4, 5, 6, 7 -> List.of(List.of("VOICE"));
      case 8, 9, 10, 11 -> List.of(List.of("101"));
      default -> List.of(List.of("WEB"));
    };
  }

  private RouteMapSpec.@Nullable Length matchedLength() {
    if (!chance(0.06)) {
      return null;
    }
    return pick(
        new RouteMapSpec.Length(0, 9216),
        new RouteMapSpec.Length(3, 200),
        new RouteMapSpec.Length(1000, 1600),
        new RouteMapSpec.Length(0, 1400));
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
