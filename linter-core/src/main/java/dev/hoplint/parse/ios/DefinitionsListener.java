package dev.hoplint.parse.ios;

import dev.hoplint.grammars.IosConfigParser;
import dev.hoplint.model.AccessList;
import dev.hoplint.model.Definitions;
import dev.hoplint.model.Ipv6AccessList;
import dev.hoplint.model.NameReference;
import dev.hoplint.model.ObjectGroup;
import dev.hoplint.model.PrefixList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

  /**
   * What is defined.
   *
   * @param names of what else is defined, those of {@code lists} included
   * @param words those of lines that are not understood to the end
   */
  final Definitions definitions(
      Collection<String> names,
      List<AccessList> lists,
      List<NameReference> references,
      OtherWords words) {
    List<PrefixList> allPrefixLists = new ArrayList<>(prefixLists.build());
    allPrefixLists.addAll(ipv6PrefixLists.build());
    List<ObjectGroup> groups = objectGroups.build();
    List<Ipv6AccessList> ipv6Lists = ipv6AccessLists.build();
    List<Definitions.Named> others = new ArrayList<>(namedThings.buildOthers());
    others.addAll(ReflexiveLists.of(lists, ipv6Lists));
    Set<String> all = new TreeSet<>(names);
    groups.forEach(group -> all.add(group.name()));
    ipv6Lists.forEach(list -> all.add(list.name()));
    allPrefixLists.forEach(list -> all.add(list.name()));
    others.forEach(other -> all.add(other.name()));
    Set<String> mentioned = new TreeSet<>();
    references.stream()
        .map(reference -> reference.use().name())
        .filter(name -> !all.contains(name) && words.mayDefineList(name))
        .forEach(mentioned::add);
    all.stream().filter(words::mayUse).forEach(mentioned::add);
    return new Definitions(
        groups,
        ipv6Lists,
        allPrefixLists,
        namedThings.buildClassMaps(),
        namedThings.buildPolicyMaps(),
        others,
        mentioned);
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
  public void exitPolicyClass(IosConfigParser.PolicyClassContext context) {
    namedThings.policyClass(context.words);
  }

  @Override
  public void exitPolicyAction(IosConfigParser.PolicyActionContext context) {
    namedThings.policyAction();
  }
}
