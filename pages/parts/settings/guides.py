"""Guides to an app of one's own at each platform, with what it honestly costs."""

from __future__ import annotations

GOOGLE = """
1. Open [Google's console](https://console.cloud.google.com/apis/credentials), make a project, and switch on
   **YouTube Data API v3** in its library.
2. Make an **OAuth client ID** of the kind **Desktop app**, and download its JSON.
3. Drop that file here, sign in, and paste the address where the browser ends.

It costs nothing; Google gives an app 100 uploads a day. While the app there is set to *Testing*, a sign-in ends after
7 days; *In production* keeps it, with a warning screen at the sign-in.
"""
_META = """
1. Open [Meta's console](https://developers.facebook.com/apps) and make an app of the kind **Business** with
   **Facebook Login for Business**{extra}.
2. In the settings of that login, add `https://www.facebook.com/connect/login_success.html` to **Valid OAuth Redirect
   URIs**.
3. Enter the app's id and secret (App settings, Basic), sign in, allow {allow}, and paste the address where the browser
   ends: it is a page that says “Success”.

It costs nothing. While the app is *in development* it serves the people who have a role in it, which is enough for
yourself. A sign-in lasts 60 days and is renewed by itself while Reelwright is used.
"""
INSTAGRAM = _META.format(
    extra=" and **Instagram**; the account there has to be professional and connected with a Page",
    allow="the account and its Page",
)
FACEBOOK = _META.format(extra="", allow="the Pages that you want to post to")
TIKTOK = """
1. Open [TikTok's console](https://developers.tiktok.com/apps), make an app, and add **Login Kit** for *Desktop* and
   **Content Posting API**.
2. In Login Kit, register the redirect address `http://127.0.0.1:3455/callback/`.
3. Enter the client key and secret, sign in, and paste the address where the browser ends: the page itself cannot be
   opened.

It costs nothing. Until TikTok has audited an app it may post only what nobody sees, so videos go into **your inbox** in
TikTok's app, where you finish them; after the audit choose *direct* in the settings of TikTok.
"""
BY_TARGET = {"youtube": GOOGLE, "instagram": INSTAGRAM, "facebook": FACEBOOK, "tiktok": TIKTOK}
LABELS = {"youtube": "a YouTube channel", "instagram": "an Instagram account", "facebook": "a Facebook Page",
          "tiktok": "a TikTok account"}  # fmt: skip
