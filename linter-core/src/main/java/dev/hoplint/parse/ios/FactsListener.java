package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigLexer;
import dev.hoplint.grammars.IosConfigParser;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.DeviceExtras;
import dev.hoplint.model.IosConfig;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.NameUse;
import dev.hoplint.model.RouteMap;
import dev.hoplint.model.RoutingProcess;
import dev.hoplint.model.SetClause;
import dev.hoplint.model.Setting;
import dev.hoplint.model.Unrendered;
import dev.hoplint.source.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Hands every statement, as its rule ends, to the class that keeps its subject. */
final class FactsListener extends DefinitionsListener {
  private final AccessLists accessLists;
  private final RouteMaps routeMaps;
  private final SetClauses setClauses;
  private final Ipv6SetClauses ipv6SetClauses;
  private final StaticRoutes staticRoutes;
  private final NatRules natRules;
  private final VrfLines vrfs;
  private final Map<String, RoutingProcess> routingProcesses = new LinkedHashMap<>();
  private @Nullable Setting<String> hostname;
  private @Nullable NameUse localPolicy;

  FactsListener(CurrentLine line) {
    super(line);
    accessLists = new AccessLists(line);
    routeMaps = new RouteMaps(line);
    setClauses = new SetClauses(line);
    ipv6SetClauses = new Ipv6SetClauses(line, routeMaps);
    staticRoutes = new StaticRoutes(line);
    natRules = new NatRules(line);
    vrfs = new VrfLines(line);
  }

  /**
   * What the part states.
   *
   * @param others the words of lines that are not understood to the end
   * @param unrendered what of a template is not rendered; null if the part is none
   */
  IosConfig build(
      Part part,
      List<NameReference> references,
      OtherWords others,
      @Nullable Unrendered unrendered) {
    List<AccessList> lists = accessLists.build();
    List<RouteMap> maps = routeMaps.build();
    DeviceExtras extras = extras();
    List<String> names = new ArrayList<>();
    lists.forEach(list -> names.add(list.name()));
    maps.forEach(map -> names.add(map.name()));
    extras.tracks().forEach(track -> names.add(Integer.toString(track.number())));
    return new IosConfig(
        part,
        hostname,
        open.build(),
        lists,
        maps,
        staticRoutes.build(),
        natRules.build(),
        natRules.buildPools(),
        vrfs.build(),
        List.copyOf(routingProcesses.values()),
        localPolicy,
        extras,
        staticRoutes.malformed(),
        natRules.malformed(),
        references,
        definitions(names, lists, references, others),
        unrendered);
  }

  @Override
  public void exitPrefix(IosConfigParser.PrefixContext context) {
    line.prefix(context.start.getType());
  }

  @Override
  public void exitHostname(IosConfigParser.HostnameContext context) {
    NameUse name = line.undoes() ? null : line.name(context.name);
    if (line.complete()) {
      hostname = name == null ? null : new Setting<>(name.name(), line.span());
    }
  }

  @Override
  public void exitExtendedHeader(IosConfigParser.ExtendedHeaderContext context) {
    accessLists.header(context.name, false);
  }

  @Override
  public void exitStandardHeader(IosConfigParser.StandardHeaderContext context) {
    accessLists.header(context.name, true);
  }

  @Override
  public void exitListResequence(IosConfigParser.ListResequenceContext context) {
    accessLists.resequence(context.words);
  }

  @Override
  public void exitExtendedLine(IosConfigParser.ExtendedLineContext context) {
    accessLists.extended(context);
  }

  @Override
  public void exitStandardLine(IosConfigParser.StandardLineContext context) {
    accessLists.standard(context);
  }

  @Override
  public void exitNumberedListLine(IosConfigParser.NumberedListLineContext context) {
    accessLists.numbered(context);
  }

  @Override
  public void exitRouteMapHeader(IosConfigParser.RouteMapHeaderContext context) {
    routeMaps.header(context);
  }

  @Override
  public void exitRouteMapLine(IosConfigParser.RouteMapLineContext context) {
    routeMaps.badLine();
  }

  @Override
  public void exitMatchAddress(IosConfigParser.MatchAddressContext context) {
    routeMaps.matchAddress(context);
  }

  @Override
  public void exitMatchLength(IosConfigParser.MatchLengthContext context) {
    routeMaps.matchLength(context);
  }

  @Override
  public void exitMatchInterface(IosConfigParser.MatchInterfaceContext context) {
    routeMaps.matchInterface(context);
  }

  @Override
  public void exitMatchOther(IosConfigParser.MatchOtherContext context) {
    routeMaps.matchOther(context);
  }

  @Override
  public void exitSetNextHop(IosConfigParser.SetNextHopContext context) {
    routeMaps.set(setClauses.nextHop(context));
  }

  @Override
  public void exitSetVrfNextHop(IosConfigParser.SetVrfNextHopContext context) {
    String vrf = context.vrf == null ? null : context.vrf.getText();
    routeMaps.set(setClauses.vrfNextHop(context.tail, vrf));
  }

  @Override
  public void exitSetGlobalNextHop(IosConfigParser.SetGlobalNextHopContext context) {
    routeMaps.set(setClauses.vrfNextHop(context.tail, ""));
  }

  @Override
  public void exitSetDefaultNextHop(IosConfigParser.SetDefaultNextHopContext context) {
    routeMaps.set(setClauses.defaultNextHop(context));
  }

  @Override
  public void exitSetInterface(IosConfigParser.SetInterfaceContext context) {
    routeMaps.set(new SetClause.OutInterface(routeMaps.setInterfaces(context.words), line.span()));
  }

  @Override
  public void exitSetDefaultInterface(IosConfigParser.SetDefaultInterfaceContext context) {
    routeMaps.set(
        new SetClause.DefaultInterface(routeMaps.setInterfaces(context.words), line.span()));
  }

  @Override
  public void exitSetVrf(IosConfigParser.SetVrfContext context) {
    routeMaps.set(setClauses.inVrf(context.name));
  }

  @Override
  public void exitSetGlobal(IosConfigParser.SetGlobalContext context) {
    routeMaps.set(setClauses.global());
  }

  @Override
  public void exitSetIpv6(IosConfigParser.SetIpv6Context context) {
    routeMaps.set(ipv6SetClauses.read(context.words));
  }

  @Override
  public void exitSetMarking(IosConfigParser.SetMarkingContext context) {
    String field = context.start.getText().toLowerCase(Locale.ROOT);
    routeMaps.set(setClauses.marking(field, context.value));
  }

  @Override
  public void exitSetDscp(IosConfigParser.SetDscpContext context) {
    routeMaps.set(setClauses.marking("dscp", context.value));
  }

  @Override
  public void exitSetOther(IosConfigParser.SetOtherContext context) {
    routeMaps.refuseUnknown(context.words.get(0));
    routeMaps.set(
        setClauses.other(RouteMaps.underIp(context) + CurrentLine.lowerCase(context.words)));
  }

  @Override
  public void exitContinueClause(IosConfigParser.ContinueClauseContext context) {
    String target = context.sequence == null ? "" : " " + context.sequence.getText();
    routeMaps.set(setClauses.other("continue" + target));
  }

  @Override
  public void exitLocalPolicy(IosConfigParser.LocalPolicyContext context) {
    NameUse name = line.undoes() ? null : line.name(context.name);
    if (line.complete()) {
      localPolicy = name;
    }
  }

  @Override
  public void exitStaticRoute(IosConfigParser.StaticRouteContext context) {
    staticRoutes.route(context);
  }

  @Override
  public void exitNatStatement(IosConfigParser.NatStatementContext context) {
    natRules.statement(context);
  }

  @Override
  public void exitNatPoolHeader(IosConfigParser.NatPoolHeaderContext context) {
    natRules.poolHeader(context);
  }

  @Override
  public void exitNatPoolLine(IosConfigParser.NatPoolLineContext context) {
    natRules.poolLine(context);
  }

  @Override
  public void exitVrfDefinition(IosConfigParser.VrfDefinitionContext context) {
    vrfs.header(context.name, false);
  }

  @Override
  public void exitIpVrf(IosConfigParser.IpVrfContext context) {
    vrfs.header(context.name, true);
  }

  @Override
  public void exitRouteDistinguisher(IosConfigParser.RouteDistinguisherContext context) {
    vrfs.distinguisher(context.words);
  }

  @Override
  public void exitVrfFamily(IosConfigParser.VrfFamilyContext context) {
    vrfs.family(context.words);
  }

  @Override
  public void exitRouteTarget(IosConfigParser.RouteTargetContext context) {
    vrfs.target(context.words);
  }

  @Override
  public void exitRoutingProcess(IosConfigParser.RoutingProcessContext context) {
    NameUse protocol = line.name(context.protocol);
    if (!line.complete() || protocol == null) {
      return;
    }
    String name = protocol.name().toLowerCase(Locale.ROOT);
    List<Token> words = new ArrayList<>(context.words);
    String vrf = null;
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).getType() == IosConfigLexer.VRF) {
        vrf = words.get(i + 1).getText();
      }
    }
    String key = words.isEmpty() ? name : name + " " + words.get(0).getText();
    ospf.header(name, words.isEmpty() ? "" : words.get(0).getText(), vrf);
    if (line.undoes()) {
      routingProcesses.remove(key);
    } else {
      routingProcesses.putIfAbsent(key, new RoutingProcess(name, vrf, line.span()));
    }
  }
}
