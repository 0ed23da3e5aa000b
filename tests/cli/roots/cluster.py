"""A Dask cluster of processes on this machine: says where its scheduler listens, and ends with its standard input."""

import sys

from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(
        n_workers=int(sys.argv[1]),
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=50,
    ) as cluster:
        print(cluster.scheduler_address, flush=True)  # noqa: T201  # whoever started it reads this
        sys.stdin.read()
