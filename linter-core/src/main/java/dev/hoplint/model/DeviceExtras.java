package dev.hoplint.model;

import dev.hoplint.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration states besides {@link IosConfig}'s own components.
 *
 * @param slaGroups {@code ip sla group schedule …} lines with members; the operations have them as
 *     their schedule
 * @param tcpMss {@code ip tcp mss N}, bytes, of the device's own connections
 * @param tcpPathMtuDiscovery {@code ip tcp path-mtu-discovery}, of the device's own connections
 * @param cefLoadSharing the words after {@code ip cef load-sharing algorithm} in lower case: {@code
 *     include-ports source destination}, {@code universal 1234ABCD}
 * @param ipv6Routes static routes of IPv6, in the order of the file
 * @param malformedIpv6Routes such lines that could not be read: the table is incomplete
 * @param ipv6Processes {@code ipv6 router …} lines: processes that learn routes
 * @param lispRoles lines that let the device put packets into LISP or take them out: {@code itr},
 *     {@code etr}, {@code proxy-itr …}, {@code proxy-etr}
 */
public record DeviceExtras(
    Ipsec ipsec,
    List<Track> tracks,
    List<SlaOperation> slaOperations,
    List<Span> slaGroups,
    List<OspfProcess> ospf,
    @Nullable Setting<Integer> tcpMss,
    @Nullable Span tcpPathMtuDiscovery,
    SystemMtu systemMtu,
    @Nullable Setting<String> cefLoadSharing,
    List<Ipv6Route> ipv6Routes,
    List<Span> malformedIpv6Routes,
    List<Span> ipv6Processes,
    List<Span> lispRoles) {
  public static final DeviceExtras NONE =
      new DeviceExtras(
          Ipsec.NONE,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          null,
          null,
          SystemMtu.NONE,
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public DeviceExtras {
    tracks = List.copyOf(tracks);
    slaOperations = List.copyOf(slaOperations);
    slaGroups = List.copyOf(slaGroups);
    ospf = List.copyOf(ospf);
    ipv6Routes = List.copyOf(ipv6Routes);
    malformedIpv6Routes = List.copyOf(malformedIpv6Routes);
    ipv6Processes = List.copyOf(ipv6Processes);
    lispRoles = List.copyOf(lispRoles);
  }
}
