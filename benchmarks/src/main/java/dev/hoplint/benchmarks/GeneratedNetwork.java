package dev.hoplint.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A network of routers: a tree by whose links every LAN reaches every other with static routes, and
 * cross links beside it. Routers are numbered so that a subtree's LANs are neighbours in the
 * address plan, and a route to a child is a few prefixes.
 */
final class GeneratedNetwork {
  /** Children of a router in the tree. */
  private static final int FAN = 10;

  /** LANs are the /26 networks of 10.0.0.0/8. */
  private static final int LAN_BITS = 6;

  private static final int LANS = 10 << 24;

  /** Links are the /30 networks of 100.64.0.0/10. */
  private static final int LINKS = (100 << 24) | (64 << 16);

  private static final int MOST_ROUTERS = 1 << 18;

  private final int routers;
  private final int[] parent;
  private final int[] size;

  /** The address of the router above on the link to it. */
  private final String[] above;

  private final List<StringBuilder> interfaces = new ArrayList<>();
  private final List<StringBuilder> routes = new ArrayList<>();
  private final int[] ports;
  private int links;
  private boolean policies;

  /**
   * @param routers at least 2
   * @param crossLinksEach links of each router beside those of the tree
   */
  GeneratedNetwork(int routers, int crossLinksEach, long seed) {
    if (routers < 2 || routers > MOST_ROUTERS) {
      throw new IllegalArgumentException("routers: " + routers);
    }
    this.routers = routers;
    this.parent = new int[routers];
    this.size = new int[routers];
    this.ports = new int[routers];
    this.above = new String[routers];
    number();
    for (int router = 0; router < routers; router++) {
      interfaces.add(new StringBuilder());
      routes.add(new StringBuilder());
      addLan(router);
    }
    for (int router = 1; router < routers; router++) {
      addTreeLink(parent[router], router);
    }
    Random random = new Random(seed);
    for (int router = 0; router < routers; router++) {
      for (int link = 0; link < crossLinksEach; link++) {
        int other = random.nextInt(routers);
        if (other != router) {
          link(router, other);
        }
      }
    }
  }

  /** Also gives each LAN a policy by ports, a filter and a clamp, that send nothing astray. */
  GeneratedNetwork withPolicies() {
    policies = true;
    return this;
  }

  int links() {
    return links;
  }

  /** The address of a host on the router's LAN, dotted. */
  static String host(int router) {
    return dotted(lan(router) + 10);
  }

  /** Writes a configuration for each router into the folder. */
  void writeTo(Path folder) throws IOException {
    for (int router = 0; router < routers; router++) {
      Path file = folder.resolve("r" + router / 1000).resolve("r" + router + ".cfg");
      Files.createDirectories(file.getParent());
      Files.write(file, config(router).getBytes(StandardCharsets.UTF_8));
    }
  }

  private String config(int router) {
    return "hostname R"
        + router
        + "\n!\n"
        + interfaces.get(router)
        + "!\n"
        + routes.get(router)
        + (policies && router > 0 ? policy(router) : "")
        + "!\nend\n";
  }

  /** On the LAN, whose interface is the first. */
  private String policy(int router) {
    return "interface GigabitEthernet0/0\n ip policy route-map APPS\n ip access-group LAN in\n"
        + " ip tcp adjust-mss 1400\n"
        + "ip access-list extended APPS\n permit tcp any any eq 1002\n permit udp any any eq 514\n"
        + "ip access-list extended LAN\n permit tcp any any\n permit udp any any\n"
        + " permit icmp any any\nroute-map APPS permit 10\n match ip address APPS\n"
        + " set ip next-hop "
        + above[router]
        + '\n';
  }

  /** Numbers the tree in preorder: a router's subtree is a run of numbers behind its own. */
  private void number() {
    parent[0] = -1;
    divide(0, routers);
  }

  /** The subtree of {@code root} has {@code count} routers, itself among them. */
  private void divide(int root, int count) {
    size[root] = count;
    int left = count - 1;
    int next = root + 1;
    for (int child = 0; child < FAN && left > 0; child++) {
      int share = (left + FAN - child - 1) / (FAN - child);
      parent[next] = root;
      divide(next, share);
      next += share;
      left -= share;
    }
  }

  private static int lan(int router) {
    return LANS + (router << LAN_BITS);
  }

  private void addLan(int router) {
    addInterface(router, lan(router) + 1, 32 - LAN_BITS);
  }

  private void addTreeLink(int above, int below) {
    int subnet = link(above, below);
    this.above[below] = dotted(subnet + 1);
    routes.get(below).append("ip route 0.0.0.0 0.0.0.0 ").append(dotted(subnet + 1)).append('\n');
    int from = below;
    int left = size[below];
    while (left > 0) {
      int block = Math.min(Integer.highestOneBit(left), from == 0 ? left : from & -from);
      int length = 32 - LAN_BITS - Integer.numberOfTrailingZeros(block);
      routes
          .get(above)
          .append("ip route ")
          .append(dotted(lan(from)))
          .append(' ')
          .append(dotted(-1 << (32 - length)))
          .append(' ')
          .append(dotted(subnet + 2))
          .append('\n');
      from += block;
      left -= block;
    }
  }

  /** Joins two routers, and returns the link's subnet. */
  private int link(int one, int other) {
    int subnet = LINKS + 4 * links++;
    addInterface(one, subnet + 1, 30);
    addInterface(other, subnet + 2, 30);
    return subnet;
  }

  private void addInterface(int router, int address, int length) {
    interfaces
        .get(router)
        .append("interface GigabitEthernet0/")
        .append(ports[router]++)
        .append("\n ip address ")
        .append(dotted(address))
        .append(' ')
        .append(dotted(-1 << (32 - length)))
        .append('\n');
  }

  private static String dotted(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }
}
