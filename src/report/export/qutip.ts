/** A Python script that rebuilds a paper's models in QuTiP (4.7 and 5) and checks ladderproof's numbers with it. */
import { expressScalar } from '../../algebra/express.ts';
import type { Scalar } from '../../algebra/scalar.ts';
import { type Language, printCode, wrapCode } from './code.ts';
import {
  type ExportedModel,
  type ExportedParameter,
  isOrdinary,
  type ModelsExport,
  number,
  plain,
  sharedParameters,
  titleOf,
} from './model-export.ts';
import { calledIn, namer } from './names.ts';
import { operatorCode } from './operator-code.ts';
import { docstring, PYTHON_WORDS, python, pythonString } from './python-language.ts';
import { checkTables, parameterLine, parameterNote, type TableSyntax } from './script.ts';

/** What the script defines or imports besides functions. */
const OWN_WORDS =
  'H rho one jumps modes np qt sp sys CAPS EMBEDDED EMBEDDED_CAPS CHECKS COMBINED expm_multiply splu'.split(
    ' ',
  );

const TABLE: TableSyntax = {
  language: python,
  text: pythonString,
  none: 'None',
  first: 0,
  reader: (body) => `lambda rho, modes: ${body}`,
  probability: (place, n) => `probability(${place}, ${n}, rho)`,
};

/** The script, which exits 1 when a value differs by more than the tolerance that stands beside it. */
export function qutipScript(source: ModelsExport): string {
  const words = [...PYTHON_WORDS, ...OWN_WORDS, ...calledIn(HELPERS), ...calledIn(MAIN)];
  const symbol = namer(words);
  const language = python(symbol);
  const functionName = namer(words);
  const { shared, own } = sharedParameters(source);
  const { models, paper } = source;
  for (const { parameter } of shared) symbol(parameter.name);
  const functions = models.map((each) => `model_${functionName(each.name)}`);
  const sections = [
    header(source),
    `import sys

import numpy as np
import qutip as qt
import scipy.sparse as sp
from scipy.sparse.linalg import expm_multiply, splu`,
    `# Parameters. The checks at the end hold for the values that stand here; change any, and they are left out.
${shared.map((each) => parameterLine(each, language)).join('\n')}

EMBEDDED = {
${shared.map(({ parameter, value }) => `    ${pythonString(symbol(parameter.name))}: ${number(value, 17)},`).join('\n')}
}

# The largest occupation of each mode, by model. The checks hold for these.
CAPS = {
${models.map(({ name, caps }) => `    ${pythonString(name)}: (${caps.join(', ')},),`).join('\n')}
}
EMBEDDED_CAPS = {
${models.map(({ name, caps }) => `    ${pythonString(name)}: (${caps.join(', ')},),`).join('\n')}
}`,
    HELPERS,
    ...models.map((each, k) => modelFunction(each, functions[k]!, own.get(each.name)!, language)),
    checkTables(source, functions, symbol, own, TABLE),
    MAIN.replace('TITLE', () => pythonString(`${paper.id}: ${paper.title}`)),
  ];
  return `${sections.join('\n\n\n')}\n`;
}

function header(source: ModelsExport): string {
  const { paper, models, version } = source;
  return `#!/usr/bin/env python3
"""${docstring(titleOf(paper))}

The models of this paper rebuilt in QuTiP, and the observables that ladderproof computed from them checked.
Written by ladderproof ${version} export; parameters ${parameterNote(source)}.

Needs QuTiP 4.7 or 5, NumPy and SciPy. Exit code 1 when a value differs by more than the tolerance beside it.

Rates: a jump (rate, x) means rate*(x rho x' - x'x rho/2 - rho x'x/2), so that with x = a occupations decay at the rate.

Both programs work in the same truncated basis, so that they must agree to rounding. The truncation itself is judged
by the columns "without truncation" (exact, for quadratic models) and "last shell" (how far a value moves when every
cap is lowered by one): a value that moves much has not settled, in either program.
${models.map(modelNote).join('\n')}
"""`;
}

function modelNote({ name, model, state, caps }: ExportedModel): string {
  const notes = [`- ${name}: ${caps.map((cap) => cap + 1).join(' x ')} states.`];
  if (!isOrdinary(model)) {
    notes.push(
      `Its Hamiltonian is not Hermitian${model.traceCorrection ? ' and the master equation is trace-corrected: nonlinear' : ''}. QuTiP has no solver for that; the superoperator is built from spre and spost, ${state.kind === 'steady' ? 'and the attracting stationary state is the eigenvector that the normalised evolution runs into' : 'and its exponential applied'}.`,
    );
  }
  if (state.kind === 'evolved') {
    notes.push(
      `ladderproof finds no steady state here (${docstring(plain(state.reason))}), so none is compared: the values are those at time ${number(state.time)} after one excitation in each mode.`,
    );
  }
  return notes.join(' ');
}

const HELPERS = `def ladder(caps):
    """The annihilation operators of modes that hold up to caps[k] excitations."""
    sizes = [cap + 1 for cap in caps]
    return [
        qt.tensor([qt.destroy(n) if j == k else qt.qeye(n) for j, n in enumerate(sizes)])
        for k in range(len(sizes))
    ]


def sparse(superoperator):
    """The matrix of a superoperator, in QuTiP 4 and in QuTiP 5."""
    if hasattr(superoperator, "to"):
        return sp.csc_matrix(superoperator.to("csr").data.as_scipy())
    return sp.csc_matrix(superoperator.data)


def generator(H, jumps):
    """rho -> -i (H rho - rho H') + sum of rate*(x rho x' - x'x rho/2 - rho x'x/2), for any H."""
    superoperator = -1j * (qt.spre(H) - qt.spost(H.dag()))
    for rate, x in jumps:
        superoperator = superoperator + rate * qt.lindblad_dissipator(x)
    return superoperator


def steady_state(H, jumps, ordinary):
    """The steady state by QuTiP's direct solver; for a generator that does not keep the trace, see stationary."""
    if ordinary:
        return qt.steadystate(H, [np.sqrt(rate) * x for rate, x in jumps if rate > 0], method="direct")
    return stationary(generator(H, jumps), H.dims)


def stationary(superoperator, dims):
    """The state that the trace-corrected evolution runs into: the stationary one whose eigenvalue of the linear part
    has the largest real part. The evolution is followed from the vacuum until it hardly moves, then inverse iteration
    makes it an eigenvector."""
    matrix = sparse(superoperator)
    size = int(round(np.sqrt(matrix.shape[0])))
    trace = np.zeros(size * size)
    trace[:: size + 1] = 1
    rho = np.zeros(size * size, dtype=complex)
    rho[0] = 1
    step = 100 / np.abs(matrix.diagonal()).max()
    for _ in range(2000):
        later = expm_multiply(matrix * step, rho)
        later = later / (trace @ later)
        moved = np.abs(later - rho).max()
        rho = later
        if moved < 1e-9:
            break
    else:
        raise RuntimeError("the evolution from the vacuum does not come to rest")
    growth = (trace @ (matrix @ rho)).real
    shift = growth + 1e-7 * abs(matrix).max()
    factors = splu((matrix - shift * sp.identity(size * size)).tocsc())
    for _ in range(5):
        rho = factors.solve(rho)
        rho = rho / (trace @ rho)
    growth = (trace @ (matrix @ rho)).real
    residual = np.abs(matrix @ rho - growth * rho).max()
    if residual > 1e-9:
        raise RuntimeError(f"no stationary state: residual {residual:.1e}")
    return qt.Qobj(rho.reshape(size, size).T, dims=dims)


def evolved(H, jumps, time, normalised):
    """The state at a time, after one excitation in each mode. The trace-corrected equation only rescales the linear one."""
    matrix = sparse(generator(H, jumps))
    start = qt.ket2dm(qt.tensor([qt.basis(n, 1) for n in H.dims[0]])).full()
    size = start.shape[0]
    rho = expm_multiply(matrix * time, start.T.reshape(size * size)).reshape(size, size).T
    return qt.Qobj(rho / np.trace(rho) if normalised else rho, dims=H.dims)


def expectation(operator, rho):
    # Not operator * rho: QuTiP may drop elements below 1e-12 from products, where a weak drive leaves its signal.
    return complex(np.trace(operator.full() @ rho.full()))


def trace(rho):
    return complex(rho.tr())


def correlation(a, order, rho):
    """g^(order)(0) of a mode."""
    occupation = expectation(a.dag() * a, rho).real
    return expectation(a.dag() ** order * a**order, rho).real / occupation**order


def probability(mode, n, rho):
    """The probability of n excitations in a mode, by its place."""
    return rho.ptrace(mode).full()[n, n].real`;

function modelFunction(
  { name, model, state }: ExportedModel,
  functionName: string,
  own: readonly ExportedParameter[],
  language: Language,
): string {
  const modes = model.space.sites.map((site) => language.symbol(site.name));
  const isUnit = (rate: Scalar): boolean => rate.isOne();
  const jumps = model.dissipators.map(
    ({ rate, jump }) =>
      `        (${isUnit(rate) ? '1.0' : printCode(expressScalar(rate), language)}, ${operatorCode(jump, language)}),`,
  );
  const solved =
    state.kind === 'steady'
      ? `steady_state(H, jumps, ordinary=${isOrdinary(model) ? 'True' : 'False'})`
      : `evolved(H, jumps, ${number(state.time)}, normalised=${isOrdinary(model) || model.traceCorrection ? 'True' : 'False'})`;
  const local = own.map(
    ({ parameter, value }) =>
      `    ${language.symbol(parameter.name)} = ${number(value, 17)}  # differs from the other models`,
  );
  return `def ${functionName}():
    """The model '${docstring(name)}': its Hamiltonian, its jumps with their rates, its modes, and how it is solved."""
${[...local, `    ${modes.join(', ')}, = ladder(CAPS[${pythonString(name)}])`].join('\n')}
    one = qt.qeye(${modes[0]}.dims[0])
    H = (
${wrapCode(operatorCode(model.hamiltonian, language), '        ')}
    )
    jumps = [
${jumps.join('\n')}
    ]
    return H, jumps, (${modes.join(', ')},), lambda: ${solved}`;
}

const MAIN = `def shown(value):
    if value is None:
        return "-"
    value = complex(value)
    return f"{value.real:.9g}" if abs(value.imag) <= 1e-12 * abs(value) else f"{value:.9g}"


def main():
    print(TITLE)
    print(f"QuTiP {qt.__version__}, NumPy {np.__version__}")
    changed = [name for name, value in EMBEDDED.items() if abs(globals()[name] - value) > 1e-12 * (1 + abs(value))]
    changed += ["CAPS"] if CAPS != EMBEDDED_CAPS else []
    if changed:
        print(f"{', '.join(changed)} changed: there is nothing to compare with")
    results, failures = {}, 0
    rows = [("observable", "QuTiP", "ladderproof", "difference", "tolerance", "without truncation", "last shell", "")]
    for model, build, lines in CHECKS:
        H, jumps, modes, solve = build()
        rho = solve()
        rows.append((f"{model}:",) + ("",) * 7)
        for name, read, expected, tolerance, exact, last_shell in lines:
            value = read(rho, modes) if expected is not None else None
            results[name] = value
            failures += check(rows, name, value, None if changed else expected, tolerance, exact, last_shell)
    for name, x, y, how, expected, tolerance in COMBINED:
        value = None
        if expected is not None:
            value = abs(results[x] - results[y])
            if how == "contrast":
                value = value / abs(results[x] + results[y])
        failures += check(rows, name, value, None if changed else expected, tolerance, None, None)
    widths = [max(len(row[k]) for row in rows) for k in range(8)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    if failures:
        print(f"{failures} of the values differ")
    return 1 if failures else 0


def check(rows, name, value, expected, tolerance, exact, last_shell):
    if value is None or expected is None:
        note = "undefined: the mode is empty" if value is None else "not compared"
        rows.append(("  " + name, shown(value), shown(expected), "", "", shown(exact), shown(last_shell), note))
        return 0
    difference = abs(value - expected)
    good = difference <= tolerance  # False for NaN too
    rows.append((
        "  " + name, shown(value), shown(expected), f"{difference:.1e}", f"{tolerance:.1e}",
        shown(exact), shown(last_shell), "ok" if good else "DIFFERENT",
    ))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())`;
