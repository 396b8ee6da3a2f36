// src/catalog/fault.ts
var CourseError = class extends Error {
  name = "CourseError";
  faults;
  /** At least one fault; the message is the first, and how many more there are. */
  constructor(faults) {
    const [first, ...others] = faults;
    const more = others.length === 0 ? "" : ` (and ${others.length} more: learn-async check)`;
    super(first === void 0 ? "the course is at fault" : `${first.file}: ${first.fault}${more}`);
    this.faults = faults;
  }
};
function oneLine(thrown) {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.split("\n", 1)[0] ?? "";
}

// src/catalog/front-matter.ts
var fields = ["id", "title", "summary", "aliases"];
function parseFrontMatter(source) {
  const block = /^\uFEFF?---\r?\n(.*?)^---[ \t]*(?:\r?\n|$)/ms.exec(source);
  if (block === null) {
    return {
      matter: { id: "", title: "", summary: "", aliases: [] },
      rest: source,
      faults: ["begins without front matter: id, title and summary between two lines of ---"]
    };
  }
  const faults = [];
  const values = /* @__PURE__ */ new Map();
  for (const line of (block[1] ?? "").split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const [, key, value] = /^([a-z]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === void 0 || value === void 0)
      faults.push(`front matter: not "key: value": ${line}`);
    else if (!fields.includes(key)) faults.push(`front matter: unknown key "${key}"`);
    else if (values.has(key)) faults.push(`front matter: ${key} stands there twice`);
    else values.set(key, value);
  }
  for (const key of ["id", "title", "summary"]) {
    if (!values.get(key)) faults.push(`front matter: no ${key}`);
  }
  const matter = {
    id: values.get("id") ?? "",
    title: values.get("title") ?? "",
    summary: values.get("summary") ?? "",
    aliases: (values.get("aliases") ?? "").split(",").map((alias) => alias.trim()).filter((alias) => alias !== "")
  };
  return { matter, rest: source.slice(block[0].length), faults };
}

// src/catalog/find.ts
var lessonFolder = /^(\d+)-.+$/;
async function findLessons(files, course) {
  const entries = await files.list(course).catch((thrown) => {
    throw new CourseError([{ file: course, fault: `cannot be read: ${oneLine(thrown)}` }]);
  });
  const names2 = entries.filter(({ name, kind: kind2 }) => kind2 === "folder" && lessonFolder.test(name));
  if (names2.length === 0) {
    const fault = "no lesson here: a lesson is a folder named like 01-event-loop";
    throw new CourseError([{ file: course, fault }]);
  }
  const read2 = await Promise.all(names2.map(({ name }) => readFrontMatter(files, course, name)));
  return {
    lessons: read2.flatMap(({ lesson }) => lesson ?? []).sort((one, other) => one.number - other.number || (one.name < other.name ? -1 : 1)),
    faults: read2.flatMap(({ faults }) => faults).sort((one, other) => one.file < other.file ? -1 : 1)
  };
}
async function readFrontMatter(files, course, name) {
  const folder = `${course}/${name}`;
  const file = `${name}/text.md`;
  let source;
  try {
    source = await files.read(`${folder}/text.md`);
  } catch {
    return { lesson: null, faults: [{ file, fault: "is missing or cannot be read" }] };
  }
  const { matter, faults } = parseFrontMatter(source);
  return {
    lesson: matter.id === "" ? null : { ...matter, number: Number.parseInt(name, 10), name, folder },
    faults: faults.map((fault) => ({ file, fault }))
  };
}

// src/catalog/course-files.ts
async function filesBelow(files, folder) {
  const found = [];
  for (const { name, kind: kind2 } of await files.list(folder)) {
    if (name.startsWith(".")) continue;
    if (kind2 === "file") found.push(name);
    else
      found.push(
        ...(await filesBelow(files, `${folder}/${name}`)).map((inner) => `${name}/${inner}`)
      );
  }
  return found.sort();
}

// src/catalog/text.ts
import stringWidth from "string-width";
var headings = {
  idea: "# Idea",
  after: "# After",
  recap: "# Recap",
  python: "# Python"
};
var needed = ["idea", "after", "recap"];
function parseText(source) {
  const { rest } = parseFrontMatter(source);
  const faults = [];
  const read2 = /* @__PURE__ */ new Map();
  let current = null;
  for (const line of rest.split(/\r?\n/)) {
    if (line.startsWith("# ")) {
      const heading = line.trimEnd();
      if (read2.has(heading)) faults.push(`"${heading}" stands there twice`);
      read2.set(heading, current = []);
    } else if (current !== null) {
      current.push(line.trimEnd());
    } else if (line.trim() !== "") {
      faults.push(`a line before the first heading: ${line.trim()}`);
    }
  }
  const known = Object.values(headings);
  for (const heading of read2.keys()) {
    if (!known.includes(heading)) faults.push(`unknown heading "${heading}"`);
  }
  const section = (name) => {
    const lines2 = trimmed(read2.get(headings[name]) ?? []);
    if (lines2.length === 0 && needed.includes(name))
      faults.push(`no text under "${headings[name]}"`);
    return lines2;
  };
  return {
    text: {
      idea: section("idea"),
      after: section("after"),
      recap: section("recap"),
      python: section("python")
    },
    faults
  };
}
function trimmed(lines2) {
  const first = lines2.findIndex((line) => line !== "");
  const last = lines2.findLastIndex((line) => line !== "");
  return first === -1 ? [] : lines2.slice(first, last + 1);
}
var placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g;
function placeholdersIn(lines2) {
  return new Set(
    lines2.flatMap((line) => [...line.matchAll(placeholder)].map(([, name]) => name ?? ""))
  );
}
function fill(lines2, figure) {
  return lines2.map((line) => line.replace(placeholder, (_, name) => String(figure(name))));
}
function wrap(lines2, columns2) {
  return paragraphs(lines2).flatMap((paragraph) => {
    if (paragraph.every((line) => stringWidth(line) <= columns2)) return paragraph;
    const indent = /^\s*/.exec(paragraph[0] ?? "")?.[0] ?? "";
    return flow(paragraph.join(" ").trim().split(/\s+/), indent, columns2);
  });
}
function paragraphs(lines2) {
  const blocks = [];
  let open = null;
  for (const line of lines2) {
    const alone = line === "" || /^\s/.test(line);
    if (open === null || alone) blocks.push(open = [line]);
    else open.push(line);
    if (alone) open = null;
  }
  return blocks;
}
function flow(words2, indent, columns2) {
  const lines2 = [];
  let line = "";
  for (const word2 of words2) {
    const longer = line === "" ? indent + word2 : `${line} ${word2}`;
    if (line !== "" && stringWidth(longer) > columns2) {
      lines2.push(line);
      line = indent + word2;
    } else {
      line = longer;
    }
  }
  return [...lines2, line];
}

// src/shape.ts
var text = (value, at) => typeof value === "string" && value.trim() !== "" ? [] : [`${at} must be text`];
var said = (value, at) => typeof value === "function" || text(value, at).length === 0 ? [] : [`${at} must be text, or a function that gives it`];
var number = (value, at) => typeof value === "number" && Number.isFinite(value) ? [] : [`${at} must be a number`];
var flag = (value, at) => typeof value === "boolean" ? [] : [`${at} must be true or false`];
var callable = (value, at) => typeof value === "function" ? [] : [`${at} must be a function`];
var id = (value, at) => typeof value === "string" && isId(value) ? [] : [
  `${at} must be an id in lower case with hyphens, as all-comes-later, not ${JSON.stringify(value)}`
];
var pythonId = (value, at) => typeof value === "string" && value.startsWith("python:") && isId(value.slice(7)) ? [] : [`${at} must be "python:" and an id, as python:look-later, not ${JSON.stringify(value)}`];
function isId(value) {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
}
var nothing = (value, at) => value === null ? [] : [`${at} must be null`];
function word(...words2) {
  return (value, at) => words2.some((allowed) => allowed === value) ? [] : [`${at} must be one of ${words2.join(", ")}`];
}
function either(...shapes) {
  return (value, at) => {
    let faults = [];
    for (const shape of shapes) {
      faults = shape(value, at);
      if (faults.length === 0) return [];
    }
    return faults;
  };
}
function optional(shape) {
  return (value, at) => value === void 0 ? [] : shape(value, at);
}
function list(of) {
  return (value, at) => Array.isArray(value) ? value.flatMap((member, index) => of(member, `${at}[${index}]`)) : [`${at} must be a list`];
}
function pair(of) {
  return (value, at) => Array.isArray(value) && value.length === 2 ? list(of)(value, at) : [`${at} must be a pair`];
}
function record(of) {
  return (value, at) => isObject(value) ? Object.entries(value).flatMap(([name, member]) => of(member, inside(at, name))) : [`${at || "the default export"} must be an object`];
}
function members(shapes) {
  const known = knownMembers(shapes);
  return (value, at) => {
    if (!isObject(value)) return known(value, at);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(shapes, name));
    return [...known(value, at), ...unknown.map((name) => `${inside(at, name)} is not known`)];
  };
}
function knownMembers(shapes) {
  return (value, at) => isObject(value) ? Object.entries(shapes).flatMap(
    ([name, shape]) => shape(value[name], inside(at, name))
  ) : [`${at || "the default export"} must be an object`];
}
function byKind(shapes) {
  return (value, at) => {
    const kind2 = isObject(value) ? value["kind"] : void 0;
    const shape = new Map(Object.entries(shapes)).get(String(kind2));
    return shape?.(value, at) ?? word(...Object.keys(shapes))(kind2, inside(at, "kind"));
  };
}
function inside(at, name) {
  return at === "" ? name : `${at}.${name}`;
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/catalog/validate-shape.ts
var kind = text;
var knobValues = record(either(number, text));
var anyString = (value, at) => typeof value === "string" ? [] : text(value, at);
var knob = byKind({
  number: members({
    kind,
    label: text,
    default: number,
    min: number,
    max: number,
    unit: optional(word("ms")),
    whole: optional(flag)
  }),
  choice: members({ kind, label: text, default: text, values: list(text) })
});
var inLab = {
  kind,
  id,
  run: callable,
  file: text,
  shows: optional(list(text)),
  network: optional(flag)
};
var edit = members({
  from: text,
  to: anyString
});
var inProcess = {
  kind,
  id,
  file: text,
  flags: optional(list(text)),
  args: optional(callable),
  edits: optional(list(edit)),
  undecided: optional(list(pair(text)))
};
var inPython = {
  kind,
  id: pythonId,
  file: text,
  args: optional(callable),
  network: optional(flag)
};
var drawn = {
  title: text,
  bound: either(nothing, callable),
  extraToleranceMs: optional(callable),
  deadlineMs: optional(number)
};
var notDrawn = { deadlineMs: optional(number), knobs: optional(knobValues) };
var variant = byKind({
  lab: members({ ...inLab, ...drawn }),
  process: members({ ...inProcess, ...drawn })
});
var aside = byKind({
  lab: members({ ...inLab, ...notDrawn }),
  process: members({ ...inProcess, ...notDrawn }),
  python: members({ ...inPython, ...notDrawn })
});
var asked = {
  kind,
  id,
  text: said,
  of: either(list(text), text),
  right: said,
  withCode: optional(flag),
  answer: callable
};
var numberLure = members({
  value: either(callable, pair(number), number),
  said
});
var orderLure = either(
  members({ order: either(callable, list(text)), said }),
  members({ pair: pair(text), said })
);
var question = byKind({
  number: members({
    ...asked,
    unit: word("s", "ms", "count"),
    bound: optional(callable),
    lures: list(numberLure),
    otherwise: said
  }),
  order: members({
    ...asked,
    items: list(text),
    lures: list(orderLure),
    otherwise: optional(said)
  }),
  "one-of": members({
    ...asked,
    options: list(
      members({ id, text: said, said: optional(said) })
    ),
    fixed: optional(flag)
  }),
  "several-of": members({
    ...asked,
    options: list(
      members({
        id,
        text: said,
        chosen: optional(said),
        leftOut: optional(said)
      })
    ),
    fixed: optional(flag)
  }),
  line: members({
    ...asked,
    options: list(
      members({ id, at: text, said: optional(said) })
    )
  })
});
var turn = members({
  text: said,
  set: knobValues,
  questions: list(question),
  allRight: said
});
var differences = members({
  lanes: optional(text),
  started: optional(text),
  ended: optional(text),
  outcome: optional(text),
  peak: optional(text)
});
var python = members({ variants: list(id), differences: record(differences) });
var lessonShape = members({
  knobs: record(knob),
  variants: list(variant),
  asides: list(aside),
  predictions: list(question),
  turn,
  quiz: list(question),
  reserve: list(question),
  surprise: id,
  otherKnobs: list(knobValues),
  python: optional(python),
  figures: record(callable)
});

// src/catalog/load.ts
var twinFile = "demo.py";
var recordingFile = "python.json";
async function loadLesson(files, found) {
  const names2 = await filesBelow(files, found.folder).catch((thrown) => {
    throw new CourseError([{ file: found.name, fault: `cannot be read: ${oneLine(thrown)}` }]);
  });
  const lesson = await importLesson(files, found, names2);
  const faults = [];
  const text2 = await readText(files, found, faults);
  const sources = await readSources(files, found, lesson, names2, faults);
  const recording = await readRecording(files, found, names2, faults);
  if (faults.length > 0) throw new CourseError(faults);
  return { ...found, lesson, text: text2, sources, recording, files: names2 };
}
async function importLesson(files, { name, folder }, names2) {
  const file = names2.includes("lesson.js") ? "lesson.js" : "lesson.ts";
  const fail = (...faults2) => new CourseError(faults2.map((fault) => ({ file: `${name}/${file}`, fault })));
  if (!names2.includes(file)) throw fail("is missing");
  const module = await files.load(`${folder}/${file}`).catch((thrown) => {
    throw fail(whyNotImported(thrown));
  });
  const lesson = module?.default;
  const faults = lessonShape(lesson, "");
  if (faults.length > 0) throw fail(...faults);
  return lesson;
}
function whyNotImported(thrown) {
  const { code, name } = thrown ?? {};
  if (code === "ERR_UNKNOWN_FILE_EXTENSION") {
    return "this Node cannot run TypeScript: use Node 22.18 or newer, or put the .js beside it";
  }
  if (code === "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING") {
    return "Node runs no TypeScript inside node_modules: put the .js beside it";
  }
  const where = name === "SyntaxError" ? " (to see where, run it with node)" : "";
  return `cannot be imported: ${oneLine(thrown)}${where}`;
}
async function readText(files, { name, folder }, faults) {
  const source = await files.read(`${folder}/text.md`).catch((thrown) => {
    throw new CourseError([
      { file: `${name}/text.md`, fault: `cannot be read: ${oneLine(thrown)}` }
    ]);
  });
  const parsed2 = parseText(source);
  faults.push(...parsed2.faults.map((fault) => ({ file: `${name}/text.md`, fault })));
  return parsed2.text;
}
async function readRecording(files, { name, folder }, names2, faults) {
  if (!names2.includes(recordingFile)) return null;
  try {
    return JSON.parse(await files.read(`${folder}/${recordingFile}`));
  } catch (thrown) {
    faults.push({ file: `${name}/${recordingFile}`, fault: `cannot be read: ${oneLine(thrown)}` });
    return null;
  }
}
async function readSources(files, { name, folder }, lesson, names2, faults) {
  const sources = /* @__PURE__ */ new Map();
  const twin = lesson.python === void 0 ? [] : [{ id: "python", file: twinFile }];
  for (const { id: id2, file } of [...lesson.variants, ...lesson.asides, ...twin]) {
    if (sources.has(file)) continue;
    if (!names2.includes(file)) {
      faults.push({ file: `${name}/${file}`, fault: `is missing; "${id2}" needs it` });
      continue;
    }
    const shown = await files.read(`${folder}/${file}`);
    const script = file.replace(/\.ts$/, ".js");
    const runs2 = script !== file && names2.includes(script) ? { path: `${folder}/${script}`, text: await files.read(`${folder}/${script}`) } : { path: `${folder}/${file}`, text: shown };
    sources.set(file, { file, shown, runs: runs2 });
  }
  return sources;
}

// src/catalog/source.ts
var SourceError = class extends Error {
  name = "SourceError";
};
var mostLinesOfAside = 10;
var mostLinesOfPython = 15;
function wholeFile(text2) {
  const lines2 = text2.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines2.map((line, index) => ({ number: index + 1, text: line.trimEnd() }));
}
function excerpt(text2, name) {
  const { lines: lines2, header, end } = place(text2, name);
  let start = header;
  while (start > 0 && isComment(lines2[start - 1])) start--;
  return lines2.slice(start, end);
}
function body(text2, name) {
  const { lines: lines2, header, end } = place(text2, name);
  const opening = blockOpening(lines2, header, end);
  if (opening === null || lines2[end - 1]?.text !== "}" || end - 1 <= opening) {
    throw new SourceError(
      `${name} must be a block: "{" at the end of its header, "}" alone at its end`
    );
  }
  const inside2 = lines2.slice(opening + 1, end - 1);
  const shown = inside2.filter((line) => line.text !== "");
  const indent = Math.min(...shown.map((line) => line.text.search(/\S/)));
  return limited(
    inside2.map((line, index) => ({ number: index + 1, text: line.text.slice(indent) })),
    name
  );
}
function limited(lines2, name, most = mostLinesOfAside) {
  if (lines2.length >= 1 && lines2.length <= most) return lines2;
  throw new SourceError(`${name} has ${lines2.length} lines to show; an aside has 1 to ${most}`);
}
function lineOf(lines2, snippet) {
  const found = lines2.filter(({ text: text2 }) => text2.includes(snippet));
  const [only] = found;
  if (only === void 0) throw new SourceError(`no line shown contains "${snippet}"`);
  if (found.length > 1) {
    const numbers = found.map(({ number: number2 }) => number2).join(", ");
    throw new SourceError(`"${snippet}" stands on several lines: ${numbers}`);
  }
  return only.number;
}
function edited(text2, edits = []) {
  return edits.reduce((current, { from, to }) => {
    const [before3, after, ...more] = current.split(from);
    if (before3 === void 0 || after === void 0 || more.length > 0 || from === "") {
      throw new SourceError(`the edit of "${from}" must fit exactly once`);
    }
    return before3 + to + after;
  }, text2);
}
var exportHeader = /^export (?:const|let|(?:async )?function\*?) ([\w$]+)/;
function place(text2, name) {
  const lines2 = wholeFile(text2);
  const header = lines2.findIndex(({ text: line }) => exportHeader.exec(line)?.[1] === name);
  if (header === -1)
    throw new SourceError(`has no "export const ${name}" or "export function ${name}"`);
  let end = header + 1;
  for (let index = end; index < lines2.length; index++) {
    const { text: line } = lines2[index];
    if (/^(?:\s|[})\]])/.test(line)) end = index + 1;
    else if (line !== "") break;
  }
  return { lines: lines2, header, end };
}
function blockOpening(lines2, header, end) {
  const opens = (line) => /(?:=>|\)|\):[^=]*[^=\s(,]) \{$/.test(line?.text ?? "");
  if (opens(lines2[header])) return header;
  for (let index = header + 1; index < end; index++) {
    if (/^\S/.test(lines2[index]?.text ?? "")) return opens(lines2[index]) ? index : null;
  }
  return null;
}
function isComment(line) {
  return line !== void 0 && /^(?:\/\/|\/\*| \*)/.test(line.text);
}

// src/catalog/code.ts
function programOf(loaded2, id2) {
  const { variants, asides } = loaded2.lesson;
  const found = [...variants, ...asides, ...twinsOf(loaded2)].find((program) => program.id === id2);
  if (found === void 0) throw new SourceError(`there is no variant or aside "${id2}"`);
  return found;
}
function isPython(id2) {
  return id2.startsWith("python:");
}
function twinsOf({ lesson }) {
  const { knobs: knobs2, variants, python: python2 } = lesson;
  return variants.filter(({ id: id2 }) => python2?.variants.includes(id2)).map((variant2) => ({
    kind: "python",
    id: `python:${variant2.id}`,
    title: `${variant2.title}, in Python`,
    file: twinFile,
    args: (values) => [variant2.id, ...Object.keys(knobs2).map((name) => values[name])],
    ...variant2.kind === "lab" && variant2.network && { network: variant2.network },
    ...variant2.deadlineMs !== void 0 && { deadlineMs: variant2.deadlineMs }
  }));
}
function isAside({ lesson }, program) {
  return lesson.asides.some((aside2) => aside2 === program);
}
function sourceOf({ sources }, { file }) {
  const source = sources.get(file);
  if (source === void 0) throw new SourceError(`no variant and no aside stands in ${file}`);
  return source;
}
function codeOf(loaded2, id2) {
  const program = programOf(loaded2, id2);
  const { shown } = sourceOf(loaded2, program);
  const aside2 = isAside(loaded2, program);
  if (program.kind === "lab") {
    if (aside2) return body(shown, program.run.name);
    const excerpts = (program.shows ?? [program.run.name]).map((name) => excerpt(shown, name));
    return excerpts.flat().sort((one, other) => one.number - other.number);
  }
  const lines2 = wholeFile(program.kind === "python" ? shown : edited(shown, program.edits));
  if (!aside2) return lines2;
  return limited(lines2, program.file, program.kind === "python" ? mostLinesOfPython : void 0);
}
function codeOrNull(loaded2, id2) {
  try {
    return codeOf(loaded2, id2);
  } catch {
    return null;
  }
}
function codeWith(loaded2, question2) {
  const [first] = runsOf(question2);
  if (first === void 0) return null;
  const stands = question2.withCode ?? isAside(loaded2, programOf(loaded2, first));
  return stands ? codeOf(loaded2, first) : null;
}
function runsOf({ of }) {
  return typeof of === "string" ? [of] : of;
}
function lineFinder(loaded2, question2) {
  return (snippet, file) => {
    const of = question2 === null ? void 0 : runsOf(question2)[0];
    if (file === void 0 && of !== void 0) return lineOf(codeOf(loaded2, of), snippet);
    const name = file ?? loaded2.lesson.variants[0]?.file ?? "";
    const source = loaded2.sources.get(name);
    if (source === void 0) throw new SourceError(`no variant and no aside stands in ${name}`);
    return lineOf(wholeFile(source.shown), snippet);
  };
}

// src/catalog/lesson-parts.ts
function questionsOf(lesson) {
  const placed = (stage, questions) => questions.map((question2) => ({ question: question2, stage }));
  return [
    ...placed("prediction", lesson.predictions),
    ...placed("turn", lesson.turn.questions),
    ...placed("quiz", lesson.quiz),
    ...placed("reserve", lesson.reserve)
  ];
}
function lessonFile(files) {
  return files.includes("lesson.ts") ? "lesson.ts" : "lesson.js";
}
function repeated(names2) {
  return [...new Set(names2.filter((name, index) => names2.indexOf(name) !== index))];
}
function faultsIn(file, faults) {
  return faults.map((fault) => ({ file, fault }));
}

// src/catalog/validate-code.ts
function codeFaults(loaded2) {
  const { variants, asides } = loaded2.lesson;
  return [
    ...[...variants, ...asides].flatMap(
      (program) => faultsIn(program.file, programFaults(loaded2, program))
    ),
    ...[...loaded2.sources.values()].flatMap(
      ({ file, shown, runs: runs2 }) => wholeFile(shown).length === wholeFile(runs2.text).length ? [] : faultsIn(file, ["has not the same lines as the .js that runs"])
    ),
    ...faultsIn(
      lessonFile(loaded2.files),
      questionsOf(loaded2.lesson).flatMap(
        ({ question: question2, stage }) => question2.kind === "line" ? lineFaults(loaded2, question2).map((fault) => `${stage} ${question2.id}: ${fault}`) : []
      )
    )
  ];
}
function programFaults(loaded2, program) {
  try {
    codeOf(loaded2, program.id);
    if (program.kind === "process") edited(sourceOf(loaded2, program).runs.text, program.edits);
    return [];
  } catch (thrown) {
    return [`${program.id}: ${oneLine(thrown)}`];
  }
}
function lineFaults(loaded2, question2) {
  const [first] = runsOf(question2);
  const code = first === void 0 ? null : codeOrNull(loaded2, first);
  if (code === null) return [];
  const lines2 = [];
  const faults = [];
  for (const { id: id2, at } of question2.options) {
    try {
      lines2.push(String(lineOf(code, at)));
    } catch (thrown) {
      faults.push(`option ${id2}: ${oneLine(thrown)}`);
    }
  }
  return [...faults, ...repeated(lines2).map((line) => `two options are on line ${line}`)];
}

// src/catalog/knobs.ts
function defaults(knobs2) {
  return Object.fromEntries(Object.entries(knobs2).map(([name, knob2]) => [name, knob2.default]));
}
function knobFault(knob2, value) {
  if (knob2.kind === "choice") {
    return knob2.values.some((allowed) => allowed === value) ? null : `"${String(value)}" is no choice`;
  }
  if (typeof value !== "number" || !Number.isFinite(value)) return `"${String(value)}" is no number`;
  if (value < knob2.min || value > knob2.max) return `${value} is out of range`;
  if (knob2.whole !== false && !Number.isInteger(value)) return `${value} is not whole`;
  return null;
}
function range(knob2) {
  if (knob2.kind === "choice") return `it is one of ${knob2.values.join(", ")}`;
  return `it goes from ${knob2.min} to ${knob2.max}${knob2.unit === void 0 ? "" : ` ${knob2.unit}`}`;
}

// src/catalog/validate-knobs.ts
function knobFaults({ lesson, files }) {
  const { knobs: knobs2, turn: turn3, otherKnobs, asides } = lesson;
  const faults = Object.entries(knobs2).flatMap(
    ([name, knob2]) => rangeFaults(knob2).map((fault) => `knob ${name}: ${fault}`)
  );
  if (Object.keys(knobs2).length === 0) faults.push("there is no knob to turn");
  if (Object.keys(turn3.set).length === 0) faults.push("turn.set turns no knob");
  if (otherKnobs.length === 0)
    faults.push("otherKnobs is empty: what was missed is asked once more with them");
  faults.push(...settingFaults(knobs2, turn3.set, "turn.set"));
  for (const [index, values] of otherKnobs.entries()) {
    faults.push(...settingFaults(knobs2, values, `otherKnobs[${index}]`));
  }
  for (const aside2 of asides)
    faults.push(...settingFaults(knobs2, aside2.knobs ?? {}, `aside ${aside2.id}`));
  return faultsIn(lessonFile(files), faults);
}
function rangeFaults(knob2) {
  const faults = [];
  if (knob2.kind === "number" && knob2.min >= knob2.max) faults.push("its min is not below its max");
  if (knob2.kind === "choice") {
    if (knob2.values.length < 2) faults.push("it has fewer than two values");
    for (const value of repeated(knob2.values))
      faults.push(`the value "${value}" stands there twice`);
  }
  const fault = knobFault(knob2, knob2.default);
  if (fault !== null) faults.push(`its default ${fault}; ${range(knob2)}`);
  return faults;
}
function settingFaults(knobs2, values, where) {
  return Object.entries(values).flatMap(([name, value]) => {
    const knob2 = Object.hasOwn(knobs2, name) ? knobs2[name] : void 0;
    if (knob2 === void 0) return [`${where}: there is no knob "${name}"`];
    const fault = knobFault(knob2, value);
    return fault === null ? [] : [`${where}: knob ${name}: ${fault}; ${range(knob2)}`];
  });
}

// src/catalog/validate-python.ts
var widestLine = 76;
function pythonFaults(loaded2) {
  const { lesson, files, text: text2, recording, sources } = loaded2;
  const { python: python2 } = lesson;
  const inLesson = (faults) => faultsIn(lessonFile(files), faults);
  if (python2 === void 0) {
    return inLesson(files.includes(twinFile) ? [`python is missing: ${twinFile} is there`] : []);
  }
  const variants = lesson.variants.map(({ id: id2 }) => id2);
  const programs = [...twinsOf(loaded2), ...lesson.asides].filter(({ id: id2 }) => isPython(id2));
  const scripts = [...sources.values()].filter(({ file }) => file.endsWith(".py"));
  return [
    ...inLesson([
      ...python2.variants.filter((id2) => !variants.includes(id2)).map((id2) => `python.variants: there is no variant "${id2}"`),
      ...Object.keys(python2.differences).filter((id2) => !python2.variants.includes(id2)).map((id2) => `python.differences: "${id2}" is none of python.variants`)
    ]),
    ...scripts.flatMap(
      ({ file, shown }) => faultsIn(
        file,
        wholeFile(shown).filter((line) => line.text.length > widestLine).map(({ number: number2 }) => `line ${number2} is wider than ${widestLine} columns`)
      )
    ),
    ...faultsIn("text.md", text2.python.length === 0 ? ['no text under "# Python"'] : []),
    ...faultsIn(
      recordingFile,
      programs.filter(({ id: id2 }) => recording?.runs[id2] === void 0).map(({ id: id2 }) => `has no run of "${id2}": npm run record-python makes it`)
    )
  ];
}

// src/catalog/validate-questions.ts
var predictions = 3;
var quizQuestions = 4;
var mostOptionsOfOne = 5;
function questionFaults(loaded2) {
  const { lesson, files } = loaded2;
  const questions = questionsOf(lesson);
  return faultsIn(lessonFile(files), [
    ...countFaults(lesson),
    ...idFaults(lesson, questions),
    ...surpriseFaults(lesson),
    ...questions.flatMap(
      (placed) => [...runFaults(loaded2, placed), ...answerFaults(placed.question)].map(
        (fault) => `${placed.stage} ${placed.question.id}: ${fault}`
      )
    )
  ]);
}
function countFaults({ variants, predictions: asked2, turn: turn3, quiz: quiz2 }) {
  const faults = [];
  if (variants.length < 2) faults.push(`${counted(variants.length, "variant")}, not two or more`);
  if (asked2.length !== predictions) faults.push(`${counted(asked2.length, "prediction")}, not three`);
  if (quiz2.length !== quizQuestions)
    faults.push(`${counted(quiz2.length, "quiz question")}, not four`);
  if (turn3.questions.length === 0)
    faults.push("turn.questions is empty: a turned knob is predicted first");
  return faults;
}
function counted(count, what) {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
function idFaults({ variants, asides }, questions) {
  const programs = [...variants, ...asides].map(({ id: id2 }) => id2);
  const asked2 = questions.map(({ question: question2 }) => question2.id);
  return [
    ...repeated(programs).map((id2) => `two variants or asides have the id "${id2}"`),
    ...repeated(asked2).map((id2) => `two questions have the id "${id2}"`)
  ];
}
function surpriseFaults({ surprise, quiz: quiz2, reserve: reserve2, asides }) {
  const question2 = [...quiz2, ...reserve2].find(({ id: id2 }) => id2 === surprise);
  if (question2 === void 0) return [`surprise: no question of quiz or reserve is "${surprise}"`];
  const faults = runsOf(question2).filter((id2) => !asides.some((aside2) => aside2.id === id2)).map((id2) => `surprise: "${surprise}" must be decided by asides alone, not by "${id2}"`);
  if (question2.withCode === false) faults.push(`surprise: "${surprise}" must show its code`);
  return faults;
}
function runFaults(loaded2, { question: question2, stage }) {
  const { variants, asides } = loaded2.lesson;
  const runs2 = runsOf(question2);
  const variantIds = variants.map(({ id: id2 }) => id2);
  const known = [...variantIds, ...[...asides, ...twinsOf(loaded2)].map(({ id: id2 }) => id2)];
  const faults = runs2.filter((id2) => !known.includes(id2)).map((id2) => `there is no variant or aside "${id2}"`);
  if (runs2.length === 0) faults.push('"of" names no variant and no aside');
  if (stage === "prediction" && !runs2.some((id2) => variantIds.includes(id2))) {
    faults.push("a prediction must be of a variant: it is asked directly before it");
  }
  if (stage === "turn" && runs2.some(isPython)) {
    faults.push("Python runs are recorded at the defaults: they cannot decide a turned knob");
  }
  const first = [...variants, ...asides].find(({ id: id2 }) => id2 === runs2[0]);
  const needsBound = question2.kind === "number" && question2.unit !== "count" && question2.bound === void 0;
  if (needsBound && first?.kind === "process") {
    faults.push("a time that a process decides needs a bound: it has no virtual twin");
  }
  return faults;
}
var answerFaultsByKind = {
  number: ({ lures }) => lures.flatMap(
    ({ value }) => Array.isArray(value) && value[0] > value[1] ? [`the lure ${value.join(" to ")} is the wrong way round`] : []
  ),
  order: orderFaults,
  "one-of": ({ options }) => [
    ...optionFaults(options, mostOptionsOfOne),
    ...unsaidFaults(options)
  ],
  "several-of": ({ options }) => [
    ...optionFaults(options),
    ...options.filter(({ chosen, leftOut }) => chosen === void 0 && leftOut === void 0).map(({ id: id2 }) => `option ${id2} says nothing to who judges it wrongly`)
  ],
  line: ({ options }) => [...optionFaults(options), ...unsaidFaults(options)]
};
function answerFaults(question2) {
  const faultsOf = answerFaultsByKind[question2.kind];
  return faultsOf(question2);
}
function optionFaults(options, most = Number.POSITIVE_INFINITY) {
  const faults = repeated(options.map(({ id: id2 }) => id2)).map(
    (id2) => `two options have the id "${id2}"`
  );
  if (options.length < 2) faults.push(`${counted(options.length, "option")}, not two or more`);
  if (options.length > most) faults.push(`${options.length} options, more than ${most}`);
  return faults;
}
function unsaidFaults(options) {
  const unsaid = options.filter(({ said: said2 }) => said2 === void 0).map(({ id: id2 }) => id2);
  return unsaid.length < 2 ? [] : [`several options say nothing to who is wrong: ${unsaid.join(", ")}`];
}
function orderFaults({ items, lures }) {
  const faults = repeated(items).map((item) => `the item "${item}" stands there twice`);
  if (items.length < 2) faults.push(`${counted(items.length, "item")}, not two or more`);
  for (const lure of lures) {
    const named = "pair" in lure ? lure.pair : Array.isArray(lure.order) ? lure.order : items;
    const unknown = named.filter((item) => !items.includes(item));
    faults.push(...unknown.map((item) => `a lure names "${item}", which is no item`));
    if (repeated(named).length > 0) faults.push(`a lure names an item twice: ${named.join(", ")}`);
    else if ("order" in lure && named.length !== items.length) {
      faults.push(`a lure leaves an item out: ${named.join(", ")}`);
    }
  }
  return faults;
}

// src/catalog/validate-text.ts
import stringWidth2 from "string-width";
var columns = 76;
var rowsOfCodeAndQuestion = 17;
var linesOfIdea = 12;
var linesOfRecap = 3;
var linesOfPython = 12;
var usualFigure = "3.50 s";
function textFaults(loaded2) {
  return [
    ...faultsIn("text.md", [...sectionFaults(loaded2), ...missingFigures(loaded2)]),
    ...faultsIn(lessonFile(loaded2.files), [
      ...unusedFigures(loaded2),
      ...turnFaults(loaded2),
      ...questionsOf(loaded2.lesson).flatMap(
        (placed) => askedFaults(loaded2, placed).map(
          (fault) => `${placed.stage} ${placed.question.id}: ${fault}`
        )
      )
    ])
  ];
}
function sectionFaults(loaded2) {
  const { idea, after, recap, python: python2 } = loaded2.text;
  const faults = [];
  if (idea.length > linesOfIdea) {
    faults.push(`the idea has ${idea.length} lines, more than ${linesOfIdea}`);
  }
  if (python2.length > linesOfPython) {
    faults.push(`the text on Python has ${python2.length} lines, more than ${linesOfPython}`);
  }
  const recapLines = recap.filter((line) => line !== "").length;
  if (recapLines !== linesOfRecap) faults.push(`the recap has ${recapLines} lines, not three`);
  const figures = figuresOfIdea(loaded2, faults);
  const sections = {
    idea: fill(idea, (name) => figures.get(name) ?? usualFigure),
    after: fill(after, () => usualFigure),
    recap: fill(recap, () => usualFigure),
    python: fill(python2, () => usualFigure)
  };
  for (const [section, lines2] of Object.entries(sections)) {
    const wide = lines2.filter((line) => stringWidth2(line) > columns);
    faults.push(
      ...wide.map((line) => `a line of the ${section} is wider than ${columns} columns: ${line}`)
    );
  }
  return faults;
}
function figuresOfIdea(loaded2, faults) {
  const figures = /* @__PURE__ */ new Map();
  for (const name of placeholdersIn(loaded2.text.idea)) {
    try {
      figures.set(name, figureBefore(loaded2, name));
    } catch (thrown) {
      faults.push(`the figure {${name}} of the idea: ${oneLine(thrown)}`);
    }
  }
  return figures;
}
function figureBefore(loaded2, name) {
  const figure = Object.hasOwn(loaded2.lesson.figures, name) ? loaded2.lesson.figures[name] : void 0;
  const run = () => {
    throw new Error("it needs a run, and the idea is read before any");
  };
  return figure === void 0 ? usualFigure : figure({ ...before(loaded2, null), run });
}
function missingFigures({ lesson, text: text2 }) {
  const used = placeholdersIn(Object.values(text2).flat());
  const missing = [...used].filter((name) => !Object.hasOwn(lesson.figures, name));
  return missing.map((name) => `{${name}} has no figure in the lesson`);
}
function unusedFigures({ lesson, text: text2 }) {
  const used = placeholdersIn(Object.values(text2).flat());
  const unused = Object.keys(lesson.figures).filter((name) => !used.has(name));
  return unused.map((name) => `the figure ${name} is not used in text.md`);
}
function turnFaults(loaded2) {
  try {
    read(loaded2.lesson.turn.text, before(loaded2, null));
    return [];
  } catch (thrown) {
    return [`turn.text: ${oneLine(thrown)}`];
  }
}
function askedFaults(loaded2, { question: question2, stage }) {
  const [first] = runsOf(question2);
  const code = first === void 0 ? null : codeOrNull(loaded2, first);
  if (first === void 0 || code === null) return [];
  const shown = isShown(loaded2, first, question2, stage) ? code.length + 1 : 0;
  let rows;
  try {
    rows = shown + questionRows(question2, before(loaded2, question2));
  } catch (thrown) {
    return [`text: ${oneLine(thrown)}`];
  }
  if (rows <= rowsOfCodeAndQuestion) return [];
  return [
    `${shown > 0 ? "code and question need" : "it needs"} ${rows} rows, more than ${rowsOfCodeAndQuestion}`
  ];
}
function isShown(loaded2, id2, { withCode }, stage) {
  const program = programOf(loaded2, id2);
  const aside2 = isAside(loaded2, program);
  if (!aside2 && program.kind === "process") return false;
  return withCode ?? (aside2 || stage === "prediction");
}
function questionRows(question2, at) {
  const rows = (text2) => wrap(text2.split("\n"), columns).length;
  const asked2 = rows(read(question2.text, at));
  switch (question2.kind) {
    case "number":
      return asked2;
    case "order":
      return asked2 + question2.items.length;
    case "line":
      return asked2 + question2.options.length;
    case "one-of":
    case "several-of":
      return question2.options.reduce((sum, option) => sum + rows(read(option.text, at)), asked2);
  }
}
function read(text2, at) {
  return typeof text2 === "string" ? text2 : text2(at);
}
function before(loaded2, question2) {
  const inSeconds = (ms) => `${(ms / 1e3).toFixed(2)} s`;
  const inMilliseconds = (ms) => `${Math.round(ms)} ms`;
  return {
    knobs: defaults(loaded2.lesson.knobs),
    line: lineFinder(loaded2, question2),
    s: inSeconds,
    ms: inMilliseconds,
    time: (ms) => ms < 1e3 ? inMilliseconds(ms) : inSeconds(ms)
  };
}

// src/catalog/validate.ts
function validateForm(loaded2) {
  return [knobFaults, questionFaults, codeFaults, textFaults, pythonFaults].flatMap(
    (faultsOf) => faultsOf(loaded2).map(({ file, fault }) => ({ file: `${loaded2.name}/${file}`, fault }))
  );
}

// src/catalog/validate-folder.ts
async function strayFiles(files, loaded2) {
  const known = /* @__PURE__ */ new Set();
  const twin = loaded2.lesson.python === void 0 ? [twinFile] : [twinFile, recordingFile];
  for (const file of twin) known.add(file);
  const open = ["lesson.ts", ...loaded2.sources.keys()];
  for (let file = open.pop(); file !== void 0; file = open.pop()) {
    for (const twin2 of [file, file.replace(/\.ts$/, ".js"), file.replace(/\.js$/, ".ts")]) {
      if (known.has(twin2) || !loaded2.files.includes(twin2)) continue;
      known.add(twin2);
      open.push(...importsOf(await files.read(`${loaded2.folder}/${twin2}`), twin2));
    }
  }
  return loaded2.files.filter((file) => !known.has(file) && !/^(?:package\.json|text(?:\.[a-z-]+)?\.md)$/i.test(file)).map((file) => ({
    file: `${loaded2.name}/${file}`,
    fault: "is a stray file: nothing in the lesson names or imports it"
  }));
}
function importsOf(source, file) {
  const specifiers = source.matchAll(/(?:\bfrom|\bimport|\bnew URL)\s*\(?\s*['"](\.[^'"]+)['"]/g);
  return [...specifiers].map(
    ([, specifier]) => new URL(specifier ?? "", `file:///${file}`).pathname.slice(1)
  );
}

// src/catalog/check.ts
async function checkCourse(files, course) {
  const found = await findLessons(files, course);
  const checked = await Promise.all(found.lessons.map((lesson) => checkLesson(files, lesson)));
  const faults = [
    ...await strayFolders(files, course),
    ...found.faults,
    ...nameFaults(found.lessons),
    ...checked.flatMap((lesson) => lesson.faults)
  ];
  return { lessons: checked.flatMap(({ loaded: loaded2 }) => loaded2 ?? []), faults: sorted(faults) };
}
async function checkLesson(files, found) {
  try {
    const loaded2 = await loadLesson(files, found);
    return { loaded: loaded2, faults: [...validateForm(loaded2), ...await strayFiles(files, loaded2)] };
  } catch (thrown) {
    if (!(thrown instanceof CourseError)) throw thrown;
    return { loaded: null, faults: [...thrown.faults] };
  }
}
async function strayFolders(files, course) {
  const entries = await files.list(course);
  return entries.filter(({ name, kind: kind2 }) => kind2 === "folder" && !/^(?:\.|\d+-.|node_modules$)/.test(name)).map(({ name }) => ({ file: name, fault: "is no lesson: its name must be like 01-event-loop" }));
}
function nameFaults(lessons2) {
  const faults = [];
  const takenBy = /* @__PURE__ */ new Map();
  const take = (name, what, lesson) => {
    const owner = takenBy.get(name.toLowerCase());
    if (owner === void 0) takenBy.set(name.toLowerCase(), lesson);
    else
      faults.push({
        file: `${lesson.name}/text.md`,
        fault: `${what}: ${owner.name} has it already`
      });
  };
  for (const lesson of lessons2) {
    const { id: id2, name, number: number2 } = lesson;
    const file = `${name}/text.md`;
    if (!isId(id2)) faults.push({ file, fault: `the id "${id2}" must be in lower case with hyphens` });
    if (name.replace(/^\d+-/, "") !== id2) {
      faults.push({ file, fault: `the id "${id2}" must be that of its folder, ${name}` });
    }
    take(id2, `duplicate id "${id2}"`, lesson);
    take(String(number2), `the number ${number2} is taken`, lesson);
  }
  for (const lesson of lessons2) {
    for (const alias of lesson.aliases) take(alias, `the alias "${alias}" is taken`, lesson);
  }
  return faults;
}
function sorted(faults) {
  return [...faults].sort(
    (one, other) => one.file < other.file ? -1 : one.file > other.file ? 1 : 0
  );
}

// src/lab/recorder.ts
import { AsyncLocalStorage } from "node:async_hooks";
var Recorder = class {
  events = [];
  #clock;
  #onEvent;
  #lane = new AsyncLocalStorage();
  #underWay = /* @__PURE__ */ new Set();
  #closed = false;
  constructor(clock, onEvent) {
    this.#clock = clock;
    this.#onEvent = onEvent;
  }
  /** The lane that the running line belongs to; empty outside every task. */
  currentLane() {
    return this.#lane.getStore() ?? "";
  }
  record(event) {
    if (this.#closed) return;
    const stamped = { ...event, atMs: toMicroseconds(this.#clock.now()) };
    this.events.push(stamped);
    this.#onEvent?.(stamped);
  }
  /** Waiting of a lane, the current one unless named; call the result when what it waited for is there. */
  waiting(what, lane = this.currentLane()) {
    if (lane === "") return () => {
    };
    this.record({ kind: "waiting", lane, for: what });
    return (dueMs) => {
      const nowMs = this.#clock.now();
      this.record({
        kind: "resumed",
        lane,
        dueMs: toMicroseconds(Math.min(dueMs ?? nowMs, nowMs))
      });
    };
  }
  /** Begins a lane, with a number after its name while another of that name is under way, and runs `body` on it. */
  onLane(name, body2) {
    let lane = name;
    for (let count = 2; this.#underWay.has(lane); count++) lane = `${name} ${count}`;
    this.#underWay.add(lane);
    this.record({ kind: "started", lane });
    return this.#lane.run(lane, body2, lane);
  }
  endLane(lane, end) {
    this.#underWay.delete(lane);
    this.record({ ...end, lane });
  }
  /** After this nothing is recorded: what a stopped demo still does is not part of its run. */
  close() {
    this.#closed = true;
  }
};
function tracedError(error) {
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: "Error", message: String(error) };
}
function toMicroseconds(ms) {
  return Math.round(ms * 1e3) / 1e3;
}

// src/lab/process-run.ts
var unsettledExitCode = 13;
async function runProcess(job) {
  if (job.text === null) return runFile(job, job.path);
  const name = job.path.replace(/^.*[\\/]/, "");
  const { path: path3, remove } = await job.processes.temporaryFile(name, job.text);
  try {
    return await runFile(job, path3);
  } finally {
    await remove();
  }
}
async function runFile(job, file) {
  const { preload, flags, args, deadlineMs, processes, signal } = job;
  const reader = new StampReader(job.onEvent);
  const { exitCode, stderr, endedBy } = await processes.runNode({
    file,
    preload,
    flags,
    args,
    deadlineMs,
    ...signal && { signal },
    onStamp: (line) => reader.read(line)
  });
  const atMs = reader.lastMs;
  return {
    kind: "process",
    clock: "real",
    events: reader.events,
    ending: endedBy === "itself" ? ownEnding(exitCode, reader.error, atMs) : { kind: "stopped", atMs, why: endedBy === "asked" ? "asked" : "deadline" },
    exitCode,
    stderr: stderr.split("\n").filter((line) => line.trim() !== ""),
    unhandled: reader.unhandled,
    server: null
  };
}
function ownEnding(exitCode, error, atMs) {
  if (exitCode === 0) return { kind: "returned", atMs, value: null };
  if (exitCode === unsettledExitCode) return { kind: "hung", atMs };
  return {
    kind: "threw",
    atMs,
    error: error ?? { name: "Error", message: `exit code ${exitCode}` }
  };
}
var StampReader = class {
  events = [];
  unhandled = [];
  error = null;
  lastMs = 0;
  #zeroMs = null;
  #onEvent;
  constructor(onEvent) {
    this.#onEvent = onEvent;
  }
  read(line) {
    const stamp = JSON.parse(line);
    this.#zeroMs ??= stamp.atMs;
    const atMs = toMicroseconds(stamp.atMs - this.#zeroMs);
    this.lastMs = atMs;
    if (stamp.kind === "line") {
      const event = { kind: "logged", atMs, lane: "", text: stamp.text };
      this.events.push(event);
      this.#onEvent?.(event);
    } else if (stamp.kind === "error") {
      this.error = { name: stamp.name, message: stamp.message };
      if (stamp.unhandled) this.unhandled.push(this.error);
    }
  }
};

// src/lab/random.ts
function seededRandom(seed2) {
  let state = seed2 >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}

// src/lab/site.ts
var sitePages = 60;
var usualMs = 60;
var slowMs = 340;
var firstLeaf = 20;
function sitePage(number2, failing, visit) {
  const isSlow = number2 % 10 === 9;
  const ms = isSlow ? slowMs : usualMs;
  const fails = isSlow ? "never" : failureOf(number2, failing);
  if (fails === "always" || fails === "once" && visit === 1) return { status: 503, ms, links: [] };
  const links = [3 * number2 + 1, 3 * number2 + 2, 3 * number2 + 3, 0, (7 * number2 + 5) % sitePages];
  const others = links.filter((page) => page < sitePages && page !== number2);
  return { status: 200, ms, links: [...new Set(others)] };
}
function failureOf(number2, failing) {
  const place2 = (number2 - firstLeaf + sitePages) % sitePages;
  const isAmong = place2 < Math.round(failing * sitePages) && number2 > 0;
  return isAmong ? place2 % 3 === 1 ? "always" : "once" : "never";
}

// src/lab/answer.ts
var longestTarget = 2e3;
var longestDelaySeconds = 60;
var bodyless = /* @__PURE__ */ new Set([204, 304]);
var jsonHead = { "content-type": "application/json", server: "learn-async delay server" };
function answer(request, clock, gone, replying, visits = /* @__PURE__ */ new Map()) {
  if (request.method !== "GET") return refuse(replying, 405, "only GET is answered");
  if (request.target.length > longestTarget) return refuse(replying, 414, "the address is too long");
  const [path3 = "", query = ""] = request.target.split("?", 2);
  const [, name = "", argument = "", ...rest] = path3.split("/");
  if (rest.length > 0) return refuse(replying, 404, "there is nothing here");
  const after = (seconds2, then) => {
    if (seconds2 === 0) return then();
    const cancel = clock.after(seconds2 * 1e3, () => {
      gone.removeEventListener("abort", cancel);
      then();
    });
    gone.addEventListener("abort", cancel);
  };
  switch (name) {
    case "delay": {
      const seconds2 = delayOf(argument, request.target);
      if (typeof seconds2 === "string") return refuse(replying, 400, seconds2);
      return after(seconds2, () => reply(replying, 200, describe(request, query)));
    }
    case "slow-body": {
      const seconds2 = delayOf(argument, request.target);
      if (typeof seconds2 === "string") return refuse(replying, 400, seconds2);
      replying.head(200, jsonHead);
      return after(seconds2, () => replying.body(describe(request, query)));
    }
    case "status": {
      const status = Number(argument);
      if (!Number.isInteger(status) || status < 200 || status > 599) {
        return refuse(replying, 400, `"${argument}" is no status from 200 to 599`);
      }
      return reply(replying, status, bodyless.has(status) ? "" : describe(request, query));
    }
    case "site":
      return site(argument, query, visits, after, replying);
    case "fail":
      return replying.drop();
    default:
      return refuse(replying, 404, "there is nothing here");
  }
}
function site(argument, query, visits, after, replying) {
  const number2 = Number(argument);
  const failing = Number(new URLSearchParams(query).get("failing") ?? 0);
  if (!/^\d+$/.test(argument) || number2 >= sitePages) {
    return refuse(replying, 404, "there is no such page");
  }
  if (!(failing >= 0 && failing <= 1)) {
    return refuse(replying, 400, "failing is a share from 0 to 1");
  }
  const visit = (visits.get(number2) ?? 0) + 1;
  visits.set(number2, visit);
  const { status, ms, links } = sitePage(number2, failing, visit);
  const paths = links.map((link) => `/site/${link}${query === "" ? "" : `?${query}`}`);
  after(
    ms / 1e3,
    () => reply(replying, status, `${JSON.stringify({ page: number2, links: paths })}
`)
  );
}
function delayOf(text2, target) {
  const [, first, second = first] = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(text2) ?? [];
  const [from, to] = [Number(first), Number(second)];
  if (!(from <= to && to <= longestDelaySeconds)) {
    return `"${text2}" is no delay from 0 to ${longestDelaySeconds} seconds`;
  }
  if (from === to) return from;
  return from + (to - from) * seededRandom(hash(target))();
}
function hash(text2) {
  let state = 2166136261;
  for (const sign of text2) state = Math.imul(state ^ sign.codePointAt(0), 16777619);
  return state >>> 0;
}
function describe({ headers, host: host2, target }, query) {
  const args = Object.fromEntries(new URLSearchParams(query));
  const origin = "127.0.0.1";
  return `${JSON.stringify({ args, data: "", files: {}, form: {}, headers, origin, url: `http://${host2}${target}` })}
`;
}
function reply(replying, status, body2) {
  replying.head(status, jsonHead);
  replying.body(body2);
}
function refuse(replying, status, error) {
  reply(replying, status, `${JSON.stringify({ error })}
`);
}

// src/lab/server-count.ts
var ServerCounter = class {
  count = { requests: 0, peakInFlight: 0, connections: 0, gone: 0 };
  #inFlight = 0;
  connected() {
    this.count.connections++;
  }
  began() {
    this.count.requests++;
    this.count.peakInFlight = Math.max(this.count.peakInFlight, ++this.#inFlight);
  }
  /** A request is over; `gone` when the client left before its reply was whole. */
  ended(gone) {
    this.#inFlight--;
    if (gone) this.count.gone++;
  }
};

// src/lab/delay-server.ts
var backlog = 4096;
async function startDelayServer(clock) {
  const { createServer } = await import("node:http");
  const counter = new ServerCounter();
  const visits = /* @__PURE__ */ new Map();
  const server = createServer(
    (request, response) => handle(request, response, { clock, counter, visits })
  );
  server.on("connection", () => counter.connected());
  server.keepAliveTimeout = 6e4;
  await new Promise((resolve, reject) => {
    server.on(
      "error",
      (error) => reject(new Error(`the local server cannot listen on 127.0.0.1: ${error.message}`))
    );
    server.listen({ host: "127.0.0.1", port: 0, backlog }, resolve);
  });
  const { port } = server.address();
  return {
    origin: `http://127.0.0.1:${port}`,
    counter,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    })
  };
}
function handle(request, response, {
  clock,
  counter,
  visits
}) {
  const gone = new AbortController();
  counter.began();
  response.once("close", () => {
    counter.ended(!response.writableFinished);
    gone.abort();
  });
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  );
  const asked2 = {
    method: request.method ?? "",
    target: request.url ?? "/",
    headers,
    host: request.headers.host ?? "127.0.0.1"
  };
  const replying = {
    head(status, replyHeaders) {
      response.writeHead(status, replyHeaders);
      response.flushHeaders();
    },
    body: (text2) => void response.end(text2),
    drop: () => void request.socket.destroy()
  };
  answer(asked2, clock, gone.signal, replying, visits);
}

// src/lab/clock.ts
var longestDelayMs = 2 ** 31 - 1;
function clampDelay(ms) {
  return ms >= 1 && ms <= longestDelayMs ? Math.trunc(ms) : 1;
}

// src/lab/real-clock.ts
var RealClock = class {
  #realTime;
  #speed;
  #startMs;
  #keeping = 0;
  #handles = /* @__PURE__ */ new Set();
  #settled = false;
  #checking = false;
  #finish = null;
  constructor(realTime, speed = 1) {
    this.#realTime = realTime;
    this.#speed = speed;
    this.#startMs = realTime.now();
  }
  now() {
    return (this.#realTime.now() - this.#startMs) * this.#speed;
  }
  after(ms, callback, { keeps = true } = {}) {
    const release = keeps ? this.outside() : () => {
    };
    const handle2 = this.#realTime.setTimeout(
      () => {
        this.#handles.delete(handle2);
        callback();
        release();
        this.#checkSoon();
      },
      Math.ceil(clampDelay(ms) / this.#speed)
    );
    this.#handles.add(handle2);
    return () => {
      if (!this.#handles.delete(handle2)) return;
      this.#realTime.clearTimeout(handle2);
      release();
    };
  }
  immediate(callback) {
    const release = this.outside();
    this.#realTime.setImmediate(() => {
      callback();
      release();
    });
  }
  busy(ms) {
    const endMs = this.now() + ms;
    while (this.now() < endMs) ;
  }
  outside() {
    this.#keeping++;
    let pending = true;
    return () => {
      if (!pending) return;
      pending = false;
      this.#keeping--;
      this.#checkSoon();
    };
  }
  async drive(main, { deadlineMs, signal }) {
    const ended = new Promise((resolve) => this.#finish = resolve);
    const deadline = this.#realTime.setTimeout(
      () => this.#finish?.("deadline"),
      Math.ceil(deadlineMs / this.#speed)
    );
    const whenAsked = () => this.#finish?.("asked");
    signal?.addEventListener("abort", whenAsked);
    this.#startMs = this.#realTime.now();
    void main().then(() => {
      this.#settled = true;
      this.#checkSoon();
    });
    this.#checkSoon();
    const end = await ended;
    this.#finish = null;
    signal?.removeEventListener("abort", whenAsked);
    this.#realTime.clearTimeout(deadline);
    for (const handle2 of this.#handles) this.#realTime.clearTimeout(handle2);
    this.#handles.clear();
    return end;
  }
  /** Two turns of the real loop later promises have done all they can without a timer. */
  #checkSoon() {
    if (this.#checking || this.#keeping > 0) return;
    this.#checking = true;
    this.#realTime.setImmediate(
      () => this.#realTime.setImmediate(() => {
        this.#checking = false;
        if (this.#keeping > 0) return;
        if (this.#settled) this.#finish?.("settled");
        else if (this.#handles.size === 0) this.#finish?.("hung");
      })
    );
  }
};

// src/lab/python-run.ts
var NoPython = class extends Error {
  name = "NoPython";
  constructor({ command, version }) {
    const found = version === null ? "and there is none" : `and it is Python ${version}`;
    super(
      `the Python twin needs Python 3.11 or newer: looked for ${command}, ${found}; LEARN_ASYNC_PYTHON can name another`
    );
  }
};
async function pythonVersion({ processes }) {
  const found = await processes.findPython();
  if (found.kind === "missing") throw new NoPython(found);
  return found.version;
}
async function runPython(host2, job) {
  const python2 = await host2.processes.findPython();
  if (python2.kind === "missing") throw new NoPython(python2);
  const server = job.network ? await startDelayServer(new RealClock(host2.realTime, job.speed)) : null;
  const reader = new ReportReader(job.onEvent);
  try {
    const end = await host2.processes.runPython({
      command: python2.command,
      folder: job.folder,
      args: [host2.pythonRunner, `--speed=${job.speed}`, job.file, ...job.args],
      variables: server === null ? {} : { DELAY_SERVER: server.origin },
      // Until its loop runs, a Python needs a moment that is no part of the run.
      deadlineMs: startMs + job.deadlineMs / job.speed,
      ...job.signal && { signal: job.signal },
      onStamp: (line) => reader.read(line)
    });
    return traceOf(reader, end, server?.counter.count ?? null);
  } finally {
    await server?.close();
  }
}
var startMs = 5e3;
function traceOf(reader, end, server) {
  const hung = reader.hungAtMs !== null;
  return {
    kind: "python",
    clock: "real",
    events: reader.events,
    ending: endingOf(reader, end),
    // A real Python would wait on; nothing ended it but us.
    exitCode: hung ? null : end.exitCode,
    stderr: end.stderr.split("\n").filter((line) => line.trim() !== ""),
    unhandled: reader.unhandled,
    server
  };
}
function endingOf({ main, hungAtMs, error, lastMs }, { endedBy, exitCode }) {
  if (hungAtMs !== null) return { kind: "hung", atMs: hungAtMs };
  if (endedBy !== "itself") {
    return { kind: "stopped", atMs: lastMs, why: endedBy === "asked" ? "asked" : "deadline" };
  }
  const atMs = main?.atMs ?? lastMs;
  if (exitCode === 0) return { kind: "returned", atMs, value: null };
  const why = main?.error ?? error ?? { name: "Error", message: `exit code ${exitCode}` };
  return { kind: "threw", atMs, error: why };
}
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
var ReportReader = class {
  events = [];
  unhandled = [];
  main = null;
  hungAtMs = null;
  error = null;
  lastMs = 0;
  #onEvent;
  constructor(onEvent) {
    this.#onEvent = onEvent;
  }
  read(line) {
    const report = parsed(line);
    if (report === null) return;
    this.lastMs = toMicroseconds(report.atMs);
    switch (report.kind) {
      case "main":
        this.main = report;
        break;
      case "hung":
        this.hungAtMs = report.atMs;
        break;
      case "error":
        this.error = report.error;
        break;
      case "unhandled":
        this.unhandled.push(report.error);
        break;
      default:
        this.events.push(report);
        this.#onEvent?.(report);
    }
  }
};

// src/lab/many-listeners.ts
import { setMaxListeners } from "node:events";
function allowManyListeners(signal) {
  if (signal !== void 0) setMaxListeners(0, signal);
}

// src/lab/ring.ts
var Ring = class {
  #slots = Array.from({ length: 8 });
  #first = 0;
  length = 0;
  /** The item that `shift` would give. */
  get first() {
    return this.length === 0 ? void 0 : this.#slots[this.#first];
  }
  push(item) {
    if (this.length === this.#slots.length) this.#grow();
    this.#slots[this.#first + this.length & this.#slots.length - 1] = item;
    this.length++;
  }
  shift() {
    if (this.length === 0) return void 0;
    const item = this.#slots[this.#first];
    this.#slots[this.#first] = void 0;
    this.#first = this.#first + 1 & this.#slots.length - 1;
    this.length--;
    return item;
  }
  #grow() {
    const old = this.#slots;
    const size = old.length;
    this.#slots = Array.from({ length: size * 2 });
    for (let index = 0; index < size; index++) {
      this.#slots[index] = old[this.#first + index & size - 1];
    }
    this.#first = 0;
  }
};

// src/lab/queue.ts
var QueueClosed = class extends Error {
  name = "QueueClosed";
  constructor() {
    super("the queue is closed");
  }
};
var done = Promise.resolve();
var Queue = class {
  bound;
  #observer;
  #items = new Ring();
  #puts = new Ring();
  #gets = new Ring();
  #closed = false;
  constructor(bound = Number.POSITIVE_INFINITY, observer = null) {
    if (bound !== Number.POSITIVE_INFINITY && !(Number.isInteger(bound) && bound >= 1)) {
      throw new RangeError(`a queue's bound is a whole number of at least 1, not ${bound}`);
    }
    this.bound = bound;
    this.#observer = observer;
  }
  /** How many items it holds; those of puts that wait for room are not in it yet. */
  get size() {
    return this.#items.length;
  }
  /**
   * Adds an item at the end; resolves when it is in, which is at once while
   * there is room.
   * @throws QueueClosed (as a rejection) when the queue is closed before that
   */
  put(item) {
    if (this.#closed) return Promise.reject(new QueueClosed());
    const get = this.#gets.shift();
    if (get !== void 0) {
      get.released?.();
      get.resolve(item);
      return done;
    }
    if (this.#items.length < this.bound) {
      this.#items.push(item);
      this.#observer?.changed(this.#items.length);
      return done;
    }
    return new Promise((resolve, reject) => {
      this.#puts.push({ item, resolve, reject, released: this.#observer?.held() ?? null });
    });
  }
  /**
   * Takes the item at the front; resolves to it as soon as there is one.
   * @throws QueueClosed (as a rejection) when the queue is closed and empty
   */
  get() {
    if (this.#items.length > 0) return Promise.resolve(this.#takeFirst());
    if (this.#closed) return Promise.reject(new QueueClosed());
    return new Promise((resolve, reject) => this.#starve(resolve, () => reject(new QueueClosed())));
  }
  /**
   * Ends the queue: what is in it can still be got. Puts that wait for room
   * and gets that wait for an item reject with QueueClosed. Closing twice does nothing.
   */
  close() {
    this.#closed = true;
    for (let put = this.#puts.shift(); put !== void 0; put = this.#puts.shift()) {
      put.released?.();
      put.reject(new QueueClosed());
    }
    for (let get = this.#gets.shift(); get !== void 0; get = this.#gets.shift()) {
      get.released?.();
      get.close();
    }
  }
  /**
   * Gets until the queue is closed and empty. Several consumers may do so at
   * once. It costs no more turns than `get`: an async generator would let the
   * producer run ahead.
   */
  [Symbol.asyncIterator]() {
    const over = { value: void 0, done: true };
    const iterator = {
      next: () => {
        if (this.#items.length > 0) {
          return Promise.resolve({ value: this.#takeFirst(), done: false });
        }
        if (this.#closed) return Promise.resolve(over);
        return new Promise(
          (resolve) => this.#starve(
            (value) => resolve({ value, done: false }),
            () => resolve(over)
          )
        );
      },
      return: () => Promise.resolve(over),
      [Symbol.asyncIterator]: () => iterator
    };
    return iterator;
  }
  /** Takes the first item and lets the first put that waits for room have it. */
  #takeFirst() {
    const item = this.#items.shift();
    const put = this.#puts.shift();
    if (put !== void 0) this.#items.push(put.item);
    this.#observer?.changed(this.#items.length);
    put?.released?.();
    put?.resolve();
    return item;
  }
  #starve(resolve, close) {
    this.#gets.push({ resolve, close, released: this.#observer?.starved() ?? null });
  }
};

// src/lab/waiter-line.ts
var WaiterLine = class {
  #waiters = new Ring();
  #held;
  #length = 0;
  constructor(held) {
    this.#held = held;
  }
  get length() {
    return this.#length;
  }
  /**
   * Resolves when `admitNext` comes to it.
   * @throws the reason of `signal` (as a rejection) when it aborts before that
   */
  join(signal) {
    this.#length++;
    if (signal !== void 0) return this.#joinUntil(signal);
    const released = this.#held?.() ?? null;
    return new Promise((resolve) => {
      const admit = released === null ? resolve : () => {
        released();
        resolve();
      };
      this.#waiters.push({ admit });
    });
  }
  /** Lets the first in line go on; false when nobody waits. */
  admitNext() {
    for (let first = this.#waiters.shift(); first !== void 0; first = this.#waiters.shift()) {
      if (first.admit === null) continue;
      this.#length--;
      first.admit();
      return true;
    }
    return false;
  }
  #joinUntil(signal) {
    return new Promise((resolve, reject) => {
      const released = this.#held?.() ?? null;
      const waiter = {
        admit() {
          released?.();
          signal.removeEventListener("abort", whenAborted);
          resolve();
        }
      };
      const whenAborted = () => {
        waiter.admit = null;
        this.#length--;
        released?.();
        reject(signal.reason);
      };
      allowManyListeners(signal);
      signal.addEventListener("abort", whenAborted, { once: true });
      this.#waiters.push(waiter);
    });
  }
};

// src/lab/rate-limiter.ts
var RateLimiter = class {
  #starts;
  #perMs;
  #time;
  #line;
  /** When the latest `starts` starts were, the earliest first. */
  #recent = new Ring();
  #earliestMs = Number.NEGATIVE_INFINITY;
  #armed = false;
  constructor(starts, perMs, time2, held = null) {
    if (!(Number.isInteger(starts) && starts >= 1)) {
      throw new RangeError(`a rate is a whole number of starts of at least 1, not ${starts}`);
    }
    if (!(perMs > 0 && Number.isFinite(perMs))) {
      throw new RangeError(`a rate is per a time above 0 ms, not ${perMs}`);
    }
    this.#starts = starts;
    this.#perMs = perMs;
    this.#time = time2;
    this.#line = new WaiterLine(held);
  }
  /**
   * Resolves when one more may start, which then counts as started.
   * @throws the reason of `signal` (as a rejection) when it aborts before that
   */
  take({ signal } = {}) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const nowMs = this.#time.now();
    if (this.#line.length === 0 && nowMs >= this.#freeFromMs()) {
      this.#count(nowMs);
      return started;
    }
    const turn3 = this.#line.join(signal);
    this.#arm();
    return turn3;
  }
  /** From when the next start is allowed. */
  #freeFromMs() {
    return this.#recent.length < this.#starts ? Number.NEGATIVE_INFINITY : this.#earliestMs + this.#perMs;
  }
  #count(nowMs) {
    this.#recent.push(nowMs);
    if (this.#recent.length > this.#starts) this.#recent.shift();
    this.#earliestMs = this.#recent.first ?? nowMs;
  }
  /** One timer for all who wait. It may fire early, so the clock is asked again. */
  #arm() {
    if (this.#armed || this.#line.length === 0) return;
    this.#armed = true;
    const waitMs = Math.max(1, Math.ceil(this.#freeFromMs() - this.#time.now()));
    this.#time.after(waitMs, () => {
      this.#armed = false;
      for (let nowMs = this.#time.now(); nowMs >= this.#freeFromMs(); nowMs = this.#time.now()) {
        if (!this.#line.admitNext()) break;
        this.#count(nowMs);
      }
      this.#arm();
    });
  }
};
var started = Promise.resolve();

// src/lab/semaphore.ts
var Semaphore = class {
  limit;
  #free;
  #line;
  constructor(limit, held = null) {
    if (!(Number.isInteger(limit) && limit >= 1)) {
      throw new RangeError(`a semaphore's limit is a whole number of at least 1, not ${limit}`);
    }
    this.limit = limit;
    this.#free = limit;
    this.#line = new WaiterLine(held);
  }
  /** Places that nobody has taken. */
  get free() {
    return this.#free;
  }
  /**
   * Takes a place; resolves as soon as there is one. Give it back with
   * `release`, in a `finally`: a place that an error skips is lost.
   * @throws the reason of `signal` (as a rejection) when it aborts before that
   */
  acquire({ signal } = {}) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#free === 0) return this.#line.join(signal);
    this.#free--;
    return taken;
  }
  /**
   * Gives a place back.
   * @throws RangeError when more are given back than were taken
   */
  release() {
    if (this.#line.admitNext()) return;
    if (this.#free === this.limit) {
      throw new RangeError("release without acquire: every place is free");
    }
    this.#free++;
  }
  /** Takes a place, runs `work`, gives the place back however it ends; resolves to what `work` gives. */
  async run(work, options = {}) {
    if (this.#free > 0 && !options.signal?.aborted) this.#free--;
    else await this.acquire(options);
    try {
      return await work();
    } finally {
      this.release();
    }
  }
};
var taken = Promise.resolve();

// src/lab/source-line.ts
function callerLine(called2) {
  const holder = {};
  Error.captureStackTrace(holder, called2);
  const frame = holder.stack?.split("\n")[1];
  const line = frame && /:(\d+):\d+\)?$/.exec(frame)?.[1];
  return line ? Number(line) : null;
}

// src/lab/task-group.ts
var TaskGroup = class _TaskGroup {
  #controller = new AbortController();
  #errors = [];
  #underWay = 0;
  #over = false;
  #whenIdle = null;
  constructor() {
  }
  /**
   * Runs a block and resolves to its value when the block and all its tasks
   * have ended.
   * @param signal aborts the group from outside; without other errors its reason is then thrown
   * @throws AggregateError (as a rejection) with every real error, in the order in which they came
   */
  static async run(block, { signal } = {}) {
    const group = new _TaskGroup();
    const whenAborted = () => group.#controller.abort(signal?.reason);
    signal?.addEventListener("abort", whenAborted);
    if (signal?.aborted) whenAborted();
    const value = group.#follow(() => block(group));
    while (group.#underWay > 0) await new Promise((resolve) => group.#whenIdle = resolve);
    group.#over = true;
    signal?.removeEventListener("abort", whenAborted);
    if (group.#errors.length > 0) throw new AggregateError(group.#errors, messageOf(group.#errors));
    if (signal?.aborted) throw signal.reason;
    return value;
  }
  /** Aborts when a task or the block fails, or when the group is aborted from outside. */
  get signal() {
    return this.#controller.signal;
  }
  /**
   * Calls `run` at once. The promise given back may be awaited in the block; if
   * nobody does, a failure is still the group's. In a group that was aborted
   * `run` is not called: the promise rejects with the reason.
   * @throws Error when the block is over
   */
  start(run) {
    if (this.#over) throw new Error("this TaskGroup is over: start tasks inside its block");
    if (this.signal.aborted) return handled(Promise.reject(this.signal.reason));
    return this.#follow(() => run(this.signal));
  }
  #follow(run) {
    this.#underWay++;
    const promise = called(run);
    promise.then(
      () => this.#ended(),
      (error) => {
        if (!this.#isAbortion(error)) {
          this.#errors.push(error);
          this.#controller.abort(new DOMException("another task of its group failed", "AbortError"));
        }
        this.#ended();
      }
    );
    return promise;
  }
  /** Whether an error says no more than that the group was aborted; Node's own wrap the reason as `cause`. */
  #isAbortion(error) {
    if (!this.signal.aborted) return false;
    const { reason } = this.signal;
    return error === reason || error instanceof Error && error.cause === reason;
  }
  #ended() {
    if (--this.#underWay === 0) this.#whenIdle?.();
  }
};
function called(run) {
  try {
    return Promise.resolve(run());
  } catch (error) {
    return Promise.reject(error);
  }
}
function handled(promise) {
  promise.catch(() => {
  });
  return promise;
}
function messageOf(errors) {
  const count = errors.length === 1 ? "1 task failed" : `${errors.length} tasks failed`;
  return `${count}: ${errors.map((error) => error instanceof Error ? error.message : String(error)).join("; ")}`;
}

// src/lab/with-timeout.ts
function timeoutOn(time2) {
  return async (run, ms, { signal } = {}) => {
    const limit = new AbortController();
    const forget = time2.after(ms, () => limit.abort(timeoutError(ms)));
    const both = signal === void 0 ? limit.signal : AbortSignal.any([limit.signal, signal]);
    try {
      return await run(both);
    } catch (error) {
      throw both.aborted && error?.cause === both.reason ? both.reason : error;
    } finally {
      forget();
    }
  };
}
function timeoutError(ms) {
  return new DOMException(`no result after ${ms} ms`, "TimeoutError");
}

// src/lab/make-lab.ts
function makeLab(parts) {
  const { clock, recorder, abortions } = parts;
  const task = (name, run) => recorder.onLane(name, (lane) => {
    const finished = () => recorder.endLane(lane, { kind: "finished" });
    const failed = (error) => {
      const cancelled = typeof error === "object" && error !== null && abortions.has(error);
      const kind2 = cancelled ? "cancelled" : "failed";
      recorder.endLane(lane, { kind: kind2, error: tracedError(error) });
    };
    try {
      const result = run();
      if (!isThenable(result)) {
        finished();
        return Promise.resolve(result);
      }
      return Promise.resolve(result).then(
        (value) => {
          finished();
          return value;
        },
        (error) => {
          failed(error);
          throw error;
        }
      );
    } catch (error) {
      failed(error);
      return Promise.reject(error);
    }
  });
  function pausing(what, own, begin2) {
    return new Promise((resolve, reject) => {
      const aborted = [parts.signal, own].find((signal) => signal?.aborted);
      if (aborted) return reject(abortionOf(aborted, abortions));
      const resumed = recorder.waiting(what);
      const { dueMs, cancel } = begin2(() => {
        forget();
        resumed(dueMs);
        resolve();
      });
      const stop = (signal) => {
        cancel();
        forget();
        resumed();
        reject(abortionOf(signal, abortions));
      };
      const whenAborted = () => own && stop(own);
      const forget = () => {
        parts.pauses.delete(stop);
        own?.removeEventListener("abort", whenAborted);
      };
      parts.pauses.add(stop);
      allowManyListeners(own);
      own?.addEventListener("abort", whenAborted);
    });
  }
  const sleep = (ms, { signal } = {}) => pausing("timer", signal, (resume) => ({
    dueMs: clock.now() + ms,
    cancel: clock.after(ms, resume)
  }));
  const immediate = () => pausing("immediate", void 0, (resume) => {
    let live = true;
    clock.immediate(() => live && resume());
    return { cancel: () => live = false };
  });
  function hold(ms, line) {
    const fromMs = toMicroseconds(clock.now());
    clock.busy(ms);
    recorder.record({ kind: "blocked", lane: recorder.currentLane(), fromMs, line });
  }
  const busy = (ms) => hold(ms, callerLine(busy));
  const compute = (name, ms) => {
    const line = callerLine(compute);
    return task(name, () => {
      hold(ms, line);
      return name;
    });
  };
  return {
    task,
    sleep,
    immediate,
    busy,
    compute,
    wait: (name, ms, options) => task(name, async () => (await sleep(ms, options), name)),
    timeout: (ms) => timeoutSignal(clock, ms),
    withTimeout: timeoutOn(clock),
    offload: async (work) => {
      const done2 = recorder.waiting("worker");
      try {
        return await parts.offload(work);
      } finally {
        done2();
      }
    },
    log: (text2) => recorder.record({ kind: "logged", lane: recorder.currentLane(), text: String(text2) }),
    fetch: parts.fetch,
    Queue: recordedQueue(recorder),
    TaskGroup,
    Semaphore: recordedSemaphore(parts),
    RateLimiter: recordedLimiter(parts),
    random: seededRandom(parts.seed),
    now: () => clock.now(),
    signal: parts.signal
  };
}
function abortionOf(signal, abortions) {
  const reason = signal.reason;
  if (typeof reason === "object" && reason !== null) abortions.add(reason);
  return reason;
}
function isThenable(value) {
  return typeof value?.then === "function";
}
function timeoutSignal(clock, ms) {
  const controller = new AbortController();
  clock.after(ms, () => controller.abort(timeoutError(ms)), { keeps: false });
  return controller.signal;
}
function recordedSemaphore({ recorder, abortions }) {
  return class RecordedSemaphore extends Semaphore {
    constructor(limit) {
      super(limit, () => recorder.waiting("place"));
    }
    acquire(options = {}) {
      return knownAbortion(super.acquire(options), options.signal, abortions);
    }
  };
}
function recordedLimiter({ clock, recorder, abortions }) {
  return class RecordedLimiter extends RateLimiter {
    constructor(starts, perMs) {
      super(starts, perMs, clock, () => recorder.waiting("place"));
    }
    take(options = {}) {
      return knownAbortion(super.take(options), options.signal, abortions);
    }
  };
}
function knownAbortion(wait, signal, abortions) {
  if (signal !== void 0) wait.catch(() => abortionOf(signal, abortions));
  return wait;
}
function recordedQueue(recorder) {
  return class RecordedQueue extends Queue {
    constructor(bound = Number.POSITIVE_INFINITY, name = "queue") {
      super(bound, {
        changed: (size) => recorder.record({
          kind: "queued",
          lane: recorder.currentLane(),
          queue: name,
          size,
          bound: Number.isFinite(bound) ? bound : null
        }),
        held: () => recorder.waiting("room"),
        starved: () => recorder.waiting("item")
      });
    }
  };
}

// src/lab/fetch.ts
function makeFetch(parts) {
  const pools = /* @__PURE__ */ new Map();
  return {
    fetch: async (path3, options = {}) => fetchOne(parts, poolOf(parts, pools, options), path3, options),
    async close() {
      await Promise.all([...pools.values()].map(({ dispatcher }) => dispatcher.destroy()));
    }
  };
}
function poolOf(parts, pools, options) {
  const { connections = Number.POSITIVE_INFINITY } = options;
  if (connections !== Number.POSITIVE_INFINITY && !(Number.isInteger(connections) && connections >= 1)) {
    throw new RangeError(`connections is a whole number of at least 1, not ${connections}`);
  }
  const known = pools.get(connections);
  if (known !== void 0) return known;
  const pool = { dispatcher: parts.dispatcher(connections), connections, busy: 0 };
  pools.set(connections, pool);
  return pool;
}
async function fetchOne({ address, clock, recorder, abortions }, pool, path3, { signal }) {
  if (!path3.startsWith("/")) throw new TypeError(`a path begins with "/": "${path3}" does not`);
  if (signal?.aborted) throw abortionOf(signal, abortions);
  const lane = recorder.currentLane();
  let inLine = pool.busy >= pool.connections;
  pool.busy++;
  let resumed = recorder.waiting(inLine ? "place" : "reply", lane);
  const begun = () => {
    if (!inLine) return;
    inLine = false;
    resumed();
    resumed = recorder.waiting("reply", lane);
  };
  const release = clock.outside();
  const over = once(() => {
    pool.busy--;
    release();
  });
  const dispatcher = pool.dispatcher.compose(watching({ begun, over }));
  const aborted = rejectionOf(signal, abortions);
  try {
    const { origin, pathname, search } = new URL(address(path3));
    const reply2 = dispatcher.request({
      origin,
      path: pathname + search,
      method: "GET",
      ...signal && { signal }
    });
    reply2.catch(over);
    const { statusCode, headers, body: body2 } = await Promise.race([reply2, aborted.promise]);
    resumed();
    const read2 = async () => {
      const bodyRead = recorder.waiting("body");
      try {
        return await body2.text();
      } catch (error) {
        throw signal?.aborted ? abortionOf(signal, abortions) : clearError(error);
      } finally {
        bodyRead();
      }
    };
    return {
      status: statusCode,
      ok: statusCode >= 200 && statusCode <= 299,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, String(value)])
      ),
      text: read2,
      json: async () => JSON.parse(await read2())
    };
  } catch (error) {
    inLine = false;
    resumed();
    throw signal?.aborted ? abortionOf(signal, abortions) : clearError(error);
  } finally {
    aborted.forget();
  }
}
function watching({
  begun,
  over
}) {
  return (dispatch) => (options, handler) => dispatch(options, {
    onRequestStart(controller, context) {
      begun();
      handler.onRequestStart?.(controller, context);
    },
    onResponseStart: (...reply2) => handler.onResponseStart?.(...reply2),
    onResponseData: (...data) => handler.onResponseData?.(...data),
    onResponseEnd(...end) {
      over();
      handler.onResponseEnd?.(...end);
    },
    onResponseError(...error) {
      over();
      handler.onResponseError?.(...error);
    }
  });
}
function rejectionOf(signal, abortions) {
  let whenAborted = () => {
  };
  const promise = new Promise((_resolve, reject) => {
    whenAborted = () => signal && reject(abortionOf(signal, abortions));
  });
  promise.catch(() => {
  });
  allowManyListeners(signal);
  signal?.addEventListener("abort", whenAborted);
  return { promise, forget: () => signal?.removeEventListener("abort", whenAborted) };
}
function once(callback) {
  let called2 = false;
  return () => {
    if (called2) return;
    called2 = true;
    callback();
  };
}
var lostConnection = "the connection was closed before the reply came";
var noAnswer = "nobody answers at that address";
var tooManyFiles = "too many open files: try fewer connections at a time (the connections knob)";
var noHost = "there is no such host";
var noWay = "that address cannot be reached";
var clearLines = {
  UND_ERR_SOCKET: lostConnection,
  ECONNRESET: lostConnection,
  EPIPE: lostConnection,
  ECONNREFUSED: noAnswer,
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  ENOTFOUND: noHost,
  EAI_AGAIN: noHost,
  UND_ERR_CONNECT_TIMEOUT: noWay,
  ETIMEDOUT: noWay,
  EHOSTUNREACH: noWay,
  ENETUNREACH: noWay
};
function clearError(error) {
  const { code, message, cause } = error;
  const known = String(code ?? cause?.code);
  const [line] = (message || String(error)).split("\n", 1);
  return new Error(clearLines[known] ?? line, { cause: error });
}

// src/lab/memory-dispatcher.ts
function memoryNetwork(undici, clock) {
  const counter = new ServerCounter();
  const visits = /* @__PURE__ */ new Map();
  return {
    counter,
    dispatcher: (connections) => makeDispatcher(undici, { clock, counter, visits }, connections)
  };
}
function makeDispatcher(undici, {
  clock,
  counter,
  visits
}, connections) {
  const waiting = [];
  let [busy, open] = [0, 0];
  function next() {
    while (busy < connections) {
      const job = waiting.shift();
      if (job === void 0) return;
      if (++busy > open) {
        open = busy;
        counter.connected();
      }
      serve(job);
    }
  }
  function serve({ options, handler, controller }) {
    const gone = new AbortController();
    let sent = false;
    const free = () => {
      busy--;
      void Promise.resolve().then(next);
    };
    const over = (isGone) => {
      counter.ended(isGone);
      free();
    };
    controller.onAbort = (reason) => {
      gone.abort();
      counter.connected();
      if (sent) over(true);
      else free();
      handler.onResponseError?.(controller, reason);
    };
    handler.onRequestStart?.(controller, {});
    if (controller.aborted) return;
    sent = true;
    counter.began();
    const host2 = String(options.origin ?? "").replace(/^https?:\/\//, "");
    const request = {
      method: options.method,
      target: options.path,
      headers: { host: host2, connection: "keep-alive" },
      host: host2
    };
    const replying = {
      head: (status, headers) => handler.onResponseStart?.(controller, status, headers, ""),
      body(text2) {
        controller.onAbort = null;
        over(false);
        handler.onResponseData?.(controller, Buffer.from(text2));
        handler.onResponseEnd?.(controller, {});
      },
      drop() {
        controller.onAbort = null;
        open--;
        over(true);
        handler.onResponseError?.(controller, new undici.errors.SocketError("other side closed"));
      }
    };
    answer(request, clock, gone.signal, replying, visits);
  }
  class MemoryDispatcher extends undici.Dispatcher {
    dispatch(options, handler) {
      waiting.push({ options, handler, controller: new JobController() });
      next();
      return true;
    }
    close(callback) {
      callback?.();
      return Promise.resolve();
    }
    destroy(...given) {
      const callback = given.at(-1);
      if (typeof callback === "function") callback();
      return Promise.resolve();
    }
  }
  return new MemoryDispatcher().compose(
    (dispatch) => (options, handler) => dispatch(options, handler)
  );
}
var JobController = class {
  aborted = false;
  paused = false;
  reason = null;
  /** Set while there is something to abort. */
  onAbort = null;
  abort(reason) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.onAbort?.(reason);
  }
  pause() {
    this.paused = true;
  }
  resume() {
    this.paused = false;
  }
};

// src/lab/network.ts
async function openNetwork(choice, parts) {
  if (choice === null) return noNetwork;
  const { default: undici } = await import("undici");
  if (choice.kind === "address") {
    const { fetch: fetch2, close: close2 } = makeFetch({
      ...parts,
      dispatcher: (connections) => agent(undici, connections),
      address: () => choice.url
    });
    return { fetch: fetch2, close: async () => (await close2(), null) };
  }
  if (parts.kind === "virtual") {
    const memory = memoryNetwork(undici, parts.clock);
    const { fetch: fetch2 } = makeFetch({
      ...parts,
      dispatcher: (connections) => memory.dispatcher(connections),
      address: (path3) => `http://127.0.0.1${path3}`
    });
    return { fetch: fetch2, close: async () => memory.counter.count };
  }
  const server = await startDelayServer(parts.clock);
  const { fetch, close } = makeFetch({
    ...parts,
    dispatcher: (connections) => agent(undici, connections),
    address: (path3) => server.origin + path3
  });
  return {
    fetch,
    async close() {
      await close();
      await server.close();
      return server.counter.count;
    }
  };
}
function agent(undici, connections) {
  return new undici.Agent({
    connections: Number.isFinite(connections) ? connections : null,
    // A reply may take a minute of lab time; the run's own deadline is what ends it.
    headersTimeout: 0,
    bodyTimeout: 0
  });
}
var noNetwork = {
  fetch: () => Promise.reject(new Error("this demo has no network: set network: true on its variant")),
  close: async () => null
};

// src/lab/offload.ts
function modelledOffload(clock) {
  return async (work) => {
    let computedMs = 0;
    const value = work({ busy: (ms) => void (computedMs += ms) });
    await new Promise((resolve) => clock.after(computedMs, resolve));
    return value;
  };
}
function workerOffload(clock, speed) {
  return async (work) => {
    const { Worker } = await import("node:worker_threads");
    const release = clock.outside();
    const worker = new Worker(workerSource, {
      eval: true,
      workerData: { source: String(work), speed }
    });
    try {
      return await new Promise((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      });
    } finally {
      await worker.terminate();
      release();
    }
  };
}
var workerSource = `
  const { parentPort, workerData } = require('node:worker_threads')
  const busy = (ms) => {
    const end = performance.now() + ms / workerData.speed
    while (performance.now() < end);
  }
  parentPort.postMessage((0, eval)('(' + workerData.source + ')')({ busy }))
`;

// src/lab/timer-heap.ts
var TimerHeap = class {
  #timers = [];
  /** The earliest timer that was not cancelled. */
  peek() {
    while (this.#timers[0]?.callback === null) this.pop();
    return this.#timers[0];
  }
  push(timer) {
    const timers = this.#timers;
    let index = timers.push(timer) - 1;
    while (index > 0) {
      const parent = index - 1 >> 1;
      if (!isBefore(timer, timers[parent])) break;
      timers[index] = timers[parent];
      index = parent;
    }
    timers[index] = timer;
  }
  pop() {
    const timers = this.#timers;
    const top = timers[0];
    const last = timers.pop();
    if (last === void 0 || timers.length === 0) return top;
    let index = 0;
    for (; ; ) {
      let child = 2 * index + 1;
      if (child >= timers.length) break;
      if (child + 1 < timers.length && isBefore(timers[child + 1], timers[child])) child++;
      if (!isBefore(timers[child], last)) break;
      timers[index] = timers[child];
      index = child;
    }
    timers[index] = last;
    return top;
  }
};
function isBefore(one, other) {
  return one.dueMs < other.dueMs || one.dueMs === other.dueMs && one.sequence < other.sequence;
}

// src/lab/virtual-clock.ts
var roundsAtOneInstant = 1e3;
var VirtualClock = class {
  #realTime;
  #nowMs = 0;
  #timers = new TimerHeap();
  #immediates = [];
  #sequence = 0;
  #keeping = 0;
  constructor(realTime) {
    this.#realTime = realTime;
  }
  now() {
    return this.#nowMs;
  }
  after(ms, callback, { keeps = true } = {}) {
    const timer = {
      dueMs: this.#nowMs + clampDelay(ms),
      sequence: this.#sequence++,
      keeps,
      callback
    };
    this.#timers.push(timer);
    if (keeps) this.#keeping++;
    return () => this.#release(timer);
  }
  immediate(callback) {
    this.#immediates.push(callback);
  }
  busy(ms) {
    this.#nowMs += Math.max(0, ms);
  }
  /** There is nothing outside: sockets and workers are modelled with timers. */
  outside() {
    return () => {
    };
  }
  async drive(main, { deadlineMs, signal }) {
    let settled = false;
    void main().then(() => settled = true);
    let rounds = 0;
    for (; ; ) {
      await this.#drain();
      if (signal?.aborted) return this.#end("asked");
      if (this.#nowMs > deadlineMs) return this.#end("deadline");
      const next = this.#timers.peek();
      if (next !== void 0 && next.dueMs <= this.#nowMs) {
        this.#fire(next);
        continue;
      }
      if (this.#immediates.length > 0 && rounds < roundsAtOneInstant) {
        await this.#immediateRound();
        rounds++;
        continue;
      }
      if (settled && this.#keeping === 0) return this.#end("settled");
      if (next === void 0) return this.#end(rounds < roundsAtOneInstant ? "hung" : "deadline");
      if (next.dueMs > deadlineMs) return this.#end("deadline");
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      rounds = 0;
    }
  }
  #fire(timer) {
    const callback = timer.callback;
    this.#release(timer);
    callback?.();
  }
  #release(timer) {
    if (timer.callback === null) return;
    timer.callback = null;
    if (timer.keeps) this.#keeping--;
  }
  async #immediateRound() {
    const round = this.#immediates;
    this.#immediates = [];
    for (const callback of round) {
      callback();
      await this.#drain();
    }
  }
  #drain() {
    return new Promise((resolve) => this.#realTime.setImmediate(resolve));
  }
  #end(end) {
    this.#timers = new TimerHeap();
    this.#immediates = [];
    return end;
  }
};

// src/lab/run.ts
async function runInLab(host2, job) {
  const clock = job.clock === "virtual" ? new VirtualClock(host2.realTime) : new RealClock(host2.realTime, job.speed);
  const recorder = new Recorder(clock, job.onEvent);
  const stopping = new AbortController();
  const abortions = /* @__PURE__ */ new WeakSet();
  const pauses = /* @__PURE__ */ new Set();
  const network = await openNetwork(job.network, { clock, kind: job.clock, recorder, abortions });
  const lab = makeLab({
    clock,
    recorder,
    abortions,
    pauses,
    seed: job.seed,
    signal: stopping.signal,
    fetch: network.fetch,
    offload: job.clock === "virtual" ? modelledOffload(clock) : workerOffload(clock, job.speed)
  });
  const unhandled = [];
  let over = false;
  const unwatch = host2.watchUnhandled((error) => {
    if (!over) unhandled.push(tracedError(error));
  });
  let ending = null;
  const end = await clock.drive(
    async () => {
      try {
        const value = await job.program(lab);
        if (!over)
          ending = { kind: "returned", atMs: toMicroseconds(clock.now()), value: plain(value) };
      } catch (error) {
        if (!over)
          ending = { kind: "threw", atMs: toMicroseconds(clock.now()), error: tracedError(error) };
      }
    },
    { deadlineMs: job.deadlineMs, ...job.signal && { signal: job.signal } }
  );
  const atMs = toMicroseconds(clock.now());
  over = true;
  recorder.close();
  stopping.abort(new DOMException("the run was stopped", "AbortError"));
  for (const stop of pauses) stop(stopping.signal);
  const server = await network.close();
  await new Promise((resolve) => host2.realTime.setImmediate(resolve));
  unwatch();
  return {
    kind: "lab",
    clock: job.clock,
    events: recorder.events,
    ending: ending ?? earlyEnding(end, atMs),
    exitCode: null,
    stderr: [],
    unhandled,
    server
  };
}
function earlyEnding(end, atMs) {
  if (end === "deadline" || end === "asked") return { kind: "stopped", atMs, why: end };
  return { kind: "hung", atMs };
}
function plain(value) {
  const text2 = JSON.stringify(
    value,
    (_key, part) => part instanceof Error ? tracedError(part) : typeof part === "function" ? "[function]" : part
  );
  return text2 === void 0 ? void 0 : JSON.parse(text2);
}

// src/trace/disturbance.ts
function tolerance(speed, extraWallMs = 0) {
  return (atMs) => (25 + extraWallMs) * speed + 0.05 * atMs;
}
function disturbance(real, twin, allowed) {
  if (real.ending.kind !== twin.ending.kind) {
    return `it ${didEnd[real.ending.kind]}, and should have ${shouldHaveEnded[twin.ending.kind]}`;
  }
  const realMoments = moments(real);
  const twinMoments = moments(twin);
  for (const [name, atMs] of twinMoments) {
    const realMs = realMoments.get(name);
    if (realMs === void 0) return `${name} is missing`;
    if (Math.abs(realMs - atMs) > allowed(atMs)) {
      return `${name} came at ${Math.round(realMs)} ms, and should have at ${Math.round(atMs)} ms`;
    }
  }
  if (realMoments.size > twinMoments.size) return "it did more than it should have";
  const late = outOfOrder(twinMoments, realMoments);
  return late === null ? null : `${late} came too late, after what should have followed it`;
}
function processDisturbance(shown, other, { undecided, boundMs }) {
  if (shown.exitCode !== other.exitCode) {
    return `it ended with exit code ${shown.exitCode}, and should have with ${other.exitCode}`;
  }
  const [lines2, otherLines] = [settledLines(shown, undecided), settledLines(other, undecided)];
  if (lines2.join("\n") !== otherLines.join("\n")) return "its lines came in another order";
  if (boundMs === null || Math.abs(shown.ending.atMs - boundMs) <= tolerance(1)(boundMs))
    return null;
  return `it took ${Math.round(shown.ending.atMs)} ms, and should have taken ${Math.round(boundMs)} ms`;
}
function settledLines(trace, undecided) {
  const lines2 = trace.events.flatMap((event) => event.kind === "logged" ? [event.text] : []);
  for (let index = 0; index + 1 < lines2.length; index++) {
    const [one, next] = [lines2[index], lines2[index + 1]];
    const swapped = undecided.some(([first, second]) => second === one && first === next);
    if (swapped) [lines2[index], lines2[index + 1]] = [next, one];
  }
  return lines2;
}
function moments(trace) {
  const result = /* @__PURE__ */ new Map();
  const counts = /* @__PURE__ */ new Map();
  const add2 = (name, atMs) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    result.set(count === 1 ? name : `${name} (${count})`, atMs);
  };
  for (const event of trace.events) {
    const name = momentName(event);
    if (name !== null) add2(name, event.atMs);
  }
  add2("the end", trace.ending.atMs);
  return result;
}
function momentName(event) {
  switch (event.kind) {
    case "finished":
    case "failed":
    case "cancelled":
      return `the end of ${event.lane}`;
    case "logged":
      return `"${event.text}"`;
    default:
      return null;
  }
}
function outOfOrder(twin, real) {
  const inTwin = [...twin].sort((one, other) => one[1] - other[1]);
  let earliestAfterMs = Number.POSITIVE_INFINITY;
  for (let end = inTwin.length - 1; end >= 0; ) {
    let start = end;
    while (start > 0 && inTwin[start - 1][1] === inTwin[end][1]) start--;
    const together = inTwin.slice(start, end + 1).map(([name]) => [name, real.get(name)]);
    const late = together.find(([, atMs]) => atMs > earliestAfterMs);
    if (late) return late[0];
    earliestAfterMs = Math.min(earliestAfterMs, ...together.map(([, atMs]) => atMs));
    end = start - 1;
  }
  return null;
}
var didEnd = {
  returned: "returned",
  threw: "threw",
  hung: "hung",
  stopped: "was stopped"
};
var shouldHaveEnded = {
  returned: "returned",
  threw: "thrown",
  hung: "hung",
  stopped: "been stopped"
};

// src/trace/lanes.ts
function isEnd(kind2) {
  return kind2 === "finished" || kind2 === "failed" || kind2 === "cancelled";
}
function laneFacts(events, blocked, untilMs) {
  const bars = /* @__PURE__ */ new Map();
  const open = /* @__PURE__ */ new Map();
  for (const event of events) {
    if (event.kind === "started") begin(event.lane, event.atMs, bars, open);
    const current = "lane" in event ? open.get(event.lane) : void 0;
    if (current === void 0) continue;
    advance(current, event, blocked);
    if (isEnd(event.kind)) open.delete(event.lane);
  }
  for (const current of open.values()) closeSegment(current, untilMs);
  for (const { bar } of open.values()) bar.endMs = untilMs;
  return [...bars].map(([name, ofLane]) => summary(name, ofLane));
}
function begin(lane, atMs, bars, open) {
  const bar = { startMs: atMs, endMs: atMs, outcome: "left", error: null, segments: [] };
  const ofLane = bars.get(lane);
  if (ofLane) ofLane.push(bar);
  else bars.set(lane, [bar]);
  open.set(lane, { bar, sinceMs: atMs, waitsFor: null });
}
function advance(current, event, blocked) {
  switch (event.kind) {
    case "waiting":
      closeSegment(current, event.atMs);
      current.waitsFor = event.for;
      break;
    case "resumed":
      closeSegment(current, readyFrom(event.dueMs, event.atMs, event.lane, blocked));
      current.waitsFor = null;
      add(current, "ready", event.atMs);
      break;
    case "blocked":
      closeSegment(current, event.fromMs);
      add(current, "blocked", event.atMs);
      break;
    case "finished":
    case "failed":
    case "cancelled":
      closeSegment(current, event.atMs);
      current.bar.endMs = event.atMs;
      current.bar.outcome = event.kind;
      current.bar.error = event.kind === "finished" ? null : event.error;
      break;
    default:
  }
}
function readyFrom(dueMs, atMs, lane, blocked) {
  for (let index = blocked.length - 1; index >= 0; index--) {
    const held = blocked[index];
    if (held.toMs < dueMs) break;
    if (held.lane !== lane && held.fromMs < atMs)
      return Math.min(atMs, Math.max(dueMs, held.fromMs));
  }
  return atMs;
}
function closeSegment(current, toMs) {
  const held = current.waitsFor === "room" || current.waitsFor === "place";
  add(current, held ? "held" : "waiting", toMs);
}
function add(current, state, toMs) {
  const fromMs = current.sinceMs;
  if (toMs <= fromMs) return;
  current.bar.segments.push({
    state,
    fromMs,
    toMs,
    for: state === "blocked" ? null : current.waitsFor
  });
  current.sinceMs = toMs;
}
function summary(name, bars) {
  const last = bars.at(-1);
  const inState = (state) => bars.flatMap(({ segments }) => segments).reduce(
    (sum, segment) => sum + (segment.state === state ? segment.toMs - segment.fromMs : 0),
    0
  );
  return {
    name,
    startMs: bars[0].startMs,
    endMs: last.endMs,
    outcome: last.outcome,
    bars,
    waitingMs: inState("waiting"),
    heldMs: inState("held"),
    readyMs: inState("ready"),
    blockedMs: inState("blocked")
  };
}

// src/trace/facts.ts
function computeFacts(trace, untilMs = 0) {
  const { events } = trace;
  const lastMs = Math.max(untilMs, trace.ending.atMs, events.at(-1)?.atMs ?? 0);
  const blocked = events.flatMap(
    (event) => event.kind === "blocked" ? [{ fromMs: event.fromMs, toMs: event.atMs, lane: event.lane, line: event.line }] : []
  );
  const lanes = laneFacts(events, blocked, lastMs);
  return {
    totalMs: trace.kind === "process" ? lastLineMs(trace) : trace.ending.atMs,
    lastMs,
    lanes,
    startOrder: [...lanes].sort((one, other) => one.startMs - other.startMs).map(({ name }) => name),
    finishOrder: endOrder(events, (kind2) => kind2 === "finished"),
    endOrder: endOrder(events, (kind2) => isEnd(kind2)),
    peakInFlight: trace.server?.peakInFlight ?? peakInFlight(lanes),
    logged: events.flatMap(
      (event) => event.kind === "logged" ? [{ atMs: event.atMs, lane: event.lane, text: event.text }] : []
    ),
    blocked,
    queues: queueFacts(events),
    server: trace.server
  };
}
function lastLineMs(trace) {
  return trace.events.findLast(({ kind: kind2 }) => kind2 === "logged")?.atMs ?? trace.ending.atMs;
}
function endOrder(events, counts) {
  const order = /* @__PURE__ */ new Set();
  for (const event of events) {
    if (!("lane" in event) || !counts(event.kind)) continue;
    order.delete(event.lane);
    order.add(event.lane);
  }
  return [...order];
}
var touchMs = 1;
function peakInFlight(lanes) {
  const steps = lanes.flatMap(
    ({ bars }) => bars.flatMap(stretchesUnderWay).flatMap(({ fromMs, toMs }) => [
      { atMs: fromMs, by: 1 },
      { atMs: toMs - fromMs > 2 * touchMs ? toMs - touchMs : toMs, by: -1 }
    ])
  );
  steps.sort((one, other) => one.atMs - other.atMs || one.by - other.by);
  let [now, peak] = [0, 0];
  for (const { by } of steps) peak = Math.max(peak, now += by);
  return peak;
}
var askingMs = 100;
function stretchesUnderWay({ segments, endMs }) {
  const stretches = [];
  for (const { state, fromMs, toMs, for: what } of segments) {
    if (state === "held") continue;
    const waited = what !== null || state === "blocked";
    const last = stretches.at(-1);
    if (last?.toMs === fromMs) Object.assign(last, { toMs, waited: last.waited || waited });
    else stretches.push({ fromMs, toMs, waited });
  }
  return stretches.filter(
    ({ fromMs, toMs, waited }) => waited || toMs === endMs || toMs - fromMs > askingMs
  );
}
function queueFacts(events) {
  const queues = /* @__PURE__ */ new Map();
  for (const event of events) {
    if (event.kind !== "queued") continue;
    const known = queues.get(event.queue);
    const queue = known ?? { name: event.queue, bound: event.bound, peak: 0, sizes: [] };
    if (known === void 0) queues.set(event.queue, queue);
    queue.peak = Math.max(queue.peak, event.size);
    queue.sizes.push({ atMs: event.atMs, size: event.size });
  }
  return [...queues.values()];
}

// src/trace/twins.ts
function pythonDifferences(one, other, exact) {
  const same = computedLines(one) === computedLines(other);
  return [...differences2(one, other, exact), ...same ? [] : ["lines"]];
}
function differences2(one, other, exact) {
  const [facts, others] = [computeFacts(one), computeFacts(other)];
  const equal = {
    lanes: names(facts).sort().join("\n") === names(others).sort().join("\n"),
    started: facts.startOrder.join("\n") === others.startOrder.join("\n"),
    ended: sameOrder(endOrder2(facts), endOrder2(others), moments2(exact)),
    outcome: one.ending.kind === other.ending.kind && outcomes(facts) === outcomes(others) && (one.exitCode === null || other.exitCode === null || one.exitCode === other.exitCode),
    peak: facts.peakInFlight === others.peakInFlight
  };
  return Object.keys(equal).filter((side) => !equal[side]);
}
function names(facts) {
  return facts.lanes.length > 0 ? facts.lanes.map(({ name }) => name) : lines(facts);
}
function endOrder2(facts) {
  if (facts.lanes.length === 0) return lines(facts);
  const swept = facts.lanes.filter(({ outcome, endMs }) => outcome === "cancelled" && endMs > facts.totalMs).map(({ name }) => name);
  return [...facts.endOrder.filter((name) => !swept.includes(name)), ...swept.sort()];
}
function outcomes({ lanes }) {
  return lanes.map(({ name, outcome }) => `${name} ${outcome}`).sort().join("\n");
}
function lines({ logged }) {
  return logged.map(({ text: text2 }) => text2);
}
function computedLines(trace) {
  return lines(computeFacts(trace)).join("\n");
}
function moments2(exact) {
  const lanes = exact === null ? [] : computeFacts(exact).lanes;
  return new Map(lanes.map(({ name, endMs }) => [name, endMs]));
}
function sameOrder(order, other, atMs) {
  if (order.length !== other.length) return false;
  const settled = (list2) => {
    const groups = [];
    for (const name of list2) {
      const group = groups.at(-1);
      const moment = atMs.get(name);
      if (group && moment !== void 0 && atMs.get(group[0]) === moment) group.push(name);
      else groups.push([name]);
    }
    return groups.map((group) => group.sort().join("\n")).join("\n");
  };
  return settled(order) === settled(other);
}

// src/session/lesson-runs.ts
var usualDeadlineMs = 3e4;
var seed = 1;
var LessonRuns = class {
  #host;
  #loaded;
  #twins = /* @__PURE__ */ new Map();
  constructor(host2, loaded2) {
    this.#host = host2;
    this.#loaded = loaded2;
  }
  /** The knobs that a program runs with while the lesson's stand at `knobs`. */
  knobsFor(id2, knobs2) {
    const program = programOf(this.#loaded, id2);
    const own = "knobs" in program ? program.knobs : void 0;
    return own === void 0 ? knobs2 : { ...defaults(this.#loaded.lesson.knobs), ...own };
  }
  /** The least total that theory allows, in lab milliseconds; null for an aside and where none is claimed. */
  bound(id2, knobs2) {
    const program = programOf(this.#loaded, id2);
    return "bound" in program && program.bound ? program.bound(knobs2) : null;
  }
  /**
   * What answers are judged by, made once for the same knobs: of a lab program
   * the exact run on the virtual clock; of a process, which has none, a run
   * that nobody sees; of a Python program its recording, whatever the knobs.
   */
  twin(id2, knobs2) {
    if (isPython(id2)) return Promise.resolve(this.#recorded(id2).trace);
    const own = this.knobsFor(id2, knobs2);
    const key = `${id2} ${JSON.stringify(own)}`;
    const known = this.#twins.get(key);
    if (known !== void 0) return known;
    const made = this.#run(id2, own, "virtual", { speed: 1 });
    this.#twins.set(key, made);
    return made;
  }
  /** A Python run as it was shipped with the lesson. */
  recorded(id2) {
    const { python: python2, knobs: knobs2, trace } = this.#recorded(id2);
    return { id: id2, knobs: knobs2, speed: 1, seed, trace, rest: "recorded", python: python2, disturbed: null };
  }
  /** The same, or null where it was made with other knobs than these. */
  recordedWith(id2, knobs2) {
    const recorded = this.recorded(id2);
    return JSON.stringify(recorded.knobs) === JSON.stringify(knobs2) ? recorded : null;
  }
  /** A Python program, live where there is a Python, otherwise as it was recorded. */
  async inPython(id2, knobs2, options = {}) {
    try {
      return await this.real(id2, knobs2, options);
    } catch (error) {
      if (error instanceof NoPython) return this.recorded(id2);
      throw error;
    }
  }
  /**
   * A run in real time, held against its twin. A process runs at speed 1,
   * whatever was asked. Throws NoPython for a Python program without a Python.
   */
  async real(id2, knobs2, options = {}) {
    if (isPython(id2)) return this.#realPython(id2, this.knobsFor(id2, knobs2), options);
    const own = this.knobsFor(id2, knobs2);
    const speed = programOf(this.#loaded, id2).kind === "lab" ? options.speed ?? 1 : 1;
    const trace = await this.#run(id2, own, "real", { ...options, speed });
    const disturbed = await this.#disturbance(id2, own, speed, trace, options);
    return { id: id2, knobs: own, speed, seed, trace, rest: "ran", disturbed };
  }
  #recorded(id2) {
    const { recording } = this.#loaded;
    const run = recording?.runs[id2];
    if (recording === null || run === void 0) {
      throw new SourceError(`there is no recording of "${id2}"; npm run record-python makes one`);
    }
    return { python: recording.python, ...run };
  }
  async #realPython(id2, knobs2, options) {
    const program = programOf(this.#loaded, id2);
    const python2 = await pythonVersion(this.#host);
    const speed = options.speed ?? 1;
    const trace = await runPython(this.#host, {
      folder: this.#loaded.folder,
      file: program.file,
      args: (program.args?.(knobs2) ?? []).map(String),
      speed,
      network: program.network ?? false,
      deadlineMs: program.deadlineMs ?? usualDeadlineMs,
      ...options.signal && { signal: options.signal },
      ...options.onEvent && { onEvent: options.onEvent }
    });
    const disturbed = options.signal?.aborted ? null : await this.#unlikeRecorded(id2, knobs2, trace);
    return { id: id2, knobs: knobs2, speed, seed, trace, rest: "ran", python: python2, disturbed };
  }
  /** In what a live Python run differs from the recording of the same knobs. */
  async #unlikeRecorded(id2, knobs2, trace) {
    if (this.#loaded.recording?.runs[id2] === void 0) return null;
    const recorded = this.recordedWith(id2, knobs2);
    if (recorded === null) return null;
    const variant2 = this.#loaded.lesson.variants.find((one) => id2 === `python:${one.id}`);
    const exact = variant2?.kind === "lab" ? await this.twin(variant2.id, knobs2) : null;
    const sides = pythonDifferences(recorded.trace, trace, exact);
    return sides.length === 0 ? null : `it differs from the run recorded with Python ${recorded.python} in ${sides.join(", ")}`;
  }
  async #disturbance(id2, knobs2, speed, trace, options) {
    if (options.signal?.aborted || options.server?.kind === "address") return null;
    const program = programOf(this.#loaded, id2);
    const twin = await this.twin(id2, knobs2);
    if (program.kind === "process") {
      const boundMs = this.bound(id2, knobs2);
      return processDisturbance(trace, twin, { undecided: program.undecided ?? [], boundMs });
    }
    const extra = "extraToleranceMs" in program ? program.extraToleranceMs?.(knobs2) : 0;
    return disturbance(trace, twin, tolerance(speed, extra));
  }
  async #run(id2, knobs2, clock, options) {
    const program = programOf(this.#loaded, id2);
    const common = {
      deadlineMs: program.deadlineMs ?? usualDeadlineMs,
      ...options.signal && { signal: options.signal },
      ...options.onEvent && { onEvent: options.onEvent }
    };
    if (program.kind === "process") return this.#runProcess(program, knobs2, common);
    if (program.kind === "python") throw new SourceError(`"${id2}" has no run but in Python`);
    return runInLab(this.#host, {
      ...common,
      program: (lab) => program.run(lab, knobs2),
      clock,
      seed,
      speed: options.speed,
      network: program.network ? options.server ?? { kind: "delay-server" } : null
    });
  }
  #runProcess(program, knobs2, common) {
    const { runs: runs2 } = sourceOf(this.#loaded, program);
    return runProcess({
      ...common,
      path: runs2.path,
      text: program.edits ? edited(runs2.text, program.edits) : null,
      flags: program.flags ?? [],
      args: (program.args?.(knobs2) ?? []).map(String),
      preload: this.#host.preload,
      processes: this.#host.processes
    });
  }
};

// src/timeline/time.ts
function seconds(ms) {
  return `${(ms / 1e3).toFixed(2)} s`;
}
function milliseconds(ms) {
  return `${Math.round(ms)} ms`;
}
function time(ms) {
  if (Math.round(ms) === 0) return "0";
  return Math.round(ms) < 1e3 ? milliseconds(ms) : seconds(ms);
}

// src/session/telling.ts
function before2(loaded2, question2, knobs2) {
  return { knobs: knobs2, line: lineFinder(loaded2, question2), s: seconds, ms: milliseconds, time };
}
function ran(loaded2, question2, knobs2, views) {
  const decisive = question2 === null ? void 0 : runsOf(question2)[0];
  return {
    ...before2(loaded2, question2, knobs2),
    run(id2 = decisive) {
      const view = id2 === void 0 ? void 0 : views.get(id2);
      if (view === void 0) throw new RangeError(`no run "${id2 ?? ""}" to speak of here`);
      return view;
    }
  };
}
function words(text2, known) {
  return typeof text2 === "string" ? text2 : text2(known);
}

// src/quiz/lures.ts
var closeness = 0.05;
function lureRanges(question2, knobs2) {
  return question2.lures.map(({ value }) => {
    const known = typeof value === "function" ? value(knobs2) : value;
    return typeof known === "number" ? [known, known] : known;
  });
}
function numberLure2(question2, given, knobs2) {
  const slack = question2.unit === "count" ? 0 : closeness;
  let [best, bestDistance] = [-1, Number.POSITIVE_INFINITY];
  for (const [index, [from, to]] of lureRanges(question2, knobs2).entries()) {
    const distance = given < from ? from - given : given > to ? given - to : 0;
    const allowed = slack * Math.abs(given < from ? from : to);
    if (distance <= allowed && distance < bestDistance) [best, bestDistance] = [index, distance];
  }
  return best;
}
function orderLure2(question2, given, correct, exact) {
  const before3 = (list2, one, other) => list2.indexOf(one) < list2.indexOf(other);
  return question2.lures.findIndex((lure) => {
    if ("pair" in lure) {
      const [first, second] = lure.pair;
      return before3(correct, first, second) && before3(given, second, first);
    }
    const order = typeof lure.order === "function" ? lure.order(exact) : lure.order;
    return order.length === given.length && order.every((item, index) => item === given[index]);
  });
}

// src/quiz/number.ts
var tolerance2 = 0.1;
var toleranceAtZeroMs = 5;
function isNear(value, right, unit) {
  if (unit === "count") return value === right;
  return Math.abs(value - right) <= Math.max(toleranceAtZeroMs, tolerance2 * Math.abs(right));
}

// src/quiz/judge.ts
function judge(question2, given, exact, shown, undecided = []) {
  const told = { ...shown, given };
  const correct = correctAnswer(question2, exact);
  if (isRight(question2, given, correct, undecided)) {
    return { verdict: "right", correct, why: [say(question2.right, told)], lure: null };
  }
  return { verdict: "wrong", correct, ...whyWrong(question2, given, correct, exact, told) };
}
function correctAnswer(question2, exact) {
  switch (question2.kind) {
    case "number":
      return question2.bound ? question2.bound(exact.knobs) : question2.answer(exact);
    case "one-of":
    case "line":
      return [question2.answer(exact)];
    case "order":
    case "several-of":
      return question2.answer(exact);
  }
}
var MissingText = class extends Error {
  name = "MissingText";
};
function isRight(question2, given, correct, undecided) {
  if (question2.kind === "number") return isNear(given, correct, question2.unit);
  const [one, other] = [given, correct];
  if (question2.kind !== "order") {
    return one.length === other.length && other.every((id2) => one.includes(id2));
  }
  return sameOrder2(one, other, undecided);
}
function sameOrder2(given, right, undecided) {
  if (given.length !== right.length) return false;
  const free = (a, b) => undecided.some(([one, other]) => one === a && other === b || one === b && other === a);
  return right.every(
    (later, index) => right.slice(0, index).every((earlier) => free(earlier, later) || given.indexOf(earlier) < given.indexOf(later))
  ) && right.every((item) => given.includes(item));
}
function whyWrong(question2, given, correct, exact, told) {
  switch (question2.kind) {
    case "number": {
      const index = numberLure2(question2, given, exact.knobs);
      const said2 = index === -1 ? question2.otherwise : question2.lures[index].said;
      return { why: [say(said2, told)], lure: index === -1 ? null : String(index) };
    }
    case "order": {
      const index = orderLure2(
        question2,
        given,
        correct,
        exact
      );
      const said2 = index === -1 ? question2.otherwise : question2.lures[index].said;
      return { why: [say(said2, told)], lure: index === -1 ? null : String(index) };
    }
    case "one-of":
    case "line": {
      const [id2] = given;
      const option = question2.options.find((one) => one.id === id2);
      return { why: [say(option?.said, told)], lure: id2 ?? null };
    }
    case "several-of": {
      const [chosen, right] = [given, correct];
      const wrong = question2.options.filter(({ id: id2 }) => chosen.includes(id2) !== right.includes(id2));
      return {
        why: wrong.map(
          (option) => say(chosen.includes(option.id) ? option.chosen : option.leftOut, told)
        ),
        lure: wrong.map(({ id: id2 }) => id2).join("+")
      };
    }
  }
}
function say(said2, told) {
  if (said2 === void 0) throw new MissingText("the lesson has no text for this answer");
  return typeof said2 === "string" ? said2 : said2(told);
}

// src/session/run-view.ts
function runView(trace, boundMs) {
  const facts = computeFacts(trace);
  const { ending } = trace;
  return {
    trace,
    facts,
    boundMs,
    totalMs: facts.totalMs,
    value: ending.kind === "returned" ? ending.value : void 0,
    threw: ending.kind === "threw" ? ending.error.message : null,
    hung: ending.kind === "hung",
    exitCode: trace.exitCode,
    lines: facts.logged.map(({ text: text2 }) => text2),
    loggedAt: (text2, nth = 1) => facts.logged.filter((line) => line.text === text2)[nth - 1]?.atMs ?? Number.NaN,
    lane(name) {
      const lane = facts.lanes.find((one) => one.name === name);
      if (lane === void 0) throw new RangeError(`no lane "${name}" in this run`);
      return lane;
    }
  };
}

// src/session/asking.ts
async function twinViews(runs2, question2, knobs2) {
  const views = /* @__PURE__ */ new Map();
  for (const id2 of runsOf(question2)) {
    views.set(id2, runView(await runs2.twin(id2, knobs2), runs2.bound(id2, runs2.knobsFor(id2, knobs2))));
  }
  return views;
}

// src/quiz/every-answer.ts
function everyAnswer(question2, exact) {
  switch (question2.kind) {
    case "number": {
      const right = correctAnswer(question2, exact);
      const lures = lureRanges(question2, exact.knobs).flatMap(([from, to]) => [
        from,
        to,
        (from + to) / 2
      ]);
      const others = question2.unit === "count" ? [right + 1, right + 17] : [right * 1.37 + 8, right * 11 + 13];
      return [right, ...lures, ...others];
    }
    case "order":
      return permutations(question2.items);
    case "one-of":
    case "line":
      return question2.options.map(({ id: id2 }) => [id2]);
    case "several-of":
      return subsets(question2.options.map(({ id: id2 }) => id2)).filter((one) => one.length > 0);
  }
}
function permutations(items) {
  if (items.length === 0) return [[]];
  return items.flatMap(
    (item, index) => permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [
      item,
      ...rest
    ])
  );
}
function subsets(items) {
  return items.reduce(
    (sets, item) => [...sets, ...sets.map((set) => [...set, item])],
    [[]]
  );
}

// test/session-host.ts
import { readdir, readFile } from "node:fs/promises";
import path2 from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// src/system-processes.ts
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
var mostLines = 1e4;
var mostStderr = 1e6;
var kept = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "SystemRoot"];
function nodeProcesses() {
  let python2 = null;
  return { runNode, runPython: runPython2, temporaryFile, findPython: () => python2 ??= findPython() };
}
var runNode = ({ file, preload, flags, args, ...job }) => runChild({
  ...job,
  command: process.execPath,
  args: [...flags, "--require", preload, file, ...args]
});
var runPython2 = ({ variables, args, ...job }) => runChild({
  ...job,
  args: ["-B", ...args],
  variables: { PYTHONIOENCODING: "utf-8", ...variables }
});
function runChild({
  command,
  args,
  folder,
  variables,
  deadlineMs,
  signal,
  onStamp
}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...ownEnvironment(), ...variables },
      ...folder !== void 0 && { cwd: folder },
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      // A group of its own, so that what it starts dies with it.
      detached: process.platform !== "win32",
      windowsHide: true
    });
    let endedBy = "itself";
    const end = (why) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      endedBy = why;
      killGroup(child.pid);
    };
    const whenAsked = () => end("asked");
    const timer = setTimeout(() => end("deadline"), deadlineMs);
    signal?.addEventListener("abort", whenAsked);
    if (signal?.aborted) whenAsked();
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text2) => {
      stderr += text2;
      if (stderr.length > mostStderr) end("too much output");
    });
    let lines2 = 0;
    createInterface({ input: child.stdio[3] }).on("line", (line) => {
      if (++lines2 > mostLines) return end("too much output");
      onStamp(line);
    });
    child.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once("close", (exitCode) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", whenAsked);
      resolve({ exitCode, stderr, endedBy });
    });
  });
}
function ownEnvironment() {
  return Object.fromEntries(
    kept.flatMap((name) => name in process.env ? [[name, process.env[name]]] : [])
  );
}
var oldestPython = [3, 11];
function findPython() {
  const command = process.env.LEARN_ASYNC_PYTHON || (process.platform === "win32" ? "python" : "python3");
  const ask = ["-c", "import platform; print(platform.python_version())"];
  return new Promise(
    (resolve) => execFile(command, ask, { timeout: 2e4, windowsHide: true }, (error, stdout) => {
      const [, version, major, minor] = /^((\d+)\.(\d+)\S*)\s*$/.exec(stdout) ?? [];
      if (error !== null || version === void 0) {
        return resolve({ kind: "missing", command, version: null });
      }
      const isOld = Number(major) < oldestPython[0] || Number(major) === oldestPython[0] && Number(minor) < oldestPython[1];
      resolve({ kind: isOld ? "missing" : "found", command, version });
    })
  );
}
function killGroup(pid) {
  if (pid === void 0) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
  }
}
var temporaryFile = async (name, text2) => {
  const folder = await mkdtemp(path.join(tmpdir(), "learn-async-"));
  await writeFile(path.join(folder, "package.json"), '{"type":"module"}\n');
  const file = path.join(folder, path.basename(name));
  await writeFile(file, text2);
  return { path: file, remove: () => rm(folder, { recursive: true, force: true }) };
};

// test/lab/host.ts
var host = {
  realTime: {
    now: () => performance.now(),
    setTimeout: (callback, ms) => setTimeout(callback, ms),
    clearTimeout: (handle2) => clearTimeout(handle2),
    setImmediate: (callback) => void setImmediate(callback)
  },
  watchUnhandled(listener) {
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", listener);
    return () => {
      process.removeListener("unhandledRejection", listener);
      for (const other of others) process.on("unhandledRejection", other);
    };
  }
};

// test/session-host.ts
var dist = fileURLToPath(new URL("../dist/", import.meta.url));
var builtLessons = path2.join(dist, "lessons");
var runHost = {
  ...host,
  processes: nodeProcesses(),
  preload: path2.join(dist, "lab/preload.cjs"),
  pythonRunner: path2.join(dist, "lab/python/learn_async_lab.py")
};
var disk = {
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? "folder" : "file"
    }));
  },
  read: (file) => readFile(file, "utf8"),
  load: (file) => import(pathToFileURL(file).href)
};

// ../../../tmp/lc/said.ts
var { lessons } = await checkCourse(disk, builtLessons);
var loaded = lessons.find((l) => l.id === process.argv[2]);
var runs = new LessonRuns(runHost, loaded);
var { predictions: predictions2, turn: turn2, quiz, reserve, knobs } = loaded.lesson;
var usual = defaults(knobs);
var turned = { ...usual, ...turn2.set };
for (const [stage, list2, k] of [["P", predictions2, usual], ["T", turn2.questions, turned], ["Q", quiz, usual], ["R", reserve, usual]])
  for (const q of list2) {
    const known = ran(loaded, q, k, await twinViews(runs, q, k));
    console.log(`
== ${stage} ${q.id}: ${words(q.text, before2(loaded, q, k))}`);
    const code = stage === "P" ? null : codeWith(loaded, q);
    if (code) console.log(code.map((l) => `   ${l.number} ${l.text}`).join("\n"));
    if (q.options && q.options[0].text) for (const o of q.options) console.log("   -", o.id, words(o.text ?? "", before2(loaded, q, k)));
    const right = correctAnswer(q, known);
    console.log(`RIGHT ${JSON.stringify(right)}: ${judge(q, right, known, known).why.join(" / ")}`);
    for (const g of everyAnswer(q, known)) {
      const j = judge(q, g, known, known);
      if (j.verdict === "wrong") console.log(`  ${JSON.stringify(g)}: ${j.why.join(" / ")}`);
    }
  }
