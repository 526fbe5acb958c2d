package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigParser;
import dev.hoplint.model.DeviceExtras;

/** The part of {@link FactsListener} that is about IPsec, tracked objects, IP SLA and OSPF. */
abstract class DeviceListener extends InterfaceListener {
  private final IpsecLines ipsec;
  private final TrackLines tracks;
  final OspfLines ospf;

  DeviceListener(CurrentLine line) {
    super(line);
    ipsec = new IpsecLines(line);
    tracks = new TrackLines(line);
    ospf = new OspfLines(line);
  }

  final DeviceExtras extras() {
    return new DeviceExtras(
        ipsec.build(),
        tracks.tracks(),
        tracks.operations(),
        tracks.groups(),
        ospf.build(),
        tracks.tcpMss,
        tracks.tcpPathMtuDiscovery);
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
    tracks.group(context.words);
  }

  @Override
  public void exitDeviceMss(IosConfigParser.DeviceMssContext context) {
    tracks.mss(context.words);
  }

  @Override
  public void exitDevicePathMtu(IosConfigParser.DevicePathMtuContext context) {
    tracks.pathMtu(context.words);
  }

  @Override
  public void exitProcessNetwork(IosConfigParser.ProcessNetworkContext context) {
    ospf.network(context.words);
  }

  @Override
  public void exitProcessPassive(IosConfigParser.ProcessPassiveContext context) {
    ospf.passive(context.words);
  }
}
