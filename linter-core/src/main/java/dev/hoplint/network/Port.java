package dev.hoplint.network;

import dev.hoplint.address.Ipv4Address;
import dev.hoplint.address.Ipv4Prefix;
import dev.hoplint.model.Interface;
import dev.hoplint.model.InterfaceAddress;
import dev.hoplint.model.NatSide;
import dev.hoplint.model.Reassembly;
import dev.hoplint.model.Tunnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interface of a router in the network. There is one object per interface: compared by identity.
 */
public final class Port {
  private final Router router;
  private final Interface facts;

  Port(Router router, Interface facts) {
    this.router = router;
    this.facts = facts;
  }

  public Router router() {
    return router;
  }

  public Interface facts() {
    return facts;
  }

  public String name() {
    return facts.name();
  }

  public @Nullable String vrf() {
    return facts.vrfName();
  }

  public boolean isUp() {
    return !facts.isShutdown();
  }

  /** Its primary address, or null. */
  public @Nullable Ipv4Address address() {
    for (InterfaceAddress address : facts.addresses()) {
      if (!address.secondary()) {
        return address.address();
      }
    }
    return null;
  }

  public boolean owns(Ipv4Address address) {
    return facts.addresses().stream().anyMatch(a -> a.address().equals(address));
  }

  /** The connected subnet that holds {@code address}, or null. */
  public @Nullable Ipv4Prefix subnetOf(Ipv4Address address) {
    for (InterfaceAddress own : facts.addresses()) {
      if (own.subnet().contains(address)) {
        return own.subnet();
      }
    }
    return null;
  }

  public @Nullable NatSide natSide() {
    return facts.nat() == null ? null : facts.nat().value();
  }

  /**
   * Whether virtual reassembly runs on what comes in: by its line, or by NAT unless switched off.
   */
  public boolean reassemblesInput() {
    boolean on = natSide() != null;
    for (Reassembly line : facts.reassembly()) {
      if (line.in()) {
        on = line.on();
      }
    }
    return on;
  }

  /**
   * The line of virtual reassembly that is in force for one direction and limits what it lets
   * through; null if there is none.
   */
  @Nullable Reassembly fragmentLimit(boolean in) {
    Reassembly last = null;
    for (Reassembly line : facts.reassembly()) {
      if (in ? line.in() : line.out()) {
        last = line;
      }
    }
    boolean limits =
        last != null && last.on() && (last.dropFragments() || last.maxFragments() != null);
    return limits ? last : null;
  }

  /**
   * Whether two hosts at most share the wire: serial lines, tunnels other than multipoint, dialers
   * and the like, and any /31.
   */
  public boolean isPointToPoint() {
    String name = facts.name();
    if (facts.isTunnel()) {
      return facts.tunnel() == null || !facts.tunnel().mode().contains("multipoint");
    }
    for (String type : POINT_TO_POINT) {
      if (name.startsWith(type)) {
        return !facts.linkType().contains("multipoint");
      }
    }
    if (facts.linkType().contains("point-to-point")) {
      return true;
    }
    return !facts.addresses().isEmpty()
        && facts.addresses().stream().allMatch(a -> a.length() == 31);
  }

  /** Whether the outer packets of {@code tunnel} have this interface's address. */
  public boolean isSourceOf(Port tunnel) {
    Tunnel lines = tunnel.router == router ? tunnel.facts.tunnel() : null;
    return lines != null
        && ((lines.sourceInterface() != null && lines.sourceInterface().name().equals(name()))
            || (lines.sourceAddress() != null && owns(lines.sourceAddress().value())));
  }

  private static final List<String> POINT_TO_POINT =
      List.of(
          "Serial",
          "POS",
          "Multilink",
          "Dialer",
          "Virtual-",
          "Async",
          "BRI",
          "Cellular",
          "Loopback",
          "Null");

  @Override
  public String toString() {
    return router.name() + " " + facts.name();
  }
}
