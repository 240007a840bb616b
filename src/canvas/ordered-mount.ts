import { createMemo, createRenderEffect, mapArray, type Accessor, type JSX } from 'solid-js';

/** Keeps one element per id in a host, in the order of the ids. Unlike `<For>`, which may take out an element that stays and put it back,
 *  it never touches one that stays: a card that is moved in the page loses the keyboard focus, and a finger's gesture with it.
 *  Assumes that ids which stay keep their order. */
export function keepInOrder(host: Element, ids: Accessor<readonly string[]>, make: (id: string) => JSX.Element): void {
  const made = createMemo(mapArray(ids, make));
  createRenderEffect(() => {
    const wanted = made().filter((element) => element instanceof Element);
    const stays = new Set<Element>(wanted);
    for (const child of [...host.children]) if (!stays.has(child)) child.remove();
    let next = host.firstElementChild;
    for (const element of wanted) {
      if (element === next) next = next.nextElementSibling;
      else host.insertBefore(element, next);
    }
  });
}
