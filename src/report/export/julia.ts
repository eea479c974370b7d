/** A Julia script that rebuilds a paper's models with QuantumOptics.jl and checks ladderproof's numbers with it. */
import { expressScalar } from '../../algebra/express.ts';
import { type Language, printCode, wrapCode } from './code.ts';
import { JULIA_WORDS, julia, juliaString } from './julia-language.ts';
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
import { checkTables, parameterLine, parameterNote, type TableSyntax } from './script.ts';

/** What the script defines besides functions. */
const OWN_WORDS = 'H rho one jumps modes caps CAPS CHECKS COMBINED'.split(' ');

const TABLE: TableSyntax = {
  language: julia,
  text: juliaString,
  none: 'nothing',
  first: 1,
  reader: (body) => `(rho, modes, caps) -> ${body}`,
  probability: (place, n) => `probability(caps, ${place}, ${n}, rho)`,
};

/** The script, which exits 1 when a value differs by more than the tolerance that stands beside it. */
export function juliaScript(source: ModelsExport): string {
  const words = [...JULIA_WORDS, ...OWN_WORDS, ...calledIn(HELPERS), ...calledIn(MAIN)];
  const symbol = namer(words);
  const language = julia(symbol);
  const functionName = namer(words);
  const { shared, own } = sharedParameters(source);
  const { models, paper } = source;
  const functions = models.map(({ name }) => `model_${functionName(name)}`);
  const caps = models.map(
    ({ name, caps: each }) => `    ${juliaString(name)} => [${each.join(', ')}],`,
  );
  const sections = [
    header(source),
    'using LinearAlgebra, Printf, SparseArrays\nusing QuantumOptics',
    '# Roots of negative numbers are imaginary.\ncomplex_sqrt(x) = x isa Real && x >= 0 ? sqrt(x) : sqrt(complex(x))',
    `# Parameters. The checks at the end hold for the values that stand here; change any, and they are left out.
${shared.map((each) => parameterLine(each, language)).join('\n')}

changed() = !(
${shared.map(({ parameter, value }) => `    isapprox(${symbol(parameter.name)}, ${number(value, 17)}; atol = 1e-12, rtol = 1e-12)`).join(' &&\n')}${shared.length === 0 ? '    true' : ''}
)

# The largest occupation of each mode, by model. The checks hold for these.
const CAPS = Dict(
${caps.join('\n')}
)`,
    HELPERS,
    ...models.map((each, k) => modelFunction(each, functions[k]!, own.get(each.name)!, language)),
    checkTables(source, functions, symbol, own, TABLE),
    MAIN.replace('TITLE', () => juliaString(`${paper.id}: ${paper.title}`)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function header(source: ModelsExport): string {
  const { paper, models, version } = source;
  const notes = models.map(({ name, model, state, caps }) => {
    const kind = isOrdinary(model)
      ? ''
      : ` Its Hamiltonian is not Hermitian${model.traceCorrection ? ' and the master equation is trace-corrected: nonlinear' : ''}; ${state.kind === 'steady' ? 'the attracting stationary state is the eigenvector of the linear part that the normalised evolution runs into' : 'the exponential of the linear part is applied'}.`;
    const none =
      state.kind === 'steady'
        ? ''
        : ` ladderproof finds no steady state here (${comment(state.reason)}), so none is compared: the values are those at time ${number(state.time)} after one excitation in each mode.`;
    return `- ${name}: ${caps.map((cap) => cap + 1).join(' x ')} states.${kind}${none}`;
  });
  return `#=
${comment(titleOf(paper))}

The models of this paper rebuilt with QuantumOptics.jl, and the observables that ladderproof computed from them checked.
Written by ladderproof ${version} export; parameters ${parameterNote(source)}.
Needs the package QuantumOptics; written against the documentation of QuantumOptics.jl 1.2 (QuantumOpticsBase 0.5).
Exit code 1 when a value differs by more than the tolerance beside it.

Rates: a jump (rate, x) means rate*(x rho x' - x'x rho/2 - rho x'x/2), so that with x = a occupations decay at the rate.

Both programs work in the same truncated basis, so that they must agree to rounding. The truncation itself is judged by
"without truncation" (exact, for quadratic models) and "last shell" (how far a value moves when every cap is lowered).
${notes.join('\n')}
=#`;
}

/** Prose that cannot end a block comment. */
function comment(text: string): string {
  return plain(text).replaceAll('=#', '= #').replaceAll('#=', '# =');
}

const HELPERS = `# The adjoint, stored as a sparse matrix like the operator itself.
dag(x) = sparse(dagger(x))

# The annihilation operators of modes that hold up to caps[k] excitations.
function ladder(caps)
    bases = [FockBasis(cap) for cap in caps]
    if length(bases) == 1
        return [destroy(bases[1])]
    end
    basis = tensor(bases...)
    return [embed(basis, k, destroy(bases[k])) for k in 1:length(bases)]
end

# The matrix of rho -> -i (H rho - rho H') + sum of rate*(x rho x' - x'x rho/2 - rho x'x/2), for any H.
function generator(H, jumps)
    L = -im * (spre(H) - spost(dag(H)))
    for (rate, x) in jumps
        loss = dag(x) * x
        L = L + rate * (sprepost(x, dag(x)) - 0.5 * spre(loss) - 0.5 * spost(loss))
    end
    return sparse(L.data)
end

# exp(matrix*time)*v by its Taylor series in short steps.
function propagate(matrix, v, time)
    steps = max(1, ceil(Int, time * maximum(sum(abs, matrix; dims = 1))))
    for _ in 1:steps
        term = v
        total = copy(v)
        for n in 1:60
            term = matrix * term * (time / steps / n)
            total = total + term
            maximum(abs, term) < 1e-18 * maximum(abs, total) && break
        end
        v = total
    end
    return v
end

# The steady state, one row of the generator replaced by the trace.
function steady_state(H, jumps, ordinary)
    matrix = generator(H, jumps)
    size = length(H.basis_l)
    ones_of_trace = zeros(size * size)
    ones_of_trace[1:(size + 1):end] .= 1
    if !ordinary
        return reshape(stationary(matrix, ones_of_trace), size, size)
    end
    replaced = vcat(sparse(transpose(complex(ones_of_trace))), matrix[2:end, :])
    right = zeros(ComplexF64, size * size)
    right[1] = 1
    return reshape(lu(replaced) \\ right, size, size)
end

# The state that the trace-corrected evolution runs into: the stationary one whose eigenvalue of the linear part has the
# largest real part. The evolution is followed from the vacuum until it hardly moves, then inverse iteration makes it an
# eigenvector.
function stationary(matrix, ones_of_trace)
    rho = zeros(ComplexF64, length(ones_of_trace))
    rho[1] = 1
    step = 100 / maximum(abs, diag(matrix))
    moved = Inf
    for _ in 1:2000
        later = propagate(matrix, rho, step)
        later = later / sum(ones_of_trace .* later)
        moved = maximum(abs, later - rho)
        rho = later
        moved < 1e-9 && break
    end
    moved < 1e-9 || error("the evolution from the vacuum does not come to rest")
    growth = real(sum(ones_of_trace .* (matrix * rho)))
    shift = growth + 1e-7 * maximum(abs, matrix)
    factors = lu(matrix - shift * sparse(LinearAlgebra.I, length(rho), length(rho)))
    for _ in 1:5
        rho = factors \\ rho
        rho = rho / sum(ones_of_trace .* rho)
    end
    growth = real(sum(ones_of_trace .* (matrix * rho)))
    residual = maximum(abs, matrix * rho - growth * rho)
    residual < 1e-9 || error("no stationary state: residual $(residual)")
    return rho
end

# The state at a time, after one excitation in each mode. The trace-corrected equation only rescales the linear one.
function evolved(H, jumps, caps, time, normalised)
    excited = [fockstate(FockBasis(cap), 1) for cap in caps]
    start = dm(length(excited) == 1 ? excited[1] : tensor(excited...))
    size = length(H.basis_l)
    rho = reshape(propagate(generator(H, jumps), ComplexF64.(vec(start.data)), time), size, size)
    return normalised ? rho / tr(rho) : rho
end

expectation(x, rho) = tr(x.data * rho)
trace(rho) = tr(rho)

# g^(order)(0) of a mode.
function correlation(a, order, rho)
    occupation = real(expectation(dag(a) * a, rho))
    return real(expectation(dag(a)^order * a^order, rho)) / occupation^order
end

# The probability of n excitations in mode k.
function probability(caps, k, n, rho)
    bases = [FockBasis(cap) for cap in caps]
    local_state = dm(fockstate(bases[k], n))
    P = length(bases) == 1 ? local_state : embed(tensor(bases...), k, local_state)
    return real(expectation(P, rho))
end`;

function modelFunction(
  { name, model, state }: ExportedModel,
  functionName: string,
  own: readonly ExportedParameter[],
  language: Language,
): string {
  const modes = model.space.sites.map((site) => language.symbol(site.name));
  const jumps = model.dissipators.map(
    ({ rate, jump }) =>
      `        (${printCode(expressScalar(rate), language)}, ${operatorCode(jump, language)}),`,
  );
  const solved =
    state.kind === 'steady'
      ? `steady_state(H, jumps, ${isOrdinary(model)})`
      : `evolved(H, jumps, caps, ${number(state.time)}, ${isOrdinary(model) || model.traceCorrection})`;
  const local = own.map(
    ({ parameter, value }) =>
      `    local ${language.symbol(parameter.name)} = ${number(value, 17)}  # differs from the other models`,
  );
  return `# The model ${juliaString(name)}: the state that observables are read off, and its modes.
function ${functionName}()
${local.map((line) => `${line}\n`).join('')}    caps = CAPS[${juliaString(name)}]
    ${modes.length === 1 ? `(${modes[0]},)` : modes.join(', ')} = ladder(caps)
    one = sparse(identityoperator(${modes[0]}.basis_l))
    H = (
${wrapCode(operatorCode(model.hamiltonian, language), '        ')}
    )
    jumps = [
${jumps.join('\n')}
    ]
    return ${solved}, [${modes.join(', ')}], caps
end`;
}

const MAIN = `shown(value) = value === nothing ? "-" : abs(imag(value)) <= 1e-12 * abs(value) ? @sprintf("%.9g", real(value)) : string(value)

# Prints a line; whether the values differ.
function check(name, value, expected, tolerance, exact, last_shell)
    if value === nothing || expected === nothing
        note = value === nothing ? "undefined: the mode is empty" : "not compared"
        println("  ", rpad(name, 30), rpad(shown(value), 18), note)
        return false
    end
    difference = abs(value - expected)
    good = difference <= tolerance  # false for NaN too
    println("  ", rpad(name, 30), rpad(shown(value), 18), rpad(shown(expected), 18),
        rpad(@sprintf("%.1e", difference), 12), rpad(@sprintf("%.1e", tolerance), 12),
        rpad(shown(exact), 20), rpad(shown(last_shell), 14), good ? "ok" : "DIFFERENT")
    return !good
end

function main()
    println(TITLE)
    compare = !changed()
    compare || println("parameters changed: there is nothing to compare with")
    println("  ", rpad("observable", 30), rpad("QuantumOptics.jl", 18), rpad("ladderproof", 18), rpad("difference", 12),
        rpad("tolerance", 12), rpad("without truncation", 20), "last shell")
    results = Dict{String,Any}()
    failures = 0
    for (model, build, lines) in CHECKS
        rho, modes, caps = build()
        println(model, ":")
        for (name, read, expected, tolerance, exact, last_shell) in lines
            value = expected === nothing ? nothing : read(rho, modes, caps)
            results[name] = value
            failures += check(name, value, compare ? expected : nothing, tolerance, exact, last_shell)
        end
    end
    for (name, x, y, how, expected, tolerance) in COMBINED
        value = nothing
        if expected !== nothing
            value = abs(results[x] - results[y])
            if how == "contrast"
                value = value / abs(results[x] + results[y])
            end
        end
        failures += check(name, value, compare ? expected : nothing, tolerance, nothing, nothing)
    end
    failures > 0 && println(failures, " of the values differ")
    return failures > 0 ? 1 : 0
end

exit(main())`;
