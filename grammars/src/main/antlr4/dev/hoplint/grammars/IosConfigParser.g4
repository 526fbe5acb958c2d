// The statements of a Cisco IOS configuration that Hoplint understands. LL(1) by construction: every line begins
// with NL (a global command) or NLI (a line of the open block), LayoutFilter has decided which, has put keywords in
// the place of their abbreviations and has kept back the lines of other statements. Every name is ~(NL|NLI), since
// keywords are legal names. What may be missing after "no" is optional here and asked for where facts are made.
parser grammar IosConfigParser;
import IosAcl, IosDefinitions, IosDevice, IosInterface, IosInterfaceExtras, IosNat, IosRouteMap, IosRouting;
options { tokenVocab = IosConfigLexer; }

config : (NL statement)* EOF ;

statement
  : prefix?
  ( CRYPTO cryptoStatement
  | hostname
  | classMapBlock
  | interfaceBlock
  | interfaceRangeMacro
  | numberedListLine
  | objectGroupBlock
  | policyMapBlock
  | routeMapBlock
  | olderSla
  | routingProcess (NLI routerLine)*
  | systemMtu
  | timeRangeHeader
  | trackedObject
  | vrfDefinition (NLI vrfLine)*
  | IP ipStatement
  | IPV6 ipv6Statement
  )
  ;

ipStatement
  : accessListBlock
  | asPathList
  | cefLoadSharing
  | communityList
  | deviceTcp
  | extendedCommunityList
  | ipSla
  | ipVrf (NLI vrfLine)*
  | lispStatement
  | localPolicy
  | natStatement
  | policyList
  | prefixList
  | staticRoute
  ;

prefix : NO | DEFAULT ;

hostname : HOSTNAME name=~(NL|NLI)? ;
