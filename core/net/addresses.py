"""Public IP addresses: the ones a page on the internet may make this machine connect to."""

from __future__ import annotations

import ipaddress

# Special blocks that ipaddress counts as global although nothing public answers there, or that lead elsewhere.
_REFUSED_4 = tuple(
    map(ipaddress.IPv4Network, ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15"))
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_REFUSED_6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "::/96",  # IPv4-compatible (RFC 4291), with the unspecified and loopback addresses
            "::ffff:0:0:0/96",  # IPv4-translated (RFC 2765)
            "64:ff9b:1::/48",  # local-use translation (RFC 8215)
            "100::/64",  # discard
            "2001::/23",  # protocol assignments, Teredo among them
            "2002::/16",  # 6to4: tunnels to any IPv4 address
            "3fff::/20",  # documentation
            "5f00::/16",  # segment routing
            "fec0::/10",  # site-local, deprecated
        ),
    )
)


def is_public(address: str) -> bool:
    """Whether the IP address (v4 or v6, as text) is a public unicast address.

    Addresses that carry an IPv4 address in them (mapped, NAT64) are judged by it; tunnels (6to4, Teredo) are refused.
    """
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if "%" in address:  # a zone makes it link-local whatever the digits say
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if any(ip in net for net in _REFUSED_6):
            return False
    elif any(ip in net for net in _REFUSED_4):
        return False
    special = (
        ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved or ip.is_unspecified
    )
    return ip.is_global and not special
