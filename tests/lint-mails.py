#!/usr/bin/env python3
"""Looks at mails as a strict receiver does: lint-mails.py DIRECTORY of .eml files. Prints what is wrong; exits 1 if anything is.

A file's name may begin with the mail's class (transactional-, reminder-, news-), which says whether it can be turned off.
Only Python's own library: RFC 5322 by `email` with its default policy, RFC 5545 by hand.
"""
import re
import sys
from email import policy
from email.parser import BytesParser
from html.parser import HTMLParser
from pathlib import Path

ONCE = ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Language", "Content-Type"]
AT_MOST_ONCE = ["In-Reply-To", "References", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Reply-To", "DKIM-Signature"]
VOID = {"meta", "br", "img", "hr", "link", "base"}
HIDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Markup(HTMLParser):
    """Elements that end where they should, and none that runs or fetches."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.problems, self.language, self.links, self.title = [], [], None, 0, ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "html":
            self.language = attrs.get("lang")
        if tag in {"script", "iframe", "object", "form", "img", "link"}:
            self.problems.append(f"<{tag}> in the HTML")
        if any(name.startswith("on") for name in attrs):
            self.problems.append(f"<{tag}> runs a script")
        if tag == "a":
            self.links += 1
            if not re.match(r"https?://", attrs.get("href", "")):
                self.problems.append(f"a link leads to {attrs.get('href')!r}")
        if tag == "table" and attrs.get("role") != "presentation":
            self.problems.append("a table of layout is read out as data")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> ends nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] == "title":
            self.title += data


def html(part, language):
    markup = Markup()
    markup.feed(part)
    markup.close()
    yield from markup.problems
    if markup.open:
        yield f"never ended: {markup.open}"
    if markup.language != language:
        yield f"lang is {markup.language}, Content-Language {language}"
    if not markup.links or not markup.title.strip():
        yield "no link or no title"
    if not re.search(r'name="color-scheme"', part):
        yield "no color-scheme"


def calendar(data):
    raw = data.decode("utf-8")
    if raw.replace("\r\n", "").count("\n") or not raw.endswith("\r\n"):
        yield "calendar: lines do not end in CRLF"
    if any(len(line.encode()) > 75 for line in raw.split("\r\n")):
        yield "calendar: a line of more than 75 octets"
    lines = [line for line in raw.replace("\r\n ", "").split("\r\n") if line]
    stack, seen = [], []
    for line in lines:
        match = re.match(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$', line)
        if not match:
            yield f"calendar: not a content line: {line!r}"
            continue
        name, value = match[1], match[3]
        if name == "BEGIN":
            stack.append(value)
            seen.append(set())
        elif name == "END":
            if not stack or stack.pop() != value:
                yield f"calendar: END:{value} ends nothing"
            needed = {"VCALENDAR": {"VERSION", "PRODID", "METHOD"}, "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}}
            missing = needed.get(value, set()) - (seen.pop() if seen else set())
            if missing:
                yield f"calendar: {value} without {sorted(missing)}"
        elif seen:
            seen[-1].add(name)
    if stack or not lines or lines[0] != "BEGIN:VCALENDAR":
        yield "calendar: not a calendar"


def unsubscribe(mail, kind):
    page, post = mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"]
    if kind == "transactional" and (page or post):
        yield "says how to turn off what cannot be turned off"
    if kind in {"reminder", "news"} and not (page and post):
        yield "does not say how to turn it off by one click"
    if bool(page) != bool(post):
        yield "List-Unsubscribe without List-Unsubscribe-Post, or the other way round"
    if page and not re.fullmatch(r"<https?://[^<>\s]+>", page):
        yield f"List-Unsubscribe: {page}"
    if post and post != "List-Unsubscribe=One-Click":
        yield f"List-Unsubscribe-Post: {post}"


def lint(name, raw):
    mail = BytesParser(policy=policy.default).parsebytes(raw)
    if re.search(rb"(?<!\r)\n|\r(?!\n)|\x00", raw) or not raw.isascii():
        yield "a bare CR or LF, a NUL, or an octet above 127"
    if any(len(line) > 998 for line in raw.split(b"\r\n")):
        yield "a line of more than 998 octets"
    if any(len(line) > 78 for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n") if b" " in line[1:].split(b":", 1)[-1].strip()):
        yield "a header that could be folded is longer than 78 octets"
    for part in mail.walk():
        yield from (f"defect: {defect!r}" for defect in part.defects)
        for header, value in part.items():
            yield from (f"{header}: {defect!r}" for defect in getattr(value, "defects", []))
    for header in ONCE + AT_MOST_ONCE:
        count = len(mail.get_all(header, []))
        if count > 1 or (count == 0 and header in ONCE):
            yield f"{count} times {header}"
    yield from headers(mail)
    yield from unsubscribe(mail, name.split("-")[0])
    yield from body(mail)


def headers(mail):
    for header in ["From", "To"]:
        if len(mail[header].addresses) != 1 or not re.fullmatch(r"[^\s@]+@[^\s@]+", mail[header].addresses[0].addr_spec):
            yield f"{header}: not one address"
    subject = mail["Subject"]
    if not subject.strip() or HIDING.search(subject) or "=?" in subject:
        yield f"Subject: {subject!r}"
    if mail["Date"].datetime is None or mail["Date"].datetime.tzinfo is None:
        yield f"Date: {mail['Date']}"
    for header in ["Message-ID", "In-Reply-To", "References"]:
        if mail[header] and not re.fullmatch(r"<[^<>\s@]+@[^<>\s@]+>", mail[header]):
            yield f"{header}: {mail[header]}"
    if mail["Auto-Submitted"] != "auto-generated":
        yield f"Auto-Submitted: {mail['Auto-Submitted']}"
    if bool(mail["List-Id"]) != bool(mail["References"]) or mail["References"] != mail["In-Reply-To"]:
        yield "List-Id, References and In-Reply-To do not belong together"
    if mail["List-Id"] and not re.fullmatch(r"<[A-Za-z0-9.-]+>", mail["List-Id"]):
        yield f"List-Id: {mail['List-Id']}"


def body(mail):
    kinds = []
    for part in mail.walk():
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        kinds.append(kind)
        data = part.get_payload(decode=True)
        try:
            text = data.decode(part.get_content_charset("utf-8"), "strict")
        except (UnicodeDecodeError, LookupError) as error:
            yield f"{kind}: {error}"
            continue
        if kind == "text/calendar":
            yield from calendar(data)
            continue
        if HIDING.search(text.replace("\r\n", "\n")):
            yield f"{kind}: controls in the text"
        if kind == "text/html":
            yield from html(text, mail["Content-Language"])
        elif "\n-- \n" not in text.replace("\r\n", "\n"):
            yield "text: no signature"
    if kinds[:2] != ["text/plain", "text/html"] or kinds[2:] not in ([], ["text/calendar"]):
        yield f"parts: {kinds}"


def main(directory):
    files = sorted(Path(directory).glob("*.eml"))
    wrong = 0
    for file in files:
        for problem in lint(file.name, file.read_bytes()):
            wrong += 1
            print(f"{file.name}: {problem}")
    print(f"{len(files)} mails, {wrong} problems")
    return 0 if files and not wrong else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else "usage: lint-mails.py DIRECTORY")
