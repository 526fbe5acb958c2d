// Route-maps: headers, match and set clauses, and where policy routing of the device's own packets is switched on.
parser grammar IosRouteMap;

routeMapBlock : routeMapHeader (NLI routeMapLine)* ;

routeMapHeader : ROUTE_MAP (name=~(NL|NLI) action=(PERMIT|DENY)? sequence=INT?)? ;

routeMapLine
  : prefix?
  ( MATCH matchClause
  | SET setClause
  | continueClause
  )
  ;

continueClause : CONTINUE sequence=INT? ;

matchClause
  : IP (matchAddress | matchOther)
  | matchLength
  | matchInterface
  | matchOther
  ;

matchAddress : ADDRESS (PREFIX_LIST prefixLists+=~(NL|NLI)+ | names+=~(NL|NLI|PREFIX_LIST) names+=~(NL|NLI)*)? ;

matchLength : LENGTH (min=INT max=INT)? ;

matchInterface : INTERFACE words+=~(NL|NLI)* ;

matchOther : words+=~(NL|NLI|ADDRESS|INTERFACE|IP|LENGTH) words+=~(NL|NLI)* ;

setClause
  : IP setIp
  | IPV6 setIpv6
  | setInterface
  | setDefaultInterface
  | setVrf
  | setGlobal
  | setDscp
  | setOther
  ;

setIp
  : setNextHop
  | setVrfNextHop
  | setGlobalNextHop
  | setDefaultNextHop
  | setMarking
  | setOther
  ;

setIpv6 : words+=~(NL|NLI)* ;

setNextHop
  : NEXT_HOP
  ( hops+=IPV4+
  | verify=VERIFY_AVAILABILITY (hop=IPV4 order=INT TRACK track=~(NL|NLI))?
  | RECURSIVE (global=GLOBAL | VRF vrf=~(NL|NLI))? recursive=IPV4
  | words+=~(NL|NLI|IPV4|VERIFY_AVAILABILITY|RECURSIVE) words+=~(NL|NLI)*
  )?
  ;

setVrfNextHop : VRF vrf=~(NL|NLI) NEXT_HOP tail=vrfNextHop ;

setGlobalNextHop : GLOBAL NEXT_HOP tail=vrfNextHop ;

vrfNextHop
  : hops+=IPV4+
  | verify=VERIFY_AVAILABILITY (hop=IPV4 order=INT TRACK track=~(NL|NLI))?
  | RECURSIVE recursive=IPV4
  ;

setDefaultNextHop
  : DEFAULT (global=GLOBAL | VRF vrf=~(NL|NLI))? NEXT_HOP verify=VERIFY_AVAILABILITY? hops+=IPV4*
    (order=INT TRACK track=~(NL|NLI))?
  ;

setMarking : field=(DF|PRECEDENCE|TOS|DSCP) value=~(NL|NLI)? ;

setDscp : DSCP value=~(NL|NLI)? ;

setInterface : INTERFACE words+=~(NL|NLI)* ;

setDefaultInterface : DEFAULT INTERFACE words+=~(NL|NLI)* ;

setVrf : VRF name=~(NL|NLI)? ;

setGlobal : GLOBAL ;

setOther
  : words+=~(NL|NLI|DEFAULT|DF|DSCP|GLOBAL|INTERFACE|IP|IPV4|IPV6|NEXT_HOP|PRECEDENCE|RECURSIVE|TOS|VERIFY_AVAILABILITY|VRF)
    words+=~(NL|NLI)*
  ;

localPolicy : LOCAL POLICY ROUTE_MAP name=~(NL|NLI)? ;
