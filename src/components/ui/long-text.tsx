import { useRef, useState, type ReactNode, type Ref } from 'react';
import { Button } from './button.tsx';

const BLOCK = 4_000;
const LONGEST_SHOWN = 200_000;

/**
 * A text exactly as it is, however long: laid out block by block as it comes into view, so that a long one costs no more
 * than what is seen of it. Beyond a limit it is cut, and says so.
 */
export function LongText({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  if (text.length <= BLOCK) return text;
  const shown = whole ? text : text.slice(0, LONGEST_SHOWN);
  return (
    <>
      <ScrolledText ref={box}>
        {blocksOf(shown).map((block, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a block is its place
          <span key={index} className="long-block">
            {block}
          </span>
        ))}
      </ScrolledText>
      {shown.length < text.length && (
        <Button
          look="small"
          className="mt-1 font-sans"
          onClick={() => {
            setWhole(true);
            box.current?.focus();
          }}
        >
          Show all {text.length} characters
        </Button>
      )}
    </>
  );
}

/** A value that scrolls in its own place, by keyboard too. */
export function ScrolledText({ ref, children }: { readonly ref?: Ref<HTMLSpanElement>; readonly children: ReactNode }) {
  return (
    <span ref={ref} tabIndex={0} role="group" aria-label="Long value" className="block max-h-60 overflow-y-auto p-0.5">
      {children}
    </span>
  );
}

/** Cuts a text into blocks, never between the halves of a surrogate pair. */
function blocksOf(text: string): readonly string[] {
  const blocks: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + BLOCK, text.length);
    const code = text.charCodeAt(end - 1);
    if (end < text.length && code >= 0xd800 && code <= 0xdbff) end--;
    blocks.push(text.slice(start, end));
    start = end;
  }
  return blocks;
}
