"""The tasks of algebra.ts in SymPy, as its users would write them; prints results and timings as JSON."""

import json
import statistics
import time

import sympy
from sympy import Add, Rational, symbols
from sympy.core.cache import clear_cache
from sympy.physics.quantum import Dagger
from sympy.physics.quantum.boson import BosonOp
from sympy.physics.quantum.operatorordering import normal_ordered_form


def ordered(expression):
    return normal_ordered_form(expression.expand(), independent=True, recursive_limit=100).expand()


def power():
    a = BosonOp("a")
    return ordered((a * Dagger(a)) ** 8)


def nested():
    a, b = BosonOp("a"), BosonOp("b")
    w_a, w_b, g = symbols("w_a w_b g", real=True)
    h = w_a * Dagger(a) * a + w_b * Dagger(b) * b + g * (Dagger(a) * b + a * Dagger(b))
    x = a
    for _ in range(6):
        x = ordered(h * x - x * h)
    return x


def chain():
    j, u = symbols("J U", real=True)
    b = [BosonOp(f"b{k}") for k in range(8)]
    h = sum(u / 2 * Dagger(x) ** 2 * x**2 for x in b)
    h -= sum(j * (Dagger(x) * y + Dagger(y) * x) for x, y in zip(b, b[1:]))
    return ordered(h * h)


def canonical(expression):
    """{ word: { monomial: rational } }, the form in which results are compared."""
    terms = {}
    for term in Add.make_args(expression):
        commuting, operators = term.args_cnc()
        exponents = {}
        for factor in operators:
            base, exponent = factor.as_base_exp()
            mode = str(base.name)
            creation, annihilation = exponents.get(mode, (0, 0))
            if base.is_annihilation:
                exponents[mode] = (creation, annihilation + int(exponent))
            elif annihilation:
                raise ValueError(f"not in normal order: {term}")
            else:
                exponents[mode] = (creation + int(exponent), annihilation)
        word = " ".join(f"{mode}:{m},{n}" for mode, (m, n) in sorted(exponents.items()))
        coefficient, symbolic = sympy.Mul(*commuting).as_coeff_Mul()
        powers = symbolic.as_powers_dict() if symbolic != 1 else {}
        monomial = " ".join(sorted(f"{name}^{n}" for name, n in powers.items()))
        row = terms.setdefault(word, {})
        row[monomial] = row.get(monomial, 0) + Rational(coefficient)
    return {word: {m: str(c) for m, c in row.items()} for word, row in terms.items()}


def timed(task, runs):
    """The result and the median time of a run, SymPy's cache being cleared before each; then the time of a repeat."""
    seconds = []
    for _ in range(runs):
        clear_cache()
        start = time.perf_counter()
        result = task()
        seconds.append(time.perf_counter() - start)
    start = time.perf_counter()
    task()
    repeat = time.perf_counter() - start
    return {"terms": canonical(result), "seconds": statistics.median(seconds), "repeat": repeat}


if __name__ == "__main__":
    tasks = {"power": timed(power, 5), "nested": timed(nested, 5), "chain": timed(chain, 3)}
    print(json.dumps({"version": sympy.__version__, "tasks": tasks}))
