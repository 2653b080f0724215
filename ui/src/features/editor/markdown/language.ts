/**
 * The Markdown that a journal needs: CommonMark with strikethrough, tasks, tables and bare links.
 *
 * Left out on purpose, so that ordinary writing stays ordinary:
 * - HTML and entities: nothing is ever rendered from them, they are text;
 * - underlined headings: a line that begins with "-" would turn the line above into a heading
 *   while a list is being started;
 * - code by indentation: people indent paragraphs.
 */
import { markdownLanguage } from '@codemirror/lang-markdown';
import { Language, LanguageSupport } from '@codemirror/language';
import type { MarkdownParser } from '@lezer/markdown';

const LEFT_OUT = [
  'HTMLBlock',
  'HTMLTag',
  'Entity',
  'SetextHeading',
  'IndentedCode',
  'LinkReference',
  'Subscript',
  'Superscript',
  'Emoji',
];

const parser = (markdownLanguage.parser as MarkdownParser).configure({ remove: LEFT_OUT });

/** The language data stays that of lang-markdown, so that its list commands recognise the text. */
const journalLanguage = new Language(markdownLanguage.data, parser, [], 'markdown');

/** The parser alone, for tests and for reading structure out of a state. */
export const journalMarkdown = new LanguageSupport(journalLanguage);
