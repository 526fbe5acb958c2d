package dev.hoplint.testing.mtu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.lint.LintRequest;
import dev.hoplint.lint.Workspace;
import dev.hoplint.network.IpMtu;
import dev.hoplint.network.Network;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import dev.hoplint.network.Transport;
import dev.hoplint.source.RunException;
import dev.hoplint.testing.TestFolder;
import dev.hoplint.testing.mtu.SecuredPacket.Cipher;
import dev.hoplint.testing.mtu.SecuredPacket.Hash;
import dev.hoplint.testing.mtu.TunnelPacket.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the arithmetic says of tunnels that are drawn at random, against packets that are built and
 * counted.
 */
class TunnelArithmeticTest {
  private static final int ROUTERS = 50;
  private static final int TUNNELS = 200;

  /**
   * A tunnel, and the numbers that packets give.
   *
   * @param fits bytes of the largest inner packet
   * @param fitsWithNat the same with ESP in UDP
   */
  private record Drawn(String lines, int fits, int fitsWithNat, boolean secured) {}

  @Test
  void tenThousandTunnels() throws IOException, RunException {
    Random random = new Random(4303);
    List<List<Drawn>> all = new ArrayList<>();
    try (TestFolder folder = TestFolder.create()) {
      for (int r = 0; r < ROUTERS; r++) {
        List<Drawn> drawn = new ArrayList<>();
        StringBuilder text = new StringBuilder("hostname R%03d\n".formatted(r));
        for (int t = 0; t < TUNNELS; t++) {
          drawn.add(draw(random, r * TUNNELS + t, t));
          text.append(drawn.get(t).lines);
        }
        folder.write("r%03d.cfg".formatted(r), text.append("end\n").toString());
        all.add(drawn);
      }
      Network network =
          Workspace.open(LintRequest.of(folder.path(), List.of(folder.path()))).network();
      for (Router router : network.routers()) {
        List<Drawn> drawn = all.get(Integer.parseInt(router.name().substring(1)));
        for (int t = 0; t < TUNNELS; t++) {
          compare(network, router, t, drawn.get(t));
        }
      }
      assertThat(network.routers()).hasSize(ROUTERS);
    }
  }

  private static void compare(Network network, Router router, int t, Drawn drawn) {
    Port port = router.port("Tunnel" + t);
    assertThat(port).isNotNull();
    assertThat(network.transport(port))
        .as(drawn.lines)
        .isInstanceOfSatisfying(
            Transport.Known.class,
            known ->
                assertThat(List.of(known.fitting(false), known.fitting(true)))
                    .as(drawn.lines)
                    .containsExactly(drawn.fits, drawn.fitsWithNat));
    IpMtu mtu = network.ipMtu(port);
    assertThat(mtu.isKnown()).as(drawn.lines).isEqualTo(!drawn.secured);
    if (!drawn.secured) {
      assertThat(mtu.bytes()).as(drawn.lines).isEqualTo(drawn.fits);
      assertThat(mtu.origin()).isEqualTo(IpMtu.Origin.DERIVED);
      assertThat(network.ipv6Mtu(port).bytes()).as(drawn.lines).isEqualTo(drawn.fits);
    }
  }

  private static Drawn draw(Random random, int subnet, int t) {
    boolean jumbo = random.nextInt(50) == 0;
    int link = jumbo ? 9000 + random.nextInt(217) : 600 + random.nextInt(1100);
    StringBuilder text = new StringBuilder();
    TunnelPacket packet = packet(random, text, t);
    // One in five runs through another tunnel, which derives its IP MTU.
    TunnelPacket under = !packet.ipv6() && random.nextInt(5) == 0 ? plain(random) : null;
    text.append(
        """
        interface GigabitEthernet0/%d
         ip address %s 255.255.255.252
         ipv6 address 2001:db8:%x::1/64
         mtu %d
        """
            .formatted(t, address(10, subnet, 1), subnet, link));
    String source = "GigabitEthernet0/" + t;
    String destination =
        packet.ipv6() ? "2001:db8:%x::2".formatted(subnet) : address(10, subnet, 2);
    if (under != null) {
      source = "Tunnel" + (1000 + t);
      text.append(
          "interface %s\n ip address %s 255.255.255.252\n"
              .formatted(source, address(11, subnet, 1)));
      text.append(lines(under, "GigabitEthernet0/" + t, destination));
      destination = address(11, subnet, 2);
    }
    text.append(
        "interface Tunnel%d\n ip address %s 255.255.255.252\n"
            .formatted(t, address(12, subnet, 1)));
    text.append(lines(packet, source, destination));
    if (packet.secured() != null) {
      text.append(" tunnel protection ipsec profile P%d\n".formatted(t));
    }
    int room = under == null ? link : under.largestInner(link);
    return new Drawn(
        text.toString(),
        packet.largestInner(room),
        withNat(packet).largestInner(room),
        packet.secured() != null);
  }

  private static String address(int network, int subnet, int host) {
    return "%d.%d.%d.%d"
        .formatted(network, subnet / 16384, subnet / 64 % 256, subnet % 64 * 4 + host);
  }

  private static TunnelPacket withNat(TunnelPacket packet) {
    SecuredPacket secured = packet.secured();
    return secured == null
        ? packet
        : new TunnelPacket(
            packet.ipv6(),
            packet.kind(),
            packet.checksum(),
            packet.key(),
            packet.sequence(),
            new SecuredPacket(secured.cipher(), secured.espHash(), secured.ahHash(), true),
            packet.transport());
  }

  private static TunnelPacket plain(Random random) {
    return new TunnelPacket(
        false,
        random.nextInt(4) == 0 ? Kind.IP_IN_IP : Kind.GRE,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        null,
        false);
  }

  private static TunnelPacket packet(Random random, StringBuilder text, int t) {
    TunnelPacket plain = plain(random);
    boolean ipv6 = random.nextInt(5) == 0;
    SecuredPacket secured = random.nextInt(4) == 0 ? null : secured(random);
    Kind kind = secured != null && random.nextInt(3) == 0 ? Kind.IPSEC : plain.kind();
    boolean transport = random.nextBoolean();
    if (secured != null) {
      text.append(
          """
          crypto ipsec transform-set T%d %s
           mode %s
          crypto ipsec profile P%d
           set transform-set T%d
          """
              .formatted(t, words(secured), transport ? "transport" : "tunnel", t, t));
    }
    return new TunnelPacket(
        ipv6, kind, plain.checksum(), plain.key(), plain.sequence(), secured, transport);
  }

  private static SecuredPacket secured(Random random) {
    Hash hash = any(random, List.of(Hash.values()));
    Hash ah = random.nextInt(5) == 0 ? hash : null;
    if (ah != null && random.nextBoolean()) {
      return new SecuredPacket(null, null, ah, false);
    }
    Cipher cipher = any(random, List.of(Cipher.values()));
    boolean hashed = !cipher.authenticates() && (ah == null || random.nextBoolean());
    return new SecuredPacket(cipher, hashed ? hash : null, ah, false);
  }

  private static <T> T any(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String words(SecuredPacket secured) {
    List<String> words = new ArrayList<>();
    add(words, "ah-", secured.ahHash());
    Cipher cipher = secured.cipher();
    if (cipher != null) {
      words.add(cipher.words);
    }
    add(words, "esp-", secured.espHash());
    return String.join(" ", words);
  }

  private static void add(List<String> words, String prefix, @Nullable Hash hash) {
    if (hash != null) {
      words.add(prefix + hash.words);
    }
  }

  private static String lines(TunnelPacket packet, String source, String destination) {
    StringBuilder lines = new StringBuilder();
    lines.append(" tunnel source %s\n tunnel destination %s\n".formatted(source, destination));
    String mode =
        switch (packet.kind()) {
          case GRE -> packet.ipv6() ? "gre ipv6" : "gre ip";
          case IP_IN_IP -> packet.ipv6() ? "ipv6" : "ipip";
          case IPSEC -> packet.ipv6() ? "ipsec ipv6" : "ipsec ipv4";
        };
    lines.append(" tunnel mode ").append(mode).append('\n');
    lines.append(packet.key() ? " tunnel key 7\n" : "");
    lines.append(packet.checksum() ? " tunnel checksum\n" : "");
    lines.append(packet.sequence() ? " tunnel sequence-datagrams\n" : "");
    return lines.toString();
  }
}
