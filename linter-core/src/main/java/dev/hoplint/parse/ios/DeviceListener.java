package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigParser;
import dev.hoplint.model.DeviceExtras;
import dev.hoplint.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of {@link FactsListener} that is about IPsec, tracked objects, IP SLA, OSPF and IPv6
 * routes.
 */
abstract class DeviceListener extends InterfaceListener {
  private final IpsecLines ipsec;
  private final TrackLines tracks;
  private final SlaGroups slaGroups;
  private final DeviceLines device;
  private final Ipv6Routes ipv6Routes;

  /** By the words after {@code ipv6 router}. */
  private final Map<String, Span> ipv6Processes = new LinkedHashMap<>();

  /** By family and role. */
  private final Map<String, Span> lispRoles = new LinkedHashMap<>();

  final OspfLines ospf;

  DeviceListener(CurrentLine line) {
    super(line);
    ipsec = new IpsecLines(line);
    tracks = new TrackLines(line);
    slaGroups = new SlaGroups(line);
    device = new DeviceLines(line);
    ipv6Routes = new Ipv6Routes(line);
    ospf = new OspfLines(line);
  }

  final DeviceExtras extras() {
    return new DeviceExtras(
        ipsec.build(),
        tracks.tracks(),
        tracks.operations(slaGroups),
        slaGroups.lines(),
        ospf.build(),
        device.tcpMss,
        device.tcpPathMtuDiscovery,
        device.systemMtu(),
        device.cefLoadSharing,
        ipv6Routes.build(),
        ipv6Routes.malformed(),
        List.copyOf(ipv6Processes.values()),
        List.copyOf(lispRoles.values()));
  }

  @Override
  public void exitTransformSet(IosConfigParser.TransformSetContext context) {
    ipsec.transformSet(context.words);
  }

  @Override
  public void exitTransformMode(IosConfigParser.TransformModeContext context) {
    ipsec.mode(context.words);
  }

  @Override
  public void exitIpsecProfile(IosConfigParser.IpsecProfileContext context) {
    ipsec.profile(context.words);
  }

  @Override
  public void exitProfileTransforms(IosConfigParser.ProfileTransformsContext context) {
    ipsec.profileTransforms(context.words);
  }

  @Override
  public void exitIpsecOption(IosConfigParser.IpsecOptionContext context) {
    ipsec.option(context);
  }

  @Override
  public void exitCryptoMap(IosConfigParser.CryptoMapContext context) {
    ipsec.map(context);
  }

  @Override
  public void exitMapList(IosConfigParser.MapListContext context) {
    ipsec.mapList(context.words);
  }

  @Override
  public void exitMapPeer(IosConfigParser.MapPeerContext context) {
    ipsec.mapPeer(context.words);
  }

  @Override
  public void exitMapTransforms(IosConfigParser.MapTransformsContext context) {
    ipsec.mapTransforms(context.words);
  }

  @Override
  public void exitMapAccessGroup(IosConfigParser.MapAccessGroupContext context) {
    ipsec.mapAccessGroup(context.words);
  }

  @Override
  public void exitTrackedObject(IosConfigParser.TrackedObjectContext context) {
    tracks.track(context);
  }

  @Override
  public void exitSlaHeader(IosConfigParser.SlaHeaderContext context) {
    tracks.operation(context.number);
  }

  @Override
  public void exitSlaEcho(IosConfigParser.SlaEchoContext context) {
    tracks.echo(context.words);
  }

  @Override
  public void exitSlaSchedule(IosConfigParser.SlaScheduleContext context) {
    tracks.schedule(context);
  }

  @Override
  public void exitSlaGroup(IosConfigParser.SlaGroupContext context) {
    slaGroups.line(context.words);
  }

  @Override
  public void exitDeviceMss(IosConfigParser.DeviceMssContext context) {
    device.mss(context.words);
  }

  @Override
  public void exitDevicePathMtu(IosConfigParser.DevicePathMtuContext context) {
    device.pathMtu(context.words);
  }

  @Override
  public void exitSystemMtu(IosConfigParser.SystemMtuContext context) {
    device.mtu(context.words);
  }

  @Override
  public void exitCefLoadSharing(IosConfigParser.CefLoadSharingContext context) {
    device.loadSharing(context.words);
  }

  @Override
  public void exitProcessNetwork(IosConfigParser.ProcessNetworkContext context) {
    ospf.network(context.words);
  }

  @Override
  public void exitProcessPassive(IosConfigParser.ProcessPassiveContext context) {
    ospf.passive(context.words);
  }

  @Override
  public void exitLispRole(IosConfigParser.LispRoleContext context) {
    // "itr map-resolver A" and "etr map-server A" say whom to ask.
    String words = CurrentLine.lowerCase(context.words);
    boolean asks = words.startsWith("map-");
    if (!line.complete() || asks) {
      return;
    }
    String role = line.command();
    if (line.undoes()) {
      lispRoles.remove(role);
    } else {
      lispRoles.putIfAbsent(role, line.span());
    }
  }

  @Override
  public void exitIpv6Process(IosConfigParser.Ipv6ProcessContext context) {
    String words = CurrentLine.lowerCase(context.words);
    if (!line.complete()) {
      return;
    }
    if (line.undoes()) {
      ipv6Processes.remove(words);
    } else {
      ipv6Processes.putIfAbsent(words, line.span());
    }
  }

  @Override
  public void exitIpv6Route(IosConfigParser.Ipv6RouteContext context) {
    ipv6Routes.route(context.words);
  }
}
