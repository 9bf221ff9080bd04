import { html, nothing as none, type TemplateResult } from 'lit';
import { type Counts, nameOf, type Picture, type PodItem, states } from './model';
import { describe, outOf, type Words } from './words';

/** The picture for those who hear the page: the same in the same order. */
export function inWords(words: Words, picture: Picture): TemplateResult {
  const byNode = new Map<string, [string, PodItem][]>();
  for (const [id, pod] of Object.entries(picture.pods)) {
    const place = pod.node ?? '';
    const there = byNode.get(place);
    there ? there.push([id, pod]) : byNode.set(place, [[id, pod]]);
  }
  const there = (place: string) =>
    counted(words, picture.counts[place]) ||
    (byNode.get(place) ?? []).map(([id, pod]) => `${nameOf(id)} (${pod.word})`).join(', ') ||
    (words.none ?? '');
  const nodes = Object.keys(picture.nodes).sort();
  return html`<h3>${words.title ?? ''}</h3>
    <ul>
      ${Object.keys(picture.components).map((name) => html`<li>${describe(words, picture, `component/${name}`)}</li>`)}
      <li>${words.queue ?? ''}: ${there('')}</li>
      ${nodes.map((name) => {
        const { word, out } = picture.nodes[name];
        return html`<li>${[name, word, outOf(words, out)].filter(Boolean).join(', ')}: ${there(name)}</li>`;
      })}
    </ul>
    ${listed(words.services, Object.keys(picture.services).map((id) => describe(words, picture, `service/${id}`)))}
    ${listed(words.workloads, Object.keys(picture.workloads).map((item) => describe(words, picture, item)))}`;
}

function listed(title: string | undefined, lines: string[]) {
  return lines.length === 0 ? none : html`<h3>${title ?? ''}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function counted(words: Words, counts: Counts = {}): string {
  return states.filter((state) => counts[state]).map((state) => `${words[state] ?? state} ${counts[state]}`).join(', ');
}
