// Draws documents and the values of their variables for a schema: the same ones for the same seed. Most are valid or
// have one fault.
import {
  getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType,
  isNonNullType, isRequiredArgument, isRequiredInputField,
} from 'graphql';

/** A source of random numbers (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { next, below, chance: (p) => next() < p, pick: (list) => list[below(list.length)] };
}

const NAMES = ['id', 'name', 'first', 'a', 'b', 'Circle', 'Person', 'x1', '_', 'on', 'null', 'true', 'query', 'type'];
const STRINGS = [
  '""', '"x"', '"ä🙂"', '"\\n\\t\\"\\\\\\/\\b\\f\\r"', '"\\u00e4"', '"\\ud83d\\ude00"', '"\\u{1F600}"', '"\\u{0}"', '"""block"""',
  '"""a\n  b \\""" c"""', '""""""', '"2026-08-31"', '"2026-08-31T09:00:00Z"', '"OPEN"',
];
const BAD_STRINGS = ['"\\ud83d"', '"\\ude00\\ud83d"', '"\\u{110000}"', '"\\u{}"', '"\\x"', '"\\u12"', '"a\nb"', '"open', '"""open', '"\\u{D800}"'];
const NUMBERS = ['0', '-0', '1', '7', '100', '2147483647', '-2147483648'];
const FLOATS = ['0.5', '-1.5e3', '1E5', '1e-7'];
const BAD_NUMBERS = ['00', '01', '1.', '.5', '1e', '+1', '0x1', '1_0', '2147483648', '-2147483649', '99999999999999999999', '1a', '1.0.'];

class Drawer {
  constructor(schema, rnd, faults) {
    Object.assign(this, { schema, rnd, faults, variables: new Map(), fragments: [], names: 0 });
    this.types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  }

  /** Whether to do something wrong here. */
  fault(weight = 1) {
    return this.faults > 0 && this.rnd.chance(0.02 * weight) && this.faults-- > 0;
  }

  document() {
    const { rnd } = this;
    const operations = [];
    const count = rnd.chance(0.1) ? 2 : 1;
    for (let i = 0; i < count; i++) operations.push(this.operation(count > 1 && !this.fault(4)));
    const parts = [...operations.map(({ text }) => text), ...this.fragments];
    if (this.fault()) parts.push(`fragment Unused on ${rnd.pick(this.types).name} { __typename }`);
    if (this.fault(0.5)) parts.push('type T { a: Int }');
    if (this.fault(0.5)) parts.push(parts[parts.length - 1]);
    if (rnd.chance(0.2)) parts.reverse();
    let query = parts.join(rnd.pick(['\n', ' ', ' ,\n# comment "{\n', '\r\n', '\r', '\t']));
    if (this.fault(2)) query = this.scratched(query);
    if (rnd.chance(0.02)) query = `\ufeff${query}`;
    const chosen = rnd.pick(operations);
    let operationName = chosen.name && (count > 1 || rnd.chance(0.5)) ? chosen.name : undefined;
    if (this.fault()) operationName = rnd.pick(['Nope', '', null, chosen.name]);
    return { query, operationName, variables: this.values(chosen.variables) };
  }

  operation(named) {
    const { rnd } = this;
    this.variables = new Map();
    const kind = this.schema.getMutationType() && rnd.chance(0.25) ? 'mutation' : 'query';
    const root = kind === 'query' ? this.schema.getQueryType() : this.schema.getMutationType();
    const name = named || rnd.chance(0.4) ? `Q${this.names++}` : undefined;
    const directives = this.fault() ? ' @skip(if: true)' : '';
    const selection = this.selection(root, rnd.pick([2, 3, 4, 5]));
    const word = this.fault(0.3) ? rnd.pick(['subscription', 'mutation', 'qery']) : kind;
    if (this.fault()) this.variable(rnd.pick(this.inputs()));
    const variables = this.variables;
    const declared = [...variables.values()].map(({ text }) => text);
    if (this.fault() && declared.length > 0) declared.push(rnd.pick(declared));
    if (this.fault() && declared.length > 0) declared.pop();
    const list = declared.length > 0 ? `(${declared.join(rnd.pick([', ', ' ', ',']))})` : this.fault(0.3) ? '()' : '';
    const short = kind === 'query' && !name && !list && !directives && word === kind && rnd.chance(0.7);
    return { name, variables, text: short ? selection : `${word} ${name ?? ''}${list}${directives} ${selection}` };
  }

  inputs() {
    return this.types.filter((type) => !isCompositeType(type));
  }

  selection(type, depth) {
    const { rnd } = this;
    const items = [];
    const count = 1 + rnd.below(4);
    for (let i = 0; i < count; i++) items.push(this.item(type, depth));
    if (rnd.chance(0.06)) items.push(rnd.pick(items));
    if (this.fault(0.2)) items.length = 0;
    return `{ ${items.join(rnd.pick([' ', '\n  ', ', ']))} }`;
  }

  item(type, depth) {
    const { rnd } = this;
    if (rnd.chance(0.07)) return `... ${this.directives()}${this.selection(type, depth)}`;
    if (rnd.chance(0.08)) {
      const on = this.related(type);
      return `... on ${this.wrong(on.name)}${this.directives()} ${this.selection(isCompositeType(on) ? on : type, depth)}`;
    }
    if (rnd.chance(0.08) && this.fragments.length < 6) {
      const on = this.related(type);
      const name = `F${this.names++}`;
      const at = this.fragments.push('') - 1;
      const selection = this.selection(isCompositeType(on) ? on : type, depth - 1);
      const own = this.fault() ? ` ...${name}` : '';
      this.fragments[at] = `fragment ${name} on ${this.wrong(on.name)} ${selection.replace(/\}$/, `${own} }`)}`;
      return `...${this.wrong(name)}${this.directives()}${rnd.chance(0.1) ? ` ...${name}` : ''}`;
    }
    return this.field(type, depth);
  }

  related(type) {
    if (this.fault(2)) return this.rnd.pick(this.types);
    const near = [type, ...(isAbstractType(type) ? this.schema.getPossibleTypes(type) : type.getInterfaces())];
    return this.rnd.pick(near);
  }

  field(type, depth) {
    const { rnd } = this;
    const fields = Object.values(type.getFields?.() ?? {});
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const field = rnd.chance(0.06) || fields.length === 0 || (depth <= 0 && leaves.length === 0) ? undefined : rnd.pick(depth <= 0 ? leaves : fields);
    if (!field) return `${this.alias()}__typename${this.directives()}${this.fault() ? '(a: 1)' : ''}`;
    const name = this.wrong(field.name);
    const composite = isCompositeType(getNamedType(field.type)) !== this.fault();
    const inner = getNamedType(field.type);
    const below = !composite ? '' : isCompositeType(inner) ? ` ${this.selection(inner, depth - 1)}` : ' { a }';
    const args = this.arguments(field.args);
    return `${this.alias(args ? 0.7 : 0.1)}${name}${args}${this.directives()}${below}`;
  }

  alias(often = 0.1) {
    const { rnd } = this;
    if (this.fault()) return `${rnd.pick(NAMES)}: `;
    return rnd.chance(often) ? `a${this.names++}: ` : '';
  }

  wrong(name) {
    return this.fault() ? this.rnd.pick([...NAMES, `${name}x`, name.toUpperCase()]) : name;
  }

  directives() {
    const { rnd } = this;
    if (this.fault()) return ` @${rnd.pick(['nope', 'deprecated', 'skip', 'include(if: 1)', 'skip(if: $nope)', 'specifiedBy(url: "x")', 'oneOf'])}`;
    if (!rnd.chance(0.06)) return '';
    const name = rnd.pick(['skip', 'include']);
    const boolean = this.schema.getDirective('skip').args[0].type;
    const one = ` @${name}(if: ${this.value(boolean, 2)})`;
    return this.fault(3) ? one + one : one;
  }

  arguments(args) {
    const { rnd } = this;
    const given = [];
    for (const arg of args) {
      const required = isRequiredArgument(arg);
      if (required ? this.fault(2) : !rnd.chance(0.4)) continue;
      given.push(`${this.wrong(arg.name)}: ${this.value(arg.type, 3, arg.defaultValue !== undefined)}`);
    }
    if (given.length > 0 && this.fault()) given.push(rnd.pick(given));
    if (this.fault(0.5)) given.push(`nope: ${this.scalar('String')}`);
    if (rnd.chance(0.2)) given.reverse();
    return given.length > 0 ? `(${given.join(rnd.pick([', ', ' ']))})` : this.fault(0.2) ? '()' : '';
  }

  /** A value as a literal or a variable. */
  value(type, depth, hasDefault = false) {
    const { rnd } = this;
    if (depth >= 0 && rnd.chance(0.3)) return this.variable(type, hasDefault);
    if (this.fault(2)) return this.anything();
    if (isNonNullType(type)) return this.literal(type.ofType, depth);
    if (rnd.chance(0.08)) return 'null';
    return this.literal(type, depth);
  }

  anything() {
    const { rnd } = this;
    return rnd.pick(['null', 'true', '1', '1.5', 'ENUM', '[]', '{}', '[null]', '{ a: 1 }', '$nope', '"x"', rnd.pick(BAD_STRINGS), rnd.pick(BAD_NUMBERS)]);
  }

  literal(type, depth) {
    const { rnd } = this;
    if (isListType(type)) {
      if (rnd.chance(0.2)) return this.value(type.ofType, depth - 1);
      return `[${Array.from({ length: rnd.below(3) }, () => this.value(type.ofType, depth - 1)).join(', ')}]`;
    }
    if (isEnumType(type)) return this.fault(2) ? rnd.pick(['"X"', 'NOPE', '1']) : rnd.pick(type.getValues()).name;
    if (!isInputObjectType(type)) return this.scalar(type.name);
    let fields = Object.values(type.getFields());
    if (type.isOneOf) {
      fields = this.fault(10) ? rnd.pick([[], fields]) : [rnd.pick(fields)];
    }
    const given = [];
    for (const field of fields) {
      if (!type.isOneOf && (isRequiredInputField(field) ? this.fault(2) : !rnd.chance(0.4))) continue;
      const loose = type.isOneOf && !this.fault(5);
      const value = loose ? this.literal(getNullableType(field.type), depth - 1) : this.value(field.type, depth - 1, field.defaultValue !== undefined);
      given.push(`${this.wrong(field.name)}: ${value}`);
    }
    if (given.length > 0 && this.fault(2)) given.push(rnd.pick(given));
    return `{ ${given.join(', ')} }`;
  }

  scalar(name) {
    const { rnd } = this;
    if (this.fault(1)) return rnd.pick([rnd.pick(BAD_STRINGS), rnd.pick(BAD_NUMBERS), 'true', '1', '"x"', '1.5']);
    switch (name) {
      case 'Int': return rnd.pick(NUMBERS);
      case 'Float': return rnd.pick([...NUMBERS, ...FLOATS]);
      case 'Boolean': return rnd.pick(['true', 'false']);
      case 'ID': return rnd.chance(0.2) ? rnd.pick(NUMBERS) : rnd.pick(STRINGS);
      case 'DateTime': return '"2026-08-31T09:00:00Z"';
      case 'Date': return '"2026-08-31"';
      default: return rnd.pick(STRINGS);
    }
  }

  variable(type, hasDefault = false) {
    const { rnd } = this;
    const known = [...this.variables].find(([, { of }]) => of === `${type}`);
    if (known && rnd.chance(0.5)) return `$${known[0]}`;
    const name = `v${this.names++}`;
    let declared = `${type}`;
    let fallback = '';
    const optional = isNonNullType(type);
    if (optional && (this.fault(3) || (hasDefault && rnd.chance(0.5)))) declared = `${type.ofType}`;
    else if (optional && rnd.chance(0.15)) {
      declared = `${type.ofType}`;
      fallback = ` = ${this.value(type, -1)}`;
    } else if (!optional && rnd.chance(0.3)) declared = `${type}!`;
    else if (rnd.chance(0.15)) fallback = ` = ${this.value(type, -1)}`;
    if (this.fault(2)) declared = `${rnd.pick([...this.inputs(), ...this.types])}${rnd.pick(['', '!', ''])}`;
    if (this.fault()) declared = rnd.pick([`[${declared}]`, `[${declared}]!`, declared.replace('[', '').replace(']', ''), `${declared}!`]);
    if (this.fault()) fallback = ` = ${this.anything()}`;
    if (this.fault()) fallback = ` = null`;
    this.variables.set(name, { of: `${type}`, text: `$${name}: ${declared}${fallback}${this.fault(0.3) ? ' @nope' : ''}`, type: declared, fallback: fallback !== '' });
    return this.fault(0.5) ? '$nope' : `$${name}`;
  }

  /** Values for the variables of an operation, as JSON. */
  values(variables) {
    const { rnd } = this;
    const values = {};
    for (const [name, { type, fallback }] of variables) {
      const required = type.endsWith('!') && !fallback;
      if (required ? this.fault(3) : rnd.chance(0.4)) continue;
      values[name] = this.json(type, 3);
    }
    if (rnd.chance(0.05)) values.unknown = { deep: [1] };
    return Object.keys(values).length === 0 && rnd.chance(0.5) ? rnd.pick([undefined, null]) : values;
  }

  json(type, depth) {
    const { rnd } = this;
    if (this.fault(3)) return rnd.pick([null, true, 1, 1.5, 2147483648, '1', 'x', [], {}, [null], { a: 1 }, [[1]], -1]);
    if (type.endsWith('!')) return this.jsonOf(type.slice(0, -1), depth);
    return rnd.chance(0.15) ? null : this.jsonOf(type, depth);
  }

  jsonOf(type, depth) {
    const { rnd } = this;
    if (type.startsWith('[')) {
      const of = type.slice(1, -1);
      if (rnd.chance(0.2)) return this.json(of, depth);
      return Array.from({ length: rnd.below(3) }, () => this.json(of, depth - 1));
    }
    const named = this.schema.getType(type);
    if (isEnumType(named)) return this.fault(2) ? 'NOPE' : rnd.pick(named.getValues()).name;
    if (isInputObjectType(named)) {
      let fields = Object.values(named.getFields());
      if (named.isOneOf) fields = this.fault(10) ? rnd.pick([[], fields]) : [rnd.pick(fields)];
      const object = {};
      for (const field of fields) {
        if (!named.isOneOf && (isRequiredInputField(field) ? this.fault(2) : depth < 0 || !rnd.chance(0.4))) continue;
        const of = named.isOneOf ? `${getNullableType(field.type)}!` : `${field.type}`;
        object[this.wrong(field.name)] = this.json(of, depth - 1);
      }
      return object;
    }
    switch (type) {
      case 'Int': return rnd.pick([0, 1, -7, 2147483647, 2.0]);
      case 'Float': return rnd.pick([0, 1.5, -2e10]);
      case 'Boolean': return rnd.pick([true, false]);
      case 'ID': return rnd.pick(['x', '', 7, 'ä']);
      case 'DateTime': return '2026-08-31T09:00:00Z';
      case 'Date': return '2026-08-31';
      default: return rnd.pick(['', 'x', '🙂', '\ud83d\ude00"']);
    }
  }

  /** A slip of the keyboard. */
  scratched(text) {
    const { rnd } = this;
    const at = rnd.below(text.length);
    switch (rnd.below(4)) {
      case 0: return text.slice(0, at) + text.slice(at + 1);
      case 1: return text.slice(0, at) + rnd.pick([...'{}[]()!$:=@|&."\\#,_a0-', '...', '"""', '\u00a0', '\u0007', 'ä', '\ufeff']) + text.slice(at);
      case 2: return text.slice(0, at);
      default: return text.slice(0, at) + text.slice(at, at + 5) + text.slice(at);
    }
  }
}

/** Draws a request, with a fault or none. */
export function drawn(schema, seed, most = 2) {
  const rnd = random(seed);
  const faults = Math.min(most, rnd.pick([0, 0, 1, 1, 2]));
  return new Drawer(schema, rnd, faults).document();
}

