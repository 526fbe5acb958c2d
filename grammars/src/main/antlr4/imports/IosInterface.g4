// Interfaces and their sub-commands.
parser grammar IosInterface;

interfaceBlock : interfaceHeader (NLI interfaceLine)* ;

interfaceHeader : INTERFACE words+=~(NL|NLI)* ;

/** Interfaces by one name, which `interface range macro` takes. */
interfaceRangeMacro : DEFINE INTERFACE_RANGE (name=~(NL|NLI) words+=~(NL|NLI)*)? ;

interfaceLine
  : prefix?
  ( IP ipInterfaceLine
  | CRYPTO (cryptoMapUse | interfaceIpsec)
  | extraLine
  | linkMtu
  | shutdown
  | TUNNEL tunnelLine
  | vrfMembership
  | zoneMember
  )
  ;

ipInterfaceLine
  : accessGroup
  | inspection
  | interfaceAddress
  | interfaceNat
  | ipMtu
  | isisUse
  | loadSharing
  | mssClamp
  | nhrpLine
  | ospfLine
  | policyUse
  | unnumbered
  | unreachables
  | virtualReassembly
  | unicastVerify
  | vrfMembership
  ;

interfaceAddress
  : ADDRESS
  ( ( address=IPV4 mask=IPV4? | both=IPV4_LENGTH ) secondary=SECONDARY?
  | learned=(DHCP|NEGOTIATED|POOL) ~(NL|NLI)*
  )?
  ;

unnumbered : UNNUMBERED words+=~(NL|NLI)* ;

linkMtu : MTU value=INT? ;

ipMtu : MTU value=INT? ;

mssClamp : TCP ADJUST_MSS value=INT? ;

policyUse : POLICY ROUTE_MAP name=~(NL|NLI)? ;

interfaceNat : NAT side=(INSIDE|OUTSIDE|ENABLE) ;

/** `common SHARED [OWN]` names two lists; a list may be called `common`, too. */
accessGroup
  : ACCESS_GROUP
  ( common=COMMON (direction=(IN|OUT) | shared=~(NL|NLI|IN|OUT) ~(NL|NLI|IN|OUT)? direction=(IN|OUT))?
  | name=~(NL|NLI|COMMON) direction=(IN|OUT)?
  )?
  ;

unreachables : UNREACHABLES ;

virtualReassembly
  : VIRTUAL_REASSEMBLY direction=(IN|OUT)? words+=~(NL|NLI|IN|OUT)*
  | older=VIRTUAL_REASSEMBLY_OUT words+=~(NL|NLI|IN|OUT)*
  ;

vrfMembership : VRF FORWARDING (name=~(NL|NLI) (DOWNSTREAM ~(NL|NLI))?)? ;

inspection : INSPECT (name=~(NL|NLI) direction=(IN|OUT)?)? ;

zoneMember : ZONE_MEMBER SECURITY name=~(NL|NLI)? ;

cryptoMapUse : MAP (name=~(NL|NLI) ~(NL|NLI)*)? ;

loadSharing : LOAD_SHARING way=(PER_PACKET|PER_DESTINATION)? ;

unicastVerify
  : VERIFY UNICAST
  ( SOURCE REACHABLE_VIA check=(ANY|RX) words+=~(NL|NLI)*
  | older=REVERSE_PATH words+=~(NL|NLI)*
  )?
  ;

shutdown : SHUTDOWN ;

tunnelLine
  : tunnelChecksum
  | tunnelDestination
  | tunnelKey
  | tunnelMode
  | tunnelPathMtu
  | tunnelProtection
  | tunnelSequence
  | tunnelSource
  | tunnelVrf
  ;

tunnelSource : SOURCE words+=~(NL|NLI)* ;

tunnelDestination : DESTINATION words+=~(NL|NLI)* ;

tunnelMode : MODE words+=~(NL|NLI)* ;

tunnelVrf : VRF name=~(NL|NLI)? ;

tunnelKey : KEY value=INT? ;

tunnelChecksum : CHECKSUM ;

tunnelSequence : SEQUENCE_DATAGRAMS ;

tunnelProtection : PROTECTION words+=~(NL|NLI)* ;

tunnelPathMtu : PATH_MTU_DISCOVERY words+=~(NL|NLI)* ;
