import { InputError } from '../../algebra/errors.ts';
import type { Equation, Expression } from '../../algebra/expression.ts';
import { isFunction, isScalar, isSuperoperator } from './roles.ts';
import { withSup } from './symbols.ts';
import { type Printed, takesIntoSymbol, type Vocabulary } from './vocabulary.ts';

const relationTex: Record<Equation['relation'], string> = {
  '=': '=',
  '≈': '\\approx',
  '<': '<',
  '>': '>',
  '≤': '\\le',
  '≥': '\\ge',
  '≪': '\\ll',
  '≫': '\\gg',
  '→': '\\rightarrow',
  '≠': '\\ne',
};

/**
 * TeX of an expression, as a physicist would write it: fractions stacked, products side by side, no
 * parenthesis that `readExpression` can do without. Reading it again gives the expression back, up to sums
 * within sums and products within products, which are written flat.
 *
 * @throws InputError for a name that the vocabulary has no TeX for.
 */
export function printTex(expression: Expression, vocabulary: Vocabulary): string {
  return new Printer(vocabulary).sum(expression);
}

/** TeX of an equation; see `printTex`. */
export function printEquation(equation: Equation, vocabulary: Vocabulary): string {
  const printer = new Printer(vocabulary);
  const [left, right] = [printer.sum(equation.left), printer.sum(equation.right)];
  return `${left} ${relationTex[equation.relation]} ${right}`;
}

type Scripts = readonly string[];

class Printer {
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  sum(expression: Expression): string {
    const terms = termsOf(expression);
    const [first, ...rest] = terms.map((term, index) => this.#signed(term, index === 0));
    return [first, ...rest].join(' ');
  }

  #signed(term: Expression, first: boolean): string {
    if (term.kind === 'negation') return `-${first ? '' : ' '}${this.#term(term.of)}`;
    if (term.kind === 'plus-minus') {
      const flipped = term.of.kind === 'negation';
      return `${flipped ? '\\mp' : '\\pm'} ${this.#term(term.of.kind === 'negation' ? term.of.of : term.of)}`;
    }
    return first ? this.#term(term) : `+ ${this.#term(term)}`;
  }

  /** A term without a sign of its own. */
  #term(expression: Expression): string {
    if (isSigned(expression)) return parenthesized(this.sum(expression));
    const factors = factorsOf(expression);
    let tex = '';
    for (const [index, factor] of factors.entries()) {
      const before = factors[index - 1];
      const written = this.#factor(factor, index === factors.length - 1);
      if (before === undefined) tex = written;
      else if (this.#needsDot(before, factor, written, factors.slice(index))) {
        tex += ` \\cdot ${written}`;
      } else tex += ` ${written}`;
    }
    return tex;
  }

  #needsDot(
    before: Expression,
    factor: Expression,
    written: string,
    rest: readonly Expression[],
  ): boolean {
    if (/^[0-9]/.test(written)) return true;
    if (isFunction(withoutScripts(before), this.#vocabulary) && startsWithBracket(written))
      return true;
    if (isSuperoperator(before, this.#vocabulary)) {
      const multiplies = (each: Expression) =>
        isSuperoperator(each, this.#vocabulary) || isScalar(each, this.#vocabulary);
      return startsWithBracket(written) || !rest.every(multiplies);
    }
    return this.#mayJoin(before) && factor.kind !== 'number';
  }

  /** Whether a symbol is also the beginning of a longer one, such as δ of δω. */
  #mayJoin(before: Expression): boolean {
    if (before.kind !== 'symbol') return false;
    const core = this.#printed(before.name).spelling.links.at(-1)?.core ?? '';
    const spellings = this.#vocabulary.spellings.get(core) ?? [];
    return spellings.some((spelling) => spelling.links.length > 1);
  }

  /** A factor; `last` when nothing follows it in its product, so that an argument can run to the end. */
  #factor(expression: Expression, last: boolean): string {
    switch (expression.kind) {
      case 'sum':
      case 'negation':
      case 'plus-minus':
      case 'product':
        return parenthesized(this.sum(expression));
      case 'quotient':
        return `\\frac{${this.sum(expression.numerator)}}{${this.sum(expression.denominator)}}`;
      case 'time-derivative':
        return `\\frac{d}{dt} ${this.#argument(expression.of, last)}`;
      case 'integral': {
        const variable = this.#symbol(expression.variable, []);
        const written = `\\int_0^\\infty d${variable} ${this.#term(expression.of)}`;
        return last ? written : parenthesized(written);
      }
      case 'application':
        return this.#application(expression, last);
      case 'power':
      case 'adjoint':
      case 'conjugate':
      case 'transpose':
        return this.#scripted(expression);
      default:
        return this.#atom(expression, []);
    }
  }

  #application(expression: Extract<Expression, { kind: 'application' }>, last: boolean): string {
    const { of, to } = expression;
    if (isFunction(of, this.#vocabulary)) return this.#atom(expression, []);
    const needsBrackets = !isSuperoperator(of, this.#vocabulary) || factorsOf(of).length > 1;
    const map = needsBrackets ? parenthesized(this.sum(of)) : this.#factor(of, false);
    const tail = this.#argument(to, last);
    return `${map}${startsWithBracket(tail) ? '' : ' '}${tail}`;
  }

  /** What a superoperator or d/dt acts on. */
  #argument(of: Expression, last: boolean): string {
    const written = this.#term(of);
    const bare = last && !startsWithBracket(written);
    return bare ? written : parenthesized(this.sum(of));
  }

  #scripted(expression: Expression): string {
    const marks: string[] = [];
    let exponent: string | undefined;
    let base = expression;
    if (base.kind === 'power') {
      exponent = this.sum(base.exponent);
      base = base.base;
    }
    const transposed = exponent === undefined && base.kind === 'transpose' && !isMarked(base.of);
    for (;;) {
      if (base.kind === 'adjoint') marks.unshift('\\dagger');
      else if (base.kind === 'conjugate') marks.unshift('*');
      else if (base.kind === 'transpose') marks.unshift('\\top');
      else break;
      base = base.of;
    }
    if (transposed && !this.#vocabulary.spellings.has('T')) return this.#atom(base, ['T']);
    const isWhole = expression.kind === 'power' && /^[0-9]+$/.test(exponent ?? '');
    if (base.kind === 'function' && base.name !== 'exp' && marks.length === 0 && isWhole) {
      return `${functionTex(base.name)}^${braced(exponent ?? '')}(${this.sum(base.of)})`;
    }
    return this.#atom(base, [...marks, ...(exponent === undefined ? [] : [exponent])]);
  }

  /** A factor that takes superscripts directly, or else in parentheses. */
  #atom(expression: Expression, scripts: Scripts): string {
    const sup = scripts.length === 0 ? '' : `^${braced(scripts.join(' '))}`;
    switch (expression.kind) {
      case 'number':
        return expression.digits + sup;
      case 'symbol':
        return this.#symbol(expression.name, scripts);
      case 'imaginary-unit':
        return `i${sup}`;
      case 'pi':
        return `\\pi${sup}`;
      case 'root':
        return `\\sqrt{${this.sum(expression.of)}}${sup}`;
      case 'modulus':
        return `${fenced('|', this.sum(expression.of), '|')}${sup}`;
      case 'expectation':
        return `${fenced('\\langle ', this.sum(expression.of), ' \\rangle')}${sup}`;
      case 'trace':
        return `\\text{Tr}${fenced('[', this.sum(expression.of), ']')}${sup}`;
      case 'commutator':
        return `${fenced('[', this.#pair(expression), ']')}${sup}`;
      case 'anticommutator':
        return `${fenced('\\{', this.#pair(expression), '\\}')}${sup}`;
      case 'matrix': {
        const rows = expression.rows.map((row) => row.map((entry) => this.sum(entry)).join(' & '));
        return `\\begin{pmatrix} ${rows.join(' \\\\ ')} \\end{pmatrix}${sup}`;
      }
      case 'dissipator':
        return this.#dissipator(expression.jump, sup);
      case 'application':
        if (isFunction(expression.of, this.#vocabulary)) {
          return `${this.#factor(expression.of, false)}${parenthesized(this.sum(expression.to))}${sup}`;
        }
        return `${parenthesized(this.sum(expression))}${sup}`;
      case 'function':
        if (sup !== '') return `${parenthesized(this.sum(expression))}${sup}`;
        if (expression.name === 'exp') return `e^${braced(this.sum(expression.of))}`;
        return `${functionTex(expression.name)}${parenthesized(this.sum(expression.of))}`;
      default:
        return `${parenthesized(this.sum(expression))}${sup}`;
    }
  }

  #pair(pair: { readonly left: Expression; readonly right: Expression }): string {
    return `${this.sum(pair.left)}, ${this.sum(pair.right)}`;
  }

  #symbol(name: string, scripts: Scripts): string {
    const { tex, spelling } = this.#printed(name);
    if (scripts.length === 0) return tex;
    const sup = `^${braced(scripts.join(' '))}`;
    const [link, ...others] = spelling.links;
    const own = link?.sup ?? [];
    const takesScripts =
      link !== undefined &&
      others.length === 0 &&
      own.every((key) => key === "'") &&
      !takesIntoSymbol(this.#vocabulary, link.core, own, scripts.join(' '));
    if (!takesScripts) return `(${tex})${sup}`;
    return own.length === 0 ? `${tex}${sup}` : `${withSup(link.core, own)}${sup}`;
  }

  #printed(name: string): Printed {
    const printed = this.#vocabulary.printed.get(name);
    if (printed === undefined) {
      throw new InputError(`no TeX is declared for ${name}: a declared name is accepted`);
    }
    return printed;
  }

  #dissipator(jump: Expression, sup: string): string {
    const { dissipator } = this.#vocabulary;
    if (dissipator === undefined) {
      throw new InputError(
        'no TeX is declared for the dissipator: a vocabulary with one is accepted',
      );
    }
    if (dissipator.form === 'subscript') return `${dissipator.tex}_${braced(this.sum(jump))}${sup}`;
    return `${dissipator.tex}${sup}[${this.sum(jump)}]`;
  }
}

/** The terms of a sum with the sums within it. */
function termsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'sum' ? expression.terms.flatMap(termsOf) : [expression];
}

/** The factors of a product with the products within it. */
function factorsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'product' ? expression.factors.flatMap(factorsOf) : [expression];
}

function isSigned({ kind }: Expression): boolean {
  return kind === 'sum' || kind === 'negation' || kind === 'plus-minus';
}

function startsWithBracket(tex: string): boolean {
  return /^(\(|\[|\\\{|\\left|\\begin)/.test(tex);
}

function withoutScripts(expression: Expression): Expression {
  if (expression.kind === 'power') return withoutScripts(expression.base);
  return isMarked(expression) ? withoutScripts(expression.of) : expression;
}

type Marked = Extract<Expression, { kind: 'adjoint' | 'conjugate' | 'transpose' }>;

function isMarked(expression: Expression): expression is Marked {
  return ['adjoint', 'conjugate', 'transpose'].includes(expression.kind);
}

function functionTex(name: string): string {
  if (name === 're' || name === 'im') return `\\text{${name === 're' ? 'Re' : 'Im'}}`;
  return `\\${name}`;
}

function parenthesized(tex: string): string {
  return fenced('(', tex, ')');
}

/** Brackets that grow when what they hold is tall. */
function fenced(open: string, tex: string, close: string): string {
  const tall = /\\(frac|begin|left)\b/.test(tex) || (open === '|' && tex.includes('|'));
  return tall ? `\\left${open}${tex}\\right${close.trim()}` : `${open}${tex}${close}`;
}

function braced(tex: string): string {
  return /^([a-zA-Z0-9*]|\\[a-zA-Z]+)$/.test(tex) ? tex : `{${tex}}`;
}
