"""Runs Python programs as asked for by lines of JSON, each in a fork of this process, which has
imported PyTorch once for all of them."""

import json
import os
import runpy
import subprocess
import sys
import tempfile
import traceback

import numpy  # noqa: F401
import torch  # noqa: F401


def run_here(args: list[str]) -> None:
    """As `python3 ARGS…` would."""
    if args[0] == '-c':
        sys.argv = ['-c', *args[2:]]
        exec(compile(args[1], '-c', 'exec'), {'__name__': '__main__'})
    else:
        sys.argv = args
        sys.path[0] = os.path.dirname(args[0])
        runpy.run_path(args[0], run_name='__main__')


def run_forked(args: list[str], out: int, err: int) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.dup2(out, 1)
    os.dup2(err, 2)
    status = 1
    try:
        run_here(args)
        status = 0
    except SystemExit as exit:
        status = exit.code if isinstance(exit.code, int) else int(exit.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


print('ready', flush=True)
for line in sys.stdin:
    order = json.loads(line)
    os.environ.update(order['env'])
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        if sys.platform == 'linux':
            status = run_forked(order['args'], out.fileno(), err.fileno())
        else:
            command = [sys.executable, *order['args']]
            status = subprocess.run(command, stdout=out, stderr=err).returncode
        answer = {'status': status}
        for name, file in (('out', out), ('err', err)):
            file.seek(0)
            answer[name] = file.read().decode()
        print(json.dumps(answer), flush=True)
