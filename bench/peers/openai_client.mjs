// Talks to a running `plumb serve` through the official npm client, without a special case for it.
//
//   plumb serve --model models/parlor-base --port 8080
//   npm install openai                        (in a folder of its own, beside which this file is copied)
//   node openai_client.mjs http://127.0.0.1:8080/v1 [TOKEN]
//
// Prints one line per check and ends with 1 if one fails. Retries are off: an error has to be the error.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const [baseURL = 'http://127.0.0.1:8080/v1', apiKey = 'none'] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const messages = [{ role: 'user', content: 'Is 2 + 2 = 5?' }];
let failed = 0;

async function check(name, work) {
  try {
    console.log(`ok    ${name}: ${await work()}`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}: ${error.message}`);
  }
}

async function refused(kind, request) {
  const error = await request.then(() => assert.fail('was answered'), (thrown) => thrown);
  assert.ok(error instanceof kind, `${error.constructor.name}: ${error.message}`);
  return `${error.constructor.name} ${error.status}, param ${error.param}, code ${error.code}`;
}

const model = (await client.models.list()).data[0].id;

await check('models.list', async () => {
  const names = [];
  for await (const one of client.models.list()) names.push(one.id);
  assert.ok(names.length > 0);
  return names.join(', ');
});

await check('models.retrieve', async () => {
  const one = await client.models.retrieve(model);
  assert.equal(one.id, model);
  return one.owned_by;
});

await check('chat', async () => {
  const reply = await client.chat.completions.create({ model, messages, seed: 7, max_tokens: 20 });
  assert.equal(reply.choices[0].message.role, 'assistant');
  assert.equal(reply.usage.total_tokens, reply.usage.prompt_tokens + reply.usage.completion_tokens);
  return JSON.stringify(reply.choices[0].message.content);
});

await check('chat, streamed', async () => {
  const request = { model, messages, seed: 7, max_tokens: 20 };
  const whole = await client.chat.completions.create(request);
  const stream = await client.chat.completions.create({ ...request, stream: true, stream_options: { include_usage: true } });
  let text = '';
  let usage = null;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? '';
    usage = chunk.usage ?? usage;
  }
  assert.equal(text, whole.choices[0].message.content);
  assert.deepEqual(usage, whole.usage);
  return `${usage.completion_tokens} tokens, as unstreamed`;
});

await check('chat, stream helper', async () => {
  const final = await client.chat.completions.stream({ model, messages, seed: 7, max_tokens: 20 }).finalChatCompletion();
  return `${final.choices[0].finish_reason}: ${JSON.stringify(final.choices[0].message.content)}`;
});

await check('chat, log-probabilities', async () => {
  const reply = await client.chat.completions.create({ model, messages, seed: 7, max_tokens: 8, logprobs: true, top_logprobs: 3 });
  const tokens = reply.choices[0].logprobs.content;
  assert.equal(tokens.map((one) => one.token).join(''), reply.choices[0].message.content);
  assert.ok(tokens.every((one) => one.top_logprobs.length === 3 && one.logprob <= 0));
  return tokens.map((one) => `${one.token}=${one.logprob.toFixed(3)}`).join(' ');
});

await check('chat, n and stop', async () => {
  const reply = await client.chat.completions.create({ model, messages, n: 3, seed: 1, stop: ['.'], max_completion_tokens: 30, temperature: 0.9, top_p: 0.95 });
  assert.equal(reply.choices.length, 3);
  assert.ok(reply.choices.every((one) => !one.message.content.includes('.')));
  return reply.choices.map((one) => one.finish_reason).join(', ');
});

await check('completions', async () => {
  const reply = await client.completions.create({ model, prompt: ['The capital', 'I think'], max_tokens: 6, seed: 2 });
  assert.deepEqual(reply.choices.map((one) => one.index), [0, 1]);
  return JSON.stringify(reply.choices.map((one) => one.text));
});

await check('completions, streamed', async () => {
  let text = '';
  for await (const chunk of await client.completions.create({ model, prompt: 'The capital', max_tokens: 6, seed: 2, stream: true })) text += chunk.choices[0].text;
  return JSON.stringify(text);
});

await check('completions, likelihood of a given text', async () => {
  const reply = await client.completions.create({ model, prompt: 'I do not know.', echo: true, logprobs: 1, max_tokens: 0 });
  const { tokens, token_logprobs: logProbs } = reply.choices[0].logprobs;
  assert.equal(tokens.length, logProbs.length);
  assert.equal(logProbs[0], null);
  return `${logProbs.slice(1).reduce((sum, one) => sum + one, 0).toFixed(4)} nats over ${tokens.length - 1} tokens`;
});

await check('unknown model', () => refused(OpenAI.NotFoundError, client.chat.completions.create({ model: 'no-such-model', messages })));
await check('bad temperature', () => refused(OpenAI.BadRequestError, client.chat.completions.create({ model, messages, temperature: -1 })));
await check('tools', () => refused(OpenAI.BadRequestError, client.chat.completions.create({ model, messages, tools: [{ type: 'function', function: { name: 'f' } }] })));
await check('too long', () => refused(OpenAI.BadRequestError, client.chat.completions.create({ model, messages: [{ role: 'user', content: 'word '.repeat(100000) }] })));
if (apiKey !== 'none') {
  await check('wrong token', () => refused(OpenAI.AuthenticationError, new OpenAI({ baseURL, apiKey: 'wrong', maxRetries: 0 }).models.list()));
}

await check('left by the client', async () => {
  const stream = await client.chat.completions.create({ model, messages, stream: true, max_tokens: 100000, temperature: 2 });
  for await (const _ of stream) break;
  return (await client.chat.completions.create({ model, messages, seed: 1, max_tokens: 3 })).choices[0].finish_reason;
});

console.log(failed === 0 ? 'all fine' : `${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
