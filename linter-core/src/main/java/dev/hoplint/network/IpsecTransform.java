package dev.hoplint.network;

import dev.hoplint.model.Ipsec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the transforms of a set add to the bytes that they protect: ESP (RFC 4303), AH (RFC 4302),
 * or ESP within AH.
 *
 * @param esp whether there is ESP; the next three are 0 without it
 * @param iv bytes of the initialization vector in every packet
 * @param block bytes to a multiple of which the payload and ESP's two trailing bytes are padded
 * @param icv bytes of ESP's integrity check value
 * @param ah bytes of AH's integrity check value, or {@link #NO_AH}
 * @param transport {@code mode transport}; else tunnel mode
 */
public record IpsecTransform(boolean esp, int iv, int block, int icv, int ah, boolean transport) {
  public static final int NO_AH = -1;

  /** Bytes of the UDP header around ESP where NAT lies between the ends (RFC 3948 §2.1). */
  public static final int NAT_TRAVERSAL = 8;

  /** SPI and sequence number, and pad length and next header behind the payload (RFC 4303 §2). */
  private static final int ESP_HEADER = 8;

  private static final int ESP_TRAILER = 2;

  /** Next header, length, reserved, SPI and sequence number (RFC 4302 §2). */
  private static final int AH_HEADER = 12;

  /** Without a block cipher ESP still ends at a multiple of four bytes (RFC 4303 §2.4). */
  private static final int ALIGNMENT = 4;

  public IpsecTransform {
    if (!esp && ah == NO_AH) {
      throw new IllegalArgumentException("neither ESP nor AH");
    }
    if (esp && (block < ALIGNMENT || block % ALIGNMENT != 0 || iv < 0 || icv < 0)) {
      throw new IllegalArgumentException("ESP with blocks of " + block + " bytes");
    }
  }

  /** Null if a transform is not known, or if there is no cipher and no AH. */
  public static @Nullable IpsecTransform of(Ipsec.TransformSet set) {
    Cipher cipher = null;
    int icv = 0;
    int ah = NO_AH;
    List<String> words = set.transforms();
    for (String word : words) {
      Cipher named = cipher(word);
      if (named != null) {
        cipher = named;
      } else if (word.startsWith("esp-") && integrity(word.substring(4)) > 0) {
        icv = integrity(word.substring(4));
      } else if (word.startsWith("ah-") && integrity(word.substring(3)) > 0) {
        ah = integrity(word.substring(3));
      } else if (!isKeyLength(word) && !word.equals("comp-lzs")) {
        // What does not shrink is sent without the compression's header (RFC 3173 §2.2).
        return null;
      }
    }
    if (cipher == null) {
      return ah == NO_AH || icv > 0
          ? null
          : new IpsecTransform(false, 0, 0, 0, ah, set.transport());
    }
    return new IpsecTransform(
        true, cipher.iv, cipher.block, Math.max(icv, cipher.icv), ah, set.transport());
  }

  private record Cipher(int iv, int block, int icv) {}

  private static @Nullable Cipher cipher(String word) {
    return switch (word) {
      case "esp-aes" -> new Cipher(16, 16, 0); // RFC 3602 §2
      case "esp-gcm", "esp-gmac" -> new Cipher(8, ALIGNMENT, 16); // RFC 4106 §3, RFC 4543 §3
      case "esp-des", "esp-3des" -> new Cipher(8, 8, 0); // RFC 2451
      case "esp-null" -> new Cipher(0, ALIGNMENT, 0); // RFC 2410
      default -> null;
    };
  }

  /** Bytes of the integrity check value (RFC 2403, RFC 2404, RFC 4868), or 0. */
  private static int integrity(String word) {
    return switch (word) {
      case "md5-hmac", "sha-hmac" -> 12;
      case "sha256-hmac" -> 16;
      case "sha384-hmac" -> 24;
      case "sha512-hmac" -> 32;
      default -> 0;
    };
  }

  private static boolean isKeyLength(String word) {
    return word.equals("128") || word.equals("192") || word.equals("256");
  }

  /** Whether NAT between the ends would put UDP around the packets: AH does not pass NAT at all. */
  public boolean traversesNat() {
    return esp && ah == NO_AH;
  }

  /**
   * Bytes behind the outer IP header for {@code protectedBytes}.
   *
   * @param ipv6 whether the outer header is IPv6, which aligns AH to eight bytes
   */
  public int size(int protectedBytes, boolean ipv6) {
    int behind = protectedBytes;
    if (esp) {
      behind = ESP_HEADER + iv + up(protectedBytes + ESP_TRAILER, block) + icv;
    }
    return authentication(ipv6) + behind;
  }

  /** The most bytes that can be protected in {@code room} bytes behind the outer IP header. */
  public int largest(int room, boolean ipv6) {
    int rest = room - authentication(ipv6);
    return esp ? (rest - ESP_HEADER - iv - icv) / block * block - ESP_TRAILER : rest;
  }

  private int authentication(boolean ipv6) {
    // RFC 4302 §2.2: a multiple of four bytes, of eight in IPv6.
    return ah == NO_AH ? 0 : up(AH_HEADER + ah, ipv6 ? 8 : 4);
  }

  private static int up(int bytes, int unit) {
    return (bytes + unit - 1) / unit * unit;
  }
}
