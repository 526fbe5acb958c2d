// IPsec, tracked objects, IP SLA, what holds for the whole device, and the lines of OSPF.
parser grammar IosDevice;

cryptoStatement
  : IPSEC
    ( transformSet (NLI transformLine)*
    | ipsecProfile (NLI profileLine)*
    | ipsecOption
    )
  | cryptoMap (NLI cryptoMapLine)*
  ;

transformSet : TRANSFORM_SET words+=~(NL|NLI)* ;

transformLine : prefix? transformMode ;

transformMode : MODE words+=~(NL|NLI)* ;

ipsecProfile : PROFILE words+=~(NL|NLI)* ;

profileLine : prefix? SET profileTransforms ;

profileTransforms : TRANSFORM_SET words+=~(NL|NLI)* ;

ipsecOption : option=(DF_BIT|FRAGMENTATION) words+=~(NL|NLI)* ;

/** Without a number only after "no". */
cryptoMap : MAP name=~(NL|NLI) (sequence=INT words+=~(NL|NLI)*)? ;

cryptoMapLine : prefix? ( MATCH mapList | SET ( mapPeer | mapTransforms | mapAccessGroup ) ) ;

mapList : ADDRESS words+=~(NL|NLI)* ;

mapPeer : PEER words+=~(NL|NLI)* ;

mapTransforms : TRANSFORM_SET words+=~(NL|NLI)* ;

mapAccessGroup : IP ACCESS_GROUP words+=~(NL|NLI)* ;

trackedObject : TRACK number=INT words+=~(NL|NLI)* ;

ipSla
  : SLA
    ( slaHeader (NLI slaLine)*
    | MONITOR ( slaHeader (NLI slaLine)* | slaSchedule )
    | slaSchedule
    | slaGroup
    )
  ;

/** As before IOS 12.3(14)T. */
olderSla : RTR ( slaHeader (NLI slaLine)* | slaSchedule ) ;

slaHeader : number=INT ;

slaLine : prefix? slaEcho ;

slaEcho : ( ICMP_ECHO | TYPE ECHO PROTOCOL IPICMPECHO ) words+=~(NL|NLI)* ;

slaSchedule : SCHEDULE number=INT words+=~(NL|NLI)* ;

slaGroup : GROUP SCHEDULE words+=~(NL|NLI)* ;

systemMtu : SYSTEM MTU words+=~(NL|NLI)* ;

cefLoadSharing : CEF LOAD_SHARING words+=~(NL|NLI)* ;

deviceTcp : TCP ( deviceMss | devicePathMtu ) ;

deviceMss : MSS words+=~(NL|NLI)* ;

devicePathMtu : PATH_MTU_DISCOVERY words+=~(NL|NLI)* ;

routerLine : prefix? ( processNetwork | processPassive | (IPV4_FAMILY|IPV6)? lispRole ) ;

processNetwork : NETWORK words+=~(NL|NLI)* ;

processPassive : PASSIVE_INTERFACE words+=~(NL|NLI)* ;

/** As before `router lisp`. */
lispStatement : LISP lispRole ;

/** With more words a line only says where mappings are asked for. */
lispRole : role=(ETR|ITR|PROXY_ETR|PROXY_ITR) words+=~(NL|NLI)* ;
