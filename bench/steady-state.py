"""The blockade model of three coupled cavities, solved by NumPy/SciPy and by QuTiP 4.7.

Reads one JSON request a line from standard input and answers each with one JSON line.
{"solver": "numpy", "total": 5, "repeats": 5}    the algorithm of src/numeric/methods/no-jump.ts, on LAPACK
{"solver": "qutip-gmres", "cap": 4}              QuTiP's fastest method for it
{"solver": "qutip-default", "cap": 4}            QuTiP's steadystate() as it comes: 30 to 100 s
Times are in seconds and leave out imports and the construction of the operators.
"""

import itertools
import json
import sys
import time

import numpy as np
from scipy.linalg import schur, solve_triangular
from scipy.linalg.lapack import ztrsyl

DELTA, J, THETA, U, OMEGA, KAPPA = 0.5, 1 / np.sqrt(2), -np.pi / 4, 5.0, 0.1, 1.0


def observables(populations, numbers):
    """Occupation, g2 and g3 of cavity c (the second mode) from the diagonal of the density matrix."""
    n = numbers[:, 1]
    occupation = populations @ n
    pairs = populations @ (n * (n - 1))
    triples = populations @ (n * (n - 1) * (n - 2))
    return {
        "n": occupation,
        "g2": pairs / occupation**2,
        "g3": triples / occupation**3,
    }


def total_basis(total):
    """States with at most `total` excitations; K, and each annihilator as (rows, columns, weights)."""
    states = [s for s in itertools.product(range(total + 1), repeat=3) if sum(s) <= total]
    index = {s: i for i, s in enumerate(states)}
    numbers = np.array(states, float)
    d = len(states)

    def moved(state, down, up):
        target = list(state)
        weight = 1.0
        for m in down:
            weight *= target[m]
            target[m] -= 1
        for m in up:
            target[m] += 1
            weight *= target[m]
        return tuple(target), np.sqrt(max(weight, 0))

    def operator(down, up):
        matrix = np.zeros((d, d), complex)
        for s in states:
            target, weight = moved(s, down, up)
            if weight > 0 and target in index:
                matrix[index[target], index[s]] = weight
        return matrix

    a, c, b = 0, 1, 2
    kerr = numbers[:, a] * (numbers[:, a] - 1) + numbers[:, c] * (numbers[:, c] - 1)
    k = np.diag((DELTA - 0.5j * KAPPA) * numbers.sum(1) + U * kerr)
    exchange = J * (np.exp(1j * THETA) * operator([a], [c]) + operator([a], [b]) + operator([c], [b]))
    drive = OMEGA * operator([a], [])
    k += exchange + exchange.conj().T + drive + drive.conj().T
    jumps = []
    for m in (a, c, b):
        rows, columns = np.nonzero(operator([m], []))
        jumps.append((rows, columns, np.sqrt(KAPPA * numbers[columns, m])))
    return k, jumps, numbers


def no_jump(k, jumps):
    """Steady state by GMRES on 1 + (J + shift)(L0 - shift)^-1 with the rank-one fix; refined once or more."""
    d = len(k)
    t, q = schur(k, output="complex")
    shift = 1e-3 * -2 * np.trace(t).imag / d
    a = np.asfortranarray(-1j * t - 0.5 * shift * np.eye(d))
    qh = np.ascontiguousarray(q.conj().T)
    pairs = [
        (np.ix_(rows, rows), np.ix_(columns, columns), np.outer(w, w)) for rows, columns, w in jumps
    ]

    def invert(x):
        y, scale, _ = ztrsyl(a, a, qh @ x @ q, tranb="C")
        return q @ (y * scale) @ qh

    def jump(z):
        out = np.zeros_like(z)
        for to, of, weight in pairs:
            out[to] += weight * z[of]
        return out

    slowest = int(np.argmax(t.diagonal().imag))
    psi = np.zeros(d, complex)
    psi[slowest] = 1
    if slowest > 0:
        head = t[:slowest, :slowest] - t[slowest, slowest] * np.eye(slowest)
        psi[:slowest] = solve_triangular(head, -t[:slowest, slowest])
    psi = q @ psi
    guess = np.outer(psi, psi.conj())
    start = jump(guess) + shift * guess
    start /= np.trace(start).real

    def solve(right, tolerance):
        length = np.linalg.norm(right)
        basis, preconditioned = [right / length], []
        h = np.zeros((101, 100))
        for k_ in range(100):
            v = basis[k_]
            z = invert(v)
            preconditioned.append(z)
            w = v + jump(z) + shift * z
            w += np.trace(v) * start
            for j, u in enumerate(basis):
                h[j, k_] = np.vdot(u, w).real
                w -= h[j, k_] * u
            h[k_ + 1, k_] = np.linalg.norm(w)
            e = np.zeros(k_ + 2)
            e[0] = length
            active = h[: k_ + 2, : k_ + 1]
            y = np.linalg.lstsq(active, e, rcond=None)[0]
            if np.linalg.norm(active @ y - e) <= tolerance * length:
                break
            basis.append(w / h[k_ + 1, k_])
        return sum(c * z for c, z in zip(y, preconditioned))

    rho = solve(start, 1e-7)
    best, smallest = rho, np.inf
    for round_ in range(6):
        rho = rho / np.trace(rho)
        half = -1j * (k @ rho)
        image = half + half.conj().T + jump(rho)
        residual = np.linalg.norm(image)
        if residual >= smallest:
            break
        stalls = residual > smallest / 4
        best, smallest = rho, residual
        if stalls or (round_ > 0 and residual <= 4 * 2.2e-16 * np.abs(k).sum(1).max()):
            break
        rho = best - solve(image, 1e-8)
    np.linalg.eigvalsh(best)  # part of the evidence that the other side gives
    return best, smallest


def numpy_answer(total, repeats):
    k, jumps, numbers = total_basis(total)
    times = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        rho, residual = no_jump(k, jumps)
        times.append(time.perf_counter() - start)
    return {
        "seconds": sorted(times[1:]),
        "dimension": len(k),
        "residual": residual,
        **observables(rho.diagonal().real, numbers),
    }


def qutip_answer(cap, **options):
    from qutip import destroy, qeye, steadystate, tensor

    one, low = qeye(cap + 1), destroy(cap + 1)
    a, c, b = tensor(low, one, one), tensor(one, low, one), tensor(one, one, low)
    exchange = J * (np.exp(1j * THETA) * a * c.dag() + a * b.dag() + c * b.dag())
    hamiltonian = (
        DELTA * (a.dag() * a + c.dag() * c + b.dag() * b)
        + U * (a.dag() ** 2 * a**2 + c.dag() ** 2 * c**2)
        + exchange
        + exchange.dag()
        + OMEGA * (a + a.dag())
    )
    losses = [np.sqrt(KAPPA) * x for x in (a, c, b)]
    start = time.perf_counter()
    rho = steadystate(hamiltonian, losses, **options)
    seconds = time.perf_counter() - start
    numbers = np.array(list(itertools.product(range(cap + 1), repeat=3)), float)
    return {
        "seconds": [seconds],
        "dimension": (cap + 1) ** 3,
        **observables(rho.diag().real, numbers),
    }


def answer(request):
    solver = request["solver"]
    if solver == "numpy":
        return numpy_answer(request["total"], request["repeats"])
    if solver == "qutip-gmres":
        return qutip_answer(request["cap"], method="iterative-gmres", use_rcm=True, use_precond=True)
    return qutip_answer(request["cap"])


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
