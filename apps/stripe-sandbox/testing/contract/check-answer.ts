import { answerSchema, type OpenApiSchema } from './json-schema.js';
import { createValidator } from './validator.js';

const forAnswers = createValidator(answerSchema, { readsForms: false });

/** What in an object is not as its schema says. */
export function checkAnswer(schema: OpenApiSchema, answer: unknown): string[] {
  return forAnswers(schema)(answer);
}
