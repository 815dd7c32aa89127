// Judges each line of standard input, a JSON value, by the schema file named on the command line. Prints for each line
// {"valid":…,"paths":[…]}: the verdict, and the JSON Pointers of the places that fail.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const ajv = new Ajv2020.default({
  allErrors: true,
  strict: true,
  allowUnionTypes: true, // an attribute is a string, a number or a boolean
  strictRequired: false, // a plan may require what a $ref beside it describes
  ownProperties: true, // an attribute may be called "constructor"
});
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], 'utf8')));

const lines = readFileSync(0, 'utf8').split('\n').filter((line) => line.length > 0);
const verdicts = lines.map((line) => {
  const valid = validate(JSON.parse(line));
  const paths = valid ? [] : [...new Set(validate.errors.map((error) => error.instancePath))].sort();
  return JSON.stringify({ valid, paths });
});
process.stdout.write(verdicts.map((verdict) => verdict + '\n').join(''));
