// Judges each line of standard input by the schema file named on the command line, behind which stands "strict" or "lenient". A line
// is a JSON array of two: the name of a definition in $defs, or null for the root; and the instance. Prints for each line
// {"valid":…,"paths":[…]}: the verdict, and the JSON Pointers of the places that fail. Every definition is compiled first, so that one
// nobody asks for is strict too.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const ajv = new Ajv2020.default({
  allErrors: true,
  strict: process.argv[3] !== 'lenient',
  allowUnionTypes: true, // an attribute is a string, a number or a boolean
  strictRequired: false, // a plan may require what a $ref beside it describes
  ownProperties: true, // an attribute may be called "constructor"
});
const root = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const schemas = new Map([[null, root]]);
for (const [name, schema] of Object.entries(root.$defs ?? {})) {
  // As a root of its own, beside the definitions it may refer to: a name in a reference would have to be escaped twice.
  schemas.set(name, typeof schema === 'boolean' ? schema : { ...schema, $defs: root.$defs });
}

const validators = new Map([...schemas].map(([name, schema]) => [name, ajv.compile(schema)]));

const lines = readFileSync(0, 'utf8').split('\n').filter((line) => line.length > 0);
const verdicts = lines.map((line) => {
  const [definition, instance] = JSON.parse(line);
  const validate = validators.get(definition);
  const valid = validate(instance);
  const paths = valid ? [] : [...new Set(validate.errors.map((error) => error.instancePath))].sort();
  return JSON.stringify({ valid, paths });
});
process.stdout.write(verdicts.map((verdict) => verdict + '\n').join(''));
