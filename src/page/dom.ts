/** The element that the page's own markup has under this id. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no ${id}`)
  return found as Kind
}

/** `<tag class="…">`, with texts and elements inside. */
export function made(
  tag: string,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.append(...content)
  return element
}

/** An SVG element with its attributes. */
export function drawn(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Node[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...content)
  return element
}

/** Stands from one moment to another on the scale, or at one; page.css turns that into a place. */
export function between<Kind extends HTMLElement | SVGElement>(
  element: Kind,
  fromMs: number,
  toMs = fromMs,
): Kind {
  element.style.setProperty('--a', String(fromMs))
  element.style.setProperty('--b', String(toMs))
  element.classList.add('at')
  return element
}
