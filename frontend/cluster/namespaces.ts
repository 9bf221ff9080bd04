import { namespaceOf, type Picture } from './model';

/** Everything but the cluster's own; everything; or one namespace by its name, which can be neither of these. */
export const ordinary = '';
export const everything = '*';

const remembered = 'drydock.picture.namespace';

/** The namespaces in which there is something to draw. */
export function namespacesIn({ pods, services, workloads }: Picture): string[] {
  const found = new Set<string>();
  Object.keys(pods).forEach((id) => found.add(namespaceOf(id)));
  Object.keys(services).forEach((id) => found.add(namespaceOf(id)));
  Object.keys(workloads).forEach((id) => found.add(namespaceOf(id.slice(id.indexOf('/') + 1))));
  return [...found].sort();
}

export function isSystem(namespace: string): boolean {
  return namespace.startsWith('kube-');
}

/** The picture of what is chosen. */
export function filtered(picture: Picture, chosen: string): Picture {
  const isShown = (namespace: string) =>
    chosen === everything || (chosen === ordinary ? !isSystem(namespace) : namespace === chosen);
  return {
    ...picture,
    pods: only(picture.pods, (id) => isShown(namespaceOf(id))),
    services: only(picture.services, (id) => isShown(namespaceOf(id))),
    workloads: only(picture.workloads, (id) => isShown(namespaceOf(id.slice(id.indexOf('/') + 1)))),
  };
}

export function recalled(): string {
  try {
    return localStorage.getItem(remembered) ?? ordinary;
  } catch {
    return ordinary;
  }
}

export function remember(chosen: string) {
  try {
    localStorage.setItem(remembered, chosen);
  } catch {
    // A browser that keeps nothing forgets this as well.
  }
}

function only<T>(items: Record<string, T>, isShown: (id: string) => boolean): Record<string, T> {
  const ids = Object.keys(items);
  return ids.every(isShown) ? items : Object.fromEntries(ids.filter(isShown).map((id) => [id, items[id]]));
}
