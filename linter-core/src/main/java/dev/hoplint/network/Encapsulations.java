package dev.hoplint.network;

import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.Tunnel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which encapsulations a tunnel's lines ask for. */
final class Encapsulations {
  private static final int GRE = 4;

  private Encapsulations() {}

  /** The encapsulation without IPsec, or null for a mode whose header is not fixed. */
  static @Nullable Encapsulation plain(Tunnel tunnel) {
    return switch (tunnel.mode()) {
      // RFC 2784, RFC 2890 §2.
      case "gre ip", "gre", "gre multipoint", "gre multipoint ip" ->
          new Encapsulation(Encapsulation.IPV4, gre(tunnel), null);
      case "gre ipv6", "gre multipoint ipv6" ->
          new Encapsulation(Encapsulation.IPV6, gre(tunnel), null);
      // RFC 2003, RFC 4213 §3.2.
      case "ipip",
          "ipip decapsulate-any",
          "ipv6ip",
          "ipv6ip 6to4",
          "ipv6ip 6rd",
          "ipv6ip isatap",
          "ipv6ip auto-tunnel" ->
          new Encapsulation(Encapsulation.IPV4, 0, null);
      // RFC 2473, without the encapsulation limit, which IOS does not send by itself.
      case "ipv6" -> new Encapsulation(Encapsulation.IPV6, 0, null);
      default -> null;
    };
  }

  private static int gre(Tunnel tunnel) {
    return GRE
        + (tunnel.key() != null ? 4 : 0)
        + (tunnel.checksum() ? 4 : 0)
        + (tunnel.sequenceDatagrams() ? 4 : 0);
  }

  /** Bytes of the outer IP header of a tunnel that is IPsec itself, or 0. */
  private static int ofIpsecTunnel(Tunnel tunnel) {
    String mode = tunnel.mode();
    if (mode.startsWith("ipsec ipv4") || mode.equals("ipsec dual-overlay")) {
      return Encapsulation.IPV4;
    }
    return mode.startsWith("ipsec ipv6") ? Encapsulation.IPV6 : 0;
  }

  /**
   * What {@code tunnel protection} may come to: one encapsulation for each transform set of its
   * profile, as the ends agree on one of them. Empty if a set, or a transform of one, is not known.
   */
  static List<Encapsulation> protectedBy(NameUse profile, Tunnel tunnel, Ipsec ipsec) {
    List<NameUse> sets = List.of();
    for (Ipsec.Profile known : ipsec.profiles()) {
      if (known.name().equals(profile.name())) {
        sets = known.transformSets();
      }
    }
    int own = ofIpsecTunnel(tunnel);
    Encapsulation plain = plain(tunnel);
    if (own > 0) {
      // The ends of an IPsec tunnel are not those of the packets: there is no transport mode.
      return wrapped(new Encapsulation(own, 0, null), sets, ipsec, true);
    }
    return plain == null ? List.of() : wrapped(plain, sets, ipsec, false);
  }

  /**
   * IPsec of these transform sets around a tunnel's packets; empty if one is not known.
   *
   * @param bare whether the packets that IPsec protects are those that enter the tunnel
   */
  static List<Encapsulation> wrapped(
      Encapsulation plain, List<NameUse> sets, Ipsec ipsec, boolean bare) {
    List<Encapsulation> all = new ArrayList<>();
    for (NameUse use : sets) {
      IpsecTransform transform = null;
      for (Ipsec.TransformSet set : ipsec.transformSets()) {
        if (set.name().equals(use.name())) {
          transform = IpsecTransform.of(set);
        }
      }
      if (transform == null) {
        return List.of();
      }
      int shim = bare || transform.transport() ? plain.shim() : plain.outer() + plain.shim();
      all.add(new Encapsulation(plain.outer(), shim, transform));
    }
    return all;
  }
}
