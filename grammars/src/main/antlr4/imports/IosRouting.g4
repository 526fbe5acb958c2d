// Static routes, routing processes and VRFs.
parser grammar IosRouting;

staticRoute : ROUTE (VRF vrf=~(NL|NLI))? ( destination=IPV4 mask=IPV4 | both=IPV4_LENGTH ) parts+=routePart* ;

/** The order of these is checked where the route is made: "Null 0" and "Null0 250" are alike in the kinds of their words. */
routePart
  : nextHop=IPV4
  | number=INT
  | slot=SLOT
  | flag=(PERMANENT|GLOBAL|MULTICAST|DHCP)
  | option=(NAME|TAG|TRACK) value=~(NL|NLI)
  | interfaceWord=~(NL|NLI|IPV4|IPV4_LENGTH|INT|SLOT|PERMANENT|GLOBAL|MULTICAST|DHCP|NAME|TAG|TRACK)
  ;

ipv6Process : ROUTER words+=~(NL|NLI)* ;

ipv6Route : ROUTE words+=~(NL|NLI)* ;

routingProcess : ROUTER (protocol=~(NL|NLI) words+=~(NL|NLI)*)? ;

vrfDefinition : VRF DEFINITION name=~(NL|NLI)? ;

vrfLine : prefix? ( routeDistinguisher | vrfFamily | routeTarget ) ;

routeDistinguisher : RD words+=~(NL|NLI)* ;

vrfFamily : ADDRESS_FAMILY words+=~(NL|NLI)* ;

routeTarget : ROUTE_TARGET words+=~(NL|NLI)* ;

ipVrf : VRF name=~(NL|NLI)? ;
