"""Code within pasted text, told from prose line by line, so that its comments, docstrings and prompts are no text."""

from __future__ import annotations

import re

_SURE = re.compile(
    r"^\s*(?:(?:async )?def \w+\(.*|class \w+(?:\(.*)?:.*|class \w+ (?:extends |implements |\{).*|"
    r"(?:from [\w.]+ )?import [\w.*{]+.*|#!/|#include\s*[<\"]|@\w[\w.]*(?:\(.*\)?)?$|"
    r"return\b[^.]*;?$|(?:if|elif|for|while|with|try|except|else|finally)\b.*:$|"
    r"(?:raise|yield|await|assert) \w.*[)\w]$|(?:pass|break|continue)$|"
    r"(?:export |async )?function \w*\(.*|(?:const|let|var) \w+ ?=.*|"
    r"(?:public|private|protected|static) .*[{;]$|\$ \S.*|>>> .*|(?:sudo|apt|apt-get|pip3?|npm|git|docker|cd|mkdir|"
    r"curl|make|chmod|export|echo) (?:-|[\w./~$\"'=-]+(?: |$)).*(?<![.!?])$|"
    r"[\w.\[\]\"']+(?:, ?[\w.]+)*(?: ?[+*/-]?= ?)\S.*|"
    r"\w[\w.]*\(.*\);?(?:\s*#.*)?$|[\w./-]+(?: [^\s.,;:]+)* --?[a-z][\w-]*(?:[ =]\S+)*(?<![.!?])$|"
    r"[{}\[\])(]+[;,]?$|.*[;{]$|<\?php.*|SELECT .* FROM .*|(?:FROM|RUN|COPY|CMD|ENTRYPOINT) \S+.*[\w\])/\"]$|"
    r"[\"'][\w.-]+[\"']\s?:\s?.+|\(?[\"'].*[\"']\)?[,)]+$|[│├└].*|"
    r"(?:SELECT|FROM|WHERE|ORDER BY|GROUP BY|INSERT INTO|UPDATE|DELETE FROM|CREATE (?:TABLE|INDEX|VIEW)|ALTER TABLE|"
    r"DROP TABLE|(?:LEFT |INNER |RIGHT )?JOIN|VALUES|HAVING)\b.*[\w);*,(]$|export default .*|module\.exports.*|"
    r"package [\w.]+;?$|import \"[\w./]+\";?$|(?:func|fn|sub|proc) [\w(].*|(?:done|fi|esac|end|then|do)$|"
    r"(?:for|while|if|until) .*; (?:do|then)$|Traceback \(most recent call last\):|File \".*\", line \d+.*|"
    r"\w+(?:Error|Exception)(?::.*)?$|\[[A-Za-z][\w.-]*\]$|</?[a-z][\w-]*(?: [^<>]*)?/?>.*)"
)
_COMMENT = re.compile(r"^\s*(?:#(?!#)|//|--|/\*|\*)\s?\S")
_WORD = re.compile(r"(?<![\w.\[\"'-])[A-Za-z]?[a-z]+(?![\w.\[-])")  # of a language, in five of which no line is code
_SENTENCE = re.compile(r"[A-Z][\w’'-]*,?(?: [\w’'(),;:/“”\"-]+){3,}[.!?:]$")  # one at the margin ends what is open
_KEY = re.compile(r"^\s*-?\s?[a-z_][\w-]*:(?:\s\S.*)?$")  # of YAML, two of them one after the other
_PROMPT = re.compile(r"\s*(?:\$|>>>|\.\.\.|PS>|C:\\\\?>) \S")  # its answers follow up to the next blank line
_QUOTES = re.compile(r"\"\"\"|'''")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|(?<!\S)#.*$|//.*$")
_FILE = re.compile(
    r"\s*(?:[\w@.-]+/)*[\w@.-]*\.(?:py|js|jsx|ts|tsx|java|kt|c|h|cc|cpp|cs|go|rs|rb|php|sh|sql|html?|css|ya?ml|toml|json|ini|"
    r"cfg|xml|swift|scala|lua|r|pl|vue|tf|dockerfile|txt|md)\s*|\s*(?:[\w.-]+/)*(?:Dockerfile|Makefile)\s*",
    re.I,
)
_SHELL = re.compile(
    r"\s*(?:\$ |>>> )?(?:sudo|apt|apt-get|brew|pip3?|npm|npx|yarn|git|docker|kubectl|cargo|curl|wget|chmod|conda|uv|"
    r"poetry|python3?|node) [\w./~$\"'=:@-]+(?: [\w./~$\"'=:@<>|&*-]+)*|\s*[\[{]\s*[\"'].*[\"'\]}\d]\s*[\]}],?|"
    r"\s*(?:\$|>>>) \S.*|[a-z_][\w]*(?:\.\w+)+\([^()]*\);?|[a-z_]\w*\((?:[^()]*[=\"'][^()]*)?\);?"
)
_MOST = 120  # lines that an open bracket or text between quotation marks may reach


def is_file(line: str) -> bool:
    """Whether a line of a pasted text is nothing but the name of a file, as it stands over a listing."""
    return bool(_FILE.fullmatch(line))


def code_lines(lines: list[str]) -> list[bool]:
    """Whether each line of a pasted text is code, in order; blank lines between lines of code are."""
    marks = [False] * len(lines)
    at = 0
    while at < len(lines):
        end = _end(lines, at) if _begins(lines, at) else at
        if end > at and _is_listing(lines[at:end]):
            marks[at:end] = [True] * (end - at)
            at = end
        else:
            at += 1
    return marks


def fenced(lines: list[str], marks: list[bool]) -> str:
    """A pasted text with its runs of code between fences."""
    out: list[str] = []
    for at, line in enumerate(lines):
        inside = marks[at]
        if inside and (at == 0 or not marks[at - 1]):
            out += ["", "```"]
        out.append(line)
        if inside and (at + 1 == len(lines) or not marks[at + 1]):
            out += ["```", ""]
    return "\n".join(out)


def _begins(lines: list[str], at: int) -> bool:
    """Whether a run of code begins with this line."""
    line = lines[at]
    if _KEY.match(line) and at + 1 < len(lines) and _KEY.match(lines[at + 1]):
        return not any(text[:1].isupper() for text in lines[at].split(": ")[:1])
    return _is_code(line) or (bool(_COMMENT.match(line)) and _before_code(lines, at))


def _end(lines: list[str], start: int) -> int:
    """Return where the run of code that begins at a line ends."""
    depth, quote, opened, end, typed = 0, "", start, start, False
    for at in range(start, len(lines)):
        line = lines[at]
        if quote:
            quote = "" if quote in line else quote
            end = at + 1
            if at - opened > _MOST:
                return opened + 1
            continue
        if depth and at - opened <= _MOST and not _SENTENCE.match(line):
            inside = True
        elif not line.strip():
            continue  # in the code if more of it follows
        else:
            depth = 0
            answers = typed and end == at and not _SENTENCE.match(line)
            inside = answers or _goes_on(lines, at, start, adjacent=end == at)
        if not inside:
            break
        typed = bool(_PROMPT.match(line)) or (typed and end == at)
        end = at + 1
        marks = _QUOTES.findall(line)
        if len(marks) % 2:
            quote, opened = marks[-1], at
            line = line[: line.rfind(marks[-1])]
        before, depth = depth, max(0, depth + _balance(line))
        opened = at if depth and not before and not quote else opened
    return end


def _goes_on(lines: list[str], at: int, start: int, *, adjacent: bool) -> bool:
    """Whether code goes on with this line, right below a line of code or behind a blank one."""
    line = lines[at]
    if _is_code(line) or (_COMMENT.match(line) and ((adjacent and at > start) or _before_code(lines, at))):
        return True
    if _KEY.match(line) and (adjacent or _begins(lines, at)):
        return True
    if _QUOTES.match(line.strip()):
        return adjacent
    indented = line.startswith(("  ", "\t")) and not re.match(r"\s*(?:[-*•]|\d+[.)])\s", line)
    return indented and (adjacent or any(text.startswith(("  ", "\t")) for text in lines[max(start, at - 2) : at]))


def _balance(line: str) -> int:
    """Count the brackets that a line opens and does not close."""
    bare = _STRING.sub("", line)
    return sum(bare.count(c) for c in "([{") - sum(bare.count(c) for c in ")]}")


def _is_listing(run: list[str]) -> bool:
    """Whether a run is more than a line that looks like code by chance."""
    filled = [line for line in run if line.strip()]
    wordy = sum(len(_WORD.findall(line)) > 4 and not _is_code(line) and not _COMMENT.match(line) for line in filled)
    if wordy > len(filled) / 2 and not any(_QUOTES.search(line) or _PROMPT.match(line) for line in filled):
        return False  # a passage that is indented, with a line in it that looks like code
    sure = sum(bool(_SURE.match(line)) for line in filled)
    keys = [line for line in filled if _KEY.match(line)]
    tree = len(keys) > 1 and any(
        re.search(r":\s*$|_|^\s*-|: [./\"'\[{]|: (?:true|false|\d+)$| --", line) for line in keys
    )
    return sure >= 2 or (bool(sure) and len(filled) > 1) or tree or any(_SHELL.fullmatch(line) for line in filled)


def _is_code(line: str) -> bool:
    """Whether a line is code by itself."""
    if not (_SURE.match(line) or _SHELL.fullmatch(line)):
        return False
    if line.endswith(";") and re.fullmatch(r"[^=()\[\]{}<>\"]*;", line):
        return len(line.split()) < 3 or bool(
            re.match(r"\s*(?:return|import|export|use|let|const|var|package|using|int|[A-Z]{3,})\s", line)
        )
    if _PROMPT.match(line) or re.search(r"[={}<>$|]|::|--|&&|^Traceback|^\s*File \"", line):
        return True
    words = _WORD.findall(_STRING.sub("", line))
    return len(words) < (7 if re.match(r"\s*(?:if|elif|while|for|raise|return)\b", line) else 5)


def _before_code(lines: list[str], at: int) -> bool:
    """Whether a comment stands right before code, save for other comments."""
    for number in range(at + 1, len(lines)):
        if not _COMMENT.match(lines[number]):
            return bool(lines[number].strip()) and (_is_code(lines[number]) or bool(_KEY.match(lines[number])))
    return False
