package dev.hoplint.header;

import dev.hoplint.address.IpProtocols;
import dev.hoplint.header.TermPolicy.Outcome;
import dev.hoplint.model.AccessEntry.TcpFlags;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * First fragments that meet one decision.
 *
 * @param box some of them
 * @param all all of them
 * @param segment whether such a packet can be large enough to be fragmented; a TCP segment with SYN
 *     or a bare RST never is
 * @param named the place in its list of the entry that names their destination port, or as many as
 *     can be if none does
 */
public record FirstFragments(Box box, Region all, Outcome outcome, boolean segment, int named) {
  private static final int WEB = 80;
  private static final int GRE = 47;
  private static final int ECHO = 8;
  private static final int ECHO6 = 128;
  private static final int ICMP6 = 58;
  private static final int IGMP_LEAVE = 17;

  /** Flags of segments that carry data, then of those that do not. */
  private static final int[] FLAGS = {
    TcpFlags.ACK,
    TcpFlags.ACK | TcpFlags.PSH,
    TcpFlags.ACK | TcpFlags.FIN,
    TcpFlags.ACK | TcpFlags.URG,
    TcpFlags.SYN,
    TcpFlags.SYN | TcpFlags.ACK,
    TcpFlags.RST
  };

  /**
   * Those that can be large; then ports that entries name, in the order of the list; then ports
   * just above a named one, which say more to a reader than one far below.
   */
  static final Comparator<FirstFragments> TELLING_FIRST =
      Comparator.comparing((FirstFragments first) -> !first.segment)
          .thenComparingInt(FirstFragments::named)
          .thenComparingInt(first -> fromZeroLast(first.box.low(Field.DESTINATION_PORT)))
          .thenComparingInt(first -> fromZeroLast(first.box.low(Field.SOURCE_PORT)));

  private static int fromZeroLast(int port) {
    return port == 0 ? Integer.MAX_VALUE : port;
  }

  /** Those of the box, which meet the outcome. */
  public static FirstFragments of(Box box, Outcome outcome) {
    return of(box, Region.of(box), outcome);
  }

  static FirstFragments of(Box box, Region all, Outcome outcome) {
    return new FirstFragments(
        box,
        all,
        outcome,
        box.low(Field.PROTOCOL) != IpProtocols.TCP
            || box.high(Field.PROTOCOL) != IpProtocols.TCP
            || box.allowsFlags(TcpFlags.ACK | TcpFlags.SYN | TcpFlags.RST, TcpFlags.ACK),
        Math.min(named(box, outcome.by()), named(box, outcome.refusing())));
  }

  private static int named(Box box, @Nullable Term by) {
    int port = box.low(Field.DESTINATION_PORT);
    if (by == null || port == 0) {
      return Integer.MAX_VALUE;
    }
    for (Box asked : by.first()) {
      if (asked.low(Field.DESTINATION_PORT) == port) {
        return by.index();
      }
    }
    return Integer.MAX_VALUE;
  }

  /** One of them, between addresses for examples where there is a choice. */
  public Sample sample() {
    Box telling = with(Sample.USUAL.withFlags(0x3f, flags()), Field.PROTOCOL, protocol());
    telling = with(telling, Field.DESTINATION_PORT, port(Field.DESTINATION_PORT, WEB));
    telling = with(telling, Field.SOURCE_PORT, port(Field.SOURCE_PORT, Header.CLIENT_PORT));
    telling = with(telling, Field.TYPE, type(protocol()));
    return new Sample(PacketKind.INITIAL, box.point(with(telling, Field.CODE, 0)));
  }

  private static Box with(Box box, Field field, int value) {
    return box.with(field, value, value);
  }

  private int flags() {
    for (int flags : FLAGS) {
      if (box.allowsFlags(0x3f, flags)) {
        return flags;
      }
    }
    return TcpFlags.ACK;
  }

  private int protocol() {
    for (int protocol : new int[] {IpProtocols.TCP, IpProtocols.UDP, IpProtocols.ICMP, GRE}) {
      if (holds(Field.PROTOCOL, protocol)) {
        return protocol;
      }
    }
    return box.low(Field.PROTOCOL);
  }

  private static int type(int protocol) {
    return switch (protocol) {
      case ICMP6 -> ECHO6;
      case IpProtocols.IGMP -> IGMP_LEAVE;
      default -> ECHO;
    };
  }

  private int port(Field field, int usual) {
    int low = box.low(field);
    return low > 0 ? low : holds(field, usual) ? usual : Math.min(1, box.high(field));
  }

  private boolean holds(Field field, int value) {
    return value >= box.low(field) && value <= box.high(field);
  }
}
