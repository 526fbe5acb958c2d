package dev.hoplint.rules.policy;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.SlaOperation;
import dev.hoplint.model.Track;
import dev.hoplint.network.PolicyUse;
import dev.hoplint.network.Port;
import dev.hoplint.network.Router;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines that make a next hop depend on whether its neighbour answers. */
final class NextHopTracking {
  private NextHopTracking() {}

  /** With numbers that are free, unless a track asks for the address already. */
  static List<String> commands(
      Router router, PolicyUse use, RouteMap.Sequence sequence, Ipv4Address hop, Port egress) {
    DeviceExtras extras = router.config().extras();
    List<String> commands = new ArrayList<>();
    Integer track = trackOf(extras, hop);
    if (track == null) {
      int operation = free(extras.slaOperations().stream().map(SlaOperation::number).toList());
      track = free(extras.tracks().stream().map(Track::number).toList());
      commands.add("ip sla " + operation);
      commands.add(" icmp-echo " + hop);
      if (egress.vrf() != null) {
        commands.add(" vrf " + egress.vrf());
      }
      commands.add("ip sla schedule " + operation + " life forever start-time now");
      commands.add("track " + track + " ip sla " + operation + " reachability");
    }
    commands.add(PolicyWords.header(use.map(), sequence));
    commands.add(" no set ip next-hop " + hop);
    commands.add(" set ip next-hop verify-availability " + hop + " 10 track " + track);
    return commands;
  }

  private static @Nullable Integer trackOf(DeviceExtras extras, Ipv4Address address) {
    for (SlaOperation operation : extras.slaOperations()) {
      if (!address.equals(operation.target())) {
        continue;
      }
      for (Track track : extras.tracks()) {
        if (track.sla() != null && track.sla() == operation.number()) {
          return track.number();
        }
      }
    }
    return null;
  }

  private static int free(List<Integer> taken) {
    Set<Integer> all = new HashSet<>(taken);
    int number = 1;
    while (all.contains(number)) {
      number++;
    }
    return number;
  }
}
