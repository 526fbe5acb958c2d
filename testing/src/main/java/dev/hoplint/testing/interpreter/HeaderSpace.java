package dev.hoplint.testing.interpreter;

import java.util.ArrayList;
import java.util.List;

/**
 * Datagrams enough to tell apart everything that entries drawn from {@link PolicyGenerator} can
 * tell apart: of each field, every value that an entry names, and one of the values that lie below,
 * above and beside them.
 */
public record HeaderSpace(List<Packet> datagrams, List<Sizes> sizes) {

  /** Bytes of a datagram's first fragment and of a later one. */
  public record Sizes(int initial, int nonInitial) {}

  public HeaderSpace {
    datagrams = List.copyOf(datagrams);
    sizes = List.copyOf(sizes);
  }

  /** 1476@1440, 1500@1440, 1500@1476, 1500@1400 and 3000@1500 (see the calculator's tests). */
  public static final List<Sizes> USUAL_SIZES =
      List.of(
          new Sizes(1436, 60),
          new Sizes(1436, 84),
          new Sizes(1476, 44),
          new Sizes(1396, 124),
          new Sizes(1500, 40));

  /** Beside the usual ones: the smallest and the largest that a fragment can be. */
  public static final List<Sizes> ALL_SIZES = allSizes();

  private static List<Sizes> allSizes() {
    List<Sizes> all = new ArrayList<>(USUAL_SIZES);
    for (int initial : new int[] {68, 296, 576, 1280, 1500, 9000}) {
      for (int later : new int[] {21, 28, 60, 120, 296, 576, 1280, 1436, 1500, 9000}) {
        all.add(new Sizes(initial, later));
      }
    }
    return all;
  }

  /** Every datagram over the given values; ports for TCP and UDP, flags for TCP, types for ICMP. */
  public static List<Packet> datagrams(
      int[] sources, int[] destinations, int[] sourcePorts, int[] destinationPorts) {
    List<Packet> all = new ArrayList<>();
    for (int source : sources) {
      for (int destination : destinations) {
        for (int from : sourcePorts) {
          for (int to : destinationPorts) {
            all.add(Packet.udp(source, destination, from, to));
            for (int flags : FLAGS) {
              all.add(Packet.tcp(source, destination, from, to, flags));
            }
          }
        }
        for (int[] message : ICMP_MESSAGES) {
          all.add(Packet.icmp(source, destination, message[0], message[1]));
        }
        all.add(Packet.plain(source, destination, Packet.GRE));
        all.add(Packet.plain(source, destination, Packet.ESP));
      }
    }
    return all;
  }

  /** A connection's first segment, the answer to it, and the data of an established one. */
  private static final int[] FLAGS = {Packet.SYN, Packet.SYN | Packet.ACK, Packet.ACK};

  private static final int[][] ICMP_MESSAGES = {{8, 0}, {0, 0}, {3, 4}, {3, 1}, {13, 0}};
}
