// Named things that other statements use: object groups, IPv6 access lists, prefix lists, class-maps and the like.
// Only the heads of their lines are told apart here; the words are read where the facts are made.
parser grammar IosDefinitions;

objectGroupBlock : OBJECT_GROUP ( objectGroupHeader (NLI objectGroupLine)* | otherGroupHeader ) ;

objectGroupHeader : type=(NETWORK|SERVICE) words+=~(NL|NLI)* ;

/** Of another type: only its name is kept. */
otherGroupHeader : ~(NL|NLI|NETWORK|SERVICE) words+=~(NL|NLI)* ;

objectGroupLine : prefix? (words+=~(NL|NLI|NO|DEFAULT) words+=~(NL|NLI)*)? ;

ipv6Statement : ipv6AccessListBlock | ipv6PrefixList | ipv6Process | ipv6Route | lispStatement ;

ipv6AccessListBlock : ipv6AccessListHeader (NLI ipv6AccessListLine)* ;

ipv6AccessListHeader : ACCESS_LIST words+=~(NL|NLI)* ;

ipv6AccessListLine : prefix? (words+=~(NL|NLI|NO|DEFAULT) words+=~(NL|NLI)*)? ;

ipv6PrefixList : PREFIX_LIST words+=~(NL|NLI)* ;

prefixList : PREFIX_LIST words+=~(NL|NLI)* ;

asPathList : AS_PATH ACCESS_LIST words+=~(NL|NLI)* ;

communityList : COMMUNITY_LIST words+=~(NL|NLI)* ;

extendedCommunityList : EXTCOMMUNITY_LIST words+=~(NL|NLI)* ;

policyList : POLICY_LIST words+=~(NL|NLI)* ;

timeRangeHeader : TIME_RANGE words+=~(NL|NLI)* ;

classMapBlock : classMapHeader (NLI classMapLine)* ;

classMapHeader : CLASS_MAP words+=~(NL|NLI)* ;

classMapLine : prefix? MATCH words+=~(NL|NLI)* ;

policyMapBlock : policyMapHeader (NLI policyMapLine)* ;

policyMapHeader : POLICY_MAP words+=~(NL|NLI)* ;

policyMapLine : prefix? (policyClass | policyAction) ;

policyClass : CLASS words+=~(NL|NLI)* ;

policyAction : ~(NL|NLI|NO|DEFAULT|CLASS) ~(NL|NLI)* ;
