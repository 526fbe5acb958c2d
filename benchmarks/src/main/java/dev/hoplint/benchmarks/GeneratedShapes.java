package dev.hoplint.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Networks of one shape each that a rule which looks at pairs would be slow on. All have one file
 * per router.
 */
final class GeneratedShapes {
  private GeneratedShapes() {}

  /** A hub with a GRE tunnel to each of the others, and a route through each. */
  static List<String> hub(int routers) {
    StringBuilder hub = new StringBuilder("hostname HUB\n!\n");
    hub.append("interface GigabitEthernet0/0\n ip address 100.64.0.1 255.192.0.0\n");
    hub.append("interface GigabitEthernet0/1\n ip address 10.255.255.1 255.255.255.0\n");
    StringBuilder routes = new StringBuilder();
    List<String> files = new ArrayList<>();
    for (int spoke = 1; spoke < routers; spoke++) {
      String inner = "172." + (16 + (spoke >> 14)) + "." + (spoke >> 6 & 255) + ".";
      int last = (spoke & 63) << 2;
      String lan = "10." + (spoke >> 8) + "." + (spoke & 255) + ".";
      hub.append("interface Tunnel").append(spoke).append("\n ip address ").append(inner);
      hub.append(last + 1).append(" 255.255.255.252\n ip mtu 1476\n ip tcp adjust-mss 1436\n");
      hub.append(" tunnel source GigabitEthernet0/0\n tunnel destination ");
      hub.append(outer(spoke)).append('\n');
      routes.append("ip route ").append(lan).append("0 255.255.255.0 ").append(inner);
      routes.append(last + 2).append('\n');
      files.add(
          "hostname SPOKE"
              + spoke
              + "\n!\ninterface GigabitEthernet0/0\n ip address "
              + outer(spoke)
              + " 255.192.0.0\ninterface GigabitEthernet0/1\n ip address "
              + lan
              + "1 255.255.255.0\ninterface Tunnel0\n ip address "
              + inner
              + (last + 2)
              + " 255.255.255.252\n ip mtu 1476\n ip tcp adjust-mss 1436\n"
              + " tunnel source GigabitEthernet0/0\n tunnel destination 100.64.0.1\n"
              + "ip route 10.0.0.0 255.0.0.0 "
              + inner
              + (last + 1)
              + "\nend\n");
    }
    files.add(0, hub.append(routes).append("end\n").toString());
    return files;
  }

  private static String outer(int spoke) {
    return "100.65." + (spoke >> 8) + "." + (spoke & 255);
  }

  /** All routers on one subnet, each with a LAN behind it, a default to the first, and OSPF. */
  static List<String> subnet(int routers) {
    List<String> files = new ArrayList<>();
    for (int router = 0; router < routers; router++) {
      String low = (router >> 8) + "." + (router & 255);
      files.add(
          "hostname R"
              + router
              + "\n!\ninterface GigabitEthernet0/0\n ip address 100.64."
              + low
              + " 255.255.0.0\ninterface GigabitEthernet0/1\n ip address 10."
              + low
              + ".1 255.255.255.0\nrouter ospf 1\n network 0.0.0.0 255.255.255.255 area 0\n"
              + "ip route 0.0.0.0 0.0.0.0 100.64.0.0\nend\n");
    }
    return files;
  }

  /** The same configuration again and again, as one that is kept of every day. */
  static List<String> copies(int routers) {
    StringBuilder config = new StringBuilder("hostname R1\n!\n");
    for (int port = 0; port < 20; port++) {
      config.append("interface GigabitEthernet0/").append(port);
      config.append("\n ip address 10.0.").append(port).append(".1 255.255.255.0\n");
      config.append(" ip policy route-map OUT\n");
    }
    config.append("interface Tunnel0\n ip address 10.1.0.1 255.255.255.252\n ip mtu 1400\n");
    config.append(" tunnel source GigabitEthernet0/0\n tunnel destination 10.0.1.2\n");
    config.append("ip route 0.0.0.0 0.0.0.0 10.0.0.2\n");
    config.append("ip access-list extended APPS\n permit tcp any any eq 443\n");
    config.append(" permit ip 10.0.3.0 0.0.0.255 any\n");
    config.append("route-map OUT permit 10\n match ip address APPS\n set ip next-hop 10.0.5.2\n");
    config.append("end\n");
    List<String> files = new ArrayList<>();
    for (int copy = 0; copy < routers; copy++) {
      files.add(config.toString());
    }
    return files;
  }

  /** Writes a file for each router, a thousand in a folder. */
  static void write(List<String> files, Path folder) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Path file = folder.resolve("r" + i / 1000).resolve("r" + i + ".cfg");
      Files.createDirectories(file.getParent());
      Files.write(file, files.get(i).getBytes(StandardCharsets.UTF_8));
    }
  }
}
