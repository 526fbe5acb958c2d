package dev.hoplint.benchmarks;

import java.util.Locale;
import java.util.SplittableRandom;

/** An access list of many entries that filters an interface, or decides a policy as well. */
final class GeneratedList {
  /** What the entries are like. */
  enum Kind {
    /** As in a data centre: mostly hosts and subnets, common ports, few denies, a last one. */
    REALISTIC,
    /** Non-contiguous wildcards of random bits on both sides. */
    ADVERSARIAL,
    /** Any to any on either side, told apart by ports alone. */
    ANY_HEAVY
  }

  private static final int[] PORTS = {22, 25, 53, 80, 123, 389, 443, 445, 514, 1433, 3306, 8080};

  private final Kind kind;
  private final SplittableRandom random;

  GeneratedList(Kind kind, long seed) {
    this.kind = kind;
    random = new SplittableRandom(seed);
  }

  /**
   * A whole configuration whose extended list has {@code entries} entries.
   *
   * @param policy whether policy routing matches the list too; else one of its own with two entries
   */
  String config(int entries, boolean policy) {
    StringBuilder text =
        new StringBuilder(
            """
            hostname R1
            interface GigabitEthernet0/0
             ip address 10.0.0.1 255.255.255.0
             ip access-group BIG in
             ip policy route-map P
            interface GigabitEthernet0/1
             ip address 192.0.2.1 255.255.255.252
            interface GigabitEthernet0/2
             ip address 198.51.100.1 255.255.255.252
            ip route 0.0.0.0 0.0.0.0 192.0.2.2
            route-map P permit 10
             match ip address %s
             set ip next-hop 198.51.100.2
            ip access-list extended SMALL
             permit tcp 10.0.0.0 0.0.0.255 any eq 80
             permit udp 10.0.0.0 0.0.0.255 any eq 53
            ip access-list extended BIG
            """
                .formatted(policy ? "BIG" : "SMALL"));
    for (int i = 1; i < entries; i++) {
      text.append(' ').append(entry()).append('\n');
    }
    return text.append(" deny ip any any log\nend\n").toString();
  }

  private String entry() {
    return switch (kind) {
      case REALISTIC -> realistic();
      case ADVERSARIAL ->
          action(0.6)
              + " tcp "
              + wildcard()
              + " "
              + wildcard()
              + (chance(0.5) ? " eq " + port() : "");
      case ANY_HEAVY ->
          action(0.6)
              + (chance(0.5) ? " tcp any " : " udp any ")
              + (chance(0.8) ? "any" : host(20))
              + " range "
              + range();
    };
  }

  private String realistic() {
    String action = action(0.85);
    if (chance(0.05)) {
      return action + " icmp " + subnet() + " any echo";
    }
    if (chance(0.08)) {
      return action + " ip " + subnet() + " " + subnet();
    }
    String source = chance(0.2) ? "any" : chance(0.5) ? subnet() : host(10);
    String protocol = chance(0.8) ? " tcp " : " udp ";
    return action
        + protocol
        + source
        + " "
        + (chance(0.75) ? host(20) : subnet())
        + " eq "
        + port();
  }

  private String action(double permits) {
    return chance(permits) ? "permit" : "deny";
  }

  private int port() {
    return PORTS[random.nextInt(PORTS.length)];
  }

  private String range() {
    int low = random.nextInt(60_000);
    return low + " " + (low + random.nextInt(5_000));
  }

  private String host(int net) {
    return "host %d.%d.%d.%d"
        .formatted(net, random.nextInt(16), random.nextInt(256), 1 + random.nextInt(254));
  }

  private String subnet() {
    int length = 16 + random.nextInt(13);
    int bits = (10 << 24 | random.nextInt(1 << 24)) & -1 << (32 - length);
    return dotted(bits) + " " + dotted(~(-1 << (32 - length)));
  }

  private String wildcard() {
    int half = random.nextInt();
    // A quarter of the bits.
    int bits = half & random.nextInt();
    return dotted(random.nextInt() & ~bits) + " " + dotted(bits);
  }

  private static String dotted(int bits) {
    return String.format(
        Locale.ROOT, "%d.%d.%d.%d", bits >>> 24, bits >>> 16 & 255, bits >>> 8 & 255, bits & 255);
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
