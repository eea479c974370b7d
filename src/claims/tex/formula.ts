import { alternatives } from '../../algebra/errors.ts';
import type { Expression, FunctionName } from '../../algebra/expression.ts';
import { isFunction, isScalar, isSuperoperator } from './roles.ts';
import { fail } from './source.ts';
import { coreKey, sortedSup, tokenKey } from './symbols.ts';
import { type Bracket, isPlain, type Token } from './tokens.ts';
import { findSymbol, suggestions, type Vocabulary } from './vocabulary.ts';

const deepest = 60;

const functionWords = new Map<string, FunctionName>([
  ['exp', 'exp'],
  ['sin', 'sin'],
  ['cos', 'cos'],
  ['tan', 'tan'],
  ['arg', 'arg'],
  ['Re', 're'],
  ['re', 're'],
  ['Im', 'im'],
  ['im', 'im'],
]);

const traceWords = new Set(['Tr', 'tr']);
const adjointWords = new Set(['H.c.', 'h.c.', 'c.c.']);

const bracketNames: Record<Bracket, string> = {
  '(': '( )',
  '[': '[ ]',
  '{': '\\{ \\}',
  '⟨': '\\langle \\rangle',
  '|': '| |',
};

/** A bracket and the formulas that commas separate within it. */
interface Group {
  readonly open: Token;
  readonly close: Token;
  readonly items: readonly Expression[];
}

/**
 * Reads one formula by recursive descent: sums of products of factors.
 *
 * Juxtaposition means what the vocabulary says. A superoperator or d/dt takes the bracket that follows it,
 * or else everything to the end of its product; scalars that follow a superoperator multiply it, and a
 * \cdot or \times after it is a product. Whatever physicists read in two ways is an error: a/b c, sin 2θ x,
 * H.c. after several terms outside parentheses, a number after a factor (a power that lost its place).
 */
export class Formula {
  readonly #tex: string;
  readonly #vocabulary: Vocabulary;
  readonly #tokens: readonly Token[];
  readonly #depth: number;
  #next = 0;
  /** How many plain | are open in the current bracket. */
  #bars = 0;
  #brackets = 0;

  constructor(tex: string, vocabulary: Vocabulary, tokens: readonly Token[], depth = 0) {
    this.#tex = tex;
    this.#vocabulary = vocabulary;
    this.#tokens = tokens;
    this.#depth = depth;
  }

  /** The formula made of all the tokens. */
  read(): Expression {
    const whole = this.#sum(false);
    const left = this.#peek();
    if (left !== undefined) this.#unexpected(left);
    return whole;
  }

  #peek(offset = 0): Token | undefined {
    return this.#tokens[this.#next + offset];
  }

  #fail(token: Token | undefined, problem: string, accepted: string): never {
    const end = this.#tokens.at(-1)?.end ?? this.#tex.length;
    return fail(this.#tex, token?.at ?? end, problem, accepted);
  }

  #unexpected(token: Token): never {
    switch (token.kind) {
      case 'separator':
        return this.#fail(token, `a “${token.text}” within a formula`, 'one formula is accepted');
      case 'relation':
        return this.#fail(token, 'a relation within a formula', 'one formula is accepted');
      case 'close':
        return this.#fail(
          token,
          'a closing bracket without an opening one',
          'brackets in pairs are accepted',
        );
      case 'bar':
        return this.#fail(token, 'a bar without its partner', 'bars in pairs are accepted');
      default:
        return this.#fail(
          token,
          'a formula that cannot be continued',
          'a factor, an operator or the end is accepted',
        );
    }
  }

  /** A nested formula with its own tokens: a numerator, a script, an entry. */
  #inner(tokens: readonly Token[], place: Token, what: string): Expression {
    if (tokens.length === 0) this.#fail(place, `${what} is empty`, 'a formula is accepted there');
    this.#limit(this.#depth + 1, place);
    const formula = new Formula(this.#tex, this.#vocabulary, tokens, this.#depth + 1);
    return formula.read();
  }

  #limit(depth: number, place: Token | undefined): void {
    if (depth + this.#brackets > deepest) {
      this.#fail(place, 'a formula nested too deeply', `at most ${deepest} levels are accepted`);
    }
  }

  #sum(bracketed: boolean): Expression {
    const terms: Expression[] = [];
    for (;;) {
      const token = this.#peek();
      const signed = token?.kind === 'sign';
      if (terms.length > 0 && !signed) break;
      if (signed) this.#next += 1;
      if (this.#peek()?.kind === 'sign') {
        this.#fail(this.#peek(), 'two signs in a row', 'put parentheses around the signed term');
      }
      const term = this.#adjointOf(terms, bracketed) ?? this.#product();
      terms.push(signed && token.kind === 'sign' ? withSign(token.sign, term) : term);
    }
    return terms.length === 1 ? (terms[0] as Expression) : { kind: 'sum', terms };
  }

  /** H.c. stands for the adjoint of the terms before it in its bracket. */
  #adjointOf(terms: readonly Expression[], bracketed: boolean): Expression | undefined {
    const token = this.#peek();
    if (token?.kind !== 'word' || !adjointWords.has(token.text)) return undefined;
    const [first] = terms;
    if (first === undefined) {
      this.#fail(token, `${token.text} with no term before it`, 'a sum + H.c. is accepted');
    }
    if (terms.length > 1 && !bracketed) {
      this.#fail(
        token,
        `${token.text} after several terms`,
        'put parentheses around the terms it belongs to',
      );
    }
    if (!isPlain(token)) this.#fail(token, `a script on ${token.text}`, 'none is accepted');
    const again = this.#peek(1)?.kind === 'sign' && this.#hasMoreAdjoints();
    if (again)
      this.#fail(token, `two ${token.text} in one sum`, 'one for each bracket is accepted');
    this.#next += 1;
    const of: Expression = terms.length === 1 ? first : { kind: 'sum', terms: [...terms] };
    return { kind: token.text === 'c.c.' ? 'conjugate' : 'adjoint', of };
  }

  #hasMoreAdjoints(): boolean {
    let depth = 0;
    for (const token of this.#tokens.slice(this.#next + 1)) {
      if (token.kind === 'open') depth += 1;
      if (token.kind === 'close') depth -= 1;
      if (depth < 0) return false;
      if (depth === 0 && token.kind === 'word' && adjointWords.has(token.text)) return true;
    }
    return false;
  }

  #product(): Expression {
    let factors: Expression[] = [];
    let juxtaposed = false;
    let divided = false;
    for (;;) {
      const token = this.#peek();
      if (token?.kind === 'times' || token?.kind === 'slash') {
        if (factors.length === 0) {
          this.#fail(token, 'an operator with nothing before it', 'a factor is accepted there');
        }
        this.#next += 1;
        juxtaposed = false;
        divided = token.kind === 'slash';
        if (!divided) continue;
        const denominator = this.#factor();
        factors = [{ kind: 'quotient', numerator: productOf(factors), denominator }];
        juxtaposed = true;
        continue;
      }
      if (token === undefined || !this.#startsFactor(token)) {
        if (factors.length === 0 || !(juxtaposed || divided)) this.#expected(token);
        break;
      }
      if (juxtaposed && divided) {
        this.#fail(
          token,
          'a factor after a quotient a/b',
          'a/(bc), (a/b)c or \\frac is accepted, for a/bc has two readings',
        );
      }
      if (juxtaposed && token.kind === 'number') {
        this.#fail(
          token,
          'a number after a factor',
          'a number first, a power, or \\cdot before the number is accepted',
        );
      }
      factors.push(this.#operand(this.#factor()));
      juxtaposed = true;
    }
    return productOf(factors);
  }

  #expected(token: Token | undefined): never {
    if (token !== undefined && (token.kind === 'separator' || token.kind === 'relation')) {
      this.#unexpected(token);
    }
    return this.#fail(
      token,
      'a factor is missing',
      'a symbol, number, fraction, root or bracket is accepted',
    );
  }

  #startsFactor(token: Token): boolean {
    switch (token.kind) {
      case 'symbol':
      case 'word':
      case 'number':
      case 'function':
      case 'fraction':
      case 'root':
      case 'matrix':
      case 'open':
      case 'integral':
        return true;
      case 'bar':
        return this.#bars === 0;
      default:
        return false;
    }
  }

  /** A superoperator together with what it acts on; anything else as it is. */
  #operand(factor: Expression): Expression {
    const next = this.#peek();
    if (!isSuperoperator(factor, this.#vocabulary)) return factor;
    if (next === undefined || !this.#startsFactor(next)) return factor;
    if (isGrouping(next)) {
      const group = this.#groupArgument();
      if (isSuperoperator(group, this.#vocabulary)) {
        return applied(factor, this.#operand(group), this.#vocabulary);
      }
      const value = applied(factor, group, this.#vocabulary);
      return this.#operand(value);
    }
    this.#brackets += 1;
    this.#limit(this.#depth, next);
    const rest = this.#product();
    this.#brackets -= 1;
    return applied(factor, rest, this.#vocabulary);
  }

  /** A bracket that is the whole argument of what stands before it. */
  #groupArgument(): Expression {
    const group = this.#factor();
    const close = this.#tokens[this.#next - 1];
    if (close !== undefined && close.sup.length > 0) {
      this.#fail(
        close,
        'a power of an argument, or of the result',
        'put parentheses around what the power belongs to',
      );
    }
    return group;
  }

  #factor(): Expression {
    const token = this.#peek();
    switch (token?.kind) {
      case 'number':
        this.#next += 1;
        return this.#scripted({ kind: 'number', digits: token.digits }, token);
      case 'symbol':
        return this.#symbol(token);
      case 'word':
        return this.#word(token);
      case 'function':
        this.#next += 1;
        return this.#function(token.name as FunctionName, token);
      case 'fraction':
        this.#next += 1;
        return this.#fraction(token);
      case 'root':
        this.#next += 1;
        return this.#scripted(
          { kind: 'root', of: this.#inner(token.of, token, 'the root') },
          token,
        );
      case 'matrix':
        this.#next += 1;
        return this.#scripted(this.#matrix(token), token);
      case 'open':
        return this.#bracketed(token);
      case 'integral':
        return this.#integral(token);
      case 'bar':
        if (this.#bars > 0) return this.#expected(token);
        return this.#modulus(token);
      default:
        return this.#expected(token);
    }
  }

  #symbol(token: Extract<Token, { kind: 'symbol' }>): Expression {
    const { dissipator } = this.#vocabulary;
    const core = coreKey(token);
    if (
      dissipator?.form === 'subscript' &&
      token.base === dissipator.core &&
      token.sub.length > 0
    ) {
      this.#next += 1;
      const jump = this.#inner(token.sub, token, 'the jump operator');
      return this.#superscripted({ kind: 'dissipator', jump }, sortedSup(token), token);
    }
    const opens = this.#peek(1);
    if (dissipator?.form === 'bracket' && core === dissipator.core && opens?.kind === 'open') {
      this.#next += 1;
      const { items, close, open } = this.#group();
      const [jump] = items;
      if (open.kind !== 'open' || open.bracket !== '[' || items.length !== 1 || !jump) {
        this.#fail(
          open,
          'a dissipator without its jump operator',
          `${dissipator.tex}[x] is accepted`,
        );
      }
      const value = this.#superscripted({ kind: 'dissipator', jump }, sortedSup(token), token);
      return this.#scripted(value, close);
    }
    if (core === 'e') return this.#exponential(token);
    if (core === 'i' || core === '\\pi') {
      this.#next += 1;
      const value: Expression = { kind: core === 'i' ? 'imaginary-unit' : 'pi' };
      return this.#superscripted(value, sortedSup(token), token);
    }

    const found = findSymbol(this.#vocabulary, this.#tokens, this.#next);
    if (found !== undefined) {
      this.#next += found.length;
      return this.#named(found.declaration.name, found.sup, token);
    }
    if (token.undotted !== undefined) {
      const undotted: Token = { ...token, base: token.undotted };
      const bare = findSymbol(this.#vocabulary, [undotted], 0);
      if (bare !== undefined) {
        this.#next += 1;
        return this.#named(bare.declaration.name, bare.sup, token, true);
      }
    }
    if (core === 'd' && isPlain(token)) return this.#inlineDerivative(token);
    return this.#undeclared(token);
  }

  #named(name: string, sup: readonly Token[], token: Token, dotted = false): Expression {
    const symbol: Expression = { kind: 'symbol', name };
    const opens = this.#peek();
    let value: Expression = symbol;
    let close: Token | undefined;
    if (isFunction(symbol, this.#vocabulary) && opens?.kind === 'open' && opens.bracket === '(') {
      const group = this.#group();
      const [to] = group.items;
      if (to === undefined || group.items.length > 1) {
        this.#fail(opens, 'a function of several arguments', 'one argument is accepted');
      }
      value = { kind: 'application', of: symbol, to };
      close = group.close;
    }
    if (dotted) value = { kind: 'time-derivative', of: value };
    value = this.#superscripted(value, sup, token);
    if (close === undefined) this.#rejectArgument(value, token);
    return close === undefined ? value : this.#scripted(value, close);
  }

  /** Nobody writes a product x(t); it is an argument that the vocabulary does not know of. */
  #rejectArgument(value: Expression, token: Token): void {
    const [open, only, close] = [this.#peek(), this.#peek(1), this.#peek(2)];
    const isSingle = only?.kind === 'symbol' || only?.kind === 'number';
    const isBracket = open?.kind === 'open' && open.bracket === '(' && close?.kind === 'close';
    if (isBracket && isSingle && isPlain(close) && !isSuperoperator(value, this.#vocabulary)) {
      this.#fail(
        token,
        `${tokenKey(token)} with an argument`,
        'a symbol declared as a function, or a product without the parentheses, is accepted',
      );
    }
  }

  #undeclared(token: Token): never {
    return this.#fail(
      token,
      `undeclared symbol ${tokenKey(token)}`,
      suggestions(this.#vocabulary, token),
    );
  }

  #exponential(token: Token): Expression {
    if (token.sup.length === 0) {
      this.#fail(token, 'e without an exponent', 'e^{…} is accepted');
    }
    this.#next += 1;
    return { kind: 'function', name: 'exp', of: this.#inner(token.sup, token, 'the exponent') };
  }

  /** dx/dt, with d/dt of one factor. */
  #inlineDerivative(token: Token): Expression {
    const next = this.#peek(1);
    if (next === undefined || !this.#startsFactor(next)) this.#undeclared(token);
    this.#next += 1;
    const of = this.#factor();
    const [slash, d, t] = [this.#peek(), this.#peek(1), this.#peek(2)];
    if (slash?.kind !== 'slash' || !isLetter(d, 'd') || !isLetter(t, 't')) {
      this.#undeclared(token);
    }
    this.#next += 3;
    return { kind: 'time-derivative', of };
  }

  #word(token: Extract<Token, { kind: 'word' }>): Expression {
    const found = findSymbol(this.#vocabulary, this.#tokens, this.#next);
    if (found !== undefined) {
      this.#next += found.length;
      return this.#named(found.declaration.name, found.sup, token);
    }
    this.#next += 1;
    const name = functionWords.get(token.text);
    if (name !== undefined) return this.#function(name, token);
    if (traceWords.has(token.text)) {
      const { items, close } = this.#argument(token);
      const [of] = items;
      if (items.length > 1 || of === undefined) {
        this.#fail(token, 'a trace of several formulas', 'Tr[X] and Tr([X, Y]) are accepted');
      }
      return this.#scripted({ kind: 'trace', of }, close);
    }
    if (token.text === 'diag') {
      const { items, close } = this.#argument(token);
      const zero: Expression = { kind: 'number', digits: '0' };
      const rows = items.map((entry, r) => items.map((_, c) => (r === c ? entry : zero)));
      return this.#scripted({ kind: 'matrix', rows }, close);
    }
    if (adjointWords.has(token.text)) {
      this.#fail(token, `${token.text} within a product`, 'a sum + H.c. is accepted');
    }
    const words = [...functionWords.keys(), 'Tr', 'diag', 'H.c.'];
    return this.#fail(token, `the word “${token.text}”`, `${alternatives(words)} is accepted`);
  }

  /** The bracket that a word such as Tr or diag needs. */
  #argument(token: Extract<Token, { kind: 'word' }>): Group {
    const open = this.#peek();
    if (!isPlain(token)) this.#fail(token, `a script on ${token.text}`, 'none is accepted');
    if (open === undefined || !isGrouping(open)) {
      this.#fail(open, `${token.text} without a bracket`, `${token.text}(…) is accepted`);
    }
    return this.#group();
  }

  /** sin(x), sin x, sin 2x, sin²(x); a power on the bracket is a power of the value. */
  #function(name: FunctionName, token: Token): Expression {
    if (token.sub.length > 0) this.#fail(token, 'a subscript on a function', 'none is accepted');
    const next = this.#peek();
    let of: Expression;
    let close: Token | undefined;
    if (next !== undefined && isGrouping(next)) {
      const group = this.#group();
      const [first] = group.items;
      if (first === undefined || group.items.length > 1) {
        this.#fail(next, 'a function of several arguments', 'one argument is accepted');
      }
      of = first;
      close = group.close;
    } else {
      of = this.#openArgument();
    }
    let value: Expression = { kind: 'function', name, of };
    if (token.sup.length > 0) {
      const [power, ...others] = token.sup;
      if (power?.kind !== 'number' || others.length > 0) {
        this.#fail(token, 'a superscript on a function', 'a positive whole power is accepted');
      }
      value = { kind: 'power', base: value, exponent: { kind: 'number', digits: power.digits } };
    }
    return close === undefined ? value : this.#scripted(value, close);
  }

  /** An argument without a bracket: numbers and one factor. */
  #openArgument(): Expression {
    const factors: Expression[] = [];
    let token = this.#peek();
    while (token?.kind === 'number') {
      factors.push(this.#factor());
      token = this.#peek();
    }
    if (token !== undefined && this.#startsFactor(token) && token.kind !== 'function') {
      factors.push(this.#factor());
    } else if (factors.length === 0) {
      this.#expected(token);
    }
    const next = this.#peek();
    const runsOn = next !== undefined && this.#startsFactor(next) && next.kind !== 'function';
    if (runsOn || next?.kind === 'slash') {
      this.#fail(
        next,
        'an argument that may end here or go on',
        'put parentheses around the argument',
      );
    }
    return productOf(factors);
  }

  #fraction(token: Extract<Token, { kind: 'fraction' }>): Expression {
    const [d, ...of] = token.above;
    const [below, variable, ...more] = token.below;
    const [partial, straight] = [isLetter(below, '\\partial'), isLetter(below, 'd')];
    const differs = (partial && letterOf(d) === '\\partial') || (straight && letterOf(d) === 'd');
    const declared = d !== undefined && findSymbol(this.#vocabulary, [d], 0) !== undefined;
    const byTime = isLetter(variable, 't') && more.length === 0;
    if (!differs || (declared && !byTime)) {
      const numerator = this.#inner(token.above, token, 'the numerator');
      const denominator = this.#inner(token.below, token, 'the denominator');
      return this.#scripted({ kind: 'quotient', numerator, denominator }, token);
    }
    if (!byTime || d === undefined || !isPlain(d)) {
      this.#fail(token, 'a derivative other than d/dt', 'the first derivative by t is accepted');
    }
    if (of.length > 0) {
      const inner = this.#inner(of, token, 'the derivative');
      return this.#scripted({ kind: 'time-derivative', of: inner }, token);
    }
    if (!isPlain(token)) this.#fail(token, 'a power of d/dt', 'the first derivative is accepted');
    const next = this.#peek();
    if (next === undefined || !this.#startsFactor(next)) {
      this.#fail(next, 'd/dt of nothing', 'a factor is accepted after it');
    }
    if (isGrouping(next)) return { kind: 'time-derivative', of: this.#groupArgument() };
    return { kind: 'time-derivative', of: this.#product() };
  }

  #matrix(token: Extract<Token, { kind: 'matrix' }>): Expression {
    const width = token.rows[0]?.length ?? 0;
    if (token.rows.some((row) => row.length !== width)) {
      this.#fail(token, 'a matrix with rows of different lengths', 'equal rows are accepted');
    }
    const entry = (cell: readonly Token[]) => this.#inner(cell, token, 'a matrix entry');
    return { kind: 'matrix', rows: token.rows.map((row) => row.map(entry)) };
  }

  /** ∫₀^∞ dt X: the integrand is all that follows in its product. */
  #integral(token: Token): Expression {
    const [from, ...otherFrom] = token.sub;
    const [to, ...otherTo] = token.sup;
    const isWhole =
      from?.kind === 'number' &&
      from.digits === '0' &&
      isLetter(to, '\\infty') &&
      otherFrom.length + otherTo.length === 0;
    if (!isWhole) this.#fail(token, 'an integral with other limits', '\\int_0^\\infty is accepted');
    this.#next += 1;
    const d = this.#peek();
    const variable = findSymbol(this.#vocabulary, this.#tokens, this.#next + 1);
    const known = variable?.sup.length === 0 && variable.declaration.role === 'scalar';
    if (!isLetter(d, 'd') || !known) {
      this.#fail(d, 'an integral without its variable', 'a declared symbol after d is accepted');
    }
    this.#next += 1 + variable.length;
    this.#brackets += 1;
    this.#limit(this.#depth, token);
    const of = this.#product();
    this.#brackets -= 1;
    return { kind: 'integral', variable: variable.declaration.name, of };
  }

  #bracketed(token: Extract<Token, { kind: 'open' }>): Expression {
    const { items, close } = this.#group();
    return this.#scripted(this.#meaning(token, items), close);
  }

  #meaning(token: Extract<Token, { kind: 'open' }>, items: readonly Expression[]): Expression {
    const [first, second] = items as readonly [Expression, Expression | undefined];
    if (token.bracket === '|' && first.kind === 'matrix') {
      this.#fail(token, 'bars around a matrix', 'a modulus of a scalar is accepted');
    }
    if (second === undefined) {
      if (token.bracket === '|') return { kind: 'modulus', of: first };
      return token.bracket === '⟨' ? { kind: 'expectation', of: first } : first;
    }
    if (token.bracket === '(') return { kind: 'matrix', rows: [items] };
    if (items.length === 2) {
      if (token.bracket === '[') return { kind: 'commutator', left: first, right: second };
      if (token.bracket === '{') return { kind: 'anticommutator', left: first, right: second };
    }
    return this.#fail(
      token,
      `${items.length} formulas in ${bracketNames[token.bracket]}`,
      '[X, Y], \\{X, Y\\} and (x, y, …) are accepted',
    );
  }

  #group(): Group {
    const open = this.#peek() as Extract<Token, { kind: 'open' }>;
    this.#next += 1;
    const bars = this.#bars;
    this.#bars = 0;
    this.#brackets += 1;
    this.#limit(this.#depth, open);
    const items = [this.#sum(true)];
    let close = this.#peek();
    while (close?.kind === 'separator' && close.text === ',') {
      this.#next += 1;
      items.push(this.#sum(true));
      close = this.#peek();
    }
    if (close === undefined) {
      this.#fail(open, 'a bracket that is never closed', 'brackets in pairs are accepted');
    }
    if (close.kind !== 'close') this.#unexpected(close);
    if (close.bracket !== open.bracket) {
      this.#fail(
        close,
        `${bracketNames[open.bracket]} closed by another bracket`,
        'brackets in pairs are accepted',
      );
    }
    this.#next += 1;
    this.#brackets -= 1;
    this.#bars = bars;
    return { open, close, items };
  }

  #modulus(open: Token): Expression {
    if (!isPlain(open)) this.#unexpected(open);
    this.#next += 1;
    this.#bars += 1;
    this.#brackets += 1;
    this.#limit(this.#depth, open);
    const of = this.#sum(true);
    const close = this.#peek();
    if (close?.kind !== 'bar') {
      this.#fail(open, 'a bar without its partner', 'bars in pairs are accepted');
    }
    this.#next += 1;
    this.#bars -= 1;
    this.#brackets -= 1;
    if (of.kind === 'matrix') {
      this.#fail(open, 'bars around a matrix', 'a modulus of a scalar is accepted');
    }
    return this.#scripted({ kind: 'modulus', of }, close);
  }

  /** A value with the scripts of a token that is no symbol: superscripts only. */
  #scripted(value: Expression, token: Token): Expression {
    if (token.sub.length > 0) {
      this.#fail(token, 'a subscript on something that is no symbol', 'none is accepted there');
    }
    return this.#superscripted(value, sortedSup(token), token);
  }

  #superscripted(value: Expression, sup: readonly Token[], token: Token): Expression {
    const [first, ...rest] = sup;
    if (first === undefined) return value;
    const isTranspose = rest.length === 0 && this.#isTransposition(first);
    if (first.kind === 'mark' || isTranspose) {
      const mark = first.kind === 'mark' ? first.mark : '\\top';
      if (mark === "'") {
        if (value.kind === 'symbol') this.#undeclared(token);
        this.#fail(token, 'a prime on something that is no symbol', 'none is accepted there');
      }
      const kind = mark === '*' ? 'conjugate' : mark === '\\top' ? 'transpose' : 'adjoint';
      return this.#superscripted({ kind, of: value }, rest, token);
    }
    if (isLabel(sup)) {
      this.#fail(
        token,
        `the superscript of ${tokenKey(token)} is a label, not a power`,
        suggestions(this.#vocabulary, token),
      );
    }
    return { kind: 'power', base: value, exponent: this.#inner(sup, token, 'the exponent') };
  }

  #isTransposition(token: Token): boolean {
    return isLetter(token, 'T') && findSymbol(this.#vocabulary, [token], 0) === undefined;
  }
}

function withSign(sign: '+' | '-' | '\\pm' | '\\mp', of: Expression): Expression {
  switch (sign) {
    case '+':
      return of;
    case '-':
      return { kind: 'negation', of };
    case '\\pm':
      return { kind: 'plus-minus', of };
    case '\\mp':
      return { kind: 'plus-minus', of: { kind: 'negation', of } };
  }
}

function productOf(factors: readonly Expression[]): Expression {
  return factors.length === 1 ? (factors[0] as Expression) : { kind: 'product', factors };
}

/** A superoperator and what follows it: an argument if it is an operator, else more of the product. */
function applied(of: Expression, to: Expression, vocabulary: Vocabulary): Expression {
  if (!isSuperoperator(to, vocabulary) && !isScalar(to, vocabulary)) {
    return { kind: 'application', of, to };
  }
  return productOf([...factorsOf(of), ...factorsOf(to)]);
}

function factorsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'product' ? expression.factors : [expression];
}

function isGrouping(token: Token): boolean {
  return token.kind === 'open' && token.bracket !== '⟨' && token.bracket !== '|';
}

/** A superscript wholly in parentheses, g^{(2)}. */
function isLabel(sup: readonly Token[]): boolean {
  const [first] = sup;
  const last = sup.at(-1);
  if (first?.kind !== 'open' || first.bracket !== '(' || last?.kind !== 'close') return false;
  let depth = 0;
  const closes = sup.findIndex((token) => {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    return depth === 0;
  });
  return closes === sup.length - 1 && isPlain(last);
}

function isLetter(token: Token | undefined, letter: string): boolean {
  return token !== undefined && isPlain(token) && letterOf(token) === letter;
}

function letterOf(token: Token | undefined): string | undefined {
  return token?.kind === 'symbol' ? token.base : undefined;
}
