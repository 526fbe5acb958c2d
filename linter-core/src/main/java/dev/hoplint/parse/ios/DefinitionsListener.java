package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigParser;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.PrefixList;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link FactsListener} that is about groups, IPv6 lists, prefix lists and maps. */
abstract class DefinitionsListener extends DeviceListener {
  private final ObjectGroups objectGroups;
  private final Ipv6AccessLists ipv6AccessLists;
  private final PrefixLists prefixLists;
  private final PrefixLists ipv6PrefixLists;
  private final NamedThings namedThings;

  DefinitionsListener(CurrentLine line) {
    super(line);
    objectGroups = new ObjectGroups(line);
    ipv6AccessLists = new Ipv6AccessLists(line);
    prefixLists = new PrefixLists(line, false);
    ipv6PrefixLists = new PrefixLists(line, true);
    namedThings = new NamedThings(line);
  }

  final Definitions definitions() {
    List<PrefixList> allPrefixLists = new ArrayList<>(prefixLists.build());
    allPrefixLists.addAll(ipv6PrefixLists.build());
    return new Definitions(
        objectGroups.build(),
        ipv6AccessLists.build(),
        allPrefixLists,
        namedThings.buildClassMaps(),
        namedThings.buildPolicyMaps(),
        namedThings.buildOthers());
  }

  @Override
  public void exitObjectGroupHeader(IosConfigParser.ObjectGroupHeaderContext context) {
    objectGroups.header(context);
  }

  @Override
  public void exitOtherGroupHeader(IosConfigParser.OtherGroupHeaderContext context) {
    namedThings.otherGroup(context.words);
  }

  @Override
  public void exitObjectGroupLine(IosConfigParser.ObjectGroupLineContext context) {
    objectGroups.member(context);
  }

  @Override
  public void exitIpv6AccessListHeader(IosConfigParser.Ipv6AccessListHeaderContext context) {
    ipv6AccessLists.header(context);
  }

  @Override
  public void exitIpv6AccessListLine(IosConfigParser.Ipv6AccessListLineContext context) {
    ipv6AccessLists.entry(context);
  }

  @Override
  public void exitPrefixList(IosConfigParser.PrefixListContext context) {
    prefixLists.line(context.words);
  }

  @Override
  public void exitIpv6PrefixList(IosConfigParser.Ipv6PrefixListContext context) {
    ipv6PrefixLists.line(context.words);
  }

  @Override
  public void exitAsPathList(IosConfigParser.AsPathListContext context) {
    namedThings.asPath(context.words);
  }

  @Override
  public void exitCommunityList(IosConfigParser.CommunityListContext context) {
    namedThings.communityList(context.words);
  }

  @Override
  public void exitExtendedCommunityList(IosConfigParser.ExtendedCommunityListContext context) {
    namedThings.extendedCommunityList(context.words);
  }

  @Override
  public void exitPolicyList(IosConfigParser.PolicyListContext context) {
    namedThings.policyList(context.words);
  }

  @Override
  public void exitTimeRangeHeader(IosConfigParser.TimeRangeHeaderContext context) {
    namedThings.timeRange(context.words);
  }

  @Override
  public void exitClassMapHeader(IosConfigParser.ClassMapHeaderContext context) {
    namedThings.classHeader(context.words);
  }

  @Override
  public void exitClassMapLine(IosConfigParser.ClassMapLineContext context) {
    namedThings.classMatch(context.words);
  }

  @Override
  public void exitPolicyMapHeader(IosConfigParser.PolicyMapHeaderContext context) {
    namedThings.policyHeader(context.words);
  }

  @Override
  public void exitPolicyMapLine(IosConfigParser.PolicyMapLineContext context) {
    namedThings.policyClass(context.words);
  }
}
