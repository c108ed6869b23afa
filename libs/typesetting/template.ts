/**
 * The layout of every paper, in Typst. It reads `paper.json` (see `print-data.ts`) and what that names, and nothing else; no text
 * of a paper is ever part of this source.
 */
export const TEMPLATE = String.raw`
#let paper = json("paper.json")

#let ink = luma(20)
#let soft = luma(85)
#let hair = 0.4pt + luma(195)
#let firm = 0.7pt + luma(60)
#let accent = rgb("#23415f")

// A word that may break anywhere does so around boxes of no width: what is copied from the page is the word.
#let say(text) = if text.contains("\u{e000}") { text.split("\u{e000}").join(box()) } else { text }

#let run(it) = {
  if type(it) == str { say(it) }
  else if "strong" in it { strong(say(it.strong)) }
  else if "quiet" in it { text(fill: soft, say(it.quiet)) }
  else if "gap" in it {
    highlight(fill: luma(226), extent: 1pt, { "["; say(if it.gap == "" { "…" } else { it.gap }); "]" })
  }
  else { text(size: 0.76em, baseline: -0.22em, fill: soft, "[" + it.cites.map(str).join(", ") + "]") }
}
// The number of a source stays on the line of what it stands for.
#let held(it, next) = {
  let holds = type(it) == str and it.ends-with(" ") and type(next) == dictionary and "cites" in next
  if holds { it.trim(" ", at: end, repeat: false) + "\u{a0}" } else { it }
}
#let runs(text) = {
  let next = text.slice(calc.min(1, text.len())) + (none,)
  text.zip(next).map(((it, next)) => run(held(it, next))).join()
}

#let titles() = block(width: 100%, below: 7mm, {
  set par(leading: 0.5em)
  text(size: 19pt, weight: "bold", fill: accent, say(paper.title))
  if "subtitle" in paper { block(above: 4.2mm, text(size: 11.5pt, fill: soft, say(paper.subtitle))) }
  block(above: 4mm, line(length: 100%, stroke: 1.2pt + accent))
})

#let field(row) = (
  grid.cell(text(fill: soft, size: 0.94em, say(row.label))),
  grid.cell(breakable: row.long, row.values.map(runs).join(parbreak())),
)

#let fields(it) = {
  set par(spacing: 0.75em)
  grid(
    columns: (30%, 1fr), inset: (x, _) => (left: 0pt, right: if x == 0 { 4mm } else { 0pt }, y: 1.7mm),
    stroke: (_, y) => if y > 0 { (top: hair) },
    ..it.rows.map(field).flatten(),
  )
}

#let rows(it) = {
  set text(size: 8.8pt, hyphenate: true)
  set par(leading: 0.55em)
  show table.cell.where(y: 0): set text(weight: "bold", size: 8.2pt, hyphenate: true)
  table(
    columns: it.widths.map(share => share * 1fr), inset: (x: 1.2mm, y: 1.5mm), align: left + top,
    stroke: (_, y) => if y == 0 { (top: firm, bottom: firm) } else { (bottom: hair) },
    table.header(repeat: true, ..it.head.map(say)),
    ..it.rows.map(row => row.cells.map(cell => table.cell(breakable: row.long, runs(cell)))).flatten(),
  )
}

#let notice(it) = block(
  width: 100%, fill: luma(245), stroke: (left: 2.2pt + accent), inset: (left: 4mm, rest: 3mm), runs(it.text),
)

// What stands where a picture could not be read: its frame, crossed out.
#let unread = box(width: 30mm, height: 22mm, stroke: hair, {
  place(line(end: (100%, 100%), stroke: hair))
  place(line(start: (0%, 100%), end: (100%, 0%), stroke: hair))
})

// At most a third of the line wide and 80 mm high, and never made larger than it is.
#let shown(it, width) = {
  let file = paper.pictures.at(it.file, default: none)
  if file == none { return unread }
  let size = measure(image(file))
  let scale = calc.min(1, width / 3 / size.width, 80mm / size.height)
  image(file, width: size.width * scale, height: size.height * scale, alt: it.alt)
}

#let picture(it) = layout(size => block(breakable: false, {
  shown(it, size.width)
  block(above: 2mm, width: 60%, text(size: 8.6pt, fill: soft, runs(it.caption)))
}))

#let blocks = (
  heading: it => heading(level: it.level, say(it.text)),
  paragraph: it => par(runs(it.text)),
  fields: fields,
  table: rows,
  list: it => block(above: 3.2mm, list(..it.items.map(runs))),
  notice: notice,
  picture: picture,
)

#let page-of() = {
  let (page, pages) = (counter(page).get().first(), counter(page).final().first())
  paper.pageOf.replace("{page}", str(page)).replace("{pages}", str(pages))
}

#let marking = if "marking" in paper {
  text(size: 8pt, weight: "bold", fill: accent, say(paper.marking))
}

#let small-print = {
  set par(leading: 0.45em, spacing: 0.5em)
  paper.small.map(say).join(parbreak())
}

#let foot = {
  set text(size: 7.2pt, fill: soft)
  let code = if "code" in paper {
    let (path, size, says) = paper.code
    let points = (encoding: "luma8", width: size, height: size)
    (image(read(path, encoding: none), format: points, scaling: "pixelated", width: 17mm, height: 17mm, alt: says),)
  } else { () }
  line(length: 100%, stroke: hair)
  v(2mm, weak: true)
  grid(
    columns: (1fr,) + (auto,) * (1 + code.len()), column-gutter: 5mm,
    small-print, align(right, context page-of()), ..code,
  )
}

#set document(
  title: paper.name,
  date: datetime(year: paper.date.at(0), month: paper.date.at(1), day: paper.date.at(2)),
)
#set text(
  font: "Noto Serif", fallback: false, size: 10pt, fill: ink,
  lang: paper.lang, region: paper.at("region", default: none), overhang: false,
)
#set par(leading: 0.62em, spacing: 1em)
#set list(marker: [•], indent: 1mm, body-indent: 2.5mm, spacing: 0.7em)
#set block(spacing: 1.1em)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): it => block(width: 100%, above: 8mm, below: 3.5mm, sticky: true, {
  text(size: 13pt, weight: "bold", fill: accent, it.body)
  block(above: 1.6mm, line(length: 100%, stroke: 0.5pt + accent))
})
#show heading.where(level: 2): it => block(above: 5.5mm, below: 3.2mm, sticky: true, {
  text(size: 10.8pt, weight: "bold", it.body)
})

// The margins hold what stands in them, however many lines that is.
#context {
  let line = (if paper.landscape { 297mm } else { 210mm }) - 44mm
  let over = measure(block(width: line, marking)).height
  let under = measure(block(width: line, foot)).height
  set page(
    paper: "a4", flipped: paper.landscape,
    margin: (x: 22mm, top: 20mm + over, bottom: 16mm + under),
    header-ascent: 6mm, footer-descent: 5mm,
    header: marking, footer: foot,
  )
  for it in paper.attachments {
    pdf.attach(
      it.name, read(it.path, encoding: none), relationship: "data", mime-type: it.mediaType, description: it.about,
    )
  }
  titles()
  for it in paper.blocks { (blocks.at(it.is))(it) }
}
`;
