package dev.hoplint.testing.mtu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Transport;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.TestFolder;
import dev.hoplint.testing.mtu.SecuredPacket.Cipher;
import dev.hoplint.testing.mtu.SecuredPacket.Hash;
import dev.hoplint.testing.mtu.TunnelPacket.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tunnels in IPsec, over PPPoE, over a tagged port: frames are built and counted. */
class NestedTunnelsTest {
  /** Payload of an Ethernet frame (RFC 894); the tag of 802.1Q lies before it. */
  private static final int ETHERNET = 1500;

  /** Six bytes of PPPoE and two of PPP (RFC 2516, RFC 1661). */
  private static byte[] pppoe(byte[] packet) {
    byte[] payload = new byte[6 + 2 + packet.length];
    System.arraycopy(packet, 0, payload, 8, packet.length);
    return payload;
  }

  private static int largest(TunnelPacket outer) {
    int inner = ETHERNET;
    while (pppoe(outer.wrap(new byte[inner])).length > ETHERNET) {
      inner--;
    }
    return inner;
  }

  static Stream<TunnelPacket> tunnels() {
    List<TunnelPacket> all = new ArrayList<>();
    for (boolean ipv6 : List.of(false, true)) {
      for (boolean nat : ipv6 ? List.of(false) : List.of(false, true)) {
        for (SecuredPacket secured : secured(nat)) {
          for (boolean transport : List.of(false, true)) {
            all.add(new TunnelPacket(ipv6, Kind.GRE, false, true, false, secured, transport));
            all.add(new TunnelPacket(ipv6, Kind.GRE, true, false, true, secured, transport));
          }
          all.add(new TunnelPacket(ipv6, Kind.IPSEC, false, false, false, secured, false));
        }
      }
    }
    return all.stream();
  }

  private static List<SecuredPacket> secured(boolean nat) {
    return List.of(
        new SecuredPacket(Cipher.AES_CBC_256, Hash.SHA256, null, nat),
        new SecuredPacket(Cipher.TRIPLE_DES, Hash.SHA512, null, nat),
        new SecuredPacket(Cipher.AES_GCM, null, null, nat),
        new SecuredPacket(Cipher.AES_CBC, Hash.SHA384, null, nat),
        new SecuredPacket(Cipher.AES_CBC, null, Hash.SHA1, false),
        new SecuredPacket(null, null, Hash.SHA256, false));
  }

  @ParameterizedTest
  @MethodSource("tunnels")
  void overPppoeOverATag(TunnelPacket packet) throws Exception {
    SecuredPacket secured = packet.secured();
    boolean nat = secured != null && secured.nat();
    Network network = network(configuration(packet));
    assertThat(fitting(network, "Tunnel1", nat)).isEqualTo(largest(packet));
  }

  /** GRE in a GRE that is in IPsec: each is routed into the next. */
  @Test
  void threeDeep() throws Exception {
    SecuredPacket secured = new SecuredPacket(Cipher.AES_CBC, Hash.SHA1, null, false);
    TunnelPacket low = new TunnelPacket(false, Kind.GRE, false, false, false, secured, true);
    TunnelPacket middle = new TunnelPacket(false, Kind.GRE, false, true, false, null, false);
    TunnelPacket high = new TunnelPacket(false, Kind.IP_IN_IP, false, false, false, null, false);
    int room = largest(low);
    String text =
        configuration(low).replace("end\n", "")
            + """
            interface Tunnel1
             ip mtu %d
            interface Tunnel2
             ip address 172.31.2.1 255.255.255.252
             tunnel source Tunnel1
             tunnel destination 172.31.1.2
             tunnel key 9
            interface Tunnel3
             ip address 172.31.3.1 255.255.255.252
             tunnel source Tunnel2
             tunnel destination 172.31.2.2
             tunnel mode ipip
            end
            """
                .formatted(room);
    Network network = network(text);
    assertThat(network.ipMtu(port(network, "Tunnel2")).bytes())
        .isEqualTo(middle.largestInner(room));
    assertThat(network.ipMtu(port(network, "Tunnel3")).bytes())
        .isEqualTo(high.largestInner(middle.largestInner(room)));
  }

  private static String configuration(TunnelPacket packet) {
    SecuredPacket secured = packet.secured();
    List<String> words = new ArrayList<>();
    if (secured != null && secured.ahHash() != null) {
      words.add("ah-" + secured.ahHash().words);
    }
    if (secured != null && secured.cipher() != null) {
      words.add(secured.cipher().words);
    }
    if (secured != null && secured.espHash() != null) {
      words.add("esp-" + secured.espHash().words);
    }
    String mode =
        packet.kind() == Kind.IPSEC
            ? packet.ipv6() ? "ipsec ipv6" : "ipsec ipv4"
            : packet.ipv6() ? "gre ipv6" : "gre ip";
    return """
    hostname R1
    crypto ipsec transform-set T %s
     mode %s
    crypto ipsec profile P
     set transform-set T
    interface GigabitEthernet0/0
     no ip address
    interface GigabitEthernet0/0.7
     encapsulation dot1Q 7
     pppoe-client dial-pool-number 1
    interface Dialer1
     ip address 198.51.100.2 255.255.255.252
     ipv6 address 2001:db8::2/64
     mtu 1492
     encapsulation ppp
     dialer pool 1
    interface Tunnel1
     ip address 172.31.1.1 255.255.255.252
     tunnel source Dialer1
     tunnel destination %s
     tunnel mode %s
    %s%s%s tunnel protection ipsec profile P
    end
    """
        .formatted(
            String.join(" ", words),
            packet.transport() ? "transport" : "tunnel",
            packet.ipv6() ? "2001:db8::1" : "198.51.100.1",
            mode,
            packet.key() ? " tunnel key 5\n" : "",
            packet.checksum() ? " tunnel checksum\n" : "",
            packet.sequence() ? " tunnel sequence-datagrams\n" : "");
  }

  private static Network network(String text) throws IOException, RunException {
    try (TestFolder folder = TestFolder.create()) {
      folder.write("r1.cfg", text);
      return Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).network();
    }
  }

  private static Port port(Network network, String name) {
    Port port = network.routers().get(0).port(name);
    if (port == null) {
      throw new AssertionError("no " + name);
    }
    return port;
  }

  private static int fitting(Network network, String name, boolean nat) {
    if (network.transport(port(network, name)) instanceof Transport.Known known) {
      return known.fitting(nat);
    }
    throw new AssertionError(network.transport(port(network, name)).toString());
  }
}
