package dev.hoplint.testing.mtu;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * IPsec in bytes: ESP (RFC 4303) and AH (RFC 4302) around what they protect. Nothing is encrypted,
 * only laid out.
 *
 * @param cipher null without ESP
 * @param espHash hash that authenticates ESP, or null
 * @param ahHash hash of AH, or null without AH
 * @param nat whether ESP travels in UDP (RFC 3948)
 */
public record SecuredPacket(
    @Nullable Cipher cipher, @Nullable Hash espHash, @Nullable Hash ahHash, boolean nat) {

  /** Ciphers as IOS spells them, with the bytes that their RFCs give. */
  public enum Cipher {
    AES_CBC("esp-aes", 16, 16, 0),
    AES_CBC_256("esp-aes 256", 16, 16, 0),
    AES_GCM("esp-gcm", 8, 4, 16),
    AES_GMAC("esp-gmac 128", 8, 4, 16),
    TRIPLE_DES("esp-3des", 8, 8, 0),
    DES("esp-des", 8, 8, 0),
    NULL("esp-null", 0, 4, 0);

    public final String words;
    final int vector;
    final int multiple;
    final int tag;

    Cipher(String words, int vector, int multiple, int tag) {
      this.words = words;
      this.vector = vector;
      this.multiple = multiple;
      this.tag = tag;
    }

    /** Whether it authenticates by itself. */
    public boolean authenticates() {
      return tag > 0;
    }
  }

  /** Hashes as IOS spells them, with the bytes to which they are truncated. */
  public enum Hash {
    MD5("md5-hmac", 12),
    SHA1("sha-hmac", 12),
    SHA256("sha256-hmac", 16),
    SHA384("sha384-hmac", 24),
    SHA512("sha512-hmac", 32);

    public final String words;
    final int bytes;

    Hash(String words, int bytes) {
      this.words = words;
      this.bytes = bytes;
    }
  }

  /** What follows the outer IP header. */
  public byte[] layOut(byte[] protectedBytes, boolean ipv6) {
    byte[] behind = cipher == null ? protectedBytes : esp(cipher, protectedBytes);
    if (ahHash != null) {
      return ah(ahHash, behind, ipv6);
    }
    return nat && cipher != null ? udp(behind) : behind;
  }

  private byte[] esp(Cipher algorithm, byte[] payload) {
    ByteArrayOutputStream esp = new ByteArrayOutputStream();
    // Security parameters index, sequence number, initialization vector.
    esp.writeBytes(new byte[4]);
    esp.writeBytes(new byte[4]);
    esp.writeBytes(new byte[algorithm.vector]);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(payload);
    int padding = 0;
    while ((text.size() + 2) % algorithm.multiple != 0) {
      text.write(++padding);
    }
    text.write(padding);
    text.write(4);
    esp.writeBytes(text.toByteArray());
    esp.writeBytes(new byte[espHash == null ? algorithm.tag : espHash.bytes]);
    return esp.toByteArray();
  }

  private byte[] ah(Hash hash, byte[] behind, boolean ipv6) {
    ByteArrayOutputStream ah = new ByteArrayOutputStream();
    // Next header, length, reserved; security parameters index; sequence number.
    ah.writeBytes(new byte[4]);
    ah.writeBytes(new byte[4]);
    ah.writeBytes(new byte[4]);
    ah.writeBytes(new byte[hash.bytes]);
    while (ah.size() % (ipv6 ? 8 : 4) != 0) {
      ah.write(0);
    }
    ah.writeBytes(behind);
    return ah.toByteArray();
  }

  private static byte[] udp(byte[] esp) {
    ByteArrayOutputStream udp = new ByteArrayOutputStream();
    // Ports 4500, length, checksum.
    udp.writeBytes(new byte[8]);
    udp.writeBytes(esp);
    return udp.toByteArray();
  }
}
