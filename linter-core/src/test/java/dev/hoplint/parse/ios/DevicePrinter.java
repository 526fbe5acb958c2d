package dev.hoplint.parse.ios;

import static dev.hoplint.parse.ios.Printer.join;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.Ipsec;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.OspfProcess;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Track;
import dev.hoplint.model.Vrf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes facts of a whole device as lines: VRFs, IPsec, tracks, OSPF, class-maps. */
final class DevicePrinter {
  private final List<String> lines = new ArrayList<>();

  static List<String> lines(DeviceExtras extras, List<Vrf> vrfs, Definitions definitions) {
    DevicePrinter printer = new DevicePrinter();
    printer.print(extras);
    printer.print(extras.ipsec());
    vrfs.forEach(printer::print);
    for (Definitions.ClassMap map : definitions.classMaps()) {
      map.matches().forEach(match -> printer.lines.add("match " + match.value()));
    }
    for (Definitions.PolicyMap map : definitions.policyMaps()) {
      map.classes().forEach(use -> printer.lines.add("class " + use.name()));
    }
    return printer.lines;
  }

  private void setting(String words, @Nullable Setting<?> setting) {
    if (setting != null) {
      lines.add(words + " " + setting.value());
    }
  }

  private void name(String words, @Nullable NameUse use, String after) {
    if (use != null) {
      lines.add(join(words, use.name(), after));
    }
  }

  private void print(DeviceExtras extras) {
    for (Track track : extras.tracks()) {
      NameUse port = track.interfaceUse();
      String what =
          port == null
              ? track.what()
              : track.what().replace(port.name().toLowerCase(Locale.ROOT), port.name());
      lines.add(join("track", track.number(), what));
    }
    for (OspfProcess process : extras.ospf()) {
      for (OspfProcess.Network network : process.networks()) {
        lines.add(
            join(
                "network",
                network.address(),
                new Ipv4Address(network.wildcard()),
                "area",
                network.area()));
      }
      if (process.passiveDefault() != null) {
        lines.add("passive-interface default");
      }
      process.passive().forEach(use -> name("passive-interface", use, ""));
    }
    setting("ip tcp mss", extras.tcpMss());
    setting("system mtu", extras.systemMtu().mtu());
    setting("system mtu jumbo", extras.systemMtu().jumbo());
    setting("system mtu routing", extras.systemMtu().routing());
    setting("ip cef load-sharing algorithm", extras.cefLoadSharing());
  }

  private void print(Ipsec ipsec) {
    for (Ipsec.TransformSet set : ipsec.transformSets()) {
      lines.add(
          set.transport()
              ? "mode transport"
              : join("crypto ipsec transform-set", set.name(), String.join(" ", set.transforms())));
    }
    for (Ipsec.Profile profile : ipsec.profiles()) {
      lines.add(join("set transform-set", names(profile.transformSets())));
    }
    for (Ipsec.MapEntry entry : ipsec.mapEntries()) {
      name("match address", entry.list(), "");
      entry.peers().forEach(peer -> name("set peer", peer, ""));
      if (!entry.transformSets().isEmpty()) {
        lines.add(join("set transform-set", names(entry.transformSets())));
      }
      name("set ip access-group", entry.accessGroupIn(), "in");
      name("set ip access-group", entry.accessGroupOut(), "out");
    }
    setting("crypto ipsec df-bit", ipsec.dfBit());
    setting("crypto ipsec fragmentation", ipsec.fragmentation());
  }

  private static String names(List<NameUse> uses) {
    return join(uses.stream().map(NameUse::name).toArray());
  }

  private void print(Vrf vrf) {
    setting("rd", vrf.rd());
    for (Vrf.RouteTarget target : vrf.targets()) {
      String direction = target.imports() ? target.exports() ? "both" : "import" : "export";
      lines.add(join("route-target", direction, target.community()));
    }
  }
}
