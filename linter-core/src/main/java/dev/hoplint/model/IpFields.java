package dev.hoplint.model;

import dev.hoplint.address.PortSet;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of an access list asks of the IP header beside protocol and addresses: {@code
 * dscp}, {@code precedence}, {@code tos}, {@code ttl} and {@code option}.
 *
 * @param tosMask the bits of the type of service byte that must be as in {@code tosValue}; 0xFC for
 *     {@code dscp}, 0xE0 for {@code precedence}, 0x1E for {@code tos}, 0 for none of them
 * @param ttl the values of the time to live that match, none over 255; null for any
 * @param option the type byte of an IP option that the packet must have, {@link #ANY_OPTION} if any
 *     will do, {@link #NO_OPTION} if the entry does not ask
 */
public record IpFields(int tosMask, int tosValue, @Nullable PortSet ttl, int option) {
  public static final int NO_OPTION = -1;
  public static final int ANY_OPTION = 256;

  public IpFields {
    if ((tosMask & ~0xFF) != 0 || (tosValue & ~tosMask) != 0) {
      throw new IllegalArgumentException("type of service " + tosValue + " under " + tosMask);
    }
    if (option < NO_OPTION || option > ANY_OPTION) {
      throw new IllegalArgumentException("option " + option);
    }
  }
}
