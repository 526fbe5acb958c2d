// Sub-commands of an interface that few rules read. Most take their last words as they come: what stands there
// is read, in order, where the facts are made.
parser grammar IosInterfaceExtras;

extraLine
  : IPV6 ipv6Line
  | OSPFV3 ipv6Routing
  | MPLS (mplsForwarding | mplsMtu)
  | protocol=(STANDBY|VRRP|GLBP) group=INT? (virtualAddress | vrrpFamily)
  | vrrpAddress
  | servicePolicy
  | encapsulation
  | DIALER dialerPool
  | PPPOE_CLIENT pppoeClient
  | overlaySource
  | overlayMember
  | XCONNECT pseudowire
  ;

virtualAddress : IP words+=~(NL|NLI)* ;

vrrpFamily : ADDRESS_FAMILY words+=~(NL|NLI)* ;

/** In the block that vrrpFamily opens. */
vrrpAddress : ADDRESS words+=~(NL|NLI)* ;

ipv6Line
  : ipv6Address
  | ipv6Enable
  | ipv6Mtu
  | ipv6MssClamp
  | ipv6Filter
  | ipv6Policy
  | ipv6Reassembly
  | (EIGRP|OSPF|RIP|ROUTER) ipv6Routing
  ;

/** A process that learns routes, and what it asks of the interface. */
ipv6Routing : words+=~(NL|NLI)* ;

ipv6Address : ADDRESS words+=~(NL|NLI)* ;

ipv6Enable : ENABLE ;

ipv6Mtu : MTU words+=~(NL|NLI)* ;

ipv6MssClamp : TCP ADJUST_MSS words+=~(NL|NLI)* ;

ipv6Filter : TRAFFIC_FILTER words+=~(NL|NLI)* ;

ipv6Policy : POLICY ROUTE_MAP words+=~(NL|NLI)* ;

ipv6Reassembly : VIRTUAL_REASSEMBLY words+=~(NL|NLI)* ;

mplsForwarding : IP ;

mplsMtu : MTU words+=~(NL|NLI)* ;

servicePolicy : SERVICE_POLICY direction=(INPUT|OUTPUT) words+=~(NL|NLI)* ;

encapsulation : ENCAPSULATION words+=~(NL|NLI)* ;

dialerPool : kind=(POOL|POOL_MEMBER) words+=~(NL|NLI)* ;

pppoeClient : kind=(DIAL_POOL_NUMBER|PPP_MAX_PAYLOAD) words+=~(NL|NLI)* ;

overlaySource : SOURCE_INTERFACE words+=~(NL|NLI)* ;

overlayMember : MEMBER VNI words+=~(NL|NLI)* ;

pseudowire : words+=~(NL|NLI)* ;

isisUse : ROUTER ISIS words+=~(NL|NLI)* ;

nhrpLine : NHRP (nhrpMap | nhrpServer | nhrpNetwork) ;

nhrpMap : MAP words+=~(NL|NLI)* ;

nhrpServer : NHS words+=~(NL|NLI)* ;

nhrpNetwork : NETWORK_ID words+=~(NL|NLI)* ;

ospfLine : OSPF (ospfMtuIgnore | ospfNetwork | ospfArea) ;

ospfMtuIgnore : MTU_IGNORE ;

ospfNetwork : NETWORK words+=~(NL|NLI)* ;

ospfArea : process=INT AREA words+=~(NL|NLI)* ;

interfaceIpsec : IPSEC option=(DF_BIT|FRAGMENTATION) words+=~(NL|NLI)* ;
