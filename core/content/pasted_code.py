"""Code within pasted text, told from prose line by line, so that its "# comments" are no headings."""

from __future__ import annotations

import re

_SURE = re.compile(
    r"^\s*(?:def \w+\(.*\).*:|class \w+.*:|(?:from [\w.]+ )?import [\w.*{]+.*|#!/|#include\s*[<\"]|return\b[^.]*;?$|"
    r"(?:if|elif|for|while|with|try|except|else)\b.*:$|(?:export |async )?function \w*\(.*|(?:const|let|var) \w+ ?=.*|"
    r"(?:public|private|protected|static) .*[{;]$|\$ \S.*|>>> .*|(?:sudo|apt|apt-get|pip3?|npm|git|docker|cd|mkdir|"
    r"curl|make|chmod|export|echo) (?:-|[\w./~$\"'=-]+(?: |$)).*(?<![.!?])$|[\w.\[\]]+(?: ?[+*/-]?= ?)\S.*|"
    r"\w[\w.]*\(.*\);?(?:\s*#.*)?$|[\w./-]+(?: [^\s.,;:]+)* --?[a-z][\w-]*(?:[ =]\S+)*(?<![.!?])$|"
    r"[{}\[\])(]+[;,]?$|.*[;{]$|<\?php.*|SELECT .* FROM .*)"
)
_COMMENT = re.compile(r"^\s*(?:#(?!#)|//|--|/\*|\*)\s?\S")
_PROSE = re.compile(r"(?:\w+[ ,]+){6,}\w+[.!?]?$")


def fenced(text: str) -> str:
    """The text with its runs of code between fences; as it is where it has fences or no code of two lines."""
    if re.search(r"(?m)^(?:```|~~~)", text):
        return text
    out: list[str] = []
    run: list[str] = []

    def end() -> None:
        tail: list[str] = []
        while run and not run[-1].strip():
            tail.insert(0, run.pop())
        sure = sum(bool(_SURE.match(line)) for line in run)
        if sure >= 2 or (sure and len(run) > 1):
            out.extend(["", "```", *run, "```", ""])
        else:
            out.extend(run)
        out.extend(tail)
        run.clear()

    lines = text.split("\n")
    for at, line in enumerate(lines):
        if _is_code(line, run) or (_COMMENT.match(line) and _before_code(lines, at)) or (run and not line.strip()):
            run.append(line)
        else:
            end()
            out.append(line)
    end()
    return "\n".join(out)


def _is_code(line: str, run: list[str]) -> bool:
    if _SURE.match(line):
        return not (_PROSE.match(line) and not re.search(r"[=({;$]|^\s", line))
    inside = bool(run) and line.startswith(("  ", "\t")) and bool(line.strip())
    return inside and not re.match(r"\s*(?:[-*•]|\d+[.)])\s", line)


def _before_code(lines: list[str], at: int) -> bool:
    """Whether a comment stands right before code, save for other comments."""
    for line in lines[at + 1 :]:
        if not _COMMENT.match(line):
            return bool(line.strip()) and _is_code(line, [])
    return False
