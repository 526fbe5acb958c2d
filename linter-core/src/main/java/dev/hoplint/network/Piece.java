package dev.hoplint.network;

import dev.hoplint.header.Header;
import dev.hoplint.header.PacketKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A packet on its way: a datagram, or a fragment of one.
 *
 * @param header its {@code length} in bytes counts the IP header; 0 is a packet that fits anywhere
 * @param offset bytes of the datagram's data before this piece
 * @param dontFragment the DF bit
 * @param hopLimit routers that may still forward it (TTL)
 */
public record Piece(Header header, int offset, boolean dontFragment, int hopLimit) {
  /** What common systems send with. */
  static final int HOP_LIMIT = 64;

  static Piece of(Header header, boolean dontFragment) {
    return new Piece(header, 0, dontFragment, HOP_LIMIT);
  }

  public int bytes() {
    return header.length();
  }

  Piece with(Header changed) {
    return new Piece(changed, offset, dontFragment, hopLimit);
  }

  /** What the next router gets: what this one marked it with is not followed. */
  Piece hopOn() {
    boolean marked = header.typeOfService() >= 0 || header.ttl() >= 0;
    Header sent = marked ? header.marked(-1, -1) : header;
    return new Piece(sent, offset, dontFragment, hopLimit - 1);
  }

  /** The fragments that leave on a link of {@code mtu} bytes; itself if it fits. */
  List<Piece> split(int mtu) {
    if (bytes() <= mtu) {
      return List.of(this);
    }
    List<Piece> pieces = new ArrayList<>();
    int at = offset;
    for (int size : Fragments.sizes(bytes(), mtu)) {
      PacketKind kind = at == 0 ? PacketKind.INITIAL : PacketKind.NON_INITIAL;
      pieces.add(new Piece(header.as(kind, size), at, dontFragment, hopLimit));
      at += size - Fragments.IP_HEADER;
    }
    return pieces;
  }
}
