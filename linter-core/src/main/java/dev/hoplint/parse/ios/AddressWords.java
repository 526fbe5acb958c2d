package dev.hoplint.parse.ios;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * An address with the length 0-32 of its network: {@code 10.0.0.1 255.255.255.0}, or {@code
 * 10.0.0.1/24}, which newer systems take and which can mean nothing else.
 */
record AddressWords(Ipv4Address address, int length) {
  private static final int MAX_LENGTH = 32;

  /** Null after saying what is wrong. Either the first two words are given, or the third. */
  static @Nullable AddressWords read(
      CurrentLine line, @Nullable Token address, @Nullable Token mask, @Nullable Token both) {
    if (both != null) {
      return read(line, both);
    }
    Ipv4Address bits = line.address(address);
    Integer length = line.maskLength(mask);
    return bits == null || length == null ? null : new AddressWords(bits, length);
  }

  private static @Nullable AddressWords read(CurrentLine line, Token both) {
    String text = both.getText();
    int slash = text.indexOf('/');
    Ipv4Address address = Ipv4Address.parse(text.substring(0, slash));
    int length = Integer.parseInt(text.substring(slash + 1));
    if (address == null || length > MAX_LENGTH) {
      line.malformed("`" + text + "` is not an address and a prefix length");
      return null;
    }
    return new AddressWords(address, length);
  }

  Ipv4Prefix subnet() {
    return new Ipv4Prefix(address.bits(), length);
  }
}
