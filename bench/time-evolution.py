"""QuTiP's mesolve on the Hermitian twin of the cooling model of bench/time-evolution.ts: numbers on stdin, JSON out."""

import json
import sys
import time

import numpy as np
import qutip

task = json.load(sys.stdin)
states = [tuple(state) for state in task["states"]]
index = {state: k for k, state in enumerate(states)}
d = len(states)


def lowering(mode):
    m = np.zeros((d, d))
    for k, state in enumerate(states):
        if state[mode] > 0:
            lower = list(state)
            lower[mode] -= 1
            if tuple(lower) in index:
                m[index[tuple(lower)], k] = np.sqrt(state[mode])
    return m


def exchange(up, down):
    """up' down, from its matrix elements: a product of truncated matrices loses some at the edge."""
    m = np.zeros((d, d))
    for k, state in enumerate(states):
        target = list(state)
        target[down] -= 1
        target[up] += 1
        if state[down] > 0 and tuple(target) in index:
            m[index[tuple(target)], k] = np.sqrt(state[down] * target[up])
    return m


p = task["parameters"]
low = [lowering(mode) for mode in range(3)]
numbers = [np.diag([float(state[mode]) for state in states]) for mode in range(3)]
h = -p["Delta"] * numbers[2] + p["omega_a"] * numbers[0] + p["omega_b"] * numbers[1]
h = h + p["g_1"] * (exchange(0, 1) + exchange(1, 0)) + p["g"] * (exchange(0, 2) + exchange(2, 0))
jumps = []
for mode, kappa, nbar in [(0, p["kappa_a"], p["nbar_a"]), (1, p["kappa_b"], p["nbar_b"])]:
    jumps.append(np.sqrt(2 * (1 + nbar) * kappa) * low[mode])
    jumps.append(np.sqrt(2 * nbar * kappa) * low[mode].T)
jumps.append(np.sqrt(2 * p["gamma"]) * low[2])

hamiltonian = qutip.Qobj(h)
collapse = [qutip.Qobj(jump) for jump in jumps]
observables = [qutip.Qobj(number) for number in numbers]
start = qutip.basis(d, index[tuple(task["initial"])])
times = np.array(task["times"])
options = qutip.Options(rtol=task["relative"], atol=task["absolute"], nsteps=100000)


def run():
    return qutip.mesolve(hamiltonian, start, times, collapse, observables, options=options)


values = [np.real(e).tolist() for e in run().expect]
timings = []
for _ in range(task["runs"]):
    begin = time.perf_counter()
    run()
    timings.append(time.perf_counter() - begin)
json.dump({"values": values, "seconds": sorted(timings)[len(timings) // 2], "qutip": qutip.__version__}, sys.stdout)
