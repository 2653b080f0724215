import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { tiers } from './lint/tiers.js';

/** Ways for text to become markup or code. */
const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc'];

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/ipc/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    plugins: { goldseam: { rules: { tiers } } },
    rules: {
      'goldseam/tiers': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': [
        'error',
        ...MARKUP.map((property) => ({ property, message: 'Text never becomes markup.' })),
        { object: 'document', property: 'write', message: 'Text never becomes markup.' },
      ],
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'XMLHttpRequest'].map(
          (name) => ({ name, message: 'The page keeps nothing and fetches nothing.' }),
        ),
      ],
      'max-lines': ['error', 420],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      // the content security policy refuses both; `style:name={value}` goes through the CSSOM
      'no-restricted-syntax': [
        'error',
        { selector: "SvelteAttribute[key.name='style']", message: 'Use a class or style:name.' },
        { selector: "SvelteDirective[kind='Transition']", message: 'Use CSS.' },
        { selector: "SvelteDirective[kind='Animation']", message: 'Use CSS.' },
      ],
    },
  },
  { files: ['lint/**', '*.config.*'], languageOptions: { globals: globals.node } },
);
