package dev.hoplint.testing.mtu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hoplint.network.Fragments;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sizes of fragments, reckoned and counted. */
class FragmentArithmeticTest {
  private static final byte ROUTER_ALERT = (byte) 148;
  private static final byte RECORD_ROUTE = 7;

  /** Router alert is copied into every fragment, record route is not (RFC 791 §3.1). */
  private static byte[] options(boolean copied, int recorded) {
    byte[] options = new byte[(copied ? 4 : 0) + (recorded == 0 ? 0 : 3 + 4 * recorded)];
    if (copied) {
      options[0] = ROUTER_ALERT;
      options[1] = 4;
    }
    if (recorded > 0) {
      int at = copied ? 4 : 0;
      options[at] = RECORD_ROUTE;
      options[at + 1] = (byte) (3 + 4 * recorded);
      options[at + 2] = 4;
    }
    return options;
  }

  @Test
  void linksInARowAndOptions() {
    Random random = new Random(791);
    for (int i = 0; i < 3000; i++) {
      boolean copied = random.nextBoolean();
      byte[] options = options(copied, random.nextInt(9));
      byte[] packet = Datagram.ipv4(17, options, new byte[random.nextInt(3000)]);
      int first = 20 + (options.length + 3) / 4 * 4;
      List<Integer> mtus = new ArrayList<>();
      List<byte[]> pieces = List.of(packet);
      for (int link = random.nextInt(4); link >= 0; link--) {
        int mtu = 68 + random.nextInt(1500);
        mtus.add(mtu);
        List<byte[]> behind = new ArrayList<>();
        pieces.forEach(piece -> behind.addAll(Datagram.fragment(piece, mtu)));
        pieces = behind;
      }
      assertThat(Fragments.through(packet.length, mtus, first, copied ? 24 : 20))
          .as("%s bytes, header %s, links %s", packet.length, first, mtus)
          .isEqualTo(Datagram.lengths(pieces));
    }
  }
}
