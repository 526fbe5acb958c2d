// Words and line ends of a Cisco IOS configuration. No modes, actions or predicates: what spans lines is one
// token that begins with the newline, so that "!" or "banner" inside a line are plain words. The character
// stream begins with a newline that is not in the file, and shows every byte above 127 as one and the same
// word character.
lexer grammar IosConfigLexer;
import IosBanner;
options { caseInsensitive = true; }

// Words that the parser grammar speaks of. Any of them may also be a name.
ACCESS_GROUP : 'access-group' ;
ACCESS_LIST : 'access-list' ;
ACK : 'ack' ;
ADDRESS : 'address' ;
ADJUST_MSS : 'adjust-mss' ;
ANY : 'any' ;
AS_PATH : 'as-path' ;
CHECKSUM : 'checksum' ;
CLASS : 'class' ;
CLASS_MAP : 'class-map' ;
COMMUNITY_LIST : 'community-list' ;
CONTINUE : 'continue' ;
CRYPTO : 'crypto' ;
DEFAULT : 'default' ;
DEFINITION : 'definition' ;
DENY : 'deny' ;
DESTINATION : 'destination' ;
DF : 'df' ;
DHCP : 'dhcp' ;
DSCP : 'dscp' ;
DYNAMIC : 'dynamic' ;
ENABLE : 'enable' ;
EQ : 'eq' ;
ESTABLISHED : 'established' ;
EVALUATE : 'evaluate' ;
EXTENDED : 'extended' ;
FIN : 'fin' ;
FORWARDING : 'forwarding' ;
FRAGMENTS : 'fragments' ;
GLOBAL : 'global' ;
GROUP_OBJECT : 'group-object' ;
GT : 'gt' ;
HOST : 'host' ;
HOSTNAME : 'hostname' ;
ICMP : 'icmp' ;
IN : 'in' ;
INSIDE : 'inside' ;
INSPECT : 'inspect' ;
INTERFACE : 'interface' ;
IP : 'ip' ;
IPV6 : 'ipv6' ;
KEY : 'key' ;
LENGTH : 'length' ;
LIST : 'list' ;
LOAD_SHARING : 'load-sharing' ;
LOCAL : 'local' ;
LOG : 'log' ;
LOG_INPUT : 'log-input' ;
LT : 'lt' ;
MAP : 'map' ;
MATCH : 'match' ;
MATCH_ALL : 'match-all' ;
MATCH_ANY : 'match-any' ;
MODE : 'mode' ;
MTU : 'mtu' ;
MULTICAST : 'multicast' ;
MULTIPOINT : 'multipoint' ;
NAME : 'name' ;
NAT : 'nat' ;
NEGOTIATED : 'negotiated' ;
NEQ : 'neq' ;
NETMASK : 'netmask' ;
NETWORK : 'network' ;
NEXT_HOP : 'next-hop' ;
NO : 'no' ;
OBJECT_GROUP : 'object-group' ;
OPTION : 'option' ;
OUT : 'out' ;
OUTSIDE : 'outside' ;
OVERLOAD : 'overload' ;
PATH_MTU_DISCOVERY : 'path-mtu-discovery' ;
PERMANENT : 'permanent' ;
PERMIT : 'permit' ;
PER_PACKET : 'per-packet' ;
POINT_TO_POINT : 'point-to-point' ;
POLICY : 'policy' ;
POLICY_MAP : 'policy-map' ;
POOL : 'pool' ;
PRECEDENCE : 'precedence' ;
PREFIX_LENGTH : 'prefix-length' ;
PREFIX_LIST : 'prefix-list' ;
PROTECTION : 'protection' ;
PSH : 'psh' ;
RANGE : 'range' ;
REACHABLE_VIA : 'reachable-via' ;
RECURSIVE : 'recursive' ;
REFLECT : 'reflect' ;
REMARK : 'remark' ;
REVERSE_PATH : 'reverse-path' ;
ROUTE : 'route' ;
ROUTER : 'router' ;
ROUTE_MAP : 'route-map' ;
RST : 'rst' ;
RX : 'rx' ;
SECONDARY : 'secondary' ;
SECURITY : 'security' ;
SEQUENCE : 'sequence' ;
SEQUENCE_DATAGRAMS : 'sequence-datagrams' ;
SERVICE : 'service' ;
SET : 'set' ;
SHUTDOWN : 'shutdown' ;
SOURCE : 'source' ;
STANDARD : 'standard' ;
STATIC : 'static' ;
SYN : 'syn' ;
TAG : 'tag' ;
TCP : 'tcp' ;
TCP_UDP : 'tcp-udp' ;
TIMEOUT : 'timeout' ;
TIME_RANGE : 'time-range' ;
TOS : 'tos' ;
TRACK : 'track' ;
TTL : 'ttl' ;
TUNNEL : 'tunnel' ;
TYPE : 'type' ;
UDP : 'udp' ;
UNICAST : 'unicast' ;
UNNUMBERED : 'unnumbered' ;
UNREACHABLES : 'unreachables' ;
URG : 'urg' ;
VERIFY : 'verify' ;
VERIFY_AVAILABILITY : 'verify-availability' ;
VIRTUAL_REASSEMBLY : 'virtual-reassembly' ;
VRF : 'vrf' ;
ZONE_MEMBER : 'zone-member' ;

IPV4 : OCTET '.' OCTET '.' OCTET '.' OCTET ;
INT : [0-9]+ ;
/** The number of an interface that stands apart from its type: GigabitEthernet 0/1. */
SLOT : [0-9]+ ('/' [0-9]+)+ ([.:] [0-9]+)* ;
/** A TCP flag after match-all or match-any. */
FLAG : [+-] [a-z]+ ;
/** What is left of a web page from which a configuration was copied. */
HTML_TAG : ( '</' [a-z]+ [0-9]? '>' | '<' HTML_NAME ' '? '/'? '>' )+ ;

COMMENT : EOL WHITE* '!' ~[\r\n]* ;
/** A certificate or key: lines of hexadecimal digits up to "quit". Other lines end the attempt. */
CERTIFICATE : EOL WHITE* ('certificate' | 'key-string') ~[\r\n]* HEX_LINE* EOL WHITE* 'quit' ;
/** A line end with indentation after it. LayoutFilter decides which of the two a line really has. */
NLI : EOL WHITE+ ;
NL : EOL ;
BLANK : WHITE+ -> skip ;
WORD : WORD_START ~[ \t\f\u000b\r\n<]* ;

fragment EOL : '\r'? '\n' | '\r' ;
fragment WHITE : [ \t\f\u000b] ;
fragment WORD_START : ~[ \t\f\u000b\r\n] ;
fragment OCTET : [0-9] [0-9]? [0-9]? ;
fragment HEX_LINE : EOL WHITE* [0-9a-f]+ (WHITE+ [0-9a-f]+)* WHITE* ;
fragment HTML_NAME : 'b' | 'br' | 'code' | 'div' | 'em' | 'hr' | 'i' | 'p' | 'pre' | 'span' | 'strong' | 'td' | 'tr' ;
