package dev.hoplint.testing.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small random network, as configurations and as numbers, and what becomes of a datagram in it,
 * worked out from the numbers alone: router {@code i} has the hosts 10.{@code i}.0.0/24, links are
 * 192.168.{@code k}.0/30.
 */
final class DrawnNetwork {
  private static final int NULL0 = -1;
  private static final int NONE = -2;

  private record Link(int number, int one, int other) {
    int far(int router) {
      return router == one ? other : one;
    }
  }

  /** {@code port} -1: any; {@code source} a router's hosts, -1: any. */
  private record Entry(boolean permit, int source, int port, boolean fragments) {
    boolean takes(int from, int destinationPort, boolean first, boolean whole) {
      if (source >= 0 && source != from) {
        return false;
      }
      if (fragments) {
        return !first;
      }
      if (port < 0) {
        return true;
      }
      // A later fragment has no port: a permit takes it all the same, a deny does not.
      return (whole || first) ? port == destinationPort : permit;
    }
  }

  private final int size;
  private final List<Link> links = new ArrayList<>();
  private final int[][] routes;
  private final Map<String, Integer> mtus = new HashMap<>();
  private final Map<String, List<Entry>> filters = new HashMap<>();

  DrawnNetwork(Random random) {
    size = 2 + random.nextInt(4);
    for (int router = 1; router < size; router++) {
      link(random.nextInt(router), router);
    }
    for (int more = random.nextInt(3); more > 0; more--) {
      int one = random.nextInt(size);
      int other = random.nextInt(size);
      if (one != other) {
        link(one, other);
      }
    }
    routes = new int[size][size];
    for (int router = 0; router < size; router++) {
      List<Link> own = linksOf(router);
      for (int to = 0; to < size; to++) {
        int drawn = random.nextInt(12);
        routes[router][to] =
            drawn == 0 ? NULL0 : drawn == 1 ? NONE : own.get(random.nextInt(own.size())).number;
      }
      draw(random, router, 99);
      for (Link link : own) {
        draw(random, router, link.number);
      }
    }
  }

  private void link(int one, int other) {
    links.add(new Link(links.size(), one, other));
  }

  private List<Link> linksOf(int router) {
    return links.stream().filter(l -> l.one == router || l.other == router).toList();
  }

  private static String key(int router, int interfaceNumber) {
    return router + "/" + interfaceNumber;
  }

  private void draw(Random random, int router, int interfaceNumber) {
    int[] sizes = {1500, 1500, 1500, 1400, 900};
    mtus.put(key(router, interfaceNumber), sizes[random.nextInt(sizes.length)]);
    if (random.nextInt(3) > 0) {
      return;
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      boolean fragments = random.nextBoolean();
      entries.add(
          new Entry(
              random.nextBoolean(),
              random.nextInt(size + 1) - 1,
              fragments || random.nextBoolean() ? -1 : random.nextBoolean() ? 53 : 69,
              fragments));
    }
    if (random.nextInt(3) > 0) {
      entries.add(new Entry(true, -1, -1, false));
    }
    filters.put(key(router, interfaceNumber), entries);
  }

  int size() {
    return size;
  }

  String[] configurations() {
    String[] all = new String[size];
    for (int router = 0; router < size; router++) {
      StringBuilder text = new StringBuilder("hostname R" + router + "\n");
      port(text, router, 99, "10." + router + ".0.1 255.255.255.0");
      for (Link link : linksOf(router)) {
        String address = "192.168." + link.number + "." + (link.one == router ? 1 : 2);
        port(text, router, link.number, address + " 255.255.255.252");
      }
      for (int to = 0; to < size; to++) {
        int by = routes[router][to];
        if (to != router && by != NONE) {
          text.append("ip route 10." + to + ".0.0 255.255.255.0 " + hop(router, by) + "\n");
        }
      }
      all[router] = text + "end\n";
    }
    return all;
  }

  private String hop(int router, int by) {
    if (by == NULL0) {
      return "Null0";
    }
    return "192.168." + by + "." + (links.get(by).one == router ? 2 : 1);
  }

  private void port(StringBuilder text, int router, int number, String address) {
    String name = "F" + number;
    List<Entry> entries = filters.get(key(router, number));
    if (entries != null) {
      text.append("ip access-list extended " + name + "\n");
      for (Entry entry : entries) {
        text.append(entry.permit ? " permit udp " : " deny udp ");
        text.append(entry.source < 0 ? "any" : "10." + entry.source + ".0.0 0.0.0.255");
        text.append(" any" + (entry.port < 0 ? "" : " eq " + entry.port));
        text.append(entry.fragments ? " fragments\n" : "\n");
      }
    }
    text.append("interface Ethernet" + number + "\n ip address " + address + "\n");
    text.append(" ip mtu " + mtus.get(key(router, number)) + "\n");
    text.append(entries == null ? "" : " ip access-group " + name + " in\n");
  }

  /** The sizes of the pieces that arrive, in order, then {@code lost} if one does not. */
  List<String> fate(int from, int to, int port, int bytes, boolean dontFragment) {
    List<String> fate = new ArrayList<>();
    boolean lost = !follow(from, from, 99, to, port, 0, bytes, bytes, dontFragment, 0, fate);
    if (lost) {
      fate.add("lost");
    }
    return fate;
  }

  private boolean follow(
      int from,
      int router,
      int ingress,
      int to,
      int port,
      int offset,
      int bytes,
      int datagram,
      boolean dontFragment,
      int hops,
      List<String> arrived) {
    boolean whole = offset == 0 && bytes == datagram;
    List<Entry> filter = filters.get(key(router, ingress));
    if (hops > 60 || (filter != null && !permits(filter, from, port, offset == 0, whole))) {
      return false;
    }
    int egress = router == to ? 99 : routes[router][to];
    if (egress < 0) {
      return false;
    }
    int mtu = mtus.get(key(router, egress));
    if (bytes > mtu && dontFragment) {
      return false;
    }
    boolean all = true;
    int data = bytes - 20;
    int step = bytes > mtu ? (mtu - 20) / 8 * 8 : data;
    for (int at = 0; at < data; at += step) {
      // The last one may be a little larger than a whole number of eights.
      int piece = data - at + 20 <= mtu ? data - at : step;
      if (egress == 99) {
        arrived.add(Integer.toString(piece + 20));
      } else {
        all &=
            follow(
                from,
                links.get(egress).far(router),
                egress,
                to,
                port,
                offset + at,
                piece + 20,
                datagram,
                dontFragment,
                hops + 1,
                arrived);
      }
      if (piece != step) {
        break;
      }
    }
    return all;
  }

  private static boolean permits(
      List<Entry> filter, int from, int port, boolean first, boolean whole) {
    for (Entry entry : filter) {
      if (entry.takes(from, port, first, whole)) {
        return entry.permit;
      }
    }
    return false;
  }
}
