"""The one way out to an address that a user or a document named.

`SafeNet.fetch` speaks http and https only, resolves a name once, refuses every address that is not public, connects to
the address that was checked, checks each redirect again, and bounds time, size and decompressed size as totals.
`SafeNet.download` does the same for large files, which go to disk and go on where they broke off.

`service.Service` is for a service whose address and key are in the settings: what the person typed may be private.
"""

from core.net.safenet import Answer, SafeNet

__all__ = ["Answer", "SafeNet"]
