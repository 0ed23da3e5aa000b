"""Runs commands under an audit hook and says what each of them did that it must not do; a program, not a module.

It is given a JSON object on standard input: `house`, where govlint stands; `tree`, what is checked; `writable`, files
and folders that may be written; `calls`, lists of arguments. It prints, for each call, the exit code and what it did.
"""

import contextlib
import io
import json
import os
import sys

ASKED = json.load(sys.stdin)
sys.path.insert(0, ASKED["house"])
TREE = os.path.realpath(ASKED["tree"])
WRITABLE = tuple(map(os.path.realpath, ASKED["writable"]))
DONE: list[str] = []
RUNS = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile", "pty.spawn")
CHANGES = {
    "os.mkdir": (0,), "os.rename": (0, 1), "os.remove": (0,), "os.rmdir": (0,), "os.symlink": (1,), "os.link": (1,),
    "os.chmod": (0,), "os.chown": (0,), "os.truncate": (0,), "os.utime": (0,), "os.setxattr": (0,),
}  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def below(path: object, folders: tuple[str, ...]) -> bool:
    if not isinstance(path, (str, bytes)):
        return False
    whole = os.path.join(
        os.path.realpath(os.path.dirname(os.path.abspath(os.fsdecode(path)))), os.path.basename(os.fsdecode(path))
    )
    # What is written whole stands beside its file first, as `name.123`.
    return any(whole == folder or whole.startswith((f"{folder}{os.sep}", f"{folder}.")) for folder in folders)


def changed(event: str, args: tuple) -> list[object]:
    """The paths that an event changes."""
    if event in ("os.rmdir", "os.remove") and args[1] >= 0:  # seen from a folder that is open
        return [os.path.join(os.readlink(f"/proc/self/fd/{args[1]}"), os.fsdecode(args[0]))]
    return [args[at] for at in CHANGES[event]]


def wrong(event: str, args: tuple) -> bool:
    """Whether an event is one that no command may cause."""
    if event.startswith(("socket.", "ctypes.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "pickle.")):
        return True
    if event in RUNS:
        return True
    if event == "subprocess.Popen":
        return os.path.basename(args[0]) != "git" or not os.path.isabs(args[0]) or below(args[0], (TREE,))
    if event in ("open", "os.open"):
        path, flags = args[0], args[2] or 0
        if isinstance(path, int):
            return False
        code = os.fsdecode(path).endswith((".py", ".pyc", ".so", ".pth")) and below(path, (TREE,))
        return code or bool(flags & WRITES and path != os.devnull and not below(path, WRITABLE))
    if event in CHANGES:
        return not all(below(path, WRITABLE) for path in changed(event, args))
    if event == "import":
        return bool(args[1]) and below(args[1], (TREE,))
    if event == "compile":
        return below(args[1], (TREE,)) and os.path.isfile(args[1])
    if event == "exec":
        return below(args[0].co_filename, (TREE,)) and os.path.isfile(args[0].co_filename)
    return False


def hook(event: str, args: tuple) -> None:
    with contextlib.suppress(RecursionError):
        if wrong(event, args):
            DONE.append(f"{event} {args!r:.300}")


def said(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()[-2000:]


def run(call: list[str]) -> dict[str, object]:
    DONE.clear()
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    if call[:1] == ["!"]:  # what the hook must see, or it could see nothing
        with contextlib.suppress(Exception, SystemExit):
            exec(call[1], {})  # noqa: S102
        return {"done": list(DONE)}
    from govlint.cli.main import main

    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(call)
    return {"code": code, "done": list(DONE), "said": said(out) + said(err)}


def program() -> None:
    os.chdir(TREE)
    sys.addaudithook(hook)
    print(json.dumps([run(call) for call in ASKED["calls"]]))  # noqa: T201


if __name__ == "__main__":
    program()
