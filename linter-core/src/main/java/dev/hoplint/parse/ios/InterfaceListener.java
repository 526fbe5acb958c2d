package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigParser;
import dev.hoplint.grammars.IosConfigParserBaseListener;
import org.antlr.v4.runtime.ParserRuleContext;

/** The part of {@link FactsListener} that is about interfaces. */
abstract class InterfaceListener extends IosConfigParserBaseListener {
  final CurrentLine line;
  final OpenInterfaces open;
  final InterfaceLines interfaces;
  private final ExtraLines extras;
  private final Ipv6Lines ipv6;
  private final NhrpLines nhrp;
  private final VirtualAddresses virtualAddresses;

  InterfaceListener(CurrentLine line) {
    this.line = line;
    open = new OpenInterfaces(line);
    interfaces = new InterfaceLines(line, open);
    extras = new ExtraLines(line, interfaces);
    ipv6 = new Ipv6Lines(line, interfaces);
    nhrp = new NhrpLines(line, interfaces);
    virtualAddresses = new VirtualAddresses(line, interfaces);
  }

  /** Ends a rule: once, or for each interface of the range whose line it is. */
  final void exit(ParserRuleContext context) {
    int targets = open.targets();
    for (int i = 0; i < targets; i++) {
      open.select(i);
      context.exitRule(this);
    }
  }

  @Override
  public void exitInterfaceBlock(IosConfigParser.InterfaceBlockContext context) {
    open.close();
  }

  @Override
  public void exitInterfaceHeader(IosConfigParser.InterfaceHeaderContext context) {
    open.header(context);
  }

  @Override
  public void exitInterfaceAddress(IosConfigParser.InterfaceAddressContext context) {
    interfaces.address(context);
  }

  @Override
  public void exitUnnumbered(IosConfigParser.UnnumberedContext context) {
    interfaces.unnumbered(context);
  }

  @Override
  public void exitLinkMtu(IosConfigParser.LinkMtuContext context) {
    interfaces.mtu(context.value);
  }

  @Override
  public void exitIpMtu(IosConfigParser.IpMtuContext context) {
    interfaces.ipMtu(context.value);
  }

  @Override
  public void exitMssClamp(IosConfigParser.MssClampContext context) {
    interfaces.mssClamp(context.value);
  }

  @Override
  public void exitPolicyUse(IosConfigParser.PolicyUseContext context) {
    interfaces.policy(context);
  }

  @Override
  public void exitInterfaceNat(IosConfigParser.InterfaceNatContext context) {
    interfaces.nat(context);
  }

  @Override
  public void exitInterfaceRangeMacro(IosConfigParser.InterfaceRangeMacroContext context) {
    open.macro(context.name, context.words);
  }

  @Override
  public void exitAccessGroup(IosConfigParser.AccessGroupContext context) {
    interfaces.accessGroup(context);
  }

  @Override
  public void exitUnreachables(IosConfigParser.UnreachablesContext context) {
    interfaces.unreachables();
  }

  @Override
  public void exitVirtualReassembly(IosConfigParser.VirtualReassemblyContext context) {
    interfaces.reassembly(context);
  }

  @Override
  public void exitVrfMembership(IosConfigParser.VrfMembershipContext context) {
    interfaces.vrf(context);
  }

  @Override
  public void exitInspection(IosConfigParser.InspectionContext context) {
    interfaces.inspection(context);
  }

  @Override
  public void exitZoneMember(IosConfigParser.ZoneMemberContext context) {
    interfaces.zone(context);
  }

  @Override
  public void exitCryptoMapUse(IosConfigParser.CryptoMapUseContext context) {
    interfaces.cryptoMap(context);
  }

  @Override
  public void exitLoadSharing(IosConfigParser.LoadSharingContext context) {
    interfaces.loadSharing(context);
  }

  @Override
  public void exitUnicastVerify(IosConfigParser.UnicastVerifyContext context) {
    extras.sourceCheck(context);
  }

  @Override
  public void exitShutdown(IosConfigParser.ShutdownContext context) {
    interfaces.shutdown();
  }

  @Override
  public void exitTunnelSource(IosConfigParser.TunnelSourceContext context) {
    interfaces.tunnel(interfaces.tunnel().source(line, context));
  }

  @Override
  public void exitTunnelDestination(IosConfigParser.TunnelDestinationContext context) {
    interfaces.tunnel(interfaces.tunnel().destination(line, context));
  }

  @Override
  public void exitTunnelMode(IosConfigParser.TunnelModeContext context) {
    interfaces.tunnel(interfaces.tunnel().mode(line, context));
  }

  @Override
  public void exitTunnelVrf(IosConfigParser.TunnelVrfContext context) {
    interfaces.tunnel(interfaces.tunnel().vrf(line, context));
  }

  @Override
  public void exitTunnelKey(IosConfigParser.TunnelKeyContext context) {
    interfaces.tunnel(interfaces.tunnel().key(line, context));
  }

  @Override
  public void exitTunnelChecksum(IosConfigParser.TunnelChecksumContext context) {
    interfaces.tunnel(interfaces.tunnel().checksum(line));
  }

  @Override
  public void exitTunnelSequence(IosConfigParser.TunnelSequenceContext context) {
    interfaces.tunnel(interfaces.tunnel().sequence(line));
  }

  @Override
  public void exitTunnelProtection(IosConfigParser.TunnelProtectionContext context) {
    interfaces.tunnel(interfaces.tunnel().protection(line, context));
  }

  @Override
  public void exitTunnelPathMtu(IosConfigParser.TunnelPathMtuContext context) {
    interfaces.tunnel(interfaces.tunnel().pathMtu(line, context));
  }

  @Override
  public void exitVirtualAddress(IosConfigParser.VirtualAddressContext context) {
    virtualAddresses.address((IosConfigParser.ExtraLineContext) context.getParent(), context.words);
  }

  @Override
  public void exitVrrpFamily(IosConfigParser.VrrpFamilyContext context) {
    virtualAddresses.family((IosConfigParser.ExtraLineContext) context.getParent(), context.words);
  }

  @Override
  public void exitVrrpAddress(IosConfigParser.VrrpAddressContext context) {
    virtualAddresses.inFamily(context.words);
  }

  @Override
  public void exitIpv6Address(IosConfigParser.Ipv6AddressContext context) {
    ipv6.address(context.words);
  }

  @Override
  public void exitIpv6Enable(IosConfigParser.Ipv6EnableContext context) {
    ipv6.enable();
  }

  @Override
  public void exitIpv6Mtu(IosConfigParser.Ipv6MtuContext context) {
    ipv6.mtu(context.words);
  }

  @Override
  public void exitIpv6MssClamp(IosConfigParser.Ipv6MssClampContext context) {
    ipv6.mssClamp(context.words);
  }

  @Override
  public void exitIpv6Filter(IosConfigParser.Ipv6FilterContext context) {
    ipv6.filter(context.words);
  }

  @Override
  public void exitIpv6Policy(IosConfigParser.Ipv6PolicyContext context) {
    ipv6.policy(context.words);
  }

  @Override
  public void exitIpv6Routing(IosConfigParser.Ipv6RoutingContext context) {
    ipv6.routing(context.words);
  }

  @Override
  public void exitIpv6Reassembly(IosConfigParser.Ipv6ReassemblyContext context) {
    ipv6.reassembly();
  }

  @Override
  public void exitMplsForwarding(IosConfigParser.MplsForwardingContext context) {
    extras.mpls();
  }

  @Override
  public void exitMplsMtu(IosConfigParser.MplsMtuContext context) {
    extras.mplsMtu(context.words);
  }

  @Override
  public void exitServicePolicy(IosConfigParser.ServicePolicyContext context) {
    extras.servicePolicy(context);
  }

  @Override
  public void exitEncapsulation(IosConfigParser.EncapsulationContext context) {
    extras.encapsulation(context.words);
  }

  @Override
  public void exitDialerPool(IosConfigParser.DialerPoolContext context) {
    extras.dialerPool(context);
  }

  @Override
  public void exitPppoeClient(IosConfigParser.PppoeClientContext context) {
    extras.pppoeClient(context);
  }

  @Override
  public void exitPseudowire(IosConfigParser.PseudowireContext context) {
    extras.pseudowire(context.words);
  }

  @Override
  public void exitIsisUse(IosConfigParser.IsisUseContext context) {
    extras.isis(context.words);
  }

  @Override
  public void exitOverlaySource(IosConfigParser.OverlaySourceContext context) {
    extras.overlaySource(context.words);
  }

  @Override
  public void exitOverlayMember(IosConfigParser.OverlayMemberContext context) {
    extras.overlayMember(context.words);
  }

  @Override
  public void exitNhrpMap(IosConfigParser.NhrpMapContext context) {
    nhrp.map(context.words);
  }

  @Override
  public void exitNhrpServer(IosConfigParser.NhrpServerContext context) {
    nhrp.server(context.words);
  }

  @Override
  public void exitNhrpNetwork(IosConfigParser.NhrpNetworkContext context) {
    nhrp.network(context.words);
  }

  @Override
  public void exitOspfMtuIgnore(IosConfigParser.OspfMtuIgnoreContext context) {
    extras.ospfMtuIgnore();
  }

  @Override
  public void exitOspfNetwork(IosConfigParser.OspfNetworkContext context) {
    extras.ospfNetwork(context.words);
  }

  @Override
  public void exitOspfArea(IosConfigParser.OspfAreaContext context) {
    extras.ospfArea(context);
  }

  @Override
  public void exitInterfaceIpsec(IosConfigParser.InterfaceIpsecContext context) {
    extras.ipsec(context);
  }
}
