"""Marks in a finished film that say how it was made: XMP for people's programs, Content Credentials for checkers.

XMP has IPTC's digital source type (iptc.org/std/photometadata, Iptc4xmpExt:DigitalSourceType) in the box that MP4 has
for it. Content Credentials (C2PA 2) are written by the official library and signed with a key of this machine, made on
first use; a checker finds them intact and their signer unknown, unless the key is one that a person bought.
"""

from __future__ import annotations

import json
import shutil
import struct
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from core import private, whole_files

Source = Literal["compositeWithTrainedAlgorithmicMedia", "compositeSynthetic", "composite"]
SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
KEY, CHAIN = "credentials.key", "credentials.pem"
_AGENT = "Reelwright"
_XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")  # ISO 16684-1: XMP in MP4
_LASTS = timedelta(days=3650)
Complaints = Callable[[Path], AbstractContextManager[None]]


@dataclass(frozen=True)
class Marks:
    """The marks of a film as a checker reads them: `state` is C2PA's own word ("Valid": intact, signer unknown)."""

    source: str
    state: str
    agent: str
    xmp: bool


def mark(
    film: Path, folder: Path, source: Source, title: str, *, complaints: Complaints = lambda place: nullcontext()
) -> None:
    """Write the marks into a finished film, which is replaced whole. `folder` has the key, made there on first use.

    Raises what `complaints` makes of an `OSError`.
    """
    import c2pa

    chain, key = _key(folder, complaints)
    with complaints(film), whole_files.placed(film, durable=False) as half:
        plain = half.with_suffix(".xmp")
        try:
            shutil.copyfile(film, plain)
            with plain.open("ab") as end:
                end.write(_xmp_box(source, title))
            info = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=None)
            with (
                c2pa.Signer.from_info(info) as signer,
                c2pa.Builder(_manifest(source, title)) as builder,
                plain.open("rb") as read,
                half.open("w+b") as written,
            ):
                builder.sign(signer, "video/mp4", read, written)
        finally:
            plain.unlink(missing_ok=True)


def read(film: Path) -> Marks | None:
    """The marks of a film; None where it has no Content Credentials."""
    import c2pa

    try:
        with c2pa.Reader(str(film)) as reader:
            found = json.loads(reader.json())
    except c2pa.C2paError:
        return None
    manifest = found["manifests"][found["active_manifest"]]
    actions = [
        action for item in manifest["assertions"] if item["label"].startswith("c2pa.actions")
        for action in item["data"]["actions"]
    ]  # fmt: skip
    source = next((action["digitalSourceType"] for action in actions if "digitalSourceType" in action), "")
    agent = str(manifest.get("claim_generator_info", [{}])[0].get("name", ""))
    return Marks(source.removeprefix(SOURCES), str(found.get("validation_state", "")), agent, _has_xmp(film, source))


def _has_xmp(film: Path, source: str) -> bool:
    data = film.read_bytes()
    at = data.rfind(_XMP_BOX)
    return at > 0 and source.encode() in data[at:]


def _manifest(source: Source, title: str) -> dict[str, Any]:
    created = {"action": "c2pa.created", "digitalSourceType": SOURCES + source, "softwareAgent": {"name": _AGENT}}
    return {
        "claim_generator_info": [{"name": _AGENT, "version": "1.0"}], "title": title, "format": "video/mp4",
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [created]}}],
    }  # fmt: skip


def _xmp_box(source: Source, title: str) -> bytes:
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        f' xmp:CreatorTool="{_AGENT}" Iptc4xmpExt:DigitalSourceType="{SOURCES}{source}">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()
    return struct.pack(">I4s", 24 + len(packet), b"uuid") + _XMP_BOX + packet


def _key(folder: Path, complaints: Complaints) -> tuple[bytes, bytes]:
    """The certificates and the key of this machine, as PEM; made where they lack. A person may put their own there."""
    chain, key = folder / CHAIN, folder / KEY
    with complaints(folder):
        if not (chain.is_file() and key.is_file()):
            private.make_folder(folder)
            made_chain, made_key = _new_key()
            whole_files.write(key, made_key)
            whole_files.write(chain, made_chain)
        return chain.read_bytes(), key.read_bytes()


def _new_key() -> tuple[bytes, bytes]:
    """A fresh signing certificate with that of its issuer, and its key; the issuer's own key is thrown away."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def name(words: str) -> x509.Name:
        parts = ((NameOID.ORGANIZATION_NAME, _AGENT), (NameOID.COMMON_NAME, words))
        return x509.Name([x509.NameAttribute(oid, text) for oid, text in parts])

    def usage(*, signs: bool) -> x509.KeyUsage:
        return x509.KeyUsage(
            digital_signature=signs, content_commitment=False, key_encipherment=False, data_encipherment=False,
            key_agreement=False, key_cert_sign=not signs, crl_sign=not signs, encipher_only=False, decipher_only=False,
        )  # fmt: skip

    issuer, signer = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    names = name("Issuer on this machine"), name("Films of this machine")
    begin = datetime.now(UTC) - timedelta(days=1)
    issuer_id = x509.SubjectKeyIdentifier.from_public_key(issuer.public_key())
    certificates = []
    for subject, public, own in ((names[1], signer.public_key(), True), (names[0], issuer.public_key(), False)):
        built = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(names[0]).public_key(public)
            .serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(begin + _LASTS)
            .add_extension(x509.BasicConstraints(ca=not own, path_length=None), critical=True)
            .add_extension(usage(signs=own), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_id), critical=False)
        )  # fmt: skip
        if own:
            built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        certificates.append(built.sign(issuer, hashes.SHA256()))
    pem = serialization.Encoding.PEM
    key = signer.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return b"".join(item.public_bytes(pem) for item in certificates), key
