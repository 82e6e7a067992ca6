"""Formulas of MathML and TeX as one line of text: "E = (ρ A h²)/2". What cannot be written so stays TeX."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from core.content.dom.tree import drop, tag, text_of, tokens
from core.content.dom.vocabulary import words
from core.content.letters import LINE_BREAK, one_line

_UP = str.maketrans("0123456789+-−()nix", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿⁱˣ")
_DOWN = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_SIGNS = dict(
    pair.split("=")
    for pair in words(
        """alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ kappa=κ lambda=λ mu=μ nu=ν xi=ξ
        pi=π rho=ρ sigma=σ tau=τ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Pi=Π Sigma=Σ
        Phi=Φ Psi=Ψ Omega=Ω times=× cdot=· div=÷ pm=± le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ approx=≈ sim=∼ infty=∞ to=→
        rightarrow=→ sum=∑ prod=∏ int=∫ partial=∂ nabla=∇ in=∈ degree=° circ=° ldots=… dots=… cdots=… ell=ℓ hbar=ℏ"""
    )
)
_TEX = re.compile(
    r"(?<![\\$\w])\$\$(.{1,400}?)\$\$|\\\[(.{1,400}?)\\\]|\\\((.{1,200}?)\\\)|(?<![\\$\w])\$(\S[^$\n]{0,200}?)\$(?![\w$])",
    re.DOTALL,
)
_WRAPS = words("katex katex-display mathjax mathjax_display mjx-container mwe-math-element mathml math tex ltx_math")


def settle_formulas(root: HtmlElement) -> None:
    """Replace formulas by their text, before what is hidden goes: pages often hide one of two forms."""
    for script in list(root.body.iter("script")):
        if (script.get("type") or "").startswith("math/tex"):
            drop(script, f" {of_tex(script.text or '')} ")
    for math in list(root.body.iter("math")):
        if root not in math.iterancestors():
            continue
        text = _of_mathml(math)
        whole = math
        for around in list(math.iterancestors())[:5]:
            named = tokens(around) & _WRAPS or tag(around) == "mjx-container"
            alone = tag(around) == "span" and len(one_line(text_of(around))) <= 3 * len(one_line(text_of(math))) + 20
            if not (named or alone):
                break
            whole = around
        apart = math.get("display") == "block" or "katex-display" in tokens(whole)
        drop(whole, f"{LINE_BREAK}{LINE_BREAK}{text}{LINE_BREAK}{LINE_BREAK}" if apart else text)
    for element in root.body.iter():
        if not isinstance(element.tag, str) or tag(element) in (
            "pre",
            "code",
            "script",
            "style",
            "textarea",
            "samp",
            "kbd",
        ):
            if isinstance(element.tag, str) and element.tail:
                element.tail = _TEX.sub(_replaced, element.tail)
            continue
        if any(tag(a) in ("pre", "code") for a in element.iterancestors()):
            continue
        if element.text and ("$" in element.text or "\\" in element.text):
            element.text = _TEX.sub(_replaced, element.text)
        if element.tail and ("$" in element.tail or "\\" in element.tail):
            element.tail = _TEX.sub(_replaced, element.tail)


def _replaced(match: re.Match[str]) -> str:
    inside = next(group for group in match.groups() if group is not None)
    if match.group(4) is not None and not re.search(r"\\[a-zA-Z]|[\^_=]", inside):
        return match.group()  # "$5 and $6" are prices
    return of_tex(inside)


def of_tex(tex: str) -> str:
    """A page's formula in one line; as it is where it holds more than can be written so."""
    text = re.sub(r"\\(?:left|right|displaystyle|,|;|!|:|quad|limits)(?![a-zA-Z])", " ", tex)
    for _ in range(4):
        text = re.sub(
            r"\\(?:mathrm|text|mathbf|mathit|operatorname|boldsymbol|mbox|textrm)\s*\{([^{}]*)\}", r"\1", text
        )
        text = re.sub(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", lambda m: f"{_group(m[1])}/{_group(m[2])}", text)
        text = re.sub(r"\\sqrt\s*\{([^{}]*)\}", lambda m: f"√{_group(m[1])}", text)
        text = re.sub(r"\^\s*(?:\{([^{}]*)\}|(\w))", lambda m: _raised(m[1] if m[1] is not None else m[2]), text)
        text = re.sub(r"_\s*(?:\{([^{}]*)\}|(\w))", lambda m: _lowered(m[1] if m[1] is not None else m[2]), text)
    text = re.sub(r"\\([a-zA-Z]+)", lambda m: _SIGNS.get(m[1], m[0]), text)
    return tex.strip() if re.search(r"[\\{}&]", text) else one_line(text)


def _group(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"\w[⁰-⁹²³¹]?|\d+(?:[.,]\d+)?|\\[a-z]+", text) else f"({text})"


def _raised(text: str) -> str:
    text = text.strip()
    return text.translate(_UP) if text and all(c in "0123456789+-−ni" for c in text) else f"^{_group(text)}"


def _lowered(text: str) -> str:
    text = text.strip()
    return text.translate(_DOWN) if text and all(c in "0123456789+-−" for c in text) else f"_{text}"


def _of_mathml(element: HtmlElement) -> str:
    name = tag(element)
    children = [
        c for c in element if isinstance(c.tag, str) and tag(c) not in ("annotation", "annotation-xml", "mphantom")
    ]
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        text = one_line(text_of(element)).replace("\u2062", "").replace("\u2061", "")
        return f" {text} " if name == "mo" and text in "=<>≤≥≈≠±×÷→+−" and text else text
    if name == "semantics" and children:
        return _of_mathml(children[0])
    parts = [_of_mathml(c) for c in children]
    if name == "mfrac" and len(parts) == 2:
        return f"{_group(parts[0])}/{_group(parts[1])}"
    if name == "msup" and len(parts) == 2:
        return parts[0] + _raised(parts[1])
    if name == "msub" and len(parts) == 2:
        return parts[0] + _lowered(parts[1])
    if name == "msubsup" and len(parts) == 3:
        return parts[0] + _lowered(parts[1]) + _raised(parts[2])
    if name == "msqrt" and parts:
        return f"√{_group(''.join(parts))}"
    if name == "mroot" and len(parts) == 2:
        return f"{_raised(parts[1]).lstrip('^')}√{_group(parts[0])}"
    if name == "munderover" and len(parts) == 3:
        return f"{parts[0]}_({parts[1]})^{_group(parts[2])} "
    if name == "mtable":
        rows = r" \\ ".join(parts)
        return f"\\matrix{{{rows}}}"  # no line of text says it
    if name in ("mtr", "mlabeledtr"):
        return " & ".join(parts)
    text = "".join(parts) if children else one_line(element.text or "")
    return one_line(text) if name == "math" else text
