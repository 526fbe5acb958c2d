package dev.hoplint.network;

import org.jspecify.annotations.Nullable;

/**
 * What a tunnel puts around each packet.
 *
 * @param outer bytes of the outermost IP header: 20, or 40 for IPv6
 * @param shim bytes between it and the inner packet, those that IPsec protects if there is IPsec:
 *     GRE, and in IPsec's tunnel mode GRE's own IP header
 * @param ipsec null without IPsec
 */
public record Encapsulation(int outer, int shim, @Nullable IpsecTransform ipsec) {
  static final int IPV4 = 20;
  static final int IPV6 = 40;

  public Encapsulation {
    if ((outer != IPV4 && outer != IPV6) || shim < 0) {
      throw new IllegalArgumentException("an outer header of " + outer + " bytes");
    }
  }

  /** Bytes of the outer packet for an inner packet of {@code inner} bytes. */
  public int size(int inner, boolean natTraversal) {
    int behind = shim + inner;
    return outer + udp(natTraversal) + (ipsec == null ? behind : ipsec.size(behind, outer == IPV6));
  }

  /**
   * Bytes of the largest inner packet whose outer packet is {@code link} bytes at most; negative if
   * none fits.
   */
  public int largest(int link, boolean natTraversal) {
    int room = link - outer - udp(natTraversal);
    return (ipsec == null ? room : ipsec.largest(room, outer == IPV6)) - shim;
  }

  private int udp(boolean natTraversal) {
    return natTraversal && ipsec != null && ipsec.traversesNat() ? IpsecTransform.NAT_TRAVERSAL : 0;
  }
}
