"""A bucket of Amazon S3 or of a store that speaks its language (MinIO, Cloudflare R2, Backblaze B2, Ceph, Garage).

Spoken by Amazon's official client. An object is there whole or not at all, and the same film sent twice is one film.
Where the bucket is public its address is the publication's; else a link that is signed for a week.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from core.errors import BadInput, MissingSetup
from core.net import amazon
from core.providers import Setting
from core.publish import files
from core.publish.target import Desk, Field, Post, Sent, State, Target

PART_BYTES = 8 * 1024 * 1024  # at a time in memory; the client sends larger files in such parts
LINK_S = 7 * 86_400  # as long as a signature can last


class S3(Target):
    """A bucket of objects."""

    label = "S3 bucket"
    note = "Puts the video and everything beside it into a bucket, and gives its public address or a signed link."
    settings = (
        Setting("address", "Address of the service", kind="url", help="Empty for Amazon itself."),
        Setting("region", "Region", help="Such as eu-central-1; many other services take any."),
        Setting("bucket", "Bucket", required=True),
        Setting("folder", "Folder in it"),
        Setting("key", "Access key", required=True),
        Setting("secret", "Secret key", kind="secret", required=True),
        Setting("public_address", "Public address of the bucket", kind="url",
                help="Where anybody can see it; without it a link is signed for a week."),
    )  # fmt: skip
    capabilities = frozenset({"captions", "thumbnail", "update", "remove"})
    idempotent = True

    def problems(self, post: Post) -> list[BadInput]:
        return []

    def fields(self, post: Post) -> tuple[Field, ...]:
        folder = f"{self.setting('bucket')}/{self._folder(post)}/"
        return tuple(Field(name, folder + name) for name, _ in files.files(post))

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        from boto3.s3.transfer import TransferConfig

        state.setdefault("folder", self._folder(post))
        whole = files.files(post)
        state |= {"names": [name for name, _ in whole], "film": post.film.name}
        desk.save(state)
        client, bucket = self._client(desk), self.setting("bucket")
        limits = TransferConfig(multipart_threshold=2 * PART_BYTES, multipart_chunksize=PART_BYTES, use_threads=False)
        for at, (name, data) in enumerate(whole):
            desk.progress(at / len(whole), f"Uploading {name}")
            where, facts = f"{state['folder']}/{name}", {"ContentType": files.kind(name)}
            with amazon.explained(self.label):
                if isinstance(data, bytes):
                    client.put_object(Bucket=bucket, Key=where, Body=data, **facts)
                else:
                    client.upload_file(str(data), bucket, where, ExtraArgs=facts, Config=limits)
        return self._sent(state, client)

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        client = self._client(desk)
        with amazon.explained(self.label):
            listed = client.list_objects_v2(Bucket=self.setting("bucket"), Prefix=self._film(state), MaxKeys=1)
        there = any(item["Key"] == self._film(state) for item in listed.get("Contents", ()))
        return self._sent(state, client) if there else Sent("absent")

    def update(self, post: Post, state: State, desk: Desk) -> Sent:
        return self.send(post, state, desk)

    def remove(self, state: State, desk: Desk) -> None:
        client = self._client(desk)
        for name in state["names"]:
            with amazon.explained(self.label):
                client.delete_object(Bucket=self.setting("bucket"), Key=f"{state['folder']}/{name}")

    def greet(self, desk: Desk) -> str:
        with amazon.explained(self.label):
            self._client(desk).list_objects_v2(Bucket=self.setting("bucket"), MaxKeys=1)
        return f"The bucket {self.setting('bucket')} answers."

    def _sent(self, state: State, client: Any) -> Sent:
        public, film = self.setting("public_address").rstrip("/"), self._film(state)
        if public:
            return Sent("published", film, f"{public}/{quote(film)}")
        asked = {"Bucket": self.setting("bucket"), "Key": film}
        with amazon.explained(self.label):
            link = client.generate_presigned_url("get_object", Params=asked, ExpiresIn=LINK_S)
        return Sent("published", film, link)

    def _film(self, state: State) -> str:
        return f"{state['folder']}/{state['film']}"

    def _folder(self, post: Post) -> str:
        return "/".join(filter(None, (self.setting("folder").strip("/"), files.folder(post))))

    def _client(self, desk: Desk) -> Any:
        names = ("bucket", "key", "secret")
        if not all(map(self.setting, names)):
            raise MissingSetup("Bucket and keys are not set.", "Enter them on the settings page.")
        return amazon.storage(
            self.label, address=self.setting("address").rstrip("/"), region=self.setting("region"),
            key=self.setting("key"), secret=self.setting("secret"), check=desk.check,
        )  # fmt: skip
