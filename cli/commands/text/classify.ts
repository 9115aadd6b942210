import { type Command, InvalidArgumentError } from 'commander'
import { classifierOf, learn, usualSureAt } from '#methods/classify/index'
import { readExamples, readTexts } from './read-texts.ts'

interface Options {
  readonly train: string
  readonly input: string
  readonly sure: number
}

/** Writes in large pieces and waits for a reader that is slower; one that has had enough ends it quietly. */
async function print(lines: AsyncIterable<string>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  let waiting = ''
  const flush = async () => {
    if (waiting !== '' && !process.stdout.write(waiting)) await new Promise(resolve => process.stdout.once('drain', resolve))
    waiting = ''
  }
  try {
    for await (const line of lines) {
      waiting += `${line}\n`
      if (waiting.length > 1 << 16) await flush()
    }
  } finally {
    await flush()
  }
}

async function* verdicts({ train, input, sure }: Options): AsyncGenerator<string> {
  const classify = classifierOf(learn(await readExamples(train)), { sureAt: sure })
  for await (const { id, text } of readTexts(input)) {
    const { label, confidence, abstain, because } = classify(text)
    yield JSON.stringify({ id, label, confidence: Number(confidence.toFixed(4)), abstain, because })
  }
}

function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('要 0 到 1 / from 0 to 1')
  return value
}

export function addClassify(text: Command): void {
  text
    .command('classify')
    .description('从已归类的文字学会归类，说出依据的词，没有把握就不作判断 · learns classes from examples, and says why')
    .requiredOption('--train <file>', '学的文字：JSON lines，每行有 label · examples with their label (jsonl or jsonl.gz)')
    .requiredOption('--input <file>', '要归类的文字：title 和 body，或 tokens · texts to classify (jsonl or jsonl.gz)')
    .option('--sure <share>', '把握低于此数就不作判断 · abstain below this confidence', share, usualSureAt)
    .action((options: Options) => print(verdicts(options)))
}
