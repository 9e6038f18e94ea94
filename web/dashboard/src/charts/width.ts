import { type RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const widthMin = 280;

/** A drawing is made for the width that it has, so that its letters are as large as those around it. @returns pixels */
export function useWidth<Drawn extends Element>(): Readonly<{ width: number; of: RefObject<Drawn | null> }> {
  const of = useRef<Drawn>(null);
  const [width, setWidth] = useState(720);
  useLayoutEffect(() => {
    const drawn = of.current;
    if (!drawn) return undefined;
    const look = () => setWidth(Math.max(widthMin, Math.round(drawn.getBoundingClientRect().width)));
    look();
    const watch = new ResizeObserver(look);
    watch.observe(drawn);
    return () => watch.disconnect();
  }, []);
  return { width, of };
}
