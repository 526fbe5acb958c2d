package dev.hoplint.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.rule.Rule;
import dev.hoplint.rules.mtu.MtuRules;
import dev.hoplint.testing.RuleTester;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Networks drawn at random, with the faults of MTU that people make: each edit makes its finding go
 * and brings no other.
 */
class DrawnMtuFixesTest {
  private static final int NETWORKS = 60;

  private static final String[] RULES =
      MtuRules.ALL.stream().map(Rule::info).map(info -> info.id()).toArray(String[]::new);

  @Test
  void everyEditMends() {
    int fixes = 0;
    for (int seed = 0; seed < NETWORKS; seed++) {
      Map<String, String> files = new Drawing(new Random(seed)).network();
      try {
        fixes += RuleTester.of(RULES).files(files).fixesIfAny().size();
      } catch (AssertionError e) {
        throw new AssertionError("network " + seed + ": " + e.getMessage(), e);
      }
    }
    assertThat(fixes).isGreaterThan(NETWORKS);
  }

  /** Two sites and the provider between them; tunnels, or none, from one to the other. */
  private record Drawing(Random random) {
    Map<String, String> network() {
      boolean pppoe = random.nextInt(4) == 0;
      boolean ospf = random.nextInt(3) == 0;
      boolean backup = random.nextInt(3) == 0;
      String key = random.nextInt(3) == 0 ? " tunnel key 7\n" : "";
      String protection = random.nextInt(3) == 0 ? " tunnel protection ipsec profile P\n" : "";
      Map<String, String> files = new LinkedHashMap<>();
      files.put("r1.cfg", site(1, pppoe, ospf, backup, key + protection));
      files.put("r2.cfg", site(2, false, ospf, backup, key + protection));
      if (random.nextBoolean()) {
        files.put("isp.cfg", provider());
      }
      return files;
    }

    private String site(int n, boolean pppoe, boolean ospf, boolean backup, String options) {
      int other = 3 - n;
      StringBuilder text = new StringBuilder("hostname R" + n + "\n");
      text.append(
          "crypto ipsec transform-set T %s\n mode %s\ncrypto ipsec profile P\n set transform-set T\n"
              .formatted(
                  any("esp-aes esp-sha-hmac", "esp-gcm", "esp-3des esp-sha512-hmac"),
                  any("transport", "tunnel")));
      text.append(any("", "", "ip tcp mss 1360\n"));
      String uplink = pppoe ? "Dialer1" : "GigabitEthernet0/0";
      tunnel(text, 1, n, uplink, options);
      if (backup) {
        tunnel(text, 2, n, uplink, options);
      }
      uplink(text, n, pppoe);
      text.append(
              "interface GigabitEthernet0/1\n ip address 10.%d.0.1 255.255.255.0\n".formatted(n))
          .append(any("", "", " ip tcp adjust-mss 1360\n", " ip tcp adjust-mss 1452\n"))
          .append(any("", "", " no ip unreachables\n"))
          .append(any("", "", "", " ip policy route-map P\n"))
          .append(any("", "", " mtu 9000\n"));
      if (random.nextInt(3) == 0) {
        text.append(
            "interface GigabitEthernet0/2\n ip address 10.9.%d.1 255.255.255.0\n".formatted(n));
      }
      if (ospf) {
        text.append("router ospf 1\n network 172.31.0.0 0.0.255.255 area 0\n");
      }
      text.append(
          pppoe
              ? "ip route 0.0.0.0 0.0.0.0 Dialer1\n"
              : "ip route 0.0.0.0 0.0.0.0 198.18.%d.1\n".formatted(n));
      text.append("ip route 10.%d.0.0 255.255.255.0 Tunnel1\n".formatted(other));
      text.append(
          backup
              ? "ip route 10.%d.0.0 255.255.255.0 Tunnel2%s\n".formatted(other, any("", " 200"))
              : "");
      text.append(
          "route-map P permit 10\n match ip address 110\n set %s\n"
              .formatted(any("ip next-hop 172.31.1." + other, "interface Tunnel1", "ip df 0")));
      text.append("access-list 110 permit tcp any any eq %s\n".formatted(any("443", "8443")));
      text.append("ip access-list extended IN\n").append(entries());
      return text.append("end\n").toString();
    }

    private void tunnel(StringBuilder text, int tunnel, int n, String uplink, String options) {
      text.append("interface Tunnel%d\n".formatted(tunnel))
          .append(" ip address 172.31.%d.%d 255.255.255.252\n".formatted(tunnel, n))
          .append(any("", " ip mtu 1400\n", " ip mtu 1440\n", " ip mtu 1476\n", " ip mtu 1500\n"))
          .append(any("", "", " ip tcp adjust-mss 1360\n", " ip tcp adjust-mss 1436\n"))
          .append(any("", "", " tunnel path-mtu-discovery\n"))
          .append(any("", "", "", " ipv6 address 2001:db8:%d::%d/64\n".formatted(tunnel, n)))
          .append(" tunnel source %s\n tunnel destination ".formatted(uplink))
          .append("198.18.%d.2\n".formatted(3 - n))
          .append(tunnel == 2 ? " tunnel key 2\n" : "")
          .append(tunnel == 2 ? options.replace(" tunnel key 7\n", "") : options);
    }

    private void uplink(StringBuilder text, int n, boolean pppoe) {
      String address = " ip address 198.18.%d.2 255.255.255.252\n".formatted(n);
      String list = any("", "", " ip access-group IN in\n");
      if (!pppoe) {
        text.append("interface GigabitEthernet0/0\n").append(address).append(list);
        text.append(any("", "", " mtu 9000\n", " ip mtu 1492\n"));
        return;
      }
      text.append("interface GigabitEthernet0/0\n no ip address\n")
          .append(" pppoe-client dial-pool-number 1\n")
          .append("interface Dialer1\n")
          .append(address)
          .append(list)
          .append(any("", " ip mtu 1492\n", " mtu 1492\n", " ip mtu 1500\n"))
          .append(any("", " ip tcp adjust-mss 1452\n"))
          .append(" encapsulation ppp\n dialer pool 1\n");
    }

    private String entries() {
      return any(" permit tcp any any established\n", " permit tcp any any\n")
          + " permit gre any any\n permit esp any any\n"
          + any("", " permit icmp any any echo-reply\n", " permit icmp any any unreachable\n")
          + any("", " deny ip any any\n");
    }

    private String provider() {
      return """
          hostname ISP
          interface GigabitEthernet0/1
           ip address 198.18.1.1 255.255.255.252
          %sinterface GigabitEthernet0/2
           ip address 198.18.2.1 255.255.255.252
          %send
          """
          .formatted(any("", " ip mtu 1492\n"), any("", " ip mtu 1400\n"));
    }

    private String any(String... choices) {
      return List.of(choices).get(random.nextInt(choices.length));
    }
  }
}
