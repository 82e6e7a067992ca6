"""Providers: engines, aligners, sources, chat models, declared by their own files and found by discovery.

A provider is one file in its family's package (`core.voice.engines`, ...); its id is the file's stem and its class is
the one subclass of the family's base that the file defines. Files whose name starts with `_` are not providers.
Adding one edits no other file; one that cannot be loaded is listed with the reason and the command that fixes it.

A package outside this repository adds providers by entry points: one a file, in the group of the family (see
`outside.group`), named as the file. CONTRIBUTING.md has a whole one.

declared.py  what a provider declares     loading.py  one file as an entry of the list
outside.py   entry points                 listing.py  the list of a family
"""

from core.providers.declared import Connection, Cost, Provider, Setting, is_on, optional, provider_id
from core.providers.listing import connections, discover, get, shipped
from core.providers.loading import Listed

__all__ = [
    "Connection",
    "Cost",
    "Listed",
    "Provider",
    "Setting",
    "connections",
    "discover",
    "get",
    "is_on",
    "optional",
    "provider_id",
    "shipped",
]
