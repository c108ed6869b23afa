import { verifyBundle, ZipSource, type AccountingTable, type Verdict } from '#audit';

const bundle = element('bundle', HTMLInputElement);
const policy = element('policy', HTMLTextAreaElement);
const drop = element('drop', HTMLElement);
const work = element('work', HTMLElement);
const progress = element('progress', HTMLProgressElement);
const verdict = element('verdict', HTMLElement);
const report = element('report', HTMLElement);

// Under another policy the same file is another question.
for (const input of [bundle, policy])
  input.addEventListener('change', () => {
    const [file] = bundle.files ?? [];
    if (file !== undefined) void verify(file);
  });
for (const [event, isOver] of [
  ['dragover', true],
  ['dragleave', false],
  ['drop', false],
] as const)
  drop.addEventListener(event, (dragged) => {
    dragged.preventDefault();
    drop.classList.toggle('over', isOver);
  });
drop.addEventListener('drop', (dropped) => {
  if (dropped.dataTransfer === null) return;
  bundle.files = dropped.dataTransfer.files;
  bundle.dispatchEvent(new Event('change'));
});

async function verify(file: File): Promise<void> {
  report.replaceChildren();
  verdict.hidden = true;
  work.hidden = false;
  progress.removeAttribute('value');
  const given = policy.value.trim() === '' ? {} : { policy: `${policy.value.trim()}\n` };
  const onProgress = (done: number, total: number) => {
    progress.max = total;
    progress.value = done;
  };
  try {
    show(file.name, await verifyBundle(new ZipSource(file), { ...given, onProgress }));
  } catch (error) {
    say('fails', `${file.name} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    work.hidden = true;
  }
}

function show(name: string, { holds, checked, notChecked, findings, table }: Verdict): void {
  say(
    holds ? 'holds' : 'fails',
    holds
      ? `${name} holds: all that it claims was checked, as listed below.`
      : `${name} does NOT hold: ${findings.length} findings.`,
  );
  list(
    'What does not hold',
    findings.map(({ message }) => message),
  );
  list('What was checked', checked);
  if (table !== undefined) account(table);
  list('What was not checked', notChecked);
}

function say(kind: 'holds' | 'fails', sentence: string): void {
  verdict.className = kind;
  verdict.textContent = sentence;
  verdict.hidden = false;
}

function list(title: string, sentences: readonly string[]): void {
  if (sentences.length === 0) return;
  const items = document.createElement('ul');
  items.append(...sentences.map((sentence) => withText('li', sentence)));
  report.append(withText('h2', title), items);
}

function account(table: AccountingTable): void {
  const rows: [string, number][] = [
    ['events', table.leaves],
    ['digests', table.digests],
    ['opened', table.opened],
    ['decoys', table.decoys],
    ['erased', table.erased],
    [table.restIs, table.rest],
  ];
  const body = document.createElement('table');
  for (const [name, count] of rows) {
    const row = body.insertRow();
    row.append(withText('th', name), withText('td', count.toLocaleString('en')));
  }
  report.append(withText('h2', 'Every digest accounted for'), body);
}

function withText(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new TypeError(`The page has no ${id}`);
}
